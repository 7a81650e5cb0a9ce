"""Pages of rooms: what takes place in each, also for the screen at its door."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from functools import partial

from sphinx_proceedings.model.addresses import programme_docname, room_docname, rooms_docname
from sphinx_proceedings.model.portal import Portal
from sphinx_proceedings.model.programme import Edition
from sphinx_proceedings.model.source_paths import programme_paths
from sphinx_proceedings.model.timetable.clock import DAY_STARTS
from sphinx_proceedings.model.timetable.table import Day, Group
from sphinx_proceedings.pages import kinds
from sphinx_proceedings.pages.blocks import Block, Body, Items, Slot, bullets, heading, paragraph
from sphinx_proceedings.pages.event_lines import Said, continuing_item, session_item
from sphinx_proceedings.pages.in_rooms import sessions_in
from sphinx_proceedings.pages.inlines import Words, doc_link, line, span, told, told_of_many, words
from sphinx_proceedings.pages.page import Page
from sphinx_proceedings.pages.programme import times_told
from sphinx_proceedings.wording.dates import day
from sphinx_proceedings.wording.messages import gettext

__all__ = ["room_pages"]


def room_pages(portal: Portal, edition: Edition) -> Iterator[Page]:
    """A page a room, and one that leads to all; none where no rooms are known."""
    rooms = portal.timetables[edition.id].rooms
    if not rooms:
        return
    yield Page(
        docname=rooms_docname(edition.id),
        kind=kinds.ROOMS,
        name=f"{edition.id}/rooms",
        title=gettext("Rooms of {edition}", edition=edition.name),
        edition=edition.id,
        body=partial(_rooms, portal, edition),
    )
    for room in rooms:
        yield Page(
            docname=room_docname(edition.id, room.slug),
            kind=kinds.ROOM,
            name=f"{edition.id}/{room.slug}",
            title=room.name,
            qualifier=edition.name,
            edition=edition.id,
            body=partial(_room, portal, edition, room),
        )


def _rooms(portal: Portal, edition: Edition) -> Body:
    timetable = portal.timetables[edition.id]
    lines = []
    for room in timetable.rooms:
        count = sum(item.session.room == room.name for item in timetable.sessions)
        number = told_of_many("{count} session", "{count} sessions", count)
        link = doc_link(room.name, room_docname(edition.id, room.slug))
        lines.append(line(link, " ", span("did", number)))
    how = words("Each page can be shown on a screen in its room, where it moves on by itself.")
    return Body(
        programme_paths(edition.id)[0],
        (
            heading(1, told("Rooms of {edition}", edition=edition.name)),
            *bullets("rooms", lines),
            paragraph(how, classes="how-made"),
        ),
    )


def _room(portal: Portal, edition: Edition, room: Group) -> Body:
    ids = frozenset(sessions_in(portal, edition.id, room.name))
    programme = doc_link(edition.name, programme_docname(edition.id))
    days = portal.timetables[edition.id].days
    return Body(
        programme_paths(edition.id)[0],
        (
            heading(1, room.name),
            # For translators: {programme} is the name of an edition, linked to its programme.
            paragraph(
                told("What takes place here in the programme of {programme}.", programme=programme)
            ),
            times_told(portal, edition),
            Slot("programme-tools"),
            *(block for each in days for block in _day(portal, each, ids)),
        ),
    )


def _day(portal: Portal, each: Day, ids: frozenset[str]) -> Iterator[Block]:
    here = [item for item in each.sessions if item.session.id in ids]
    going_on = [item for item in each.continuing if item.session.id in ids]
    if not here and not going_on:
        return
    start = (*here, *going_on)[0].event.start
    if not here:
        start = datetime.combine(each.date, DAY_STARTS, start.tzinfo)
    said = Said(date=each.date, zone=start)
    yield heading(2, Words(day(each.date)), anchor=f"day-{each.date.isoformat()}")
    if going_on:
        items = tuple(continuing_item(portal, item, said) for item in going_on)
        yield Items(items, ("going-on",), is_loose=True)
    if here:
        items = tuple(session_item(portal, item, said) for item in here)
        yield Items(items, ("timetable",), first=1, is_loose=True)
