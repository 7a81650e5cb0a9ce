"""Rules about who is where: people who present talks and chair sessions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from sphinx_proceedings.check.clashes import MOST_PAIRS, Span, clashes, is_certain, span
from sphinx_proceedings.check.session_problems import session_problem, talk_name
from sphinx_proceedings.diagnostics import Code, Diagnostic, Location
from sphinx_proceedings.model.portal import Portal
from sphinx_proceedings.model.programme import Session, SessionKind
from sphinx_proceedings.model.timetable.events import Event, SessionEvents
from sphinx_proceedings.model.timetable.table import Timetable

__all__ = ["check_chairs", "check_two_places"]

_GIVEN_BY_OTHERS = {SessionKind.TALKS, SessionKind.KEYNOTE}


@dataclass(frozen=True, kw_only=True, slots=True)
class _Duty:
    """What a person does for some time."""

    event: Event
    """The talk presented, or the session chaired."""

    @property
    def session(self) -> Session:
        return self.event.session

    @property
    def location(self) -> Location:
        return self.event.talk.location if self.event.talk else self.session.location

    def __str__(self) -> str:
        if self.event.talk is None:
            return f"chairs {self.session.id}"
        return f"presents {talk_name(self.event.talk)} in {self.session.id}"


def check_two_places(portal: Portal) -> Iterator[Diagnostic]:
    """Nobody presents or chairs in two sessions at the same time.

    Only what is certain is reported: chaired sessions with a stated end, and talks whose own time
    and end are stated or computed.  A talk of which only the session is known may be given before
    or after the other duty; beside a poster one need not stand all the time.  What is cancelled
    occupies nobody.
    """
    for timetable in portal.timetables.values():
        for person, duties in _duties(timetable).items():
            apart = (pair for pair in clashes(duties) if pair[0].session is not pair[1].session)
            for first, second in islice(apart, MOST_PAIRS):
                yield session_problem(
                    Code.PERSON_TWO_PLACES,
                    second.session,
                    f"{portal.person_by_id[person].name.full} {first} and {second},"
                    f" both at {second.event.start:%H:%M on %Y-%m-%d}",
                    "correct the times or the people, or record it as known",
                    location=second.location,
                    related=(first.location,),
                )


def _duties(timetable: Timetable) -> dict[str, list[Span[_Duty]]]:
    """By person."""
    found: dict[str, list[Span[_Duty]]] = defaultdict(list)
    for events in timetable.sessions:
        for event in (events.event, *events.talks):
            if event.cancelled or not event.own_time or not is_certain(event.slot):
                continue
            duty = span(_Duty(event=event), event.slot)
            for person in _occupied(event):
                found[person].append(duty)
    return found


def _occupied(event: Event) -> tuple[str, ...]:
    if event.talk is None:
        return _chairs(event.session)
    if SessionKind.POSTERS in event.kinds:
        return ()
    return tuple(presenter.person for presenter in event.people)


def check_chairs(portal: Portal) -> Iterator[Diagnostic]:
    """Somebody else is there to introduce a chair who presents.

    This is about talks and keynotes.  Those who chair a panel take part in it, those who chair an
    opening may give it, and posters need no introduction.
    """
    for timetable in portal.timetables.values():
        for events in timetable.sessions:
            yield from _check_chair(portal, events)


def _check_chair(portal: Portal, events: SessionEvents) -> Iterator[Diagnostic]:
    session = events.session
    chairs = _chairs(session)
    if len(chairs) != 1 or _GIVEN_BY_OTHERS.isdisjoint(session.kinds):
        return
    for event in events.talks:
        if event.talk is None or event.cancelled:
            continue
        if chairs[0] in {presenter.person for presenter in event.people}:
            yield session_problem(
                Code.CHAIR_SPEAKS,
                session,
                f"{portal.person_by_id[chairs[0]].name.full} chairs {session.id} alone"
                f" and presents {talk_name(event.talk)} in it",
                "add somebody to chairs, at least for this talk, or record it as known",
                location=event.talk.location,
                related=(session.location,),
            )


def _chairs(session: Session) -> tuple[str, ...]:
    """Their ids, each once."""
    return tuple(dict.fromkeys(chair.person for chair in session.chairs))
