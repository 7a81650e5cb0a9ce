"""Rules about what cannot take place at the same time: in one room, in one session."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from sphinx_proceedings.check.clashes import MOST_PAIRS, Span, clashes, span
from sphinx_proceedings.check.session_problems import session_problem, talk_name
from sphinx_proceedings.diagnostics import Code, Diagnostic
from sphinx_proceedings.model.portal import Portal
from sphinx_proceedings.model.programme import Session, SessionKind, Talk
from sphinx_proceedings.model.timetable.events import SessionEvents
from sphinx_proceedings.model.timetable.table import Timetable

__all__ = ["check_overlaps"]


def check_overlaps(portal: Portal) -> Iterator[Diagnostic]:
    """No two sessions are in one room at the same time, nor two talks of one session.

    Where an edition names no room at all, it has one room.  What is cancelled is in no room, and
    ends that nobody states overlap nothing.
    """
    for timetable in portal.timetables.values():
        yield from _check_rooms(timetable)
        for events in timetable.sessions:
            yield from _check_talks(events)


def _check_rooms(timetable: Timetable) -> Iterator[Diagnostic]:
    spans: dict[str, list[Span[Session]]] = defaultdict(list)
    for events in timetable.sessions:
        if not events.event.cancelled and (events.event.room or not timetable.rooms):
            spans[events.event.room].append(span(events.session, events.event.slot))
    for room, used in spans.items():
        where = f"in {room}" if room else "in the only room"
        for number, (first, second) in enumerate(clashes(used)):
            if number == MOST_PAIRS:
                yield _and_more(second, f"more sessions are {where} at the same time")
                break
            yield session_problem(
                Code.SESSION_OVERLAP,
                second,
                f"{first.id} and {second.id} are both {where} at {second.start:%H:%M}"
                f" on {second.start:%Y-%m-%d}",
                "move one of them, or give both their room: …",
                related=(first.location,),
            )


def _check_talks(events: SessionEvents) -> Iterator[Diagnostic]:
    """Posters stand beside each other; everything else is given one after the other."""
    if SessionKind.POSTERS in events.event.kinds:
        return
    spans: list[Span[tuple[Talk, str]]] = [
        span((event.talk, f"{event.start:%H:%M on %Y-%m-%d}"), event.slot)
        for event in events.talks
        if event.talk is not None and event.own_time and not event.cancelled
    ]
    for number, ((first, _), (second, when)) in enumerate(clashes(spans)):
        if number == MOST_PAIRS:
            yield _and_more(events.session, f"more talks of {events.session.id} overlap")
            break
        yield session_problem(
            Code.SESSION_OVERLAP,
            events.session,
            f"the talks {talk_name(first)} and {talk_name(second)} of {events.session.id}"
            f" are both at {when}",
            "correct the start or minutes of one of them",
            location=second.location,
            related=(first.location,),
        )


def _and_more(session: Session, what: str) -> Diagnostic:
    return session_problem(
        Code.SESSION_OVERLAP,
        session,
        f"{what}; only the first {MOST_PAIRS} pairs are listed",
        "mend those first, and check again",
    )
