"""What takes place: each session and each talk as one event with its time, room and people."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from itertools import pairwise

from sphinx_proceedings.model.papers import LinkKind, PaperLink
from sphinx_proceedings.model.people import Presenter
from sphinx_proceedings.model.programme import Session, SessionKind, Talk
from sphinx_proceedings.model.richtext import RichText
from sphinx_proceedings.model.timetable.clock import programme_days, utc
from sphinx_proceedings.model.timetable.slots import Slot, talk_slots

__all__ = ["Event", "SessionEvents", "session_events", "session_key", "talk_key"]


_SHARED = frozenset({LinkKind.STREAM, LinkKind.QUESTIONS})
_ORDER = tuple(LinkKind)


def _in_order(link: PaperLink) -> int:
    return _ORDER.index(link.kind)


def session_key(session: str) -> str:
    """What a session is called among the events of its edition."""
    return f"session/{session}"


def talk_key(talk: str) -> str:
    """What a talk is called among the events of its edition."""
    return f"talk/{talk}"


@dataclass(frozen=True, kw_only=True, slots=True)
class Event:
    """A session or a talk, with all that feeds and calendars tell of it."""

    key: str
    """Stable in the edition: `session/morning`, `talk/lovelace2027notes`."""
    session: Session
    """The session that it is or belongs to."""
    talk: Talk | None
    """None where it is a session."""
    title: RichText
    slot: Slot
    """Of a talk without a time of its own, its session's."""
    own_time: bool
    """False for a talk of which only its session's time is known."""
    position: int
    """From 1 among the talks of its session; 0 for a session."""
    people: tuple[Presenter, ...]
    """Who presents, each once; of a session, who presents its talks."""
    cancelled: bool

    @property
    def anchor(self) -> str:
        """Its fragment on pages that list it."""
        return self.key.replace("/", "-")

    @property
    def plain_title(self) -> str:
        """Without styles; a talk without a title is called as its session."""
        return self.title.plain or self.session.title

    @property
    def edition(self) -> str:
        """The edition's id."""
        return self.session.edition

    @property
    def start(self) -> datetime:
        """Aware, in the edition's zone."""
        return self.slot.start

    @property
    def end(self) -> datetime | None:
        """Aware, in the edition's zone; None where it is unknown."""
        return self.slot.end

    @property
    def room(self) -> str:
        """Empty where none is stated."""
        return self.session.room

    @property
    def track(self) -> str:
        """Empty where none is stated."""
        return self.session.track

    @property
    def links(self) -> tuple[PaperLink, ...]:
        """Its own, and of a talk without a stream or a place for questions those of its session."""
        if self.talk is None:
            return self.session.links
        own = {link.kind for link in self.talk.links}
        shared = (link for link in self.session.links if link.kind in _SHARED - own)
        return tuple(sorted((*self.talk.links, *shared), key=_in_order))

    @property
    def board(self) -> str:
        """Where a poster hangs; mostly empty."""
        return self.talk.board if self.talk else ""

    @property
    def kinds(self) -> tuple[SessionKind, ...]:
        """Of the session."""
        return self.session.kinds


@dataclass(frozen=True, kw_only=True, slots=True)
class SessionEvents:
    """A session with its talks."""

    event: Event
    talks: tuple[Event, ...]
    """In the order of the programme."""

    @property
    def session(self) -> Session:
        """The session itself."""
        return self.event.session

    @property
    def days(self) -> tuple[date, ...]:
        """The days of the programme on which it takes place, in order."""
        return programme_days(self.event.start, self.event.end)

    def days_of(self, unit: Event) -> tuple[date, ...]:
        """The days of one of its units; all that a session within a day holds is on that day."""
        days = self.days
        if len(days) == 1 or unit.talk is None:
            return days
        own = tuple(day for day in programme_days(unit.start, unit.end) if day in days)
        return own or days[:1]

    @property
    def divided(self) -> bool:
        """Whether its talks take place one after the other, each with a time of its own.

        A cancelled talk may have had the time that another has now.
        """
        talks = [talk for talk in self.talks if not talk.cancelled] or self.talks
        if not talks or not all(talk.own_time for talk in talks):
            return False
        ordered = sorted(talks, key=lambda talk: utc(talk.start))
        return all(
            utc(one.end or one.start) <= utc(other.start) for one, other in pairwise(ordered)
        )

    @property
    def units(self) -> tuple[Event, ...]:
        """What a calendar of the programme lists: the talks, or else the session as a whole.

        Clients put events over each other that are at the same time in the same room.
        """
        if not self.divided:
            return (self.event,)
        return tuple(sorted(self.talks, key=lambda talk: utc(talk.start)))


def session_events(
    session: Session, slot: Slot, title_of: Callable[[Talk], RichText]
) -> SessionEvents:
    """The events of a session with this slot; `title_of` gives a talk's title as presented."""
    talks = tuple(
        Event(
            key=talk_key(talk.key),
            session=session,
            talk=talk,
            title=title_of(talk),
            slot=own or slot,
            own_time=own is not None,
            position=number,
            people=_once(talk.presenters),
            cancelled=session.cancelled or talk.cancelled,
        )
        for number, (talk, own) in enumerate(
            zip(session.talks, talk_slots(session, slot), strict=True), start=1
        )
    )
    event = Event(
        key=session_key(session.id),
        session=session,
        talk=None,
        title=RichText.from_plain(session.title),
        slot=slot,
        own_time=True,
        position=0,
        people=_once(person for talk in session.talks for person in talk.presenters),
        cancelled=session.cancelled,
    )
    return SessionEvents(event=event, talks=talks)


def _once(people: Iterable[Presenter]) -> tuple[Presenter, ...]:
    found: dict[str, Presenter] = {}
    for presenter in people:
        found.setdefault(presenter.person, presenter)
    return tuple(found.values())
