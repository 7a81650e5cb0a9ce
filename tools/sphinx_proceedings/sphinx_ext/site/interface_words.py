"""Marks the words of the interface as English where a portal is in another language.

They are not translated yet.  A screen reader takes all of a page for the page's language, which is
that of titles and texts; so what the tool itself says is marked in the finished body, which is the
same whichever way a page was made.  Pages of an English portal are left alone.
"""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING, Any

from sphinx_proceedings.pages.blocks import Heading
from sphinx_proceedings.pages.inlines import Line, Words
from sphinx_proceedings.pages.page import Kind, Page, Wording
from sphinx_proceedings.sphinx_ext.markup.domain import domain_of
from sphinx_proceedings.sphinx_ext.site.frames import FRAME_HEAD

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


def marked_body(app: Sphinx, docname: str, html: str) -> str:
    """The body of a page; of a generated one, with the tool's own words marked."""
    if (page := _marked_page(app, docname)) is None:
        return html
    kind, our_headings = page.kind, _our_headings(page)

    def heading(found: re.Match[str]) -> str:
        level, text = found.groups()
        is_ours = _is_ours(kind, our_headings, text) or (
            level == "1" and kind.wording not in _OF_OTHERS
        )
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
    if (page := _marked_page(app, docname)) is None:
        return html
    kind, our_headings = page.kind, _our_headings(page)

    def entry(found: re.Match[str]) -> str:
        link, text = found.groups()
        return f"{link}{_ENGLISH if _is_ours(kind, our_headings, text) else ''}>{text}"

    return _ENTRY.sub(entry, html)


def _marked_page(app: Sphinx, docname: str) -> Page | None:
    """The generated page, if the portal is in another language."""
    page = domain_of(app.env).built.pages.get(docname)
    language = app.config.language or "en"
    is_english = language.partition("_")[0].partition("-")[0] == "en"
    if page is None or page.target or is_english or page.kind.wording is Wording.PORTAL:
        return None
    return page


def _is_ours(kind: Kind, our_headings: re.Pattern[str], heading: str) -> bool:
    """Whether a section's heading is the tool's."""
    return kind.wording is Wording.SECTIONS or our_headings.fullmatch(heading) is not None


def _our_headings(page: Page) -> re.Pattern[str]:
    """Headings of the page with words of our own, with anything in the place of values."""
    forms = {
        "".join(re.escape(escape(part.text)) if isinstance(part, Words) else ".+" for part in parts)
        for block in page.body().blocks
        if isinstance(block, Heading)
        for parts in [block.text.parts if isinstance(block.text, Line) else (block.text,)]
        if any(isinstance(part, Words) for part in parts)
    }
    return re.compile("|".join(sorted(forms)) or "(?!)", re.DOTALL)


def _mark(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    # What was made directly is marked already.
    if "body" in context and FRAME_HEAD not in context:
        context["body"] = marked_body(app, pagename, context["body"])


def setup(app: Sphinx) -> None:
    """Mark bodies that Sphinx has made."""
    app.connect("html-page-context", _mark)
