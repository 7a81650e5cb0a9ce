"""`program/<edition>.ledger.json` → the ledger of an edition.

A command writes the file, but people merge and edit it.  It is used as a whole or not at all: half
of a ledger would give events new identities.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from itertools import pairwise
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    ValidationError,
)

from sphinx_proceedings.diagnostics import Code, Diagnostic, Location
from sphinx_proceedings.model.ledger.identities import NEVER_RELEASED
from sphinx_proceedings.model.ledger.release_names import name_problem
from sphinx_proceedings.model.ledger.values import (
    FORMAT,
    Change,
    ChangeKind,
    EventState,
    Ledger,
    LedgerEvent,
    Release,
)
from sphinx_proceedings.sources.text.shown import shown
from sphinx_proceedings.sources.text.source import Source
from sphinx_proceedings.sources.values.years import in_our_time
from sphinx_proceedings.sources.yaml.locations import Way, json_pointer, location_of
from sphinx_proceedings.sources.yaml.reading import compose

__all__ = ["NEWER", "damaged", "read_ledger"]

_CONFLICT = re.compile(r"^(?:<{7}|={7}|>{7}|\|{7})(?: |$)", re.MULTILINE)
_RESOLVE = (
    "keep one side whole, for example with: git checkout --ours -- {path}; then run:"
    " proceedings release NAME"
)
_RESTORE = "take the file of the last release from version control: git checkout -- {path}"
NEWER = "a newer version of this tool wrote it: update the tool"
"""The remedy for a ledger of a form that is not known yet."""

_DATE = "[0-9]{4}-[0-9]{2}-[0-9]{2}"
_CLOCK = "T[0-9]{2}:[0-9]{2}:[0-9]{2}"
_OFFSET = "[+-][0-9]{2}:[0-9]{2}(:[0-9]{2})?"
_LARGEST = 2**31 - 1
"""Of integers in calendars (RFC 5545, 3.3.8) and of the numbers of events in apps."""
_NOT_READ = "; the file is not read"
_LONGEST = 80  # characters of what a message repeats
_LOCATED = 300_000  # characters; in a longer text it takes too long to find a place


def _utc(value: object) -> datetime:
    if not isinstance(value, str) or not re.fullmatch(f"{_DATE}{_CLOCK}Z", value):
        raise ValueError("expected a time in UTC such as 2027-03-01T12:00:00Z")
    return in_our_time(datetime.fromisoformat(value))


def _local(value: object) -> datetime:
    if not isinstance(value, str) or not re.fullmatch(f"{_DATE}{_CLOCK}{_OFFSET}", value):
        raise ValueError("expected a time with its offset such as 2027-03-26T11:00:00+01:00")
    return in_our_time(datetime.fromisoformat(value))


def _local_or_day(value: object) -> datetime | date:
    if isinstance(value, str) and re.fullmatch(_DATE, value):
        return in_our_time(date.fromisoformat(value))
    return _local(value)


def _uuid(value: object) -> UUID:
    try:
        found = UUID(value) if isinstance(value, str) else None
    except ValueError:
        found = None
    if found is None or str(found) != value:
        raise ValueError("expected a UUID such as 12345678-1234-5678-9234-567812345678")
    return found


def _whole_characters(value: str) -> str:
    if re.search("[\ud800-\udfff]", value):
        raise ValueError("half of a character is no text")
    return value


def _release_name(value: str) -> str:
    problem = name_problem(value)
    if problem:
        raise ValueError(f"this name {problem}")
    return value


Words = Annotated[str, AfterValidator(_whole_characters)]
Utc = Annotated[datetime, BeforeValidator(_utc)]
Local = Annotated[datetime, BeforeValidator(_local)]
LocalOrDay = Annotated[datetime | date, BeforeValidator(_local_or_day)]
Key = Annotated[
    str,
    StringConstraints(pattern=r"^(session|talk|date)/[a-z0-9]+(-[a-z0-9]+)*$", max_length=120),
]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True, defer_build=True)


class _StateForm(_Strict):
    title: Words
    start: LocalOrDay
    end: Local | None = None
    end_implied: bool = False
    room: Words = ""
    people: list[Words] = []
    cancelled: bool = False
    details: Words = ""

    def value(self) -> EventState:
        return EventState(
            title=self.title,
            start=self.start,
            end=self.end,
            end_implied=self.end_implied,
            room=self.room,
            people=tuple(self.people),
            cancelled=self.cancelled,
            details=self.details,
        )


class _ChangeForm(_Strict):
    event: Key
    kinds: Annotated[
        list[Annotated[ChangeKind, Field(strict=False)]], Field(min_length=1, max_length=20)
    ]
    before: _StateForm | None = None
    after: _StateForm | None = None

    def value(self) -> Change:
        return Change(
            event=self.event,
            kinds=tuple(self.kinds),
            before=self.before.value() if self.before else None,
            after=self.after.value() if self.after else None,
        )


class _ReleaseForm(_Strict):
    name: Annotated[Words, AfterValidator(_release_name)]
    date: Utc
    changes: list[_ChangeForm] = []

    def value(self) -> Release:
        changes = tuple(change.value() for change in self.changes)
        return Release(name=self.name, date=self.date, changes=changes)


class _EventForm(_Strict):
    uuid: Annotated[UUID, BeforeValidator(_uuid)]
    number: Annotated[int, Field(ge=1, le=_LARGEST)]
    sequence: Annotated[int, Field(ge=0, le=_LARGEST)]
    modified: Utc
    state: _StateForm
    removed: bool = False

    def value(self, key: str) -> LedgerEvent:
        return LedgerEvent(
            key=key,
            uuid=self.uuid,
            number=self.number,
            sequence=self.sequence,
            modified=self.modified,
            state=self.state.value(),
            removed=self.removed,
        )


class _LedgerForm(_Strict):
    format: Literal[1]
    edition: str
    releases: list[_ReleaseForm]
    """None yet, where the programme was imported with the identities of its events."""
    events: dict[Key, _EventForm]


class _DuplicateKeyError(ValueError):
    pass


class _DamageError(Exception):
    def __init__(self, location: Location, problem: str, hint: str = "") -> None:
        super().__init__(problem)
        self.diagnostic = damaged(location, problem, hint or _RESTORE)


def read_ledger(source: Source, edition: str) -> tuple[Ledger | None, tuple[Diagnostic, ...]]:
    """The ledger, or one diagnostic that says why it cannot be used.  Never raises."""
    try:
        form = _form(source, edition)
    except _DamageError as error:
        return None, (error.diagnostic,)
    ledger = Ledger(
        edition=edition,
        location=source.whole,
        releases=tuple(release.value() for release in form.releases),
        events=tuple(event.value(key) for key, event in sorted(form.events.items())),
    )
    return ledger, ()


def damaged(location: Location, problem: str, hint: str = _RESTORE) -> Diagnostic:
    """That a ledger is not used, and how to get it back; `{path}` in the hint is its path."""
    return Diagnostic(
        code=Code.LEDGER_DAMAGED,
        location=location,
        message=f"{problem.removesuffix(_NOT_READ)}; the record of releases is not used",
        hint=hint.replace("{path}", location.path),
    )


def _form(source: Source, edition: str) -> _LedgerForm:
    value = _json(source)
    written_as = value.get("format", FORMAT) if isinstance(value, dict) else FORMAT
    if type(written_as) is not int or written_as != FORMAT:
        location = _locate(source, ("format",))
        is_newer = type(written_as) is int and written_as > FORMAT
        problem = f"the format {_described(written_as)} is not known"
        raise _DamageError(location, problem, NEWER if is_newer else _RESTORE)
    try:
        form = _LedgerForm.model_validate(value)
    except ValidationError as error:
        raise _misfit(source, error) from error
    for way, problem in _contradictions(form, edition):
        raise _DamageError(_locate(source, way), problem)
    return form


def _json(source: Source) -> object:
    marker = _CONFLICT.search(source.text)
    if marker:
        problem = "two versions of the file were merged and are both in it"
        raise _DamageError(source.locate(marker.start()), problem, _RESOLVE)
    try:
        return json.loads(
            source.text, object_pairs_hook=_without_duplicates, parse_constant=_refused
        )
    except json.JSONDecodeError as error:
        problem = error.msg[:1].lower() + error.msg[1:]
        raise _DamageError(source.locate(error.pos), f"this is no JSON: {problem}") from error
    except _DuplicateKeyError as error:
        problem = f"the key {_described(str(error))} is given twice"
        raise _DamageError(_place_of_duplicate(source), problem) from error
    except ValueError as error:
        raise _DamageError(source.whole, f"this is no JSON: {error}") from error
    except RecursionError as error:
        raise _DamageError(source.whole, "lists and objects nest too deeply") from error


def _without_duplicates(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        seen: set[str] = set()
        for key, _ in pairs:
            if key in seen:
                raise _DuplicateKeyError(key)
            seen.add(key)
    return found


def _refused(constant: str) -> None:
    raise ValueError(f"{constant} is no number")


def _misfit(source: Source, error: ValidationError) -> _DamageError:
    details = error.errors(include_url=False)
    detail = details[0]
    way = tuple(part for part in detail["loc"] if part != "[key]")
    problem = detail["msg"].removeprefix("Value error, ")
    problem = problem[:1].lower() + problem[1:]
    if detail["type"] not in {"missing", "extra_forbidden"}:
        problem = f"{_described(detail['input'])}: {problem}"
    others = f", and {len(details) - 1} more" if len(details) > 1 else ""
    pointer = shown(json_pointer(way), _LONGEST) or "the file"
    return _DamageError(_locate(source, way), f"{pointer}: {problem}{others}")


def _described(value: object) -> str:
    match value:
        case dict():
            return "an object"
        case list():
            return "a list"
        case _:
            return shown(json.dumps(value, ensure_ascii=False), _LONGEST)


def _contradictions(form: _LedgerForm, edition: str) -> Iterator[tuple[Way, str]]:
    """What cannot be true of a ledger although each value is of the right form."""
    if form.edition != edition:
        yield ("edition",), f"this is the record of {_described(form.edition)}, not of {edition}"
    yield from _contradictory_releases(form.releases)
    keys = list(form.events)
    for name, values in (
        ("number", [str(event.number) for event in form.events.values()]),
        ("uuid", [str(event.uuid) for event in form.events.values()]),
    ):
        for index in _repeated(values):
            first = keys[values.index(values[index])]
            problem = f"{keys[index]} has the {name} {values[index]} of {first}"
            yield ("events", keys[index], name), problem
    last = form.releases[-1].date if form.releases else NEVER_RELEASED
    for key, event in form.events.items():
        if event.modified > last:
            yield ("events", key, "modified"), f"{key} was modified after the last release"


def _contradictory_releases(releases: list[_ReleaseForm]) -> Iterator[tuple[Way, str]]:
    names = [release.name for release in releases]
    for index in _repeated(names):
        problem = f"two releases have the name {_described(names[index])}"
        yield ("releases", index, "name"), problem
    for index, (one, other) in enumerate(pairwise(releases), 1):
        if other.date <= one.date:
            yield ("releases", index, "date"), "the releases are not in order of date"
    for index, release in enumerate(releases):
        for number, change in enumerate(release.changes):
            if change.before is None and change.after is None:
                yield ("releases", index, "changes", number), "a change from nothing to nothing"


def _repeated(values: Iterable[str]) -> Iterator[int]:
    seen: set[str] = set()
    for index, value in enumerate(values):
        if value in seen:
            yield index
        seen.add(value)


def _locate(source: Source, way: Way) -> Location:
    """The place of a value, or of the innermost thing around it that has one.

    JSON is YAML as well, of which the reader knows places.
    """
    data = compose(source)[0] if len(source.text) <= _LOCATED else None
    return location_of(data, way) if data and way else source.whole


def _place_of_duplicate(source: Source) -> Location:
    problems = compose(source)[1] if len(source.text) <= _LOCATED else ()
    duplicates = (item.location for item in problems if item.code is Code.YAML_DUPLICATE_KEY)
    return next(duplicates, source.whole)
