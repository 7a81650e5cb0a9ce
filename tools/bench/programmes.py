"""The programme of a made-up edition: two days, two rooms, sessions of about five talks."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import product

from bench.authors import Author

__all__ = ["TALKS", "Meeting", "Talk", "programme"]

TALKS = 5
"""Of a session."""
_TALK = timedelta(minutes=15)
_STARTS = (time(9, 0), time(10, 45), time(13, 0), time(14, 45), time(16, 30))
_DAYS = (timedelta(0), timedelta(1))
_ROOMS = ("Great Hall", "Library")


@dataclass(frozen=True, kw_only=True, slots=True)
class Talk:
    """A paper in the programme."""

    paper: str
    """Its key."""
    presenter: Author | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Meeting:
    """An edition that takes place."""

    edition: str
    name: str
    start: date
    topics: Sequence[str]
    """What the first session is about, the second, and so on."""
    talks: Sequence[Talk]
    chairs: Sequence[Author]
    """Who chairs the first session, the second, and so on; the last ones may have no chair."""


def programme(meeting: Meeting) -> str:
    """The text of `program/<edition>.yaml`.  Raises ValueError for more talks than fit in."""
    return "\n".join(_lines(meeting)) + "\n"


def _lines(meeting: Meeting) -> Iterator[str]:
    yield f"name: {_text(meeting.name)}"
    yield f"start: {meeting.start}"
    yield f"end: {meeting.start + _DAYS[-1]}"
    yield "timezone: Europe/London"
    yield "place: London, United Kingdom"
    yield f"volume: {meeting.edition}"
    yield "sessions:"
    slots = list(product(_DAYS, _STARTS, _ROOMS))
    if len(meeting.talks) > TALKS * len(slots):
        raise ValueError(f"there is time for {TALKS * len(slots)} talks, not more")
    for number, (day, start, room) in enumerate(slots[: -(-len(meeting.talks) // TALKS)]):
        yield from _session(meeting, number, datetime.combine(meeting.start + day, start), room)


def _session(meeting: Meeting, number: int, start: datetime, room: str) -> Iterator[str]:
    talks = meeting.talks[number * TALKS : (number + 1) * TALKS]
    yield f"  - id: session-{number + 1}"
    yield f"    title: {_text(f'Session {number + 1}: {meeting.topics[number]}')}"
    yield "    kind: talks"
    yield f"    start: {start:%Y-%m-%d %H:%M}"
    yield f"    end: {start + _TALK * TALKS:%Y-%m-%d %H:%M}"
    yield f"    room: {room}"
    if number < len(meeting.chairs):
        yield f"    chairs: [{_text(meeting.chairs[number].full)}]"
    yield f"    talk_minutes: {_TALK // timedelta(minutes=1)}"
    yield "    talks:"
    for talk in talks:
        yield f"      - paper: {talk.paper}"
        if talk.presenter is not None:
            yield f"        presenters: [{_text(talk.presenter.full)}]"


def _text(value: str) -> str:
    """A text in quotes, as JSON and YAML both have it."""
    return json.dumps(value, ensure_ascii=False)
