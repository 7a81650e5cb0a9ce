"""Pages of the programme: one a session, a timetable an edition, one for all editions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from functools import partial, reduce

from sphinx_proceedings.model.addresses import (
    PROGRAMME_INDEX,
    changes_docname,
    my_programme_docname,
    person_docname,
    posters_docname,
    programme_docname,
    rooms_docname,
    session_docname,
    venue_map_path,
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
    Box,
    Fact,
    Facts,
    Items,
    Paragraph,
    Slot,
    bullets,
    heading,
    items,
    neighbours,
    paragraph,
)
from sphinx_proceedings.pages.event_lines import (
    Said,
    TalkLine,
    about_end,
    continuing_item,
    has_computed_times,
    session_flags,
    session_item,
    session_when,
    shown_end,
    talk_item,
    talk_lines,
    why_untimed,
    zones_shown,
)
from sphinx_proceedings.pages.event_links import session_links
from sphinx_proceedings.pages.inlines import (
    AnchorLink,
    FileLink,
    Inline,
    Line,
    Words,
    as_inline,
    doc_link,
    joined,
    line,
    span,
    time,
    told,
    words,
)
from sphinx_proceedings.pages.lone_talks import lone_talk, session_title
from sphinx_proceedings.pages.notices import withheld_told
from sphinx_proceedings.pages.page import Page
from sphinx_proceedings.pages.posters import has_posters
from sphinx_proceedings.pages.printed_links import printed_links
from sphinx_proceedings.pages.record_links import (
    exports_of,
    kind_label,
    photos,
    presenters,
    room_link,
    session_link,
)
from sphinx_proceedings.wording.dates import clock, day, days, short_day, zone
from sphinx_proceedings.wording.messages import gettext

__all__ = [
    "day_blocks",
    "only_zone",
    "programme_index",
    "programme_page",
    "session_page",
    "times_told",
]

_MANY_EVENTS = 150
"""With so many, scripts show a day at a time."""


def session_page(portal: Portal, session: Session) -> Page:
    """The page of one session with its talks in order."""
    return Page(
        docname=session_docname(session),
        kind=kinds.SESSION,
        name=f"{session.edition}/{session.id}",
        title=session_title(portal, session).plain,
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
    lone = talks[0] if lone_talk(portal, session) is not None else None
    previous, following = edition.session_before(session), edition.session_after(session)
    return Body(
        f"{session.location.path}, session {session.id}",
        (
            heading(1, session_title(portal, session), classes="session-page"),
            *((paragraph(flags),) if flags else ()),
            *photos(portal, (who.person for who in lone.event.people) if lone else ()),
            Facts(tuple(_facts(portal, item, _when(item, said), lone))),
            _bar(),
            *(_own_talk(portal, lone) if lone else _talks(portal, item, talks)),
            *exports_of(portal.papers_of_session(session)),
            Slot("correction", session.location.path),
            *neighbours(
                gettext("Other sessions"),
                session_link(previous) if previous else None,
                session_link(following) if following else None,
            ),
        ),
    )


def _facts(
    portal: Portal, item: SessionEvents, when: Line, lone: TalkLine | None
) -> Iterator[Fact]:
    session = item.session
    if lone is not None and lone.event.people:
        label = words("Speakers") if len(lone.event.people) > 1 else words("Speaker")
        yield Fact(label, presenters(lone.event.people))
    yield Fact(words("When"), when)
    if session.room:
        yield Fact(words("Room"), room_link(portal, session))
    if session.track:
        yield Fact(words("Track"), as_inline(session.track))
    if session.chairs:
        label = words("Chairs") if len(session.chairs) > 1 else words("Chair")
        yield Fact(label, presenters(session.chairs))
    yield Fact(words("Type"), Words(kind_label(session)))
    if links := session_links(portal, item, lone.talk if lone else None):
        # For translators: links to the stream of a session and the like are behind it.
        yield Fact(words("Online"), links)
    if session.note:
        yield Fact(words("Note"), as_inline(session.note))


def _talks(portal: Portal, item: SessionEvents, talks: Sequence[TalkLine]) -> Iterator[Block]:
    """A list of the talks, then those that have a text of their own."""
    listed = [talk_item(talk) for talk in talks if not _has_text(talk)]
    if listed:
        yield heading(2, words("In this session"))
        why = why_untimed(item)
        if note := span("note", _estimated()) if has_computed_times([item]) else why:
            yield paragraph(note)
        is_hung = any(talk.board for talk in item.talks)
        yield from items("talks", listed, first=0 if is_hung else 1)
    for talk in talks:
        if _has_text(talk):
            yield heading(2, talk.event.title, anchor=talk.event.anchor)
            if told := joined(" ", filter(None, (talk.when, talk.board, talk.flags))):
                yield paragraph(told)
            if talk.people:
                yield paragraph(talk.people)
            yield from _texts(portal, talk)


def _own_talk(portal: Portal, talk: TalkLine) -> Iterator[Block]:
    """The talk that a session is, of which its title has said the title."""
    if _has_text(talk):
        yield heading(2, words("Abstract"), classes="own-talk", anchor=talk.event.anchor)
        yield from _texts(portal, talk)
    else:
        yield from items("talks own-talk", [talk_item(talk)])


def _has_text(talk: TalkLine) -> bool:
    """Whether it has an abstract of its own, or will have one."""
    withheld = talk.talk.withheld
    return bool(talk.talk.abstract) or (withheld is not None and withheld.abstract)


def _texts(portal: Portal, talk: TalkLine) -> Iterator[Block]:
    """What is told of a talk, and who gives it."""
    if talk.links:
        yield paragraph(talk.links)
    yield from map(paragraph, talk.talk.abstract)
    if talk.talk.withheld:
        yield paragraph(withheld_told(talk.talk.withheld), classes="embargo")
    for name, docname, paragraphs in _bios(portal, talk.talk):
        yield heading(3, told("About {person}", person=doc_link(name, docname)))
        yield from map(paragraph, paragraphs)


def _when(item: SessionEvents, said: Said) -> Line:
    """`Monday, 8 May 2023, 09:00–10:30 CEST (UTC+02:00)`, with both zones where they differ."""
    event = item.event
    start, end = event.start, shown_end(event) or about_end(event)
    date = Words(f"{day(start.date())}, ")
    if end is not None and end.utcoffset() != start.utcoffset():
        ends = Said(date=start.date(), zone=end).time(end)
        begins = line(time(start, clock(start)), Words(f" {zone(start)}"))
        over = line(ends, Words(f" {zone(end)}"))
        if shown_end(event):
            return line(date, begins, Words(" – "), over)
        return line(date, told("{start} until about {end}", start=begins, end=over))
    return line(date, session_when(event, said), Words(f" {zone(start)}"))


def _estimated() -> Words:
    return words("Talk times are estimated.")


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
        title=gettext("Programme of {edition}", edition=edition.name),
        edition=edition.id,
        body=partial(_programme_body, portal, edition),
    )


def _programme_body(portal: Portal, edition: Edition) -> Body:
    return Body(
        programme_paths(edition.id)[0],
        (
            heading(1, told("Programme of {edition}", edition=edition.name)),
            *(
                _timetable(portal, edition)
                if portal.timetables[edition.id].days
                else (paragraph(_nothing_yet(edition)),)
            ),
        ),
    )


def _nothing_yet(edition: Edition) -> Line:
    when = Words(days(edition.start, edition.end or edition.start)) if edition.start else None
    where = joined(", ", (when or "", edition.place) if edition.place else (when,))
    return told("{when_and_where}. No session is known yet.", when_and_where=where)


def _timetable(portal: Portal, edition: Edition) -> Iterator[Block]:
    timetable = portal.timetables[edition.id]
    yield times_told(portal, edition)
    tabs = [AnchorLink(Words(short_day(found.date)), _anchor(found)) for found in timetable.days]
    yield _bar(
        *bullets("links programme-links", _links(portal, edition)),
        *(bullets("days", tabs) if len(tabs) > 1 else ()),
        by_day=len(timetable.events) >= _MANY_EVENTS,
    )
    is_zone_known = bool(only_zone(portal, edition))
    for found in timetable.days:
        yield from day_blocks(portal, found, is_zone_known=is_zone_known)


def times_told(portal: Portal, edition: Edition) -> Paragraph:
    """Where and in which zone the times of a programme are local, and that some are estimated."""
    sessions = portal.timetables[edition.id].sessions
    computed = (Words(" "), _estimated()) if has_computed_times(sessions) else ()
    told_times = _local_times(edition.place, only_zone(portal, edition))
    return paragraph(told_times, *computed, classes="programme-lead")


def only_zone(portal: Portal, edition: Edition) -> str:
    """The zone of all times of a programme; empty where the clocks change between its days."""
    zones = zones_shown(portal.timetables[edition.id].sessions)
    return zones[0] if len(zones) == 1 else ""


def _local_times(place: str, only_zone: str) -> Line:
    """Where the times of a programme are local, and in which zone if it is the same in all."""
    zone_told = Words(only_zone)
    if place and only_zone:
        return told("Times are local in {place}: {zone}.", place=place, zone=zone_told)
    if place:
        return told("Times are local in {place}.", place=place)
    if only_zone:
        return told("Times are local: {zone}.", zone=zone_told)
    return told("Times are local.")


def _bar(*more: Block, by_day: bool = False) -> Box:
    """What one can do with a programme, in a bar that stays in view."""
    classes = "programme-bar by-day" if by_day else "programme-bar"
    return Box("div", classes, (Slot("programme-tools"), Slot("calendars"), *more))


def _links(portal: Portal, edition: Edition) -> Iterator[Inline]:
    yield doc_link(words("My programme"), my_programme_docname(edition.id))
    ledger = portal.ledger_by_edition.get(edition.id)
    if ledger is not None and (len(ledger.releases) > 1 or bool(portal.recent_changes[edition.id])):
        yield doc_link(words("Changes"), changes_docname(edition.id))
    if portal.timetables[edition.id].rooms:
        yield doc_link(words("Rooms"), rooms_docname(edition.id))
    if has_posters(portal, edition):
        yield doc_link(words("Posters"), posters_docname(edition.id))
    if edition.venue and (shown := edition.venue.map):
        yield FileLink(words("Map of the venue"), venue_map_path(edition.id, shown.ending))
    yield from printed_links(edition)


def _anchor(found: Day) -> str:
    return f"day-{found.date.isoformat()}"


def day_blocks(portal: Portal, found: Day, *, is_zone_known: bool) -> Iterator[Block]:
    """A day of the timetable, with its zone where that is not known of all days."""
    start = (*found.sessions, *found.continuing)[0].event.start
    if not found.sessions:
        start = datetime.combine(found.date, DAY_STARTS, start.tzinfo)
    said = Said(date=found.date, zone=start)
    yield heading(2, Words(day(found.date)), anchor=_anchor(found))
    if not is_zone_known:
        # In one night the clocks may change.
        zones = zones_shown(found.sessions) or [zone(start)]
        told_zones = reduce(_then, zones)
        yield paragraph(words("Times on this day are {zone}.", zone=told_zones), classes="day-zone")
    if found.continuing:
        going_on = [continuing_item(portal, item, said) for item in found.continuing]
        yield Items(tuple(going_on), ("going-on",), is_loose=True)
    if found.sessions:
        sessions = [session_item(portal, item, said) for item in found.sessions]
        yield Items(tuple(sessions), ("timetable",), first=1, is_loose=True)


def _then(zone: str, then: str) -> str:
    # For translators: within “Times on this day are …”; both are such as CEST (UTC+02:00).
    return gettext("{zone} until the clocks change, then {then}", zone=zone, then=then)


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
        title=gettext("Programmes"),
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
    nothing = () if editions else (paragraph(words("There is no programme yet.")),)
    return Body(
        "program/", (heading(1, words("Programmes")), *nothing, *bullets("editions", lines))
    )
