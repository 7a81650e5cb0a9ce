"""Gives every page the elements in its head that tell machines what it is about."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from html import escape
from typing import TYPE_CHECKING, Any

from docutils import nodes

from sphinx_proceedings.model.addresses import relative_address
from sphinx_proceedings.model.portal import Portal
from sphinx_proceedings.outputs.citations.formats import FORMATS
from sphinx_proceedings.outputs.feeds.atom import PORTAL_FEED, edition_feed_path
from sphinx_proceedings.outputs.feeds.atom_elements import ATOM_TYPE
from sphinx_proceedings.outputs.feeds.changes_feed import changes_feed_path
from sphinx_proceedings.outputs.feeds.opensearch import OPENSEARCH, OPENSEARCH_TYPE
from sphinx_proceedings.outputs.head.cards import HOME_CARD, edition_card
from sphinx_proceedings.outputs.head.context import Alternate, PageContext
from sphinx_proceedings.outputs.head.head import plain_tags
from sphinx_proceedings.outputs.head.tags import Link, Meta, Tag, tags_html
from sphinx_proceedings.outputs.wanted import Output
from sphinx_proceedings.pages.page import Page
from sphinx_proceedings.sphinx_ext.built_portal import BuiltPortal
from sphinx_proceedings.sphinx_ext.markup.domain import domain_of
from sphinx_proceedings.sphinx_ext.site.frames import FRAME_HEAD
from sphinx_proceedings.sphinx_ext.site.site_view import SiteView, site_view
from sphinx_proceedings.upstream.page_context import add_meta_tags
from sphinx_proceedings.wording.messages import gettext, noop

if TYPE_CHECKING:
    from sphinx.application import Sphinx

__all__ = ["NO_INDEX", "generated_head", "setup"]

NO_INDEX = Meta("robots", "noindex")
"""What keeps a page out of search engines."""
_SEARCH = noop("Search papers, sessions and people by title, name, topic and words of abstracts.")
_LONGEST_DESCRIPTION = 300  # characters, of which the tags take what fits


def setup(app: Sphinx) -> None:
    """Add the elements after other extensions have added theirs."""
    app.connect("html-page-context", _add, priority=800)


def _add(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    built = domain_of(app.env).built
    page = built.pages.get(pagename)
    if "search_lists" in context:
        here = _context(site_view(app), pagename, None)
        _append(context, plain_tags(here, gettext("Search"), gettext(_SEARCH)))
        return
    if doctree is None:
        # An index: nothing that a search engine should lead to.
        _append(context, [NO_INDEX])
        return
    if page is not None and page.target:
        return
    if FRAME_HEAD in context:
        add_meta_tags(context, context[FRAME_HEAD])
        return
    if pagename in built.window_titles:
        context["title"] = escape(built.window_titles[pagename])
    here = _context(site_view(app), pagename, page)
    lead = partial(_first_paragraph if page else _by_hand, doctree)
    tags = _all_tags(here, page, _title(doctree), lead)
    _append(context, (*tags, *_search_link(here)))


def generated_head(view: SiteView, page: Page, title: str, lead: Callable[[], str]) -> str:
    """What is added to the head of a page, as HTML; `lead` is asked for where its text is told."""
    here = _context(view, page.docname, page)
    tags = _all_tags(here, page, title, lambda: _shortened(lead()))
    return tags_html((*tags, *_search_link(here)))


def _all_tags(
    here: PageContext, page: Page | None, title: str, lead: Callable[[], str]
) -> tuple[Tag, ...]:
    """The elements of any page; `lead` gives the text with which it begins."""
    if page is None:
        return plain_tags(here, title, lead())
    tags = page.kind.head(here, page, title, lead)
    return tags if page.kind.is_indexed else (*tags, NO_INDEX)


def _search_link(here: PageContext) -> Iterator[Tag]:
    """What tells browsers of the site's search, where the site has an address."""
    if here.site.base and here.has_search:
        yield Link(
            rel="search", href=here.href(OPENSEARCH), type=OPENSEARCH_TYPE, title=here.site_name
        )


def _append(context: dict[str, Any], tags: Iterable[Tag]) -> None:
    add_meta_tags(context, tags_html(tags))


def _context(view: SiteView, docname: str, page: Page | None) -> PageContext:
    settings, portal, here = view.settings, view.portal, view.uri(docname)

    def href(path: str) -> str:
        return settings.site.file(path) or relative_address(here, path)

    return PageContext(
        portal=portal,
        site=settings.site,
        docname=docname,
        href=href,
        site_name=settings.name,
        language=settings.language,
        alternates=tuple(_alternates(view.built, docname, page)) if view.has_files else (),
        feeds=tuple(_feeds(portal, page)) if view.has_absolute(Output.FEEDS) else (),
        card=_card(portal, page) if view.has_absolute(Output.CARDS) else "",
        trail=page.trail if page is not None else (),
        has_search=Output.SEARCH in settings.outputs,
    )


def _alternates(built: BuiltPortal, docname: str, page: Page | None) -> Iterator[Alternate]:
    """The files beside a page that say in another form what it says."""
    yield from _citations(built, docname)
    yield from _schedules(built, docname, page)


def _citations(built: BuiltPortal, docname: str) -> Iterator[Alternate]:
    """The papers of a page in the formats of reference managers."""
    collection = built.collections.get(docname)
    for form in FORMATS if collection else ():
        for path, _ in list(collection.files(form))[:1] if collection else ():
            yield Alternate(path=path, media_type=form.media_type, label=form.label)


def _schedules(built: BuiltPortal, docname: str, page: Page | None) -> Iterator[Alternate]:
    """A programme, or a session, as a calendar; a programme also as schedule apps read it."""
    if page is None or page.kind.schedules is None or docname not in built.calendars:
        return
    link = built.calendars[docname][0]
    yield Alternate(path=link.path, media_type="text/calendar", label=gettext("Calendar"))
    for path, media_type in page.kind.schedules(page).items():
        yield Alternate(path=path, media_type=media_type, label=gettext("Schedule for apps"))


def _feeds(portal: Portal, page: Page | None) -> Iterator[Alternate]:
    """The feeds of the portal, and of the edition or person that the page belongs to."""
    if page and page.edition in portal.published:
        yield Alternate(
            path=edition_feed_path(page.edition),
            media_type=ATOM_TYPE,
            label=gettext("Papers of the edition"),
        )
    if page and page.kind.is_of_programme and page.edition in portal.released:
        yield Alternate(
            path=changes_feed_path(page.edition),
            media_type=ATOM_TYPE,
            label=gettext("Changes to the programme"),
        )
    if page and page.kind.feed and (own := page.kind.feed(portal, page)):
        yield own
    yield Alternate(path=PORTAL_FEED, media_type=ATOM_TYPE, label=gettext("All new papers"))


def _card(portal: Portal, page: Page | None) -> str:
    """The card of the page, else of the edition, else of the site."""
    own = page.kind.card(portal, page) if page and page.kind.card else ""
    return own or (edition_card(page.edition) if page and page.edition else HOME_CARD)


def _title(doctree: nodes.document) -> str:
    found = next(doctree.findall(nodes.title), None)
    return "".join(map(str, _said(found))) if found else ""


def _first_paragraph(doctree: nodes.document) -> str:
    """The text with which a page begins, without what leads elsewhere or is left to a script."""
    for paragraph in doctree.findall(nodes.paragraph):
        text = _shortened("".join(map(str, _said(paragraph))))
        if text and isinstance(paragraph.parent, nodes.section | nodes.document):
            return text
    return ""


def _by_hand(doctree: nodes.document) -> str:
    """The same of a page that was written by hand; where it has no text, what its cards say."""
    texts = ("".join(map(str, _said(each))) for each in doctree.findall(nodes.paragraph))
    return _first_paragraph(doctree) or _shortened(" · ".join(filter(str.strip, texts)))


def _said(element: nodes.Element) -> Iterator[nodes.Text]:
    """Texts without tags, which are texts to docutils as well."""
    found = element.findall(nodes.Text)
    return (text for text in found if not isinstance(text.parent, nodes.raw))


def _shortened(text: str) -> str:
    return " ".join(text.split())[:_LONGEST_DESCRIPTION]
