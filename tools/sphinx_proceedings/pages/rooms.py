"""Pages of rooms: what takes place in each, also for the screen at its door."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from sphinx_proceedings.model.addresses import programme_docname, room_docname, rooms_docname
from sphinx_proceedings.model.portal import Portal
from sphinx_proceedings.model.programme import Edition
from sphinx_proceedings.model.source_paths import programme_paths
from sphinx_proceedings.model.timetable.table import Day, Group
from sphinx_proceedings.pages import kinds
from sphinx_proceedings.pages.blocks import Body, Slot, bullets, heading, paragraph
from sphinx_proceedings.pages.in_rooms import is_in_room
from sphinx_proceedings.pages.inlines import doc_link, line, span, told, told_of_many, words
from sphinx_proceedings.pages.page import Page
from sphinx_proceedings.pages.programme import day_blocks, only_zone, times_told
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
    programme = doc_link(edition.name, programme_docname(edition.id))
    here = [_day_here(each, room) for each in portal.timetables[edition.id].days]
    is_zone_known = bool(only_zone(portal, edition))
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
            *(
                block
                for each in here
                if each.sessions or each.continuing
                for block in day_blocks(portal, each, is_zone_known=is_zone_known)
            ),
        ),
    )


def _day_here(each: Day, room: Group) -> Day:
    """What of a day takes place in a room."""
    return replace(
        each,
        sessions=tuple(item for item in each.sessions if is_in_room(item.session, room.name)),
        continuing=tuple(item for item in each.continuing if is_in_room(item.session, room.name)),
    )
