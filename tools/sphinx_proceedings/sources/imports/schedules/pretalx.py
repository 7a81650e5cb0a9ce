"""pretalx: what its API answers about submissions, slots or a schedule, saved as JSON.

`/api/events/EVENT/submissions/`, `…/talks/`, `…/slots/` and `…/schedules/latest/`, best with
`?expand=…`; what is told by ids is looked up in `…/rooms/`, `…/tracks/`, `…/speakers/` and the like
(pretalx: `doc/api`).  Its `schedule.xml` and `schedule.json` are of the form `schedule`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from sphinx_proceedings.diagnostics import Remark
from sphinx_proceedings.sources.imports.clean_text import Texts
from sphinx_proceedings.sources.imports.export_error import ExportError
from sphinx_proceedings.sources.imports.form import Form
from sphinx_proceedings.sources.imports.packages.package import Package
from sphinx_proceedings.sources.imports.packages.peeking import begin_of
from sphinx_proceedings.sources.imports.packages.records import (
    Record,
    items,
    record,
    records,
    text,
    values_of_json,
)
from sphinx_proceedings.sources.imports.schedules.event_texts import (
    fact,
    localized,
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

__all__ = ["FORM"]

_NAME = "pretalx"
_EXPORT = (
    "give what /api/events/EVENT/submissions/?expand=speakers,track,submission_type,slots.room,"
    "resources answers, all pages of it"
)
_CANCELLED = frozenset({"canceled", "cancelled", "withdrawn"})
_UNTOLD = frozenset({"draft", "rejected", "submitted"})
"""States in which nothing is in a programme."""


def _is_pretalx(package: Package) -> bool:
    begins = [begin_of(package, name) for name in package.sizes]
    return bool(begins) and any(
        begin.lstrip()[:1] in (b"{", b"[")
        and b'"conference"' not in begin
        and (
            (b'"code"' in begin and b'"submission_type"' in begin)
            or (b'"submission"' in begin and b'"start"' in begin and b'"room"' in begin)
        )
        for begin in begins
    )


@dataclass(kw_only=True)
class _Answers:
    """What the answers hold, of each kind of thing."""

    submissions: dict[str, Record] = field(default_factory=dict)
    slots: list[Record] = field(default_factory=list)
    breaks: list[Record] = field(default_factory=list)
    names: dict[str, dict[str, Any]] = field(default_factory=dict)
    """Names by id or code, of rooms, tracks, types and speakers alike: by kind."""
    event: Record | None = None


def _read(package: Package) -> Schedule:
    answers = _Answers()
    for name in sorted(package.sizes):
        for one in _listed(package, name, values_of_json(package, name)):
            _sort(answers, one)
    return _Reader(package, answers).schedule()


def _listed(package: Package, name: str, root: Any) -> list[Record]:
    """The things in an answer; raises `ExportError` for a page of a list alone."""
    if isinstance(root, list):
        return records(root)
    answer = record(root)
    if "results" not in answer:
        return [answer] if answer else []
    listed, number = records(answer["results"]), answer.get("count")
    if answer.get("next") and len(package.sizes) == 1 and isinstance(number, int):
        message = f"it is one page of a list: {len(listed):,} of {number:,}"
        raise ExportError(package.locate(name), message, _EXPORT)
    return listed


def _sort(answers: _Answers, one: Record) -> None:
    if "slots" in one and "version" in one and "title" not in one:
        for slot in records(one.get("slots")):
            _sort(answers, slot)
        answers.breaks += records(one.get("breaks"))
    elif "code" in one and "title" in one:
        answers.submissions[fact(one.get("code"))] = one
    elif "submission" in one and "start" in one:
        answers.slots.append(one)
    elif "timezone" in one and "slug" in one:
        answers.event = one
    else:
        kind = "speaker" if "code" in one and "id" not in one else _kind(one)
        key = fact(one.get("code")) if kind == "speaker" else fact(one.get("id"))
        answers.names.setdefault(kind, {})[key] = one.get("name")


def _kind(one: Record) -> str:
    if "default_duration" in one:
        return "submission_type"
    return "track" if "color" in one or "requires_access_code" in one else "room"


class _Reader:
    def __init__(self, package: Package, answers: _Answers) -> None:
        self._package = package
        self._answers = answers
        self._unread: Counter[str] = Counter()
        self._unnamed: Counter[str] = Counter()
        self._addresses = 0

    def schedule(self) -> Schedule:
        check_number(len(self._answers.submissions) + len(self._answers.slots), self._package.whole)
        found = tuple(self._events())
        check_number(len(found), self._package.whole)
        if not found:
            message = "nothing in it has a time: no submission has slots with start and room"
            raise ExportError(self._package.whole, message, _EXPORT)
        texts = Texts()
        event = self._answers.event or Record((), self._package.whole)
        return Schedule(
            location=self._package.whole,
            form=_NAME,
            title=plain_line(texts, event.get("name")),
            acronym=texts.line(text(event.get("slug"))),
            start=fact(event.get("date_from")),
            end=fact(event.get("date_to")),
            zone=fact(event.get("timezone")),
            events=found,
            unread=self._unread,
            addresses=self._addresses,
            cancelled=self._cancelled(found),
            remarks=tuple(self._told()),
        )

    def _cancelled(self, found: tuple[ScheduleEvent, ...]) -> frozenset[str]:
        timed = {event.known_as for event in found}
        return frozenset(
            code
            for code, one in self._answers.submissions.items()
            if fact(one.get("state")) in _CANCELLED and code not in timed
        )

    def _told(self) -> Iterator[Remark]:
        for what, number in sorted(self._unnamed.items()):
            message = f"{what}s are told by ids alone ({number:,}), which say nothing to anybody"
            hint = f"export with expand=…{what}, or give the list of {what}s as well"
            yield Remark(location=self._package.whole, text=f"{message}: {hint}")

    def _events(self) -> Iterator[ScheduleEvent]:
        slotted: set[str] = set()
        for slot in self._answers.slots:
            code, submission = self._submission(slot)
            slotted.add(code)
            if submission is not None or localized(slot.get("description")).strip():
                yield self._event(submission, slot, code)
        for code, one in self._answers.submissions.items():
            slots = records(one.get("slots")) or records([one.get("slot")])
            timed = [slot for slot in slots if fact(slot.get("start"))]
            if code in slotted:
                continue
            for slot in timed:
                yield self._event(one, slot, code)
            if not timed and fact(one.get("state")) not in _UNTOLD | _CANCELLED:
                self._unread["submission without a time"] += 1
        for slot in self._answers.breaks:
            yield self._event(None, slot, "")

    def _submission(self, slot: Record) -> tuple[str, Record | None]:
        told = slot.get("submission")
        if isinstance(told, Record):
            return fact(told.get("code")), told
        code = fact(told)
        return code, self._answers.submissions.get(code)

    def _event(self, submission: Record | None, slot: Record, code: str) -> ScheduleEvent:
        texts = Texts()
        one: Mapping[str, Any] = submission or {}
        speakers = [self._named("speaker", who) for who in items(one.get("speakers"))]
        kind = self._name(texts, "submission_type", one.get("submission_type"))
        state = fact(one.get("state"))
        found = ScheduleEvent(
            location=submission.location if submission else slot.location,
            known_as=code,
            date=fact(slot.get("start")),
            end=fact(slot.get("end")),
            duration=fact(slot.get("duration")) or fact(one.get("duration")),
            room=self._name(texts, "room", slot.get("room")),
            title=plain_line(texts, one.get("title") if submission else slot.get("description")),
            type=kind if submission else "",
            track=self._name(texts, "track", one.get("track")),
            abstract=prose(texts, one.get("abstract")),
            description=prose(texts, one.get("description")),
            persons=names_of(texts, speakers, "name"),
            references=tuple(_references(texts, one)),
            cancelled=state in _CANCELLED,
            left_out=tuple(texts.left_out),
        )
        self._addresses += texts.addresses
        return found

    def _name(self, texts: Texts, kind: str, told: Any) -> str:
        return plain_line(texts, self._named(kind, told))

    def _named(self, kind: str, told: Any) -> Any:
        """The name of something that is told as an object, by its name, or by its id or code."""
        if isinstance(told, Record):
            return told.get("name", told)
        known = self._answers.names.get(kind, {})
        if fact(told) in known:
            return known[fact(told)]
        is_id = isinstance(told, int) or kind == "speaker"
        if is_id:
            self._unnamed[kind] += 1
            return ""
        return told


def _references(texts: Texts, submission: Mapping[str, Any]) -> Iterator[Reference]:
    for one in records(submission.get("resources")):
        url = texts.line(text(one.get("resource")))
        yield Reference(url=url, title=plain_line(texts, one.get("description")))


FORM = Form(
    name=_NAME,
    label="pretalx (JSON of its API)",
    recognises=_is_pretalx,
    read=_read,
)
