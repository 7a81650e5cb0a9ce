"""Marks the words of the interface as English where a portal is in another language.

They are not translated yet.  A screen reader takes all of a page for the page's language, which is
that of titles and texts; so what the tool itself says is marked in the finished body, which is the
same whichever way a page was made.  Pages of an English portal are left alone.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from sphinx_proceedings.pages.page import PageKind
from sphinx_proceedings.sphinx_ext.domain import domain_of
from sphinx_proceedings.sphinx_ext.frames import FRAME_HEAD

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx

__all__ = ["marked_body", "setup"]

_ENGLISH = ' lang="en"'
_RECORDS = {PageKind.PAPER, PageKind.SESSION, PageKind.PERSON}
_CALLED_BY_DATA = {*_RECORDS, PageKind.TOPIC, PageKind.AFFILIATION}
"""Kinds of page whose title is somebody's."""
_WITHOUT_LEAD = {*_RECORDS, PageKind.PAPERS}
"""Kinds whose first paragraph is not what the tool says of the page."""
_SECTIONED = {PageKind.PROGRAM, PageKind.STATISTICS}
"""Kinds whose sections are days or charts."""
_OUR_CLASSES = "|".join(
    (
        *("calendars", "count", "did", "direction", "downloads-block", "how-made", "kind", "note"),
        *("parts", "programme-tools"),
    )
)
_OURS = re.compile(
    # Labels of facts, and what is known by its class.
    rf'<dt(?=>)|<(?:div|nav|p|span) class="(?:[^"]* )?(?:{_OUR_CLASSES})(?: [^"]*)?"'
)
_HEADING = re.compile(r"<h([1-4])>(.*?)(?=<a class=\"headerlink\"|</h)", re.DOTALL)
_LEAD = re.compile(r"(</h1>\s*<p)>")
_IN_TEMPLATE = re.compile(r"^#{1,4} (.+)$", re.MULTILINE)
_VALUE = re.compile(r"\{\{.*?\}\}")


def marked_body(app: Sphinx, docname: str, html: str) -> str:
    """The body of a page; of a generated one, with the tool's own words marked."""
    page = domain_of(app.env).site.pages.get(docname)
    language = app.config.language or "en"
    if page is None or page.target or language.partition("_")[0].partition("-")[0] == "en":
        return html
    kind = page.kind

    def heading(found: re.Match[str]) -> str:
        level, text = found.groups()
        is_ours = kind not in _CALLED_BY_DATA if level == "1" else kind in _SECTIONED
        is_ours = is_ours or _our_headings().fullmatch(text) is not None
        return f"<h{level}{_ENGLISH if is_ours else ''}>{text}"

    html = _HEADING.sub(heading, html)
    if kind not in _WITHOUT_LEAD:
        html = _LEAD.sub(rf"\g<1>{_ENGLISH}>", html, count=1)
    return _OURS.sub(rf"\g<0>{_ENGLISH}", html)


@cache
def _our_headings() -> re.Pattern[str]:
    """Headings with words of their own in a template, with anything for values."""
    forms: set[str] = set()
    for template in files("sphinx_proceedings").joinpath("pages/templates").iterdir():
        for heading in _IN_TEMPLATE.findall(template.read_text(encoding="utf-8")):
            words = _VALUE.split(heading)
            if any(map(str.strip, words)):
                forms.add(".+".join(map(re.escape, words)))
    return re.compile("|".join(sorted(forms)), re.DOTALL)


def _mark(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    # What was made straight is marked already.
    if "body" in context and FRAME_HEAD not in context:
        context["body"] = marked_body(app, pagename, context["body"])


def setup(app: Sphinx) -> None:
    """Mark bodies that Sphinx has made."""
    app.connect("html-page-context", _mark)
