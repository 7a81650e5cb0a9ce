"""The file of a schedule → the YAML of an edition and its ledger, read back before it is given."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from types import MappingProxyType
from zoneinfo import ZoneInfo

from sphinx_proceedings.check import run_checks
from sphinx_proceedings.diagnostics import Code, Diagnostic, Severity, sort_diagnostics
from sphinx_proceedings.model.edition_id import EditionId
from sphinx_proceedings.model.ledger.values import Ledger
from sphinx_proceedings.model.portal import Portal
from sphinx_proceedings.model.source_paths import programme_paths
from sphinx_proceedings.sources.assemble import assemble_portal
from sphinx_proceedings.sources.imports.changes import ItemChange
from sphinx_proceedings.sources.imports.export_error import ExportError
from sphinx_proceedings.sources.imports.schedules.drafting import Draft, draft_edition
from sphinx_proceedings.sources.imports.schedules.drafts import EditionDraft
from sphinx_proceedings.sources.imports.schedules.imported import ImportedItem, LastSchedule
from sphinx_proceedings.sources.imports.schedules.imported_ledger import Kept, imported_ledger
from sphinx_proceedings.sources.imports.schedules.merge_values import Merge
from sphinx_proceedings.sources.imports.schedules.programme_fields import (
    edition_fields,
    session_fields,
    talk_fields,
)
from sphinx_proceedings.sources.imports.schedules.schedule import Schedule
from sphinx_proceedings.sources.imports.schedules.yaml_text import WHY_KNOWN, programme_yaml
from sphinx_proceedings.sources.loading import Sources
from sphinx_proceedings.sources.text.limits import LARGEST_SOURCE
from sphinx_proceedings.sources.text.source import Source
from sphinx_proceedings.sources.yaml.locations import LOCATIONS, Locations
from sphinx_proceedings.sources.yaml.reading import compose

__all__ = ["Imported", "import_schedule", "nothing_usable", "would_lose"]

_HARMLESS = frozenset({Code.PERSON_AMBIGUOUS})
"""Errors that an editor mends in the YAML: the schedule cannot say what is asked."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Imported:
    """What is to be written, and what there is to tell about it."""

    yaml: str
    ledger: Ledger
    kept: Kept
    draft: Draft
    last: LastSchedule
    merge: Merge
    problems: tuple[Diagnostic, ...]
    """What the portal's own reader finds wrong, at the events of the schedule."""

    @property
    def refused(self) -> bool:
        """Whether something would be missing from the portal; then nothing is to be written."""
        return would_lose(self.problems)


def import_schedule(
    schedule: Schedule,
    edition: EditionId,
    zone: ZoneInfo,
    sources: Sources,
    *,
    schema: str = "",
    paper_numbers: Mapping[str, str] = MappingProxyType({}),
) -> Imported:
    """The programme of the edition as the portal with these sources would have it.

    `schema` is written into the first line for editors.  Raises `ExportError` where nothing of
    the schedule can be used.
    """
    others = replace(
        sources,
        programmes=_without(sources.programmes, edition),
        ledgers=_without(sources.ledgers, edition),
    )
    published = assemble_portal(others).portal.papers_by_edition.get(edition, ())
    draft = draft_edition(edition, schedule, zone, published, paper_numbers)
    if draft.edition is None:
        raise nothing_usable(schedule)
    text = programme_yaml(draft.edition, schema)
    most = LARGEST_SOURCE[".yaml"]
    if len(text.encode()) > most:
        message = f"the programme would be larger than the {most:,} bytes that are read"
        raise ExportError(schedule.location, message, "give the schedule of one conference")
    source = Source(path=programme_paths(edition)[0], text=text)
    reading = assemble_portal(replace(others, programmes={**others.programmes, edition: source}))
    if edition not in reading.portal.timetables:
        # Of what is read of a programme, only its size has no bound in a schedule.
        problem = next(item for item in reading.diagnostics if item.location.path == source.path)
        message = f"the programme would be too large: {problem.message}"
        raise ExportError(schedule.location, message, "give the schedule of one conference")
    sessions = draft.edition.sessions
    found = [item for item in reading.diagnostics if item.location.path == source.path]
    known = _acknowledged(reading.portal, edition, draft.edition)
    if known:
        recorded = _recorded(draft.edition, known)
        draft, text = replace(draft, edition=recorded), programme_yaml(recorded, schema)
    ledger, kept = imported_ledger(reading.portal, edition, sessions)
    locations = _EventLocations(source, schedule, draft)
    return Imported(
        yaml=text,
        ledger=ledger,
        kept=kept,
        draft=draft,
        last=_brought(draft),
        merge=_merge(draft),
        problems=tuple(map(locations.moved, sort_diagnostics([*found, *known]))),
    )


def would_lose(problems: Iterable[Diagnostic]) -> bool:
    """Whether something of an import would be missing from the portal."""
    return any(
        problem.severity is Severity.ERROR and problem.code not in _HARMLESS for problem in problems
    )


def nothing_usable(schedule: Schedule) -> ExportError:
    """What is told of an export in which nothing can be used."""
    message = "no event of the schedule has a title and a time"
    return ExportError(schedule.location, message, "give every event a <date> and a <title>")


def _brought(draft: Draft) -> LastSchedule:
    """What the next import is told that this one has brought."""
    if draft.edition is None:
        return LastSchedule()
    sessions = draft.edition.sessions
    return LastSchedule(
        edition=edition_fields(draft.edition),
        sessions={
            each.known_as: ImportedItem(id=each.id, fields=session_fields(each))
            for each in sessions
        },
        talks={
            talk.number: ImportedItem(
                id=talk.id,
                fields=talk_fields(talk),
                session="" if each.is_event else each.known_as,
            )
            for each in sessions
            for talk in each.talks
        },
    )


def _merge(draft: Draft) -> Merge:
    """As an import into an edition tells what it adds."""
    merge = Merge()
    for each in draft.edition.sessions if draft.edition else ():
        fields = tuple(session_fields(each))
        new = ItemChange(what="session", number=each.known_as, key=each.id, fields=fields)
        merge.added += [
            new,
            *(
                ItemChange(
                    what="talk", number=talk.number, key=talk.id, fields=tuple(talk_fields(talk))
                )
                for talk in each.talks
            ),
        ]
    return merge


def _acknowledged(portal: Portal, edition: EditionId, draft: EditionDraft) -> list[Diagnostic]:
    """What the rules find wrong with the sessions: the schedule is so, and need not be mended."""
    subjects = {f"{edition}/{session.id}" for session in draft.sessions}
    return [
        problem.acknowledged(WHY_KNOWN)
        for problem in run_checks(portal)
        if problem.subject in subjects and problem.severity is not Severity.NOTE
    ]


def _recorded(draft: EditionDraft, known: Iterable[Diagnostic]) -> EditionDraft:
    """The draft with a record for each code of each session."""
    codes: dict[str, dict[str, None]] = defaultdict(dict)
    for problem in known:
        codes[problem.subject.partition("/")[2]][problem.code.slug] = None
    sessions = tuple(
        replace(session, known=tuple(codes[session.id])) if session.id in codes else session
        for session in draft.sessions
    )
    return replace(draft, sessions=sessions)


def _without(sources: Mapping[EditionId, Source], edition: EditionId) -> dict[EditionId, Source]:
    return {name: source for name, source in sources.items() if name != edition}


class _EventLocations:
    """Locations in the YAML as locations in the schedule."""

    def __init__(self, source: Source, schedule: Schedule, draft: Draft) -> None:
        self._source = source
        self._whole = schedule.location
        self._events = [item.location for item in draft.edition.sessions] if draft.edition else []

    @cached_property
    def _lines(self) -> list[int]:
        """Where the session of each event begins."""
        data = compose(self._source)[0] or {}
        found = [item[LOCATIONS] for item in data.get("sessions", ())]
        return [each.start.line for each in found if isinstance(each, Locations)]

    def moved(self, problem: Diagnostic) -> Diagnostic:
        """The same problem at the event of which the YAML was made."""
        passed = bisect_right(self._lines, problem.location.line)
        location = self._events[passed - 1] if passed else self._whole
        return replace(problem, location=location, pointer="", related=())
