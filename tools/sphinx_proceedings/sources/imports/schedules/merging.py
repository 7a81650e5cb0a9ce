"""A new export of a programme → its YAML with what has changed, and nothing else."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from sphinx_proceedings.diagnostics import Location, Remark
from sphinx_proceedings.sources.imports.changes import Absent, ItemChange
from sphinx_proceedings.sources.imports.schedules.drafts import (
    EditionDraft,
    SessionDraft,
    TalkDraft,
)
from sphinx_proceedings.sources.imports.schedules.event_ids import EventIds
from sphinx_proceedings.sources.imports.schedules.imported import ImportedItem, LastSchedule
from sphinx_proceedings.sources.imports.schedules.imported_ledger import Placed
from sphinx_proceedings.sources.imports.schedules.marks import (
    known_items,
    wanted_sessions,
    wanted_talks,
)
from sphinx_proceedings.sources.imports.schedules.matching import Found, find_all
from sphinx_proceedings.sources.imports.schedules.programme_fields import (
    EMPTY,
    FieldValue,
    are_alike,
    edition_fields,
    session_fields,
    talk_fields,
    time_in,
)
from sphinx_proceedings.sources.imports.schedules.programme_file import OurItem, ProgrammeText
from sphinx_proceedings.sources.imports.schedules.slots import (
    GuestTalk,
    follow_guests,
    shift_talks,
    slot_of,
)
from sphinx_proceedings.sources.imports.schedules.yaml_text import styled_session, styled_talk
from sphinx_proceedings.sources.imports.three_way import Clash, merge_fields

__all__ = ["KnownByGuid", "Merge", "merge_programme"]

_FROM_SLOT = frozenset({"start", "end", "room", "minutes"})
_NEVER_SILENT = frozenset({"cancelled"})
"""Fields of which it means something that nothing in an export has them."""
Fields = Mapping[str, FieldValue]


@dataclass(frozen=True, kw_only=True, slots=True)
class KnownByGuid:
    """Ids and names here of what calendars and apps know by a GUID."""

    sessions: Mapping[str, str]
    talks: Mapping[str, str]
    taken: frozenset[str]
    """Ids that events had which are gone; nothing else may be called so."""


@dataclass(kw_only=True)
class Merge:
    """What an import comes to."""

    last: LastSchedule = field(default_factory=LastSchedule)
    added: list[ItemChange] = field(default_factory=list)
    changed: list[ItemChange] = field(default_factory=list)
    clashes: list[tuple[OurItem, Clash[FieldValue]]] = field(default_factory=list)
    absent: list[Absent] = field(default_factory=list)
    removed: list[Absent] = field(default_factory=list)
    kept: int = 0
    remarks: list[Remark] = field(default_factory=list)
    touched: list[OurItem] = field(default_factory=list)
    """Sessions that are new, or of which something changes."""
    placed: list[Placed] = field(default_factory=list)
    numbers: Mapping[OurItem, str] = field(default_factory=dict)
    """By what the export knows the sessions and talks here."""


def merge_programme(
    text: ProgrammeText,
    last: LastSchedule,
    draft: EditionDraft,
    known: KnownByGuid,
    *,
    remove: bool = False,
) -> Merge:
    """Change a programme as an export asks for; with `remove`, what is gone from it goes here."""
    return _Merger(text, last, draft, known).merged(remove=remove)


@dataclass(eq=False, kw_only=True)
class _Session:
    """A session of the export."""

    draft: SessionDraft
    fields: Fields
    base: Fields
    ours: OurItem | None = None
    is_out: bool = False
    """Somebody has taken it away here."""
    name: str = ""
    """By what it is remembered where its talk stands in another session here."""


@dataclass(eq=False, kw_only=True)
class _Talk:
    """A talk of the export."""

    draft: TalkDraft
    session: _Session
    fields: Fields
    base: ImportedItem | None
    ours: OurItem | None = None
    is_out: bool = False

    @property
    def is_event(self) -> bool:
        return self.session.draft.is_event


class _Merger:
    def __init__(
        self, text: ProgrammeText, last: LastSchedule, draft: EditionDraft, known: KnownByGuid
    ) -> None:
        self._text = text
        self._last = last
        self._draft = draft
        self._known = known
        self._merge = Merge()
        self._changes: defaultdict[OurItem, list[str]] = defaultdict(list)
        self._numbers: dict[OurItem, str] = {}
        self._sessions = dict(last.sessions)
        self._talks = dict(last.talks)
        self._silent = {
            "session": _silent(last.sessions, map(session_fields, draft.sessions)),
            "talk": _silent(
                last.talks, (talk_fields(talk) for each in draft.sessions for talk in each.talks)
            ),
        }
        sessions = [item.id for item in last.sessions.values()]
        talks = [item.id for item in last.talks.values()]
        sessions += [each.key for each in text.sessions]
        talks += [each.key for each in text.talks]
        self._session_ids = EventIds(taken=[*sessions, *known.taken])
        self._talk_ids = EventIds(taken=[*talks, *known.taken])

    def merged(self, *, remove: bool) -> Merge:
        self._above()
        sessions, talks = self._matched()
        by_number = {talk.draft.number: talk for talk in talks}
        self._merge_sessions(sessions, talks)
        for session in sessions:
            if session.ours is None and not session.is_out:
                self._add_session(session, [by_number[one.number] for one in session.draft.talks])
        for talk in talks:
            self._place(talk)
        for talk in talks:
            if talk.ours is not None and talk.ours.item.node is not None:
                self._merge_talk(talk)
        self._follow(talks)
        self._remember(sessions, talks)
        self._reorder()
        self._gone(sessions, talks, remove=remove)
        self._account(sessions, talks)
        return self._merge

    # Which is which

    def _matched(self) -> tuple[list[_Session], list[_Talk]]:
        drafts, last, known = self._draft.sessions, self._last, self._known
        found_sessions = find_all(
            list(wanted_sessions(drafts, known.sessions)),
            last.sessions,
            known_items(self._text.sessions, last.sessions, last.sessions),
        )
        found_talks = find_all(
            list(wanted_talks(drafts, known.talks)),
            last.talks,
            known_items(self._text.talks, last.talks, last.sessions),
        )
        sessions: list[_Session] = []
        talks: list[_Talk] = []
        for draft in drafts:
            found = found_sessions.get(draft.known_as)
            base = self._base("session", last.sessions, found)
            session = _Session(
                draft=draft,
                fields=session_fields(draft),
                base=base.fields if base else {},
                ours=found.ours if found else None,
                is_out=found is not None and found.ours is None,
            )
            self._known_as(draft.known_as, draft.title, found, draft.location)
            sessions.append(session)
            talks += [self._talk(one, session, found_talks.get(one.number)) for one in draft.talks]
        self._rekey(found_sessions, self._sessions)
        self._rekey(found_talks, self._talks)
        return sessions, talks

    def _talk(self, draft: TalkDraft, session: _Session, found: Found | None) -> _Talk:
        self._known_as(draft.number, draft.title or session.draft.title, found, draft.location)
        return _Talk(
            draft=draft,
            session=session,
            fields=talk_fields(draft),
            base=self._base("talk", self._last.talks, found),
            ours=found.ours if found else None,
            is_out=found is not None and found.ours is None,
        )

    def _base(
        self, what: str, last: Mapping[str, ImportedItem], found: Found | None
    ) -> ImportedItem | None:
        """As the last import brought it, without what this export says nothing of."""
        item = last.get(found.number) if found else None
        if item is None:
            return None
        told = {k: v for k, v in item.fields.items() if k not in self._silent[what]}
        return replace(item, fields=told)

    def _known_as(self, number: str, title: str, found: Found | None, location: Location) -> None:
        if found and found.ours:
            self._numbers[found.ours] = number
        if found and found.ours and found.way not in {"", "guid", "id"}:
            text = f"“{title}” is taken to be {found.ours.key} ({found.ours.location}),"
            self._tell(location, f"{text} by its {found.way}")

    def _rekey(self, found: Mapping[str, Found], items: dict[str, ImportedItem]) -> None:
        """What has another number now is no longer remembered by the former one."""
        for number, each in found.items():
            if each.number and each.number != number:
                items[number] = items.pop(each.number)

    # Fields

    def _above(self) -> None:
        theirs = edition_fields(self._draft)
        self._merge_into(self._text.above, self._last.edition, theirs)

    def _merge_into(
        self, ours: OurItem, base: Fields, theirs: Fields, left_out: frozenset[str] = frozenset()
    ) -> Mapping[str, FieldValue]:
        """Take what only the export has changed; what both have is told."""
        was, new = (
            {name: value for name, value in side.items() if name not in left_out}
            for side in (base, theirs)
        )
        here = {name: ours.value(name) for name in dict.fromkeys((*was, *new))}
        merged = merge_fields(was, new, here, are_alike, EMPTY)
        for name in ours.order:
            if name in merged.taken:
                self._set(ours, name, merged.taken[name])
        self._merge.clashes += [(ours, clash) for clash in merged.clashes]
        return merged.taken

    def _set(self, ours: OurItem, name: str, value: FieldValue) -> None:
        self._text.set(ours, name, value)
        self._changes[ours].append(name)

    def _merge_sessions(self, sessions: Iterable[_Session], talks: Iterable[_Talk]) -> None:
        hosts = {talk.ours.session for talk in talks if self._is_guest(talk) and talk.ours}
        for session in sessions:
            ours = session.ours
            if ours is None:
                continue
            is_of_talks = ours in hosts and session.draft.talk is not None
            left_out = _FROM_SLOT if is_of_talks else frozenset()
            before = time_in(ours.value("start"))
            taken = self._merge_into(ours, session.base, session.fields, left_out)
            after = time_in(ours.value("start"))
            if before and after and before != after and "start" in taken:
                strangers = [talk for talk in ours.talks if talk not in self._numbers]
                self._shift(strangers, after, before)

    def _shift(self, talks: list[OurItem], after: datetime, before: datetime) -> None:
        """What was put into a session by hand moves along with it."""
        shift_talks(self._text, talks, after - before)

    def _merge_talk(self, talk: _Talk) -> None:
        ours = talk.ours
        if ours is None:
            return
        base = talk.base.fields if talk.base else {}
        left_out = _FROM_SLOT if self._is_guest(talk) else frozenset()
        has_id = ours.value("id") != EMPTY
        taken = self._merge_into(ours, base, talk.fields, left_out)
        if taken.keys() & {"paper", "title"} and not has_id:
            # By it, calendars know the talk still.
            self._set(ours, "id", ours.key)

    def _is_guest(self, talk: _Talk) -> bool:
        """Whether a talk stands here in another session than in the export."""
        if talk.ours is None or talk.ours.session is None:
            return False
        return talk.ours.session is not talk.session.ours

    # Where

    def _place(self, talk: _Talk) -> None:
        """Give a talk the session that the export has it in, where nobody here has given it one."""
        target = talk.session.ours
        if talk.ours is None:
            if not talk.is_out and target is not None and target.item.node is not None:
                self._add_talk(talk, target)
            elif not talk.is_out and target is None:
                self._tell(
                    talk.draft.location,
                    f"“{talk.draft.title or talk.session.draft.title}” is new in a session that was"
                    " taken out here; it is not added",
                )
            return
        if talk.is_event or talk.base is None or target is None or talk.ours.session is target:
            return
        former = self._session_of(talk.base.session)
        if talk.base.session == talk.session.draft.known_as:
            return
        if former is talk.ours.session:
            if talk.ours.value("id") == EMPTY:
                self._set(talk.ours, "id", talk.ours.key)
            self._text.move_talk(talk.ours, target, self._following(talk, target))
            self._changes[talk.ours].append("session")
        elif talk.ours.session is not None:
            clash = Clash[FieldValue](name="session", ours=talk.ours.session.key, theirs=target.key)
            self._merge.clashes.append((talk.ours, clash))

    def _session_of(self, number: str) -> OurItem | None:
        item = self._last.sessions.get(number)
        return next((one for one in self._text.sessions if item and one.key == item.id), None)

    def _following(self, talk: _Talk, target: OurItem) -> OurItem | None:
        """The talk before which another one comes: the next one of the export, or in time."""
        behind = False
        for draft in talk.session.draft.talks:
            if behind:
                for ours in target.talks:
                    if self._numbers.get(ours) == draft.number:
                        return ours
            behind = behind or draft is talk.draft
        start = talk.draft.start
        return next(
            (
                ours
                for ours in target.talks
                if start and (here := time_in(ours.value("start"))) and here > start
            ),
            None,
        )

    def _add_talk(self, talk: _Talk, target: OurItem) -> None:
        wanted = target.key if talk.is_event else talk.draft.id
        draft = replace(talk.draft, id=self._talk_ids.give(wanted))
        talk.ours = self._text.add_talk(target, styled_talk(draft), self._following(talk, target))
        self._numbers[talk.ours] = talk.draft.number
        self._merge.added.append(
            ItemChange(
                what="talk", number=talk.draft.number, key=draft.id, fields=tuple(talk.fields)
            )
        )
        self._merge.touched.append(target)

    def _add_session(self, session: _Session, talks: list[_Talk]) -> None:
        draft = session.draft
        if draft.talk is not None and (talks[0].ours is not None or talks[0].is_out):
            # Its talk stands in another session, or was taken out.
            session.name = self._session_ids.give(draft.id)
            return
        name = self._session_ids.give(draft.id)
        new = [talk for talk in talks if talk.ours is None and not talk.is_out]
        written = tuple(
            replace(talk.draft, id=self._talk_ids.give(name if talk.is_event else talk.draft.id))
            for talk in new
        )
        following = self._session_after(draft.start)
        whole = replace(draft, id=name, talks=written)
        session.ours = self._text.add_session(styled_session(whole), following)
        self._numbers[session.ours] = draft.known_as
        for talk, ours in zip(new, session.ours.talks, strict=True):
            talk.ours = ours
            self._numbers[ours] = talk.draft.number
        self._merge.added.append(
            ItemChange(
                what="session", number=draft.known_as, key=name, fields=tuple(session.fields)
            )
        )
        self._merge.touched.append(session.ours)

    def _session_after(self, start: datetime, but: OurItem | None = None) -> OurItem | None:
        for ours in self._text.sessions:
            here = time_in(ours.value("start"))
            if ours is not but and here and here > start:
                return ours
        return None

    def _reorder(self) -> None:
        """Sessions whose start an import has changed come to their place in time."""
        for ours in [one for one in self._text.sessions if "start" in self._changes[one]]:
            sessions, start = self._text.sessions, time_in(ours.value("start"))
            place = sessions.index(ours)
            before = time_in(sessions[place - 1].value("start")) if place else None
            after = (
                time_in(sessions[place + 1].value("start")) if place + 1 < len(sessions) else None
            )
            if start and ((before and before > start) or (after and after < start)):
                self._text.move_session(ours, self._session_after(start, ours))

    # Talks in sessions of ours

    def _follow(self, talks: Iterable[_Talk]) -> None:
        hosted: dict[OurItem, list[_Talk]] = {}
        for talk in talks:
            if talk.ours is not None and talk.ours.session is not None:
                hosted.setdefault(talk.ours.session, []).append(talk)
        for session, listed in hosted.items():
            if not any(map(self._is_guest, listed)) or session.item.node is None:
                continue
            own = [talk for talk in listed if not self._is_guest(talk)]
            # A session that is known as one of talks has times of its own.
            is_of_talks = all(talk.is_event for talk in own) and not self._is_known(session, own)
            guests = [
                self._as_guest(talk) for talk in listed if is_of_talks or self._is_guest(talk)
            ]
            self._follow_one(session, guests, is_of_talks=is_of_talks)

    def _is_known(self, session: OurItem, own: list[_Talk]) -> bool:
        return session in self._numbers and not own

    def _follow_one(self, session: OurItem, guests: list[GuestTalk], *, is_of_talks: bool) -> None:
        everything = [session, *session.talks]
        names = ("start", "end", "room", "minutes")
        before = {(one, name): one.value(name) for one in everything for name in names}
        self._merge.clashes += follow_guests(self._text, session, guests, is_of_talks=is_of_talks)
        for (one, name), was in before.items():
            if one.value(name) != was:
                self._changes[one].append(name)

    def _as_guest(self, talk: _Talk) -> GuestTalk:
        if talk.ours is None:
            raise AssertionError("a guest stands somewhere")
        before = None
        if talk.base is not None:
            number = talk.base.session
            around = self._last.sessions.get(number or self._former_number(talk))
            before = slot_of(talk.base.fields, around.fields if around else {}, is_event=not number)
        now = slot_of(talk.fields, talk.session.fields, is_event=talk.is_event)
        return GuestTalk(ours=talk.ours, before=before, now=now)

    def _former_number(self, talk: _Talk) -> str:
        base = talk.base
        items = self._last.talks.items()
        return next((number for number, item in items if base and item.id == base.id), "")

    # What is gone

    def _gone(self, sessions: list[_Session], talks: list[_Talk], *, remove: bool) -> None:
        talks_now = {talk.draft.number for talk in talks}
        for number in [one for one in self._last.talks if one in self._talks]:
            if number not in talks_now:
                self._gone_one("talk", number, self._text.talks, remove=remove)
        sessions_now = {session.draft.known_as for session in sessions}
        for number in [one for one in self._last.sessions if one in self._sessions]:
            if number not in sessions_now:
                self._gone_one("session", number, self._text.sessions, remove=remove)

    def _gone_one(self, what: str, number: str, items: list[OurItem], *, remove: bool) -> None:
        remembered = self._talks if what == "talk" else self._sessions
        item = remembered[number]
        ours = next((one for one in items if one.key == item.id), None)
        if ours is None:
            del remembered[number]  # gone here and there
            return
        if number in self._draft.cancelled and not remove:
            base = self._last.talks if what == "talk" else self._last.sessions
            fields = base[number].fields
            if what == "session" or not self._goes_with(ours, number):
                self._merge_into(ours, fields, {**fields, "cancelled": "true"})
                remembered[number] = replace(item, fields={**fields, "cancelled": "true"})
            return
        absent = Absent(what=what, number=number, key=ours.key, why="is no longer in the export")
        if not remove:
            if what == "session" or ours.session is None or not self._goes_with(ours, number):
                self._merge.absent.append(absent)
            return
        if what == "talk":
            self._text.remove_talk(ours)
        elif ours.talks:
            why = f"{absent.why}, but other talks stand in it here"
            self._merge.absent.append(replace(absent, why=why))
            return
        else:
            self._text.remove_session(ours)
        del remembered[number]
        if what == "session" or ours.session is None or not self._goes_with(ours, number):
            self._merge.removed.append(absent)

    def _goes_with(self, talk: OurItem, number: str) -> bool:
        """Whether a talk is one event with a session that is gone as well, and told instead."""
        session = self._sessions.get(number)
        return session is not None and talk.session is not None and talk.session.key == session.id

    # The account

    def _remember(self, sessions: Iterable[_Session], talks: Iterable[_Talk]) -> None:
        for session in sessions:
            item = ImportedItem(
                id=session.ours.key if session.ours else session.name, fields=session.fields
            )
            self._remember_one("session", self._sessions, session.draft.known_as, item)
        for talk in talks:
            item = ImportedItem(
                id=talk.ours.key if talk.ours else "",
                fields=talk.fields,
                session="" if talk.is_event else talk.session.draft.known_as,
            )
            self._remember_one("talk", self._talks, talk.draft.number, item)

    def _remember_one(
        self, what: str, remembered: dict[str, ImportedItem], number: str, item: ImportedItem
    ) -> None:
        """Remember what an export brings; what is nowhere here and was not is new the next time."""
        before = remembered.get(number)
        name = item.id or (before.id if before else "")
        if not name:
            return
        silent = {
            field: value
            for field, value in (before.fields.items() if before else ())
            if field in self._silent[what]
        }
        remembered[number] = replace(item, id=name, fields={**item.fields, **silent})

    def _account(self, sessions: list[_Session], talks: list[_Talk]) -> None:
        merge = self._merge
        added = {(change.what, change.key) for change in merge.added}
        for ours, names in self._changes.items():
            what = self._what(ours)
            if not names or (what, ours.key) in added:
                continue
            change = ItemChange(
                what=what,
                number=self._numbers.get(ours, ""),
                key=ours.key,
                fields=tuple(dict.fromkeys(names)),
            )
            merge.changed.append(change)
            if ours is not self._text.above:
                merge.touched.append(ours.session or ours)
        changed = {(change.what, change.key) for change in merge.changed} | added
        merge.kept = len(
            {ours for ours in self._numbers if (self._what(ours), ours.key) not in changed}
        )
        merge.last = LastSchedule(
            edition=edition_fields(self._draft), sessions=self._sessions, talks=self._talks
        )
        for session in sessions:
            if session.is_out and not self._stands_elsewhere(session, talks):
                before = self._last.sessions.get(session.draft.known_as)
                name = before.id if before else session.draft.title
                self._tell(
                    self._text.document.source.whole,
                    f"{name} ({session.draft.known_as}) was taken out of the file since the last"
                    " import; it stays out",
                )
        merge.placed = list(self._events(sessions, talks))
        merge.numbers = self._numbers

    def _what(self, ours: OurItem) -> str:
        if ours is self._text.above:
            return "edition"
        return "talk" if ours.session is not None else "session"

    def _stands_elsewhere(self, session: _Session, talks: Iterable[_Talk]) -> bool:
        return any(talk.session is session and talk.ours is not None for talk in talks)

    def _events(self, sessions: Iterable[_Session], talks: Iterable[_Talk]) -> Iterator[Placed]:
        """What the export gives an identity, with the key of its event here."""
        for talk in talks:
            draft = talk.session.draft
            if talk.ours is not None and talk.is_event:
                yield Placed(key=f"talk/{talk.ours.key}", guid=draft.guid, number=draft.number)
            elif talk.ours is not None:
                yield Placed(key=f"talk/{talk.ours.key}", guid=talk.draft.guid, number="")
        for session in sessions:
            if session.ours is not None and session.draft.talk is None:
                draft = session.draft
                key = f"session/{session.ours.key}"
                yield Placed(key=key, guid=draft.guid, number=draft.number)

    def _tell(self, location: Location, text: str) -> None:
        self._merge.remarks.append(Remark(location=location, text=text))


def _silent(last: Mapping[str, ImportedItem], fields: Iterable[Fields]) -> frozenset[str]:
    """Fields of which an export says nothing at all, and the one before did."""
    told = {name for each in fields for name in each}
    before = {name for item in last.values() for name in item.fields}
    return frozenset(before - told - _NEVER_SILENT)
