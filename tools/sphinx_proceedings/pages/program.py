"""Pages of the programme: one a session, a timetable an edition, one for all editions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import partial

from sphinx_proceedings.model.addresses import (
    PROGRAM_INDEX,
    changes_docname,
    my_programme_docname,
    person_docname,
    program_docname,
    session_docname,
)
from sphinx_proceedings.model.portal import Portal
from sphinx_proceedings.model.programme import Edition, Session, Talk
from sphinx_proceedings.model.richtext import RichText
from sphinx_proceedings.model.timetable.clock import DAY_STARTS
from sphinx_proceedings.model.timetable.events import SessionEvents
from sphinx_proceedings.model.timetable.table import Day
from sphinx_proceedings.pages import kinds
from sphinx_proceedings.pages.continuing import Continuing, continuing_line
from sphinx_proceedings.pages.dates import clock, day, days, zone
from sphinx_proceedings.pages.event_lines import (
    Said,
    SessionLine,
    has_computed_times,
    session_flags,
    session_line,
    shown_end,
    talk_lines,
    zones_shown,
)
from sphinx_proceedings.pages.inlines import Line, Part, Words, doc_link, line, time
from sphinx_proceedings.pages.page import Page
from sphinx_proceedings.pages.parts import kind_label, presenters, session_link
from sphinx_proceedings.pages.render import render
from sphinx_proceedings.pages.writers.myst import Myst

__all__ = ["program_index", "program_page", "session_page"]


def session_page(portal: Portal, session: Session, version: str) -> Page:
    """The page of one session with its talks in order."""
    return Page(
        docname=session_docname(session),
        kind=kinds.SESSION,
        name=f"{session.edition}/{session.id}",
        title=session.title,
        qualifier=f"{day(session.start.date())}, {clock(session.start)}",
        edition=session.edition,
        version=version,
        render=partial(_session_text, portal, session),
    )


def _session_text(portal: Portal, session: Session) -> str:
    edition = portal.edition_by_id[session.edition]
    item = portal.timetables[edition.id].session_by_id[session.id]
    said = Said(date=session.start.date(), zone=session.start)
    lines = talk_lines(portal, item, said)
    return render(
        "session",
        source=f"{session.location.path}, session {session.id}",
        edition=edition,
        program_link=doc_link(edition.name, program_docname(edition.id)),
        session=session,
        when=_when(item, said),
        flags=session_flags(portal, item),
        kind=kind_label(session),
        citable=any(not paper.withdrawn for paper in portal.papers_of_session(session)),
        people=presenters,
        has_computed_times=has_computed_times([item]),
        talks=[talk for talk in lines if not talk.talk.abstract],
        featured=[
            (talk, talk.event.title, _bios(portal, talk.talk))
            for talk in lines
            if talk.talk.abstract
        ],
        attributes=lambda talk: Myst(f"{{#{talk.event.anchor}}}"),
        previous=edition.session_before(session),
        following=edition.session_after(session),
        session_link=session_link,
    )


def _when(item: SessionEvents, said: Said) -> Line:
    """`Monday, 8 May 2023, 09:00–10:30 CEST (UTC+02:00)`, with both zones where they differ."""
    start, end = item.event.start, shown_end(item.event)
    parts: list[Part] = [Words(f"{day(start.date())}, "), time(start, clock(start))]
    if end is not None and end.utcoffset() != start.utcoffset():
        ends = Said(date=start.date(), zone=end).time(end)
        parts += [" ", zone(start), Words(" – "), ends]
    elif end is not None:
        parts += [Words("–"), said.time(end)]
    return line(*parts, " ", zone(end or start))


def _bios(portal: Portal, talk: Talk) -> list[tuple[str, str, tuple[RichText, ...]]]:
    """Name, page and biography of the presenters who have one."""
    people = (portal.person_by_id[presenter.person] for presenter in talk.presenters)
    return [
        (person.name.full, person_docname(person.id), person.bio) for person in people if person.bio
    ]


def program_page(portal: Portal, edition: Edition, version: str) -> Page:
    """An edition's timetable: days, sessions, talks in order of time."""
    return Page(
        docname=program_docname(edition.id),
        kind=kinds.PROGRAM,
        name=edition.id,
        title=f"Programme of {edition.name}",
        edition=edition.id,
        version=version,
        render=partial(_program_text, portal, edition),
    )


@dataclass(frozen=True, kw_only=True, slots=True)
class _DayLines:
    """A day of the timetable as it is printed."""

    title: str
    anchor: Myst
    zones: str
    continuing: list[Continuing]
    sessions: list[SessionLine]

    @property
    def attributes(self) -> Myst:
        """What gives its heading the anchor."""
        return Myst(f"{{#{self.anchor}}}")


def _program_text(portal: Portal, edition: Edition) -> str:
    timetable = portal.timetables[edition.id]
    # The clocks may change between the days.
    zones = zones_shown(timetable.sessions)
    ledger = portal.ledger_by_edition.get(edition.id)
    has_changes = ledger is not None and (
        len(ledger.releases) > 1 or bool(portal.recent_changes[edition.id])
    )
    return render(
        "program",
        source=f"program/{edition.id}.yaml",
        edition=edition,
        only_zone=zones[0] if len(zones) == 1 else "",
        has_computed_times=has_computed_times(timetable.sessions),
        my_programme_link=doc_link("My programme", my_programme_docname(edition.id)),
        changes_link=doc_link("Changes", changes_docname(edition.id)) if has_changes else "",
        held=days(edition.start, edition.end or edition.start) if edition.start else "",
        days=[_day_lines(portal, found) for found in timetable.days],
    )


def _day_lines(portal: Portal, found: Day) -> _DayLines:
    start = (*found.sessions, *found.continuing)[0].event.start
    if not found.sessions:
        start = datetime.combine(found.date, DAY_STARTS, start.tzinfo)
    said = Said(date=found.date, zone=start)
    return _DayLines(
        title=day(found.date),
        anchor=Myst(f"day-{found.date.isoformat()}"),
        # In one night the clocks may change.
        zones=" until the clocks change, then ".join(zones_shown(found.sessions) or [zone(start)]),
        continuing=[continuing_line(portal, item, said) for item in found.continuing],
        sessions=[session_line(portal, item, said) for item in found.sessions],
    )


def program_index(portal: Portal, version: str) -> Page:
    """All editions of which it is known when they are held, newest first."""
    editions = [
        (
            doc_link(edition.name, program_docname(edition.id)),
            days(edition.start, edition.end or edition.start),
            edition.place,
        )
        for edition in reversed(portal.editions)
        if edition.start
    ]
    return Page(
        docname=PROGRAM_INDEX,
        kind=kinds.PROGRAM,
        name="program",
        title="Programmes",
        version=version,
        render=partial(render, "program_index", source="program/", editions=editions),
    )
