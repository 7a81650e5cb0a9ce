"""Pages of the programme: one a session, a timetable an edition, one for all editions."""

from __future__ import annotations

from functools import partial
from itertools import groupby

from sphinx_proceedings.model.addresses import (
    PROGRAM_INDEX,
    papers_docname,
    person_docname,
    program_docname,
    session_docname,
)
from sphinx_proceedings.model.portal import Portal
from sphinx_proceedings.model.programme import Edition, Session, Talk
from sphinx_proceedings.model.richtext import RichText
from sphinx_proceedings.pages.dates import clock, day, days, zone
from sphinx_proceedings.pages.myst import doc_link
from sphinx_proceedings.pages.page import Page, PageKind
from sphinx_proceedings.pages.parts import (
    kind_beside_title,
    kind_label,
    presenters,
    session_link,
    talk_line,
)
from sphinx_proceedings.pages.render import render

__all__ = ["program_index", "program_page", "session_page"]


def session_page(portal: Portal, session: Session, version: str) -> Page:
    """The page of one session with its talks in order."""
    return Page(
        docname=session_docname(session),
        kind=PageKind.SESSION,
        name=f"{session.edition}/{session.id}",
        title=session.title,
        qualifier=f"{day(session.start.date())}, {clock(session.start)}",
        edition=session.edition,
        version=version,
        render=partial(_session_text, portal, session),
    )


def _session_text(portal: Portal, session: Session) -> str:
    edition = portal.edition_by_id[session.edition]
    return render(
        "session",
        source=f"{session.location.path}, session {session.id}",
        edition=edition,
        program_link=doc_link(edition.name, program_docname(edition.id)),
        session=session,
        kind=kind_label(session),
        citable=any(not paper.withdrawn for paper in portal.papers_of_session(session)),
        people=presenters,
        talks=[talk for talk in session.talks if not talk.abstract],
        featured=[
            (talk, portal.talk_title(session.edition, talk), _bios(portal, talk))
            for talk in session.talks
            if talk.abstract
        ],
        talk_line=lambda talk: talk_line(portal, session, talk),
        previous=edition.session_before(session),
        following=edition.session_after(session),
        session_link=session_link,
    )


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
        kind=PageKind.PROGRAM,
        name=edition.id,
        title=f"Programme of {edition.name}",
        edition=edition.id,
        version=version,
        render=partial(_program_text, portal, edition),
    )


def _program_text(portal: Portal, edition: Edition) -> str:
    # The clocks may change between the days.
    zones = {zone(session.start) for session in edition.sessions}
    by_day = groupby(edition.sessions, key=lambda session: session.start.date())
    return render(
        "program",
        source=f"program/{edition.id}.yaml",
        edition=edition,
        papers_link=doc_link("papers", papers_docname(edition.id)),
        only_zone=zones.pop() if len(zones) == 1 else "",
        days=[(day, list(sessions)) for day, sessions in by_day],
        kind_beside_title=kind_beside_title,
        people=presenters,
        talk_line=lambda session, talk: talk_line(portal, session, talk),
        session_link=session_link,
    )


def program_index(portal: Portal, version: str) -> Page:
    """All editions that have a programme, newest first."""
    editions = [
        (
            doc_link(edition.name, program_docname(edition.id)),
            days(edition.start, edition.end or edition.start),
            edition.place,
        )
        for edition in reversed(portal.editions)
        if edition.start and edition.sessions
    ]
    return Page(
        docname=PROGRAM_INDEX,
        kind=PageKind.PROGRAM,
        name="program",
        title="Programmes",
        version=version,
        render=partial(render, "program_index", source="program/", editions=editions),
    )
