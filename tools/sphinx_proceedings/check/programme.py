"""Rules about the times of sessions and talks."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from itertools import combinations

from sphinx_proceedings.diagnostics import Code, Diagnostic, Location
from sphinx_proceedings.model.portal import Portal
from sphinx_proceedings.model.programme import Edition, Session, Talk
from sphinx_proceedings.model.slots import session_slot_end

__all__ = ["check_overlaps", "check_times", "check_too_short"]


def check_times(portal: Portal) -> Iterator[Diagnostic]:
    """Sessions end after they start, and their talks lie within them."""
    for edition in portal.editions:
        for session in edition.sessions:
            if session.end is not None and session.end <= session.start:
                yield _problem(
                    Code.SESSION_END,
                    session,
                    f"{session.id} ends at {session.end:%H:%M}, not after its start at"
                    f" {session.start:%H:%M}",
                    "correct start or end; a session past midnight ends on the next date",
                )
            for talk in session.talks:
                yield from _check_talk(edition, session, talk)


def _check_talk(edition: Edition, session: Session, talk: Talk) -> Iterator[Diagnostic]:
    if talk.start is None or (session.end is not None and session.end <= session.start):
        return
    end = session_slot_end(edition, session)
    talk_end = talk.start + (talk.length or timedelta())
    if talk.start < session.start or (end is not None and talk_end > end):
        yield _problem(
            Code.TALK_OUTSIDE_SESSION,
            session,
            f"the talk {talk.paper or talk.title.plain!r} is at"
            f" {talk.start:%Y-%m-%d %H:%M}, outside {session.id}",
            "correct the talk's start, or move it to the session it belongs to",
            location=talk.location,
        )


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
    if first.start == second.start:
        return True
    earlier, later = sorted((first, second), key=lambda session: session.start)
    return earlier.end is not None and earlier.end > later.start


def check_too_short(portal: Portal) -> Iterator[Diagnostic]:
    """The stated lengths of a session's talks fit into the session."""
    for edition in portal.editions:
        for session in edition.sessions:
            end = session_slot_end(edition, session)
            lengths = [talk.length for talk in session.talks if talk.length]
            needed = sum(lengths, timedelta())
            if end is None or end <= session.start or needed <= end - session.start:
                continue
            yield _problem(
                Code.SESSION_TOO_SHORT,
                session,
                f"{session.id} needs {_minutes(needed)} minutes for {len(lengths)} talks but has"
                f" {_minutes(end - session.start)}, from {session.start:%H:%M} to {end:%H:%M}",
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
