"""What leads to sessions and talks: their pages, streams, slides and the like."""

from __future__ import annotations

from collections.abc import Iterable

from sphinx_proceedings.model.papers import LinkKind, PaperLink
from sphinx_proceedings.model.portal import Portal
from sphinx_proceedings.model.programme import Talk
from sphinx_proceedings.model.timetable.events import Event, SessionEvents
from sphinx_proceedings.pages.inlines import NOTHING, Inline, joined, span, url_link, words
from sphinx_proceedings.pages.record_links import labelled_link

__all__ = ["own_links", "session_links", "talk_links"]


def own_links(portal: Portal, event: Event) -> Inline:
    """Those of a talk itself, where its session tells its own."""
    return _links(portal, event, event.talk.links if event.talk else ())


def talk_links(portal: Portal, event: Event) -> Inline:
    """Those of a talk, its stream and its questions also where these are its session's."""
    return _links(portal, event, event.links)


def session_links(portal: Portal, item: SessionEvents, lone: Talk | None) -> Inline:
    """Those of a session, but to nothing of which the talk that it is has its own."""
    own = {link.kind for link in lone.links} if lone else set[LinkKind]()
    return _links(portal, item.event, (link for link in item.event.links if link.kind not in own))


def _links(portal: Portal, event: Event, links: Iterable[PaperLink]) -> Inline:
    """Nothing of a withdrawn paper's."""
    paper = portal.paper_of(event.edition, event.talk)
    shown = () if paper and paper.withdrawn else links
    told = joined(" ", (_link(link, event) for link in shown))
    return span("talk-links", told) if told else NOTHING


def _link(link: PaperLink, event: Event) -> Inline:
    if link.kind is LinkKind.URL:
        label = words("Page of the talk") if event.talk else words("Page of the session")
        return url_link(label, link.url)
    return span(f"to-{link.kind}", labelled_link(link))
