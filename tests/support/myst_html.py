"""What MyST and docutils make of a text, with every extension that a portal may switch on."""

import re

from bs4 import BeautifulSoup
from docutils.core import publish_parts
from myst_parser.parsers.docutils_ import Parser

from support.shown_text import spaced, text_of

__all__ = ["MARKS", "html", "plain", "shown"]

EXTENSIONS = [
    "attrs_block",
    "attrs_inline",
    "colon_fence",
    "deflist",
    "dollarmath",
    # Not ours, but a portal may switch them on.
    "amsmath",
    "fieldlist",
    "html_image",
    "replacements",
    "smartquotes",
    "strikethrough",
    "substitution",
    "tasklist",
]
MARKS = "*_`[](){}<>#+-.!|~^$%&'\"@:;,/\\=? \n\tab1éΩ漢\u00a0\u2028"


def html(text: str) -> BeautifulSoup:
    """The body that MyST and docutils make of a page."""
    parts = publish_parts(
        text,
        parser=Parser(),
        writer="html5",
        settings_overrides={
            "myst_enable_extensions": EXTENSIONS,
            "report_level": 5,
            "embed_stylesheet": False,
            "smart_quotes": False,
            "math_output": "MathML",
            "doctitle_xform": False,
        },
    )
    return BeautifulSoup(parts["html_body"], "html5lib")


def shown(text: str) -> str:
    """What a reader sees, with white space as one space."""
    return text_of(html(text))


def plain(text: str) -> str:
    """What `myst.text` promises to show: no control characters, white space as one space."""
    return spaced(re.sub(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]", " ", text))
