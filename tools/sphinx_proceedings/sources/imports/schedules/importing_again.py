"""An export of a programme → what an edition that is there becomes, before it is written."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from sphinx_proceedings.check import run_checks
from sphinx_proceedings.diagnostics import Diagnostic, Location, Remark, Severity, sort_diagnostics
from sphinx_proceedings.model.edition_id import EditionId
from sphinx_proceedings.model.ledger.values import Ledger
from sphinx_proceedings.model.portal import Portal
from sphinx_proceedings.model.source_paths import ledger_path
from sphinx_proceedings.sources.assemble import Reading, assemble_portal
from sphinx_proceedings.sources.edit.document import Document
from sphinx_proceedings.sources.edit.verify import likeness
from sphinx_proceedings.sources.edit.yaml_places import YamlEditError
from sphinx_proceedings.sources.edit.yaml_read_back import ReadBack, read_back
from sphinx_proceedings.sources.imports.clashes import told_clash
from sphinx_proceedings.sources.imports.export_error import ExportError
from sphinx_proceedings.sources.imports.schedules.drafting import Draft, draft_edition
from sphinx_proceedings.sources.imports.schedules.imported import LastSchedule
from sphinx_proceedings.sources.imports.schedules.imported_ledger import Kept, continued_ledger
from sphinx_proceedings.sources.imports.schedules.importing import nothing_usable, would_lose
from sphinx_proceedings.sources.imports.schedules.merge_values import KnownByGuid, Merge
from sphinx_proceedings.sources.imports.schedules.merging import merge_programme
from sphinx_proceedings.sources.imports.schedules.programme_fields import (
    FieldValue,
    shown_field,
)
from sphinx_proceedings.sources.imports.schedules.programme_file import (
    OurItem,
    ProgrammeText,
)
from sphinx_proceedings.sources.imports.schedules.schedule import Schedule
from sphinx_proceedings.sources.imports.schedules.yaml_text import WHY_KNOWN, known_problem
from sphinx_proceedings.sources.imports.three_way import Clash
from sphinx_proceedings.sources.loading import Sources
from sphinx_proceedings.sources.remembered_reads import SourceRead
from sphinx_proceedings.sources.text.source import Source
from sphinx_proceedings.sources.yaml.locations import LOCATIONS, Locations
from sphinx_proceedings.sources.yaml.reading import Composed, ReadText
from sphinx_proceedings.sources.yaml.schemas import ProgrammeFile
from sphinx_proceedings.sources.yaml.validation import read_composed

__all__ = ["ImportedAgain", "import_again"]

T = TypeVar("T")
_MEND_LEDGER = "take it from version control"


@dataclass(frozen=True, kw_only=True, slots=True)
class ImportedAgain:
    """What is to be written, and what there is to tell about it."""

    data: bytes
    """The programme."""
    text: str
    """The same, with line feeds."""
    ledger: Ledger
    kept: Kept
    draft: Draft
    merge: Merge
    conflicts: tuple[Remark, ...]
    """What was changed here and in the export, each at its place in the new text."""
    problems: tuple[Diagnostic, ...]
    """What the portal's own reader finds wrong that was not wrong before."""

    @property
    def refused(self) -> bool:
        """Whether something would be missing from the portal; then nothing is to be written."""
        return would_lose(self.problems)


def import_again(
    schedule: Schedule,
    edition: EditionId,
    zone: ZoneInfo,
    sources: Sources,
    *,
    existing: Document,
    composed: Composed,
    last: LastSchedule,
    paper_numbers: Mapping[str, str] = MappingProxyType({}),
    remove: bool = False,
) -> ImportedAgain:
    """The programme with what has changed in the export since the last import.

    `composed` are the nodes of the programme that is there.  Raises `ExportError` where nothing of
    the schedule can be used, or nobody could say what is in the programme.
    """
    reader = _Reader(composed)
    before = assemble_portal(_with(sources, edition, existing.source), reader)
    _demand_ledger(sources, edition, before)
    published = before.portal.papers_by_edition.get(edition, ())
    draft = draft_edition(edition, schedule, zone, published, paper_numbers)
    if draft.edition is None:
        raise nothing_usable(schedule)
    with _refusing(existing.source):
        text = ProgrammeText(existing, composed, before.portal, edition)
    known = _known_by_guid(before.portal, edition)
    merge = merge_programme(text, last, draft.edition, known, remove=remove)
    written = _read_back(text, composed)
    reader.know(written.read)
    reading = before
    if written.read is not composed:
        reading = assemble_portal(_with(sources, edition, written.document.source), reader)
    now = [one for one in reading.diagnostics if one.location.path == existing.source.path]
    _demand(reading.portal, edition, existing.source, now)
    places = _Places(written, text, merge, draft)
    found = [places.moved(one) for one in _new(now, before.diagnostics)]
    known_now = _acknowledged(before.portal, reading.portal, edition, merge)
    for session, problems in known_now.items():
        text.add_known(session, [known_problem(code) for code in _codes(problems)])
        found += [replace(one, location=places.of_event(session)) for one in problems]
    if known_now:
        written = _read_back(text, written.read)
        places = _Places(written, text, merge, draft)
    ledger, kept = continued_ledger(reading.portal, edition, merge.placed)
    return ImportedAgain(
        data=written.document.changed(()),
        text=written.document.source.text,
        ledger=ledger,
        kept=kept,
        draft=draft,
        merge=merge,
        conflicts=tuple(places.told(ours, clash) for ours, clash in merge.clashes),
        problems=tuple(sort_diagnostics(found)),
    )


def _new(now: Iterable[Diagnostic], before: Iterable[Diagnostic]) -> list[Diagnostic]:
    was = set(map(likeness, before))
    return [one for one in now if likeness(one) not in was]


def _demand_ledger(sources: Sources, edition: EditionId, reading: Reading) -> None:
    """Raise `ExportError` for a ledger that is there and cannot be read: it would be lost."""
    path = ledger_path(edition)
    is_there = edition in sources.ledgers or path in sources.unread
    is_read = edition in reading.portal.ledger_by_edition
    if is_there and not is_read and edition in reading.portal.edition_by_id:
        told = [one for one in reading.diagnostics if one.location.path == path]
        location = told[0].location if told else Location(path=path)
        message = told[0].message if told else "the record of releases cannot be read"
        raise ExportError(location, message, told[0].hint if told else _MEND_LEDGER)


def _demand(portal: Portal, edition: str, source: Source, problems: Iterable[Diagnostic]) -> None:
    if edition not in portal.timetables:
        problem = next((one for one in problems if one.severity is Severity.ERROR), None)
        raise _refused(source, problem.message if problem else "it would not be read")


def _with(sources: Sources, edition: EditionId, programme: Source) -> Sources:
    # Photos are the same before and after.
    programmes = {**sources.programmes, edition: programme}
    return replace(sources, root=None, files=None, programmes=programmes)


def _known_by_guid(portal: Portal, edition: str) -> KnownByGuid:
    """What the ledger knows by a GUID, as sessions and as talks; both where they are one event."""
    ledger, timetable = portal.ledger_by_edition.get(edition), portal.timetables.get(edition)
    if ledger is None or timetable is None:
        return KnownByGuid(sessions={}, talks={}, taken=frozenset())
    alone = {
        each.units[0].key: each.session.id for each in timetable.sessions if len(each.units) == 1
    }
    sessions: dict[str, str] = {}
    talks: dict[str, str] = {}
    gone: set[str] = set()
    for key, event in ledger.by_key.items():
        kind, _, name = key.partition("/")
        if key in timetable.by_key and kind == "talk":
            talks[str(event.uuid)] = name
        if key in alone:
            sessions[str(event.uuid)] = alone[key]
        elif key in timetable.by_key and kind == "session":
            sessions[str(event.uuid)] = name
        elif key not in timetable.by_key:
            gone.add(name)
    return KnownByGuid(sessions=sessions, talks=talks, taken=frozenset(gone))


def _read_back(text: ProgrammeText, before: ReadText) -> ReadBack:
    """The programme as it is written; `before` is what was read last."""
    with _refusing(text.document.source):
        return read_back(before, *text.result())


@contextmanager
def _refusing(source: Source) -> Iterator[None]:
    """Tell of a layout that cannot be changed."""
    try:
        yield
    except YamlEditError as error:
        raise _refused(source, str(error)) from error


class _Reader:
    """Reads each source once for an import, whatever is assembled of it."""

    def __init__(self, text: ReadText) -> None:
        self._texts = {text.source.text: text}
        self._read: dict[tuple[str, Source, tuple[str, ...]], Any] = {}

    def know(self, text: ReadText) -> None:
        """Take a text as it was read already."""
        self._texts[text.source.text] = text

    def __call__(self, reads: Sequence[SourceRead[T]]) -> list[T]:
        """The result of each."""
        return [self._one(read) for read in reads]

    def _one(self, read: SourceRead[T]) -> T:
        key = (f"{read.kind} {read.source.path}", read.source, read.beside)
        if key not in self._read:
            text = self._texts.get(read.source.text) if read.kind == "programme" else None
            self._read[key] = read_composed(text, ProgrammeFile) if text else read.read()
        found: T = self._read[key]
        return found


def _refused(source: Source, problem: str) -> ExportError:
    hint = "please report it, with the programme; or write elsewhere with --output and compare"
    return ExportError(source.whole, f"the programme cannot be merged: {problem}", hint)


def _acknowledged(
    before: Portal, after: Portal, edition: EditionId, merge: Merge
) -> dict[OurItem, list[Diagnostic]]:
    """What the rules find wrong now with sessions that an import has changed."""
    touched = {f"{edition}/{ours.key}": ours for ours in merge.touched}
    problems = [
        problem
        for problem in (run_checks(after) if touched else ())
        if problem.subject in touched and problem.severity is not Severity.NOTE
    ]
    known = {(one.subject, one.code) for one in (run_checks(before) if problems else ())}
    found: defaultdict[OurItem, list[Diagnostic]] = defaultdict(list)
    for problem in problems:
        if (problem.subject, problem.code) not in known:
            found[touched[problem.subject]].append(problem.acknowledged(WHY_KNOWN))
    return found


def _codes(problems: list[Diagnostic]) -> list[str]:
    return list(dict.fromkeys(problem.code.slug for problem in problems))


class _Places:
    """Places in the programme as it is written, and in the export."""

    def __init__(self, written: ReadBack, text: ProgrammeText, merge: Merge, draft: Draft) -> None:
        self._source = written.document.source
        self._text = text
        self._data = written.data
        self._merge = merge
        self._events = {
            number: location
            for session in (draft.edition.sessions if draft.edition else ())
            for number, location in (
                (session.known_as, session.location),
                *((talk.number, talk.location) for talk in session.talks),
            )
        }

    def told(self, ours: OurItem, clash: Clash[FieldValue]) -> Remark:
        """Both values of what was changed on both sides, at the place of ours."""
        places = self._item(ours).get(LOCATIONS)
        location = places.of(clash.name) if isinstance(places, Locations) else self._source.whole
        words = Clash(
            name=clash.name, ours=shown_field(clash.ours), theirs=shown_field(clash.theirs)
        )
        return told_clash(location, ours.key, words)

    def of_event(self, ours: OurItem) -> Location:
        """Where the export has it."""
        location = self._events.get(self._merge.numbers.get(ours, ""))
        return location or self._source.whole

    def moved(self, problem: Diagnostic) -> Diagnostic:
        """The same problem at the event of the export, if it is about one."""
        passed: OurItem | None = None
        for session, item in zip(self._text.sessions, self._data.get("sessions", ()), strict=True):
            if item[LOCATIONS].start.line <= problem.location.line:
                passed = session
        location = self._events.get(self._merge.numbers.get(passed, "")) if passed else None
        return replace(problem, location=location or problem.location, pointer="", related=())

    def _item(self, ours: OurItem) -> dict[str, Any]:
        if ours.session is not None:
            found = self._item(ours.session)["talks"][ours.session.talks.index(ours)]
        elif ours in self._text.sessions:
            found = self._data["sessions"][self._text.sessions.index(ours)]
        else:
            found = self._data
        return found if isinstance(found, dict) else {}
