"""What is around pages beside the theme's own: the way to each, the editions, and the footer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from sphinx_proceedings.model.addresses import EDITIONS_INDEX, edition_docname, relative_address
from sphinx_proceedings.model.portal import Portal
from sphinx_proceedings.model.programme import Edition
from sphinx_proceedings.outputs.feeds.atom import PORTAL_FEED
from sphinx_proceedings.outputs.head.context import HOME
from sphinx_proceedings.outputs.wanted import Output
from sphinx_proceedings.pages.english_words import english_attribute
from sphinx_proceedings.pages.page import Page
from sphinx_proceedings.sphinx_ext.markup.domain import domain_of
from sphinx_proceedings.sphinx_ext.site.corrections import correction_address
from sphinx_proceedings.sphinx_ext.site.site_view import SiteView, site_view
from sphinx_proceedings.sphinx_ext.site.unneeded_assets import without_viewport
from sphinx_proceedings.upstream.page_context import change_meta_tags
from sphinx_proceedings.upstream.themes import SIDEBAR_LINK
from sphinx_proceedings.wording.messages import gettext, spoken

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx

__all__ = ["near_editions", "section_marked", "setup", "told_everywhere"]

_WITHOUT = frozenset({"epub", "singlehtml"})
"""Formats that are one file, or have their own ways around."""
_MOST_EDITIONS = 24
"""To choose from on every page."""
Link = tuple[str, str]
"""What it is called, and where it leads."""


def told_everywhere(portal: Portal) -> list[tuple[str, ...]]:
    """What every page tells of the portal."""
    return [(edition.id, edition.name, edition.email) for edition in portal.editions]


def setup(app: Sphinx) -> None:
    """Tell templates, before the theme looks which of its parts are empty."""
    app.connect("html-page-context", _tell, priority=400)
    # After what else puts something into the head.
    app.connect("html-page-context", _state_window_once, priority=850)


def _tell(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    context["words"] = _words
    context["portal_from_right"] = spoken().is_from_right
    if app.builder.name in _WITHOUT:
        return
    view = site_view(app)
    page = domain_of(app.env).built.pages.get(pagename)
    context["portal_english"] = english_attribute(view.settings.language)
    context["portal_trail"] = list(_trail(view, page)) if page else []
    context["portal_sections"] = list(_sections(view, page)) if page else []
    context["portal_editions"] = _editions(view, pagename, page)
    context["portal_edition"] = _edition_name(view, page)
    context["portal_footer"] = list(_footer(view, pagename))
    context["portal_licence"] = _licence(view)


def _words(message: str) -> str:
    """A message as HTML."""
    return escape(gettext(message))


def _state_window_once(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    change_meta_tags(context, without_viewport)


def _trail(view: SiteView, page: Page) -> Iterator[Link]:
    """The pages from the home page to this one, without this one."""
    if page.target:
        return
    yield gettext(HOME), view.address(page.docname, "index")
    for title, docname in page.above:
        if docname in view.docnames:
            yield title, view.address(page.docname, docname)


def _sections(view: SiteView, page: Page) -> Iterator[str]:
    """Addresses of what the sidebar may have of the way to a page, nearest first."""
    folder = page.docname.partition("/")[0]
    docnames = (*(docname for _, docname in reversed(page.above)), f"{folder}/index")
    for docname in (*docnames, EDITIONS_INDEX):
        if docname in view.docnames:
            yield view.address(page.docname, docname)


def section_marked(html: str, sections: Iterable[str]) -> str:
    """The sidebar's links with the page, or else the section that it belongs to, marked."""
    if 'class="current reference' in html:
        return html.replace('<a class="current ', '<a aria-current="page" class="current ')
    links = {link["address"]: link for link in SIDEBAR_LINK.finditer(html)}
    for address in sections:
        if (link := links.get(escape(address))) is not None:
            marked = f'{link["item"]} current active"><a aria-current="true"{link["rest"]}'
            return f"{html[: link.start()]}{marked}{html[link.end() :]}"
    return html


def _editions(view: SiteView, pagename: str, page: Page | None) -> list[Link]:
    """The editions to go to, newest first, where there are several."""
    editions = view.portal.editions
    if len(editions) == 1:
        return []
    own = view.portal.edition_by_id.get(page.edition) if page else None
    links = [
        (edition.name, view.address(pagename, edition_docname(edition.id)))
        for edition in reversed(near_editions(editions, own))
    ]
    if len(links) < len(editions):
        links.append((gettext("All editions"), view.address(pagename, EDITIONS_INDEX)))
    return links


def near_editions(
    editions: Sequence[Edition], own: Edition | None, most: int = _MOST_EDITIONS
) -> Sequence[Edition]:
    """All of the editions, or of many the newest, of the series of a page's own where it has one.

    Its own is always among them.
    """
    if len(editions) <= most:
        return editions
    found = [each for each in editions if own and own.series and each.series == own.series]
    newest = (found or editions)[-most:]
    return newest if own is None or own in newest else [own, *newest[1:]]


def _edition_name(view: SiteView, page: Page | None) -> str:
    found = view.portal.edition_by_id.get(page.edition) if page else None
    return found.name if found else ""


def _footer(view: SiteView, pagename: str) -> Iterator[Link]:
    """Whom to ask, where to tell mistakes, and what tells of news."""
    newest = next(iter(reversed(view.portal.editions)), None)
    if newest is not None:
        yield gettext("About and contact"), view.address(pagename, edition_docname(newest.id))
        if newest.email:
            yield newest.email, f"mailto:{newest.email}"
    corrections = view.settings.corrections
    # A file can be named where something was made from one.
    if corrections and "{file}" not in corrections:
        yield gettext("Report an error"), correction_address(corrections, page=pagename)
    if view.has_absolute(Output.FEEDS) and view.has_files:
        feed = relative_address(view.uri(pagename), quote(PORTAL_FEED))
        yield gettext("Feed of new papers"), feed


def _licence(view: SiteView) -> str:
    """What may be done with the portal, as HTML; empty where that is not said."""
    name, address = view.settings.licence
    if not name:
        return ""
    link = f'<a rel="license" href="{escape(address)}">{escape(name)}</a>'
    return escape(gettext("Licence: {licence}")).format(licence=link if address else escape(name))
