"""Rules about the times of sessions and talks."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import combinations

from sphinx_proceedings.diagnostics import Code, Diagnostic, Location
from sphinx_proceedings.model.portal import Portal
from sphinx_proceedings.model.programme import Session, Talk
from sphinx_proceedings.model.timetable.clock import elapsed, later, utc

__all__ = ["check_overlaps", "check_times", "check_too_short"]


def check_times(portal: Portal) -> Iterator[Diagnostic]:
    """Sessions end after they start, and their talks lie within them."""
    for edition in portal.editions:
        for session in edition.sessions:
            if _ends_before_start(session):
                yield _problem(
                    Code.SESSION_END,
                    session,
                    f"{session.id} ends at {session.end:%H:%M}, not after its start at"
                    f" {session.start:%H:%M}",
                    "correct start or end; a session past midnight ends on the next date",
                )
            for talk in session.talks:
                yield from _check_talk(portal, session, talk)


def _check_talk(portal: Portal, session: Session, talk: Talk) -> Iterator[Diagnostic]:
    if talk.start is None or (_ends_before_start(session)):
        return
    end = _slot_end(portal, session)
    talk_end = later(talk.start, talk.length or timedelta())
    is_late = end is not None and utc(talk_end) > utc(end)
    if is_late or utc(talk.start) < utc(session.start):
        yield _problem(
            Code.TALK_OUTSIDE_SESSION,
            session,
            f"the talk {talk.paper or talk.title.plain!r} is at"
            f" {talk.start:%Y-%m-%d %H:%M}, outside {session.id}",
            "correct the talk's start, or move it to the session it belongs to",
            location=talk.location,
        )


def _ends_before_start(session: Session) -> bool:
    return session.end is not None and utc(session.end) <= utc(session.start)


def _slot_end(portal: Portal, session: Session) -> datetime | None:
    """When a session must be over, as far as that is known."""
    return portal.timetables[session.edition].session_by_id[session.id].event.end


def check_overlaps(portal: Portal) -> Iterator[Diagnostic]:
    """No two sessions are in one room at the same time.

    Where an edition names no room at all, it has one room.
    """
    for edition in portal.editions:
        has_rooms = any(session.room for session in edition.sessions)
        for first, second in combinations(edition.sessions, 2):
            if first.room != second.room or (has_rooms and not first.room):
                continue
            if _overlap(first, second):
                where = f"in {first.room}" if first.room else "in the only room"
                yield _problem(
                    Code.SESSION_OVERLAP,
                    second,
                    f"{first.id} and {second.id} are both {where} at {second.start:%H:%M}"
                    f" on {second.start:%Y-%m-%d}",
                    "move one of them, or give both their room: …",
                    related=(first.location,),
                )


def _overlap(first: Session, second: Session) -> bool:
    if utc(first.start) == utc(second.start):
        return True
    before, after = sorted((first, second), key=lambda session: utc(session.start))
    return before.end is not None and utc(before.end) > utc(after.start)


def check_too_short(portal: Portal) -> Iterator[Diagnostic]:
    """The stated lengths of a session's talks fit into the session."""
    for edition in portal.editions:
        for session in edition.sessions:
            end = _slot_end(portal, session)
            lengths = [talk.length for talk in session.talks if talk.length]
            needed = sum(lengths, timedelta())
            if end is None or needed <= elapsed(session.start, end):
                continue
            yield _problem(
                Code.SESSION_TOO_SHORT,
                session,
                f"{session.id} needs {_minutes(needed)} minutes for {len(lengths)} talks but has"
                f" {_minutes(elapsed(session.start, end))},"
                f" from {session.start:%H:%M} to {end:%H:%M}",
                "correct the times or talk_minutes; no talk is given a computed start",
            )


def _minutes(length: timedelta) -> int:
    return int(length.total_seconds() // 60)


def _problem(
    code: Code,
    session: Session,
    message: str,
    hint: str,
    *,
    location: Location | None = None,
    related: tuple[Location, ...] = (),
) -> Diagnostic:
    return Diagnostic(
        code=code,
        location=location or session.location,
        message=message,
        hint=hint,
        subject=f"{session.edition}/{session.id}",
        related=related,
    )
