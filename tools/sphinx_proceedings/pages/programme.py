"""Pages of the programme: one a session, a timetable an edition, one for all editions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from functools import partial

from sphinx_proceedings.model.addresses import (
    PROGRAMME_INDEX,
    changes_docname,
    my_programme_docname,
    person_docname,
    programme_docname,
    session_docname,
)
from sphinx_proceedings.model.digests import version_of
from sphinx_proceedings.model.portal import Portal
from sphinx_proceedings.model.programme import Edition, Session, Talk
from sphinx_proceedings.model.richtext import RichText
from sphinx_proceedings.model.source_paths import programme_paths
from sphinx_proceedings.model.timetable.clock import DAY_STARTS
from sphinx_proceedings.model.timetable.events import SessionEvents
from sphinx_proceedings.model.timetable.table import Day
from sphinx_proceedings.model.views import View
from sphinx_proceedings.pages import kinds
from sphinx_proceedings.pages.blocks import (
    Block,
    Body,
    Fact,
    Facts,
    Items,
    Slot,
    bullets,
    eyebrow,
    heading,
    items,
    neighbours,
    paragraph,
)
from sphinx_proceedings.pages.dates import clock, day, days, zone
from sphinx_proceedings.pages.event_lines import (
    Said,
    TalkLine,
    continuing_item,
    has_computed_times,
    session_flags,
    session_item,
    shown_end,
    talk_item,
    talk_lines,
    zones_shown,
)
from sphinx_proceedings.pages.inlines import (
    AnchorLink,
    Inline,
    Line,
    Part,
    Words,
    as_inline,
    doc_link,
    joined,
    line,
    span,
    time,
)
from sphinx_proceedings.pages.page import Page
from sphinx_proceedings.pages.record_links import exports_of, kind_label, presenters, session_link

__all__ = ["programme_index", "programme_page", "session_page"]

_NOTE = span(
    "note", Words("Starts that are not stated are computed from the lengths of the talks.")
)
_COMPUTED = (paragraph(_NOTE),)
_COMPUTED_IN_LEAD = (Words("\n"), _NOTE)


def session_page(portal: Portal, session: Session) -> Page:
    """The page of one session with its talks in order."""
    return Page(
        docname=session_docname(session),
        kind=kinds.SESSION,
        name=f"{session.edition}/{session.id}",
        title=session.title,
        qualifier=f"{day(session.start.date())}, {clock(session.start)}",
        edition=session.edition,
        body=partial(_session_body, portal, session),
    )


def _session_body(portal: Portal, session: Session) -> Body:
    edition = portal.edition_by_id[session.edition]
    item = portal.timetables[edition.id].session_by_id[session.id]
    said = Said(date=session.start.date(), zone=session.start)
    talks = talk_lines(portal, item, said)
    flags = session_flags(portal, item)
    listed = [talk_item(talk) for talk in talks if not talk.talk.abstract]
    previous, following = edition.session_before(session), edition.session_after(session)
    return Body(
        f"{session.location.path}, session {session.id}",
        (
            eyebrow(doc_link(edition.name, programme_docname(edition.id))),
            heading(1, session.title, classes="session-page"),
            *((paragraph(flags),) if flags else ()),
            Facts(tuple(_facts(session, _when(item, said)))),
            Slot("calendars"),
            Slot("programme-tools"),
            *((heading(2, Words("In this session")),) if listed else ()),
            *(_COMPUTED if listed and has_computed_times([item]) else ()),
            *items("talks", listed, first=1),
            *exports_of(portal.papers_of_session(session)),
            *(block for talk in talks if talk.talk.abstract for block in _featured(portal, talk)),
            *neighbours(
                "Other sessions",
                session_link(previous) if previous else None,
                session_link(following) if following else None,
            ),
        ),
    )


def _facts(session: Session, when: Line) -> Iterator[Fact]:
    yield Fact(Words("When"), when)
    yield Fact(Words("Kind"), Words(kind_label(session)))
    if session.room:
        yield Fact(Words("Room"), as_inline(session.room))
    if session.track:
        yield Fact(Words("Track"), as_inline(session.track))
    if session.chairs:
        label = "Chairs" if len(session.chairs) > 1 else "Chair"
        yield Fact(Words(label), presenters(session.chairs))
    if session.note:
        yield Fact(Words("Note"), as_inline(session.note))


def _featured(portal: Portal, talk: TalkLine) -> Iterator[Block]:
    """A talk with a text of its own, and who gives it."""
    yield heading(2, talk.event.title, anchor=talk.event.anchor)
    if talk.when or talk.flags:
        yield paragraph(joined(" ", filter(None, (talk.when, talk.flags))))
    for more in (talk.people, talk.links):
        if more:
            yield paragraph(more)
    yield from map(paragraph, talk.talk.abstract)
    for name, docname, paragraphs in _bios(portal, talk.talk):
        yield heading(3, Words("About "), doc_link(name, docname))
        yield from map(paragraph, paragraphs)


def _when(item: SessionEvents, said: Said) -> Line:
    """`Monday, 8 May 2023, 09:00–10:30 CEST (UTC+02:00)`, with both zones where they differ."""
    start, end = item.event.start, shown_end(item.event)
    parts: list[Part] = [Words(f"{day(start.date())}, "), time(start, clock(start))]
    if end is not None and end.utcoffset() != start.utcoffset():
        ends = Said(date=start.date(), zone=end).time(end)
        parts += [Words(f" {zone(start)} – "), ends]
    elif end is not None:
        parts += [Words("–"), said.time(end)]
    return line(*parts, Words(f" {zone(end or start)}"))


def _bios(portal: Portal, talk: Talk) -> list[tuple[str, str, tuple[RichText, ...]]]:
    """Name, page and biography of the presenters who have one."""
    people = (portal.person_by_id[presenter.person] for presenter in talk.presenters)
    return [
        (person.name.full, person_docname(person.id), person.bio) for person in people if person.bio
    ]


def programme_page(portal: Portal, edition: Edition) -> Page:
    """An edition's timetable: days, sessions, talks in order of time."""
    return Page(
        docname=programme_docname(edition.id),
        kind=kinds.PROGRAMME,
        name=edition.id,
        title=f"Programme of {edition.name}",
        edition=edition.id,
        body=partial(_programme_body, portal, edition),
    )


def _programme_body(portal: Portal, edition: Edition) -> Body:
    return Body(
        programme_paths(edition.id)[0],
        (
            heading(1, Words("Programme of "), edition.name),
            *(
                _timetable(portal, edition)
                if portal.timetables[edition.id].days
                else (paragraph(*_nothing_yet(edition)),)
            ),
        ),
    )


def _nothing_yet(edition: Edition) -> Iterator[Part]:
    yield Words(days(edition.start, edition.end or edition.start)) if edition.start else ""
    if edition.place:
        yield Words(", ")
        yield edition.place
    yield Words(". No session is known yet.")


def _timetable(portal: Portal, edition: Edition) -> Iterator[Block]:
    timetable = portal.timetables[edition.id]
    # The clocks may change between the days.
    zones = zones_shown(timetable.sessions)
    only_zone = zones[0] if len(zones) == 1 else ""
    where = (Words(" in "), edition.place) if edition.place else ()
    zone_told = (Words(f": {only_zone}"),) if only_zone else ()
    computed = _COMPUTED_IN_LEAD if has_computed_times(timetable.sessions) else ()
    yield paragraph(Words("Times are local"), *where, *zone_told, Words("."), *computed)
    yield from bullets("links programme-links", _links(portal, edition))
    yield Slot("calendars")
    yield Slot("programme-tools")
    if len(timetable.days) > 1:
        yield from bullets(
            "days", [AnchorLink(Words(day(found.date)), _anchor(found)) for found in timetable.days]
        )
    for found in timetable.days:
        yield from _day(portal, found, is_zone_known=bool(only_zone))


def _links(portal: Portal, edition: Edition) -> Iterator[Inline]:
    yield doc_link(Words("My programme"), my_programme_docname(edition.id))
    ledger = portal.ledger_by_edition.get(edition.id)
    if ledger is not None and (len(ledger.releases) > 1 or bool(portal.recent_changes[edition.id])):
        yield doc_link(Words("Changes"), changes_docname(edition.id))


def _anchor(found: Day) -> str:
    return f"day-{found.date.isoformat()}"


def _day(portal: Portal, found: Day, *, is_zone_known: bool) -> Iterator[Block]:
    """A day of the timetable as it is printed."""
    start = (*found.sessions, *found.continuing)[0].event.start
    if not found.sessions:
        start = datetime.combine(found.date, DAY_STARTS, start.tzinfo)
    said = Said(date=found.date, zone=start)
    yield heading(2, Words(day(found.date)), anchor=_anchor(found))
    if not is_zone_known:
        # In one night the clocks may change.
        zones = zones_shown(found.sessions) or [zone(start)]
        told = " until the clocks change, then ".join(zones)
        yield paragraph(Words(f"Times on this day are {told}."))
    if found.continuing:
        going_on = [continuing_item(portal, item, said) for item in found.continuing]
        yield Items(tuple(going_on), ("going-on",), is_loose=True)
    if found.sessions:
        sessions = [session_item(portal, item, said) for item in found.sessions]
        yield Items(tuple(sessions), ("timetable",), first=1, is_loose=True)


def programme_index(portal: Portal) -> Page:
    """All editions of which it is known when they are held, newest first."""
    editions = [
        (
            doc_link(edition.name, programme_docname(edition.id)),
            days(edition.start, edition.end or edition.start),
            edition.place,
        )
        for edition in reversed(portal.editions)
        if edition.start
    ]
    return Page(
        docname=PROGRAMME_INDEX,
        kind=kinds.PROGRAMME,
        name="program",
        title="Programmes",
        version=version_of(editions),
        view=View(),
        body=partial(_index_body, editions),
    )


def _index_body(editions: Sequence[tuple[Inline, str, str]]) -> Body:
    lines = [
        line(
            link, " ", span("did", line(Words(when), Words(", "), place) if place else Words(when))
        )
        for link, when, place in editions
    ]
    nothing = () if editions else (paragraph(Words("There is no programme yet.")),)
    return Body(
        "program/", (heading(1, Words("Programmes")), *nothing, *bullets("editions", lines))
    )
