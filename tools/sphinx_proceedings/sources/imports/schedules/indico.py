"""Indico: the event as its HTTP API gives it, `/export/event/ID.json?detail=sessions`.

With `detail=contributions` all contributions stand in one list and name their session; with
`detail=sessions` each block of a session has its own (indico: `docs/source/http-api`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from sphinx_proceedings.sources.imports.clean_text import Texts
from sphinx_proceedings.sources.imports.export_error import ExportError
from sphinx_proceedings.sources.imports.form import Form
from sphinx_proceedings.sources.imports.packages.package import Package
from sphinx_proceedings.sources.imports.packages.peeking import begin_of, files_ending_in
from sphinx_proceedings.sources.imports.packages.records import (
    Record,
    items,
    record,
    records,
    values_of_json,
)
from sphinx_proceedings.sources.imports.schedules.event_texts import (
    fact,
    names_of,
    plain_line,
    prose,
)
from sphinx_proceedings.sources.imports.schedules.schedule import (
    Reference,
    Schedule,
    ScheduleEvent,
    check_number,
)
from sphinx_proceedings.sources.imports.schedules.times import zoned

__all__ = ["FORM"]

_EXPORT = "give what /export/event/ID.json?detail=sessions answers, of one event"
_BREAKS = frozenset({"break", "breaktimeschentry"})
_PEOPLE = ("speakers", "primaryauthors")
"""Who presents: the first list that names anybody."""
_READ = frozenset(
    {"_fossil", "_type", "boardNumber", "board_number", "code", "contributions", "conveners"}
    | {"coauthors", "description", "duration", "endDate", "entryType", "friendly_id", "id"}
    | {"keywords", "location", "room", "roomFullname", "session", "sessionConveners", "slotTitle"}
    | {"startDate", "title", "track", "type", "url", *_PEOPLE}
)
"""Members of sessions and contributions that are used, or said elsewhere as well."""
_UNTOLD = frozenset(
    {"address", "allowed", "color", "conference", "db_id", "folders", "inheritLoc", "inheritRoom"}
    | {"isPoster", "modificationDate", "note", "numSlots", "protectionURL", "references"}
    | {"textColor"}
)
"""Of which nothing is meant to be made."""


def _is_indico(package: Package) -> bool:
    return any(
        _begins_so(begin_of(package, name)) for name in files_ending_in(package, ".json")
    ) or (len(package.sizes) == 1 and _begins_so(begin_of(package, next(iter(package.sizes)))))


def _begins_so(begin: bytes) -> bool:
    return b'"HTTPAPIResult"' in begin or b'"conferenceMetadata' in begin


def _read(package: Package) -> Schedule:
    names = files_ending_in(package, ".json") or sorted(package.sizes)
    if len(names) != 1:
        raise ExportError(package.whole, "an event of Indico is one file", _EXPORT)
    answer = record(values_of_json(package, names[0]))
    events = records(answer.get("results"))
    if len(events) != 1:
        message = f"it holds {len(events):,} events, not one" if events else "it holds no event"
        raise ExportError(package.locate(names[0]), message, _EXPORT)
    return _Reader(package).schedule(events[0])


class _Reader:
    def __init__(self, package: Package) -> None:
        self._package = package
        self._unread: Counter[str] = Counter()
        self._addresses = 0

    def schedule(self, event: Record) -> Schedule:
        sessions, contributions = (
            records(event.get("sessions")),
            records(event.get("contributions")),
        )
        inner = sum(len(records(one.get("contributions"))) for one in sessions)
        check_number(len(sessions) + len(contributions) + inner, self._package.whole)
        texts = Texts()
        found = tuple(self._events(sessions, contributions))
        if not found:
            message = "the event has neither sessions nor contributions"
            raise ExportError(event.location, message, _EXPORT)
        places = [plain_line(texts, event.get(name)) for name in ("room", "location")]
        return Schedule(
            location=self._package.whole,
            form=_NAME,
            title=plain_line(texts, event.get("title")),
            start=_time(event.get("startDate"))[:10],
            end=_time(event.get("endDate"))[:10],
            zone=fact(event.get("timezone")),
            url=fact(event.get("url")),
            place=", ".join(dict.fromkeys(filter(None, places))),
            events=found,
            unread=self._unread,
            addresses=self._addresses + texts.addresses,
        )

    def _events(
        self, sessions: Sequence[Record], contributions: Sequence[Record]
    ) -> Iterator[ScheduleEvent]:
        named: dict[str, list[Record]] = {}
        for one in contributions:
            title = fact(one.get("session")).strip()
            if title and not sessions and _time(one.get("startDate")):
                day = _time(one.get("startDate"))[:10]
                named.setdefault(f"{title}\0{day}\0{fact(one.get('room'))}", []).append(one)
            else:
                yield self._single(one)
        for together in named.values():
            yield self._gathered(together)
        for one in sessions:
            yield from self._session(one)

    def _session(self, block: Record) -> Iterator[ScheduleEvent]:
        """A block of a session; its breaks stand beside it, as the timetable has them."""
        listed = records(block.get("contributions"))
        breaks = [one for one in listed if _is_break(one)]
        talks = [self._part(one) for one in listed if one not in breaks]
        session = record(block.get("session"))
        is_poster = block.get("isPoster") is True or session.get("isPoster") is True
        kind = "poster" if is_poster else fact(session.get("type")) or fact(block.get("type"))
        conveners = items(block.get("conveners")) or items(block.get("sessionConveners"))
        yield self._event(
            block,
            known_as=f"session/{fact(block.get('id'))}",
            type="break" if _is_break(block) else kind,
            parts=tuple(talks),
            chairs=conveners or items(session.get("sessionConveners")),
        )
        for one in breaks:
            yield self._event(one, known_as=f"break/{fact(one.get('id'))}", type="break")

    def _gathered(self, talks: Sequence[Record]) -> ScheduleEvent:
        """Contributions that name the same session on the same day and in the same room."""
        ordered = sorted(talks, key=lambda one: _time(one.get("startDate")))
        title = fact(ordered[0].get("session"))
        ends = [_end(one) for one in ordered]
        values = {**ordered[0], "title": title, "description": "", "track": None, "url": ""}
        first = Record(values, ordered[0].location)
        first["endDate"] = max(ends, key=_time, default=None)
        for name in (
            "speakers",
            "primaryauthors",
            "boardNumber",
            "board_number",
            "duration",
            "type",
        ):
            first.pop(name, None)
        day = _time(first.get("startDate"))[:10]
        return self._event(
            first,
            known_as=f"session/{title.strip()}/{day}/{fact(first.get('room'))}",
            type="",
            parts=tuple(map(self._part, ordered)),
        )

    def _single(self, contribution: Record) -> ScheduleEvent:
        kind = "break" if _is_break(contribution) else fact(contribution.get("type"))
        known_as = f"contribution/{fact(contribution.get('id'))}"
        return self._event(contribution, known_as=known_as, type=kind)

    def _part(self, contribution: Record) -> ScheduleEvent:
        known_as = f"contribution/{fact(contribution.get('id'))}"
        return self._event(contribution, known_as=known_as, type=fact(contribution.get("type")))

    def _event(
        self,
        values: Record,
        *,
        known_as: str,
        type: str,  # noqa: A002  # as schedules call it
        parts: tuple[ScheduleEvent, ...] | None = None,
        chairs: Sequence[Any] = (),
    ) -> ScheduleEvent:
        texts = Texts()
        for name in values.keys() - _READ - _UNTOLD:
            if values[name] not in (None, "", [], False):
                self._unread[texts.line(name)] += 1
        people = next(
            (some for name in _PEOPLE if (some := _named(texts, items(values.get(name))))), ()
        )
        room = values.get("room") or values.get("roomFullname")
        board = fact(values.get("boardNumber")) or fact(values.get("board_number"))
        found = ScheduleEvent(
            location=values.location,
            known_as=known_as if not known_as.endswith("/") else "",
            date=_time(values.get("startDate")),
            end=_time(_end(values)),
            duration=fact(values.get("duration")),
            room=plain_line(texts, room),
            title=plain_line(texts, values.get("title")),
            type=texts.line(type),
            track=plain_line(texts, values.get("track")),
            abstract=prose(texts, values.get("description")),
            persons=people,
            chairs=_named(texts, chairs),
            references=tuple(_references(texts, values)),
            url=fact(values.get("url")),
            board=texts.line(board),
            parts=parts,
            left_out=tuple(texts.left_out),
        )
        self._addresses += texts.addresses
        return found


def _named(texts: Texts, people: Sequence[Any]) -> tuple[str, ...]:
    whole = [_whole(person) for person in people]
    return names_of(texts, whole, "fullName", "name")


def _whole(person: Any) -> Any:
    """Given and family names in order, where they are told: full names may begin with a title."""
    parts = record(person)
    given, family = fact(parts.get("first_name")), fact(parts.get("last_name"))
    given = given or fact(parts.get("firstName"))
    family = family or fact(parts.get("familyName"))
    return f"{given} {family}".strip() if family else person


def _references(texts: Texts, values: Record) -> Iterator[Reference]:
    for folder in records(values.get("folders")):
        for one in records(folder.get("attachments")):
            url = fact(one.get("download_url")) or fact(one.get("link_url"))
            name = texts.line(f"{fact(folder.get('title'))} {fact(one.get('title'))}")
            yield Reference(url=texts.line(url), title=name)


def _is_break(values: Record) -> bool:
    kinds = {fact(values.get(name)).casefold() for name in ("_type", "entryType")}
    return not kinds.isdisjoint(_BREAKS)


def _end(values: Record) -> Any:
    return values.get("endDate")


def _time(value: Any) -> str:
    """A time with its date, local to its zone, with the offset that it has there."""
    told = record(value)
    day, clock = fact(told.get("date")), fact(told.get("time"))
    if not day or not clock:
        return day
    return zoned(f"{day}T{clock}", fact(told.get("tz")))


_NAME = "indico"
FORM = Form(
    name=_NAME,
    label="Indico (JSON of an event)",
    recognises=_is_indico,
    read=_read,
)
