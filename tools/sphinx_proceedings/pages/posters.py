"""The posters of an edition by where they hang, with pictures of their first pages."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from sphinx_proceedings.model.addresses import posters_docname
from sphinx_proceedings.model.portal import Portal
from sphinx_proceedings.model.programme import Edition
from sphinx_proceedings.model.source_paths import programme_paths
from sphinx_proceedings.model.timetable.events import Event, SessionEvents
from sphinx_proceedings.pages import kinds
from sphinx_proceedings.pages.blocks import Block, Body, Box, heading, paragraph
from sphinx_proceedings.pages.hung_posters import hung_posters
from sphinx_proceedings.pages.inlines import Words, joined, line, span, time, told
from sphinx_proceedings.pages.page import Page
from sphinx_proceedings.pages.papers import first_page
from sphinx_proceedings.pages.record_links import (
    byline,
    presenters,
    room_link,
    session_link,
    talk_line,
)
from sphinx_proceedings.wording.dates import clock, day
from sphinx_proceedings.wording.messages import gettext, ngettext

__all__ = ["has_posters", "posters_page"]


def has_posters(portal: Portal, edition: Edition) -> bool:
    """Whether posters are known."""
    return any(hung_posters(item) for item in portal.timetables[edition.id].sessions)


def posters_page(portal: Portal, edition: Edition) -> Page:
    """All posters of an edition."""
    return Page(
        docname=posters_docname(edition.id),
        kind=kinds.POSTERS,
        name=f"{edition.id}/posters",
        title=gettext("Posters of {edition}", edition=edition.name),
        edition=edition.id,
        body=partial(_body, portal, edition),
    )


def _body(portal: Portal, edition: Edition) -> Body:
    sessions = portal.timetables[edition.id].sessions
    count = sum(len(hung_posters(item)) for item in sessions)
    return Body(
        programme_paths(edition.id)[0],
        (
            heading(1, told("Posters of {edition}", edition=edition.name)),
            paragraph(Words(ngettext("{count} poster", "{count} posters", count))),
            *(block for item in sessions for block in _session(portal, item)),
        ),
    )


def _session(portal: Portal, item: SessionEvents) -> Iterator[Block]:
    hung = hung_posters(item)
    if not hung:
        return
    start = item.event.start
    yield heading(2, item.session.title)
    when = time(start, f"{day(start.date())}, {clock(start)}")
    room = room_link(portal, item.session) if item.session.room else None
    yield paragraph(joined(" · ", filter(None, (when, room, session_link(item.session)))))
    yield Box("div", "posters", tuple(_poster(portal, event) for event in hung))


def _poster(portal: Portal, event: Event) -> Box:
    talk = event.talk
    paper = portal.paper_of(event.edition, talk)
    title = talk_line(portal, event.session, talk) if talk else event.title
    people = presenters(event.people) if event.people or paper is None else byline(paper)
    cancelled = (
        span("flag flag-cancelled", Words(gettext("Cancelled"))) if event.cancelled else None
    )
    board = span("board", event.board) if event.board else None
    return Box(
        "div",
        "poster",
        (
            *(first_page(paper) if paper else ()),
            paragraph(joined(" ", filter(None, (board, span("title", title), cancelled)))),
            *((paragraph(line(people), classes="by"),) if people else ()),
        ),
    )
