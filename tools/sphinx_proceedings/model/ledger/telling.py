"""Which changes readers are told of, and in which words; pages, feeds and commands say the same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sphinx_proceedings.model.ledger.values import STATUSES, Change, ChangeKind, EventState
from sphinx_proceedings.model.programme import Edition
from sphinx_proceedings.wording.dates import clock, day_and_month, offset
from sphinx_proceedings.wording.messages import gettext, labelled, noop

__all__ = ["FIRST_WORDS", "WORDS", "Account", "Fact", "Piece", "account", "kinds_told", "told"]

FIRST_WORDS = {
    # For translators: what became of a session, a talk or a deadline.
    ChangeKind.NEW: noop("New"),
    ChangeKind.REMOVED: noop("Removed"),
    ChangeKind.CANCELLED: noop("Cancelled"),
    ChangeKind.REINSTATED: noop("Reinstated"),
    ChangeKind.MOVED: noop("Moved"),
    ChangeKind.ENDS: noop("Ends at another time"),
    ChangeKind.ROOM: noop("Room changed"),
    ChangeKind.TITLE: noop("Renamed"),
    ChangeKind.PEOPLE: noop("Presenters changed"),
}
"""What became of an event, where nothing stands before it."""
WORDS = {
    # For translators: what else became of it, behind a comma.
    ChangeKind.NEW: noop("new"),
    ChangeKind.REMOVED: noop("removed"),
    ChangeKind.CANCELLED: noop("cancelled"),
    ChangeKind.REINSTATED: noop("reinstated"),
    ChangeKind.MOVED: noop("moved"),
    ChangeKind.ENDS: noop("ends at another time"),
    ChangeKind.ROOM: noop("room changed"),
    ChangeKind.TITLE: noop("renamed"),
    ChangeKind.PEOPLE: noop("presenters changed"),
}
"""The same after another change."""
_WITH_SESSION = frozenset(
    {ChangeKind.CANCELLED, ChangeKind.REINSTATED, ChangeKind.MOVED}
    | {ChangeKind.ENDS, ChangeKind.ROOM}
)
"""What happens to talks because it happens to their session."""


def kinds_told(change: Change) -> tuple[ChangeKind, ...]:
    """What is worth a word.

    Neither an end that only follows from what comes next, nor what becomes of a cancelled event.
    """
    if change.before and change.after and change.before.cancelled and change.after.cancelled:
        return ()
    is_implied = change.after is not None and change.after.end_implied
    return tuple(kind for kind in change.kinds if not (is_implied and kind is ChangeKind.ENDS))


def told(changes: Iterable[Change]) -> tuple[Change, ...]:
    """The changes of one release that are told one by one, in order of time.

    A session's change tells that of the talks which only went with it.
    """
    worth_it = [change for change in changes if kinds_told(change)]
    sessions: dict[object, list[Change]] = defaultdict(list)
    for change in worth_it:
        if change.event.startswith("session/"):
            sessions[_course(change)].append(change)
    return tuple(
        sorted(
            (
                change
                for change in worth_it
                if not _went_along(change, sessions.get(_course(change), ()))
            ),
            key=lambda change: (_instant(_shown(change).start), change.event),
        )
    )


def _course(change: Change) -> object:
    """By how much an event moved, from which room to which, and whether it takes place."""
    before, after = change.before, change.after
    if before is None or after is None:
        return None
    moved = _instant(after.start) - _instant(before.start)
    return moved, before.room, after.room, before.cancelled, after.cancelled


def _went_along(talk: Change, sessions: Sequence[Change]) -> bool:
    """Whether a talk only did what one of these sessions did."""
    if not talk.event.startswith("talk/") or not _WITH_SESSION.issuperset(talk.kinds):
        return False
    return any(
        _is_within(talk.before, session.before)
        and _has_kept_pace(talk, session)
        and set(talk.kinds) <= set(session.kinds)
        for session in sessions
    )


def _is_within(talk: EventState | None, session: EventState | None) -> bool:
    if talk is None or session is None:
        return False
    start, begins = _instant(talk.start), _instant(session.start)
    return begins <= start and (session.end is None or start < _instant(session.end))


def _has_kept_pace(talk: Change, session: Change) -> bool:
    """Whether a talk ends with its session before and after, or is as long as it was."""
    if talk.before is None or talk.after is None or session.before is None or session.after is None:
        return False
    lengths = [_length(state) for state in (talk.before, talk.after)]
    with_session = (talk.before.end, talk.after.end) == (session.before.end, session.after.end)
    return with_session or lengths[0] == lengths[1]


def _length(state: EventState) -> timedelta | None:
    return _instant(state.end) - _instant(state.start) if state.end else None


@dataclass(frozen=True, kw_only=True, slots=True)
class Piece:
    """A few words, of which machines may read the time."""

    text: str
    when: datetime | date | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Fact:
    """Something about an event: as it is, or what it was before as well."""

    after: Piece
    before: Piece | None = None
    is_end: bool = False
    """Whether it is about when an event ends."""

    @property
    def message(self) -> str:
        """How its pieces are said: a message that names them."""
        if self.before is None:
            return "{after}"
        # For translators: when an event ended before, and when it ends now.
        until = noop("until {before} → {after}")
        # For translators: a time, room or people before and now; the arrow leads from one to the
        # other.
        return until if self.is_end else noop("{before} → {after}")

    @property
    def plain(self) -> str:
        """`Room A → Room B`."""
        before = self.before.text if self.before else ""
        return gettext(self.message, before=before, after=self.after.text)


@dataclass(frozen=True, kw_only=True, slots=True)
class Account:
    """A change in words: `Moved: Opening, Fri 26 March 09:00 → 09:30`."""

    event: str
    """Its key."""
    words: str
    title: str
    facts: tuple[Fact, ...]

    @property
    def plain(self) -> str:
        """On one line."""
        told = ", ".join((self.title, *(fact.plain for fact in self.facts)))
        return labelled(self.words, told)


def account(edition: Edition, change: Change) -> Account:
    """What to say of a change; times are local in the edition's zone, of key dates as announced."""
    words = [
        gettext((WORDS if number else FIRST_WORDS)[kind])
        for number, kind in enumerate(kinds_told(change))
    ]
    return Account(
        event=change.event,
        words=", ".join(words),
        title=_shown(change).title,
        facts=tuple(_Facts(edition, change).facts()),
    )


class _Facts:
    def __init__(self, edition: Edition, change: Change) -> None:
        self._year = edition.year
        self._zone = ZoneInfo(edition.timezone)
        self._change = change
        self._own_zone = change.event.startswith("date/")

    def facts(self) -> list[Fact]:
        kinds, shown = kinds_told(self._change), _shown(self._change)
        before, after = self._change.before, self._change.after
        found: list[Fact] = []
        if before and after and ChangeKind.MOVED in kinds:
            found.append(self._times(before.start, after.start))
        elif not STATUSES.isdisjoint(kinds):
            found.append(Fact(after=self._time(shown.start)))
        if before and after and ChangeKind.ENDS in kinds:
            found.append(self._times(before.end, after.end, is_end=True))
        if before and after and ChangeKind.ROOM in kinds:
            rooms = [Piece(text=state.room or gettext("no room")) for state in (before, after)]
            found.append(Fact(before=rooms[0], after=rooms[1]))
        elif not STATUSES.isdisjoint(kinds) and shown.room:
            found.append(Fact(after=Piece(text=shown.room)))
        if before and ChangeKind.TITLE in kinds:
            formerly = gettext("formerly “{title}”", title=before.title)
            found.append(Fact(after=Piece(text=formerly)))
        if before and after and ChangeKind.PEOPLE in kinds:
            people = [
                # For translators: who presents a talk.
                Piece(text=", ".join(state.people) or gettext("nobody"))
                for state in (before, after)
            ]
            found.append(Fact(before=people[0], after=people[1]))
        return found

    def _times(
        self,
        before: datetime | date | None,
        after: datetime | date | None,
        *,
        is_end: bool = False,
    ) -> Fact:
        earlier, later = self._time(before), self._time(after, before)
        return Fact(before=earlier, after=later, is_end=is_end)

    def _time(self, value: datetime | date | None, beside: datetime | date | None = None) -> Piece:
        """`Fri 26 March 09:00`, or `09:00` beside a time of the same day."""
        if value is None:
            return Piece(text=gettext("open end"))
        if not isinstance(value, datetime):
            return Piece(text=self._day(value), when=value)
        local = self._local(value)
        text = clock(local)
        is_same_day = isinstance(beside, datetime) and self._local(beside).date() == local.date()
        if not is_same_day:
            text = f"{self._day(local.date())} {text}"
        if self._own_zone:
            text = f"{text} {offset(local)}"
        return Piece(text=text, when=local)

    def _day(self, value: date) -> str:
        return day_and_month(value, with_year=value.year != self._year)

    def _local(self, value: datetime) -> datetime:
        return value if self._own_zone else value.astimezone(self._zone)


def _shown(change: Change) -> EventState:
    """What there is to say of the event now, or was at last."""
    shown = change.after or change.before
    if shown is None:
        raise ValueError("a change is from something or to something")
    return shown


def _instant(value: datetime | date) -> datetime:
    """Comparable; a day begins at midnight UTC."""
    if isinstance(value, datetime):
        return value.astimezone(UTC)
    return datetime.combine(value, time(), UTC)
