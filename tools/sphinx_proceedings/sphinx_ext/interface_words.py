"""Marks the words of the interface as English where a portal is in another language.

They are not translated yet.  A screen reader takes all of a page for the page's language, which is
that of titles and texts; so what the tool itself says is marked in the finished body, which is the
same whichever way a page was made.  Pages of an English portal are left alone.
"""

from __future__ import annotations

import re
from functools import cache
from html import escape
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from sphinx_proceedings.pages.page import Kind, Wording
from sphinx_proceedings.sphinx_ext.domain import domain_of
from sphinx_proceedings.sphinx_ext.frames import FRAME_HEAD

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx

__all__ = ["marked_body", "marked_contents", "setup"]

_ENGLISH = ' lang="en"'
_OF_OTHERS = {Wording.RECORD, Wording.TITLE}
"""Where the title is somebody's."""
_LEADS_OF_OTHERS = {Wording.RECORD, Wording.VOLUME}
"""Where the first paragraph may not be what the tool says of the page."""
_OUR_CLASSES = "|".join(
    (
        "calendars",
        "count",
        "did",
        "direction",
        "downloads-block",
        "how-made",
        "kind",
        "note",
        "parts",
        "programme-tools",
    )
)
_OURS = re.compile(
    # Labels of facts, heads of tables, and what is known by its class.
    r'<dt(?=>)|<th(?= class="head)|'
    rf'<(?:div|nav|p|span) class="(?:[^"]* )?(?:{_OUR_CLASSES})(?: [^"]*)?"'
)
_HEADING = re.compile(r"<h([1-4])>(.*?)(?=<a class=\"headerlink\"|</h)", re.DOTALL)
_LEAD = re.compile(r"(</h1>\s*<p)>")
_COUNT = re.compile(r"<p(?=>[\d,]+ papers?\b)")
_MIXED = re.compile(
    # What is said of times, which kind a session is, and what leads to its neighbours.
    r"(?P<time><dd>\s*<p)(?=>(?:(?!</p>).)*<time)(?P<said>.*?</p>)"
    r"|(?P<kind>>Kind<.*?<dd>\s*<p)(?=>)"
    r'|(?P<nav><nav class="neighbours")(?P<links>.*?</nav>)',
    re.DOTALL,
)
_ENTRY = re.compile(r'(<a class="reference internal nav-link"[^>]*)>(.*?)(?=</a>)')
_IN_TEMPLATE = re.compile(r"^#{1,4} (.+)$", re.MULTILINE)
_VALUE = re.compile(r"\{\{.*?\}\}")


def marked_body(app: Sphinx, docname: str, html: str) -> str:
    """The body of a page; of a generated one, with the tool's own words marked."""
    if (kind := _marked_kind(app, docname)) is None:
        return html

    def heading(found: re.Match[str]) -> str:
        level, text = found.groups()
        is_ours = _is_ours(kind, text) or (level == "1" and kind.wording not in _OF_OTHERS)
        return f"<h{level}{_ENGLISH if is_ours else ''}>{text}"

    def mixed(found: re.Match[str]) -> str:
        ours = found["time"] or found["kind"] or found["nav"]
        theirs = found["said"] or found["links"] or ""
        return f"{ours}{_ENGLISH}{theirs.replace('<a ', f'<a {own} ')}"

    own = f'lang="{escape(str(app.config.language).replace("_", "-"))}"'
    html = _HEADING.sub(heading, html)
    if kind.wording not in _LEADS_OF_OTHERS:
        html = _LEAD.sub(rf"\g<1>{_ENGLISH}>", html, count=1)
    elif kind.wording is Wording.VOLUME:
        html = _COUNT.sub(rf"\g<0>{_ENGLISH}", html, count=1)
    return _OURS.sub(rf"\g<0>{_ENGLISH}", _MIXED.sub(mixed, html))


def marked_contents(app: Sphinx, docname: str, html: str) -> str:
    """The contents beside a page, with those headings marked that are marked in the page."""
    if (kind := _marked_kind(app, docname)) is None:
        return html

    def entry(found: re.Match[str]) -> str:
        link, text = found.groups()
        return f"{link}{_ENGLISH if _is_ours(kind, text) else ''}>{text}"

    return _ENTRY.sub(entry, html)


def _marked_kind(app: Sphinx, docname: str) -> Kind | None:
    """The kind of a generated page of a portal in another language."""
    page = domain_of(app.env).site.pages.get(docname)
    language = app.config.language or "en"
    is_english = language.partition("_")[0].partition("-")[0] == "en"
    return None if page is None or page.target or is_english else page.kind


def _is_ours(kind: Kind, heading: str) -> bool:
    """Whether a section's heading is the tool's."""
    return kind.wording is Wording.SECTIONS or _our_headings().fullmatch(heading) is not None


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
