"""Sessions and talks as the timetable and the pages of sessions list them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from sphinx_proceedings.model.addresses import changes_docname, session_docname
from sphinx_proceedings.model.ledger.telling import FIRST_WORDS, kinds_told
from sphinx_proceedings.model.ledger.telling import told as told_changes
from sphinx_proceedings.model.ledger.values import ChangeKind
from sphinx_proceedings.model.people import Presenter
from sphinx_proceedings.model.portal import Portal, ScheduledTalk
from sphinx_proceedings.model.programme import Session, SessionKind, Talk
from sphinx_proceedings.model.timetable.clock import utc
from sphinx_proceedings.model.timetable.events import Event, SessionEvents, talk_key
from sphinx_proceedings.model.timetable.slots import Basis
from sphinx_proceedings.pages.blocks import Item, Items
from sphinx_proceedings.pages.event_links import own_links, session_links
from sphinx_proceedings.pages.inlines import (
    NOTHING,
    Inline,
    Line,
    Marked,
    Part,
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
from sphinx_proceedings.pages.record_links import (
    byline,
    kind_beside_title,
    paper_link,
    presenters,
    room_link,
    session_link,
    talk_line,
)
from sphinx_proceedings.wording.dates import beside, clock, day, zone
from sphinx_proceedings.wording.messages import gettext

__all__ = [
    "Said",
    "TalkLine",
    "about_end",
    "chairs_told",
    "continuing_item",
    "has_computed_times",
    "session_flags",
    "session_item",
    "shown_end",
    "talk_item",
    "talk_lines",
    "talk_when",
    "why_untimed",
    "zones_shown",
]

TRACK_COLOURS = 8
"""Of the style sheet."""

_BADGES = (
    ChangeKind.NEW,
    ChangeKind.REINSTATED,
    ChangeKind.MOVED,
    ChangeKind.ENDS,
    ChangeKind.ROOM,
    ChangeKind.TITLE,
    ChangeKind.PEOPLE,
)
"""What is said of a change, in this order; every cancelled event says that it is cancelled."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Said:
    """What holds for the times of a list: those that differ say so themselves."""

    date: date
    zone: datetime
    """A time in the zone."""

    def time(self, instant: datetime) -> Inline:
        """`09:00`, or `01:30 (Sun)`, or `03:00 (Sun, CEST)`."""
        label = time(instant, clock(instant))
        more = beside(instant, self.date, self.zone)
        return line(label, " ", span("beside", Words(f"({more})"))) if more else label


@dataclass(frozen=True, kw_only=True, slots=True)
class TalkLine:
    """A talk in a list."""

    event: Event
    talk: Talk
    when: Inline
    """Empty where it has no time to tell beside its session's."""
    title: Inline
    """Linked."""
    flags: Inline
    """Cancelled, moved, and so on; mostly empty."""
    people: Inline
    links: Inline
    board: Inline
    """Where a poster hangs."""


def session_item(portal: Portal, item: SessionEvents, said: Said) -> Item:
    """A session of a list with these headings, with a list of its talks."""
    session = item.session
    talks = talk_lines(portal, item, said)
    lone = talks[0] if lone_talk(portal, session) is not None else None
    title = (
        span("when", session_when(item.event, said)),
        _session_title(portal, item),
        *_marks(portal, session),
        session_flags(portal, item),
        lone.flags if lone else None,
    )
    lines = [
        joined(" ", filter(None, title)),
        *((lone.people, lone.links) if lone else ()),
        session_links(portal, item, lone.talk if lone else None),
        chairs_told(session.chairs),
        span("by", session.note) if session.note else NOTHING,
        why_untimed(item),
    ]
    first = 1 if _is_numbered(item) else 0
    listed = () if lone else tuple(map(talk_item, talks))
    return Item(tuple(filter(None, lines)), Items(listed, first=first) if listed else None)


def _is_numbered(item: SessionEvents) -> bool:
    """Whether talks go by their number: those of a session of posters that have no boards."""
    is_hung = any(talk.board for talk in item.talks)
    return SessionKind.POSTERS in item.session.kinds and not is_hung


def session_when(event: Event, said: Said) -> Line:
    """`09:00–10:00`, or `09:00 until about 10:00` where only what comes next is known."""
    start = said.time(event.start)
    if end := shown_end(event):
        return line(start, Words("–"), said.time(end))
    if end := about_end(event):
        about = span("until", told("until about {time}", time=said.time(end)))
        return line(start, " ", about)
    return line(start)


def _session_title(portal: Portal, item: SessionEvents) -> Inline:
    """A break is nothing to read about; a session that is one talk leads to its paper."""
    session, event = item.session, item.event
    classes = ["session", *(f"kind-{kind}" for kind in session.kinds)]
    title = session_title(portal, session)
    if _is_pause(session):
        return _anchored(session.title, event, classes)
    talk = lone_talk(portal, session)
    if talk is None:
        return _anchored(session_link(session), event, classes)
    paper = portal.paper_of(session.edition, talk)
    link = paper_link(paper, title) if paper else doc_link(title, session_docname(session))
    return _anchored(_anchored(link, item.talks[0], ["title"]), event, classes)


def _is_pause(session: Session) -> bool:
    """Whether it is a break with nothing in it."""
    kinds = session.kinds
    return SessionKind.BREAK in kinds and SessionKind.POSTERS not in kinds and not session.talks


def _marks(portal: Portal, session: Session) -> Iterator[Inline]:
    """What tells sessions apart: kind, as far as the title does not say it, room and track."""
    kind = kind_beside_title(session)
    if kind and not _is_pause(session):
        yield span("kind", Words(kind))
    if session.room:
        yield span("room", session.room)
    if session.track:
        names = [track.name for track in portal.timetables[session.edition].tracks]
        number = names.index(session.track) % TRACK_COLOURS + 1
        yield span(f"track track-{number}", session.track)


def why_untimed(item: SessionEvents) -> Inline:
    """Why no talk of a session has a time, where readers may look for some."""
    talks = item.session.talks
    has_order = len(talks) > 1 and SessionKind.POSTERS not in item.session.kinds
    if not has_order or any(talk.own_time for talk in item.talks):
        return NOTHING
    if all(talk.length for talk in talks):
        why = words(
            "Only the order of the talks is known: together they are longer than the session."
        )
    else:
        why = words("Only the order of the talks is known.")
    return span("by untimed", why)


def continuing_item(portal: Portal, item: SessionEvents, said: Said) -> Item:
    """A session of a day with these headings, on which it did not begin, with that day's talks.

    What scripts find and links lead to stands on its first day.
    """
    event = item.event
    ends_today = event.end is not None and item.days[-1] == said.date
    if ends_today and event.end:
        when = told("goes on until {time}", time=said.time(event.end))
    else:
        when = line(words("goes on all day"))
    room = span("room", event.room) if event.room else None
    track = span("track", event.track) if event.track else None
    parts = (session_link(item.session), span("by", when), room, track, session_flags(portal, item))
    talks = tuple(
        Item((line(span("when", said.time(each.start)), " ", title),))
        for each in item.talks
        if each.talk is not None and each.own_time and item.days_of(each)[0] == said.date
        for title in [talk_line(portal, item.session, each.talk)]
    )
    summary = joined(" ", filter(None, parts))
    return Item((summary,), Items(talks) if talks else None, is_close=True)


def talk_item(talk: TalkLine) -> Item:
    """A talk in a list."""
    said = joined(" ", filter(None, (talk.when, talk.board, talk.title, talk.flags)))
    return Item(tuple(filter(None, (said, talk.people, talk.links))))


def talk_when(portal: Portal, scheduled: ScheduledTalk) -> Line:
    """Day, time, zone and room of a talk on a page of its own; whether it is cancelled or moved."""
    timetable = portal.timetables[scheduled.session.edition]
    event = timetable.by_key[talk_key(scheduled.talk.key)]
    start = event.start
    room = (Words(", "), room_link(portal, event.session)) if event.room else ()
    change = portal.recent_changes[event.edition].get(event.key)
    flags = _flags(portal, event, kinds_told(change) if change else (), alone=True)
    when: Line = line(time(start, clock(start)), Words(f" {zone(start)}"))
    if not event.own_time:
        when = told("session from {time}", time=when)
    said = line(Words(f"{day(start.date())}, "), when, *room)
    return line(said, " ", flags) if flags else said


def chairs_told(people: tuple[Presenter, ...]) -> Inline:
    """Who chairs a session; nothing where nobody is known to."""
    if not people:
        return NOTHING
    names = presenters(people)
    if len(people) > 1:
        return span("by chairs", told("Chairs: {names}", names=names))
    return span("by chairs", told("Chair: {names}", names=names))


def talk_lines(portal: Portal, item: SessionEvents, said: Said) -> tuple[TalkLine, ...]:
    """The talks of a session, each with its time where its session does not tell it."""
    kinds = _kinds_told(portal, item)
    return tuple(
        TalkLine(
            event=event,
            talk=talk,
            when=_talk_when(event, said) if _tells_time(item, event) else NOTHING,
            title=_anchored(talk_line(portal, item.session, talk), event, ["title"]),
            flags=_flags(portal, event, kinds.get(event.key, ())),
            people=_people(portal, event, talk),
            links=own_links(portal, event),
            board=span("board", event.board) if event.board else NOTHING,
        )
        for talk, event in zip(item.session.talks, item.talks, strict=True)
    )


def _people(portal: Portal, event: Event, talk: Talk) -> Inline:
    """Who presents; where that is not stated, whose paper it is."""
    paper = portal.paper_of(event.edition, talk)
    if event.people or paper is None or paper.withdrawn:
        return span("by", presenters(event.people)) if event.people else NOTHING
    return span("by authors-of", byline(paper)) if paper.authors else NOTHING


def _talk_when(event: Event, said: Said) -> Inline:
    start = said.time(event.start)
    if event.end is None or event.slot.end_basis is not Basis.COMPUTED:
        return span("when", start)
    end = span("end", line(Words("–"), said.time(event.end)))
    return span("when ends", line(start, end))


def about_end(event: Event) -> datetime | None:
    """When an event is over by then that states no end: the start of what comes next."""
    return event.end if event.slot.end_basis is Basis.FOLLOWING else None


def shown_end(event: Event) -> datetime | None:
    """The end that the programme states."""
    return event.end if event.slot.end_basis is Basis.STATED else None


def _tells_time(item: SessionEvents, talk: Event) -> bool:
    is_alone_at_start = len(item.talks) == 1 and utc(talk.start) == utc(item.event.start)
    return talk.own_time and not is_alone_at_start


def _anchored(title: Part, event: Event, classes: Iterable[str]) -> Marked:
    """A title with the event's fragment, by which links and scripts find it."""
    struck = ("cancelled",) if event.cancelled else ()
    return Marked(as_inline(title), (*classes, *struck), event.anchor)


def session_flags(portal: Portal, item: SessionEvents) -> Line:
    """What became of a session: cancelled, moved, and so on."""
    return _flags(portal, item.event, _kinds_told(portal, item).get(item.event.key, ()))


def _kinds_told(portal: Portal, item: SessionEvents) -> dict[str, tuple[ChangeKind, ...]]:
    """What is told of a session and of its talks by key; talks that only went along say nothing."""
    recent = portal.recent_changes[item.event.edition]
    changes = [recent[event.key] for event in (item.event, *item.talks) if event.key in recent]
    kinds = {change.event: kinds_told(change) for change in told_changes(changes)}
    if ChangeKind.NEW in kinds.get(item.event.key, ()):
        new = (ChangeKind.NEW,)
        kinds = {key: of for key, of in kinds.items() if of != new or key == item.event.key}
    return kinds


def _flags(
    portal: Portal, event: Event, kinds: Collection[ChangeKind], *, alone: bool = False
) -> Line:
    """Badges, linked to the page of changes where there is one; no markup for no badge.

    `alone` is for a talk without its session beside it, which would say that all is cancelled.
    """
    flags = []
    is_said_by_session = event.talk is not None and event.session.cancelled and not alone
    if event.cancelled and not is_said_by_session:
        label = _badge(portal, event, gettext("Cancelled"), linked=ChangeKind.CANCELLED in kinds)
        flags.append(span("flag flag-cancelled", label))
    if not event.cancelled:
        labels = filter(None, (_word(event, kind) for kind in _BADGES if kind in kinds))
        flags += [span("flag", _badge(portal, event, label, linked=True)) for label in labels]
    return joined(" ", flags)


def _badge(portal: Portal, event: Event, label: str, *, linked: bool) -> Inline:
    words = Words(label)
    if linked and event.edition in portal.released:
        return doc_link(words, changes_docname(event.edition))
    return words


def _word(event: Event, kind: ChangeKind) -> str:
    """What a badge says; of another end, which it is, or nothing if it is not stated any more."""
    if kind is not ChangeKind.ENDS:
        return gettext(FIRST_WORDS[kind])
    return gettext("Ends {time}", time=clock(event.end)) if event.end else ""


def zones_shown(items: Iterable[SessionEvents]) -> list[str]:
    """The zones of the times that are printed of these sessions, in order of time."""
    times: list[datetime] = []
    for item in items:
        end = shown_end(item.event) or about_end(item.event)
        times += [item.event.start, *((end,) if end else ())]
        times += [talk.start for talk in item.talks if _tells_time(item, talk)]
    return list(dict.fromkeys(zone(value) for value in sorted(times, key=utc)))


def has_computed_times(items: Iterable[SessionEvents]) -> bool:
    """Whether a printed time of a talk follows from stated lengths."""
    return any(
        talk.slot.start_basis is Basis.COMPUTED and _tells_time(item, talk)
        for item in items
        for talk in item.talks
    )
