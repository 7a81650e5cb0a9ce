"""Sheets of paper for the day: for doors of rooms, and for those who chair a session."""

from __future__ import annotations

from collections.abc import Iterable

from sphinx_proceedings.model.timetable.events import SessionEvents
from sphinx_proceedings.model.timetable.table import Day
from sphinx_proceedings.pages.event_lines import (
    Said,
    TalkLine,
    chairs_told,
    session_flags,
    session_when,
    talk_lines,
)
from sphinx_proceedings.pages.in_rooms import is_in_room
from sphinx_proceedings.pages.inlines import Inline, Words, joined
from sphinx_proceedings.pages.lone_talks import lone_talk, session_title
from sphinx_proceedings.pages.printed_links import printed_title
from sphinx_proceedings.printing.document import Document
from sphinx_proceedings.printing.making import Making
from sphinx_proceedings.wording.dates import day
from sphinx_proceedings.wording.messages import gettext

__all__ = ["chair_sheets", "door_sheets"]


def door_sheets(making: Making) -> Document:
    """A sheet a room and day, with what takes place there; what has no room is on all of them."""
    timetable = making.portal.timetables[making.edition.id]
    rooms = [group.name for group in timetable.rooms]
    sheets = [_door(making, each, room) for each in timetable.days for room in _rooms(each, rooms)]
    return making.document("sheets", printed_title("sheets"), sheets=sheets)


def _rooms(each: Day, rooms: Iterable[str]) -> list[str]:
    """The rooms with something on a day; an empty one where nothing has a room."""
    used = {item.session.room for item in each.sessions}
    return [room for room in rooms if room in used] or ([""] if used else [])


def _door(making: Making, each: Day, room: str) -> dict[str, object]:
    here = [item for item in each.sessions if is_in_room(item.session, room)]
    edition = making.edition
    return {
        "title": room or (edition.venue.name if edition.venue else "") or edition.name,
        "day": day(each.date),
        "sessions": [_session(making, item, each) for item in here],
    }


def _session(making: Making, item: SessionEvents, each: Day) -> dict[str, object]:
    said = Said(date=each.date, zone=item.event.start)
    is_lone = lone_talk(making.portal, item.session) is not None
    talks = talk_lines(making.portal, item, said)
    people = talks[0].people if is_lone else None
    lines = (people, chairs_told(item.session.chairs), session_flags(making.portal, item))
    return {
        "when": making.write.inline(session_when(item.event, said)),
        "title": making.write.inline(session_title(making.portal, item.session)),
        "quiet": item.session.quiet,
        "cancelled": item.event.cancelled,
        "lines": _written(making, lines),
        "talks": [] if is_lone else [_talk(making, talk) for talk in talks],
    }


def _talk(making: Making, talk: TalkLine) -> dict[str, object]:
    return {
        "when": making.write.inline(joined(" ", filter(None, (talk.when, talk.board)))),
        "title": making.write.inline(talk.event.title),
        "cancelled": talk.event.cancelled,
        "lines": _written(making, (talk.people, talk.flags)),
    }


def _written(making: Making, lines: Iterable[Inline | None]) -> list[object]:
    return [making.write.inline(line) for line in lines if line]


def chair_sheets(making: Making) -> Document:
    """A sheet a session for who chairs it: who speaks when, and room for notes."""
    portal = making.portal
    sheets = [
        _chair(making, item) for item in portal.timetables[making.edition.id].sessions if item.talks
    ]
    words = {
        "minutes": gettext("Minutes"),
        "talk": gettext("Talk"),
        "notes": gettext("Notes"),
        "time": gettext("Time"),
    }
    return making.document(
        "chair-sheets", printed_title("chair-sheets"), sheets=sheets, names=words
    )


def _chair(making: Making, item: SessionEvents) -> dict[str, object]:
    session = item.session
    said = Said(date=session.start.date(), zone=session.start)
    when = joined(", ", (Words(day(session.start.date())), session_when(item.event, said)))
    facts = (when, session.room, session.track, chairs_told(session.chairs))
    talks = talk_lines(making.portal, item, said)
    return {
        "title": making.write.inline(session_title(making.portal, session)),
        "lines": [making.write.inline(joined(" · ", filter(None, facts)))],
        "talks": [
            _talk(making, talk)
            | {"minutes": int(length.total_seconds() // 60) if (length := talk.talk.length) else 0}
            for talk in talks
        ],
    }
