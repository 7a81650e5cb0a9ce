"""Rules about the times of sessions and talks."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from sphinx_proceedings.check.session_problems import session_problem, talk_name
from sphinx_proceedings.diagnostics import Code, Diagnostic
from sphinx_proceedings.model.portal import Portal
from sphinx_proceedings.model.programme import Edition, Session, SessionKind, Talk
from sphinx_proceedings.model.timetable.clock import (
    DAY_STARTS,
    MOST_DAYS,
    elapsed,
    later,
    programme_day,
    utc,
)

__all__ = ["check_days", "check_times", "check_too_short"]

_MONTH = timedelta(days=MOST_DAYS)
_LONGEST = timedelta(hours=12)
"""What ends the next day lasts less; more is another mistake."""


def check_times(portal: Portal) -> Iterator[Diagnostic]:
    """Sessions end after they start, and the talks that take place lie within them."""
    for edition in portal.editions:
        for session in edition.sessions:
            if session.end is not None and utc(session.end) <= utc(session.start):
                yield _ends_too_early(session, session.end)
            elif not session.cancelled:
                for talk in session.talks:
                    if not talk.cancelled:
                        yield from _check_talk(portal, session, talk)


def _ends_too_early(session: Session, end: datetime) -> Diagnostic:
    start = session.start
    form = "%H:%M" if start.date() == end.date() else "%H:%M on %Y-%m-%d"
    wrapped = _next_day(start, end)
    return session_problem(
        Code.SESSION_END,
        session,
        f"{session.id} ends at {end:{form}}, not after its start at {start:{form}}",
        f"if it goes on past midnight, write end: {wrapped:%Y-%m-%d %H:%M}"
        if wrapped
        else "correct start or end; a session past midnight ends on the next date",
    )


def _next_day(start: datetime, end: datetime) -> datetime | None:
    """The end a day later on the clock, if that is a time and makes a session of usual length."""
    wrapped = end + timedelta(days=1)
    # A time that is skipped or occurs twice when the clocks change depends on the fold (PEP 495).
    is_time = wrapped.replace(fold=1).utcoffset() == wrapped.utcoffset()
    is_usual = timedelta() < elapsed(start, wrapped) < _LONGEST
    return wrapped if is_time and is_usual else None


def _check_talk(portal: Portal, session: Session, talk: Talk) -> Iterator[Diagnostic]:
    if talk.start is None:
        return
    end = _slot_end(portal, session)
    over = later(talk.start, talk.length or timedelta())
    is_outside = utc(talk.start) < utc(session.start) or (
        end is not None and utc(talk.start) >= utc(end)
    )
    if is_outside:
        what = f"is at {talk.start:%Y-%m-%d %H:%M}, outside {session.id}"
    elif end is not None and utc(over) > utc(end):
        what = f"goes on until {over:%H:%M}, after {session.id} ends at {end:%H:%M}"
    else:
        return
    yield session_problem(
        Code.TALK_OUTSIDE_SESSION,
        session,
        f"the talk {talk_name(talk)} {what}",
        "correct the talk's start, or move it to the session it belongs to"
        if is_outside
        else "correct the talk's start or minutes, or the session's end",
        location=talk.location,
    )


def _slot_end(portal: Portal, session: Session) -> datetime | None:
    """When a session must be over, as far as that is known."""
    return portal.timetables[session.edition].session_by_id[session.id].event.end


def check_too_short(portal: Portal) -> Iterator[Diagnostic]:
    """The talks of a session fit into it by their stated lengths and starts.

    Talks that are cancelled need no time, and posters are presented beside each other.
    """
    for edition in portal.editions:
        for session in edition.sessions:
            end = _slot_end(portal, session)
            if end is None or session.cancelled or SessionKind.POSTERS in session.kinds:
                continue
            problem = _too_short(session, end)
            if problem:
                yield session_problem(
                    Code.SESSION_TOO_SHORT,
                    session,
                    problem,
                    "correct the times or talk_minutes; no talk is given a computed start",
                )


def _too_short(session: Session, end: datetime) -> str:
    """What is wrong with a session that must be over at this time, or nothing."""
    available = elapsed(session.start, end)
    lengths = [talk.length for talk in session.talks if talk.length and not talk.cancelled]
    needed = sum(lengths, timedelta())
    if needed > available:
        return (
            f"{session.id} needs {_minutes(needed)} minutes for {len(lengths)} talks but has"
            f" {_minutes(available)}, from {session.start:%H:%M} to {end:%H:%M}"
        )
    over = session.start
    for talk in session.talks:
        if talk.length and not talk.cancelled:
            over = later(talk.start or over, talk.length)
            # Of a stated start another rule says that it is outside.
            if talk.start is None and utc(over) > utc(end):
                return (
                    f"the talk {talk_name(talk)}, after those before it, goes on until"
                    f" {over:%H:%M}, but {session.id} ends at {end:%H:%M}"
                )
    return ""


def _minutes(length: timedelta) -> int:
    return int(length.total_seconds() // 60)


def check_days(portal: Portal) -> Iterator[Diagnostic]:
    """The sessions that take place do so on the edition's days, each of which lasts until 04:00."""
    for edition in portal.editions:
        for session in edition.sessions:
            if not session.cancelled and not _is_within(edition, session):
                yield _outside(edition, session)
            if session.end and programme_day(session.end) - programme_day(session.start) > _MONTH:
                yield session_problem(
                    Code.SESSION_OUTSIDE_EDITION,
                    session,
                    f"{session.id} goes on until {session.end:%Y-%m-%d}, for more than {MOST_DAYS}"
                    " days; it is listed on its first day only",
                    "correct its end, or make it several sessions",
                )


def _is_within(edition: Edition, session: Session) -> bool:
    if edition.start is None:
        return True
    return edition.start <= programme_day(session.start) <= (edition.end or edition.start)


def _outside(edition: Edition, session: Session) -> Diagnostic:
    day = programme_day(session.start)
    if day == session.start.date():
        when = f"is on {day}"
    else:
        start = f"{session.start:%Y-%m-%d %H:%M}"
        when = f"starts at {start}, before {DAY_STARTS:%H:%M}, and so belongs to {day}"
    if edition.end in {None, edition.start}:
        days = f"is on {edition.start} only"
        hint = "correct the session's start, or state the edition's last day: end"
    else:
        days = f"is from {edition.start} to {edition.end}"
        hint = "correct the session's start, or the edition's start and end"
    return session_problem(
        Code.SESSION_OUTSIDE_EDITION,
        session,
        f"{session.id} {when}, but {edition.id} {days}",
        hint,
    )
