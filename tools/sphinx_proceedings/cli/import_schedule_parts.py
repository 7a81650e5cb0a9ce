"""What imports of programmes need to know of a portal, and what they tell of an export."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from zoneinfo import ZoneInfo

from sphinx_proceedings.cli.choices import MisuseError
from sphinx_proceedings.cli.import_report import read_if_there
from sphinx_proceedings.cli.input_output import counted
from sphinx_proceedings.cli.schema import SCHEMAS_FOLDER
from sphinx_proceedings.diagnostics import Diagnostic
from sphinx_proceedings.model.edition_id import EditionId
from sphinx_proceedings.model.source_paths import bib_path, imported_path
from sphinx_proceedings.sources.imports.changes import ItemChange
from sphinx_proceedings.sources.imports.export_error import ExportError
from sphinx_proceedings.sources.imports.last_import import LARGEST_RECORD
from sphinx_proceedings.sources.imports.papers.imported import PAPERS_RECORD
from sphinx_proceedings.sources.imports.schedules.drafting import Draft
from sphinx_proceedings.sources.imports.schedules.imported_ledger import Kept
from sphinx_proceedings.sources.imports.schedules.schedule import Schedule
from sphinx_proceedings.sources.loading import Sources
from sphinx_proceedings.sources.text.source import decode
from sphinx_proceedings.sources.values.clock import zone_by_name
from sphinx_proceedings.sources.yaml.schemas import ProgrammeFile
from sphinx_proceedings.sources.yaml.validation import read_form

__all__ = [
    "identities_line",
    "lines_of_draft",
    "paper_numbers",
    "schema_beside",
    "size_line",
    "things_line",
    "zone_asked_for",
    "zone_of",
]

_SCHEMAS = (f"{SCHEMAS_FOLDER}/program.schema.json", "docs/schema/program.schema.json")
"""Where a portal may have it, below its root."""


def paper_numbers(root: Path, edition: EditionId) -> dict[str, str]:
    """Keys of papers by what submission systems know them by; none where nobody can say."""
    record = read_if_there(root / imported_path(edition), LARGEST_RECORD)
    source = decode(imported_path(edition), record) if record is not None else None
    if source is None or isinstance(source, Diagnostic):
        return {}
    try:
        imports = PAPERS_RECORD.read(source, edition)
    except ExportError:
        return {}
    return {number: paper.key for last in imports.values() for number, paper in last.papers.items()}


def zone_of(
    stated: str | None, schedule: Schedule, sources: Sources, edition: EditionId
) -> ZoneInfo:
    """The zone that is asked for, else the schedule's, else that of the programme there is."""
    if stated is not None:
        return zone_asked_for(stated)
    source = sources.programmes.get(edition)
    form = read_form(source, ProgrammeFile)[0] if source else None
    for name in (schedule.zone, form.timezone if form else ""):
        if name and (zone := zone_by_name(name)):
            return zone
    wrong = f"calls its time zone {schedule.zone!r}" if schedule.zone else "names no time zone"
    raise MisuseError(f"the schedule {wrong}; say which with --timezone, such as Europe/Rome")


def zone_asked_for(name: str) -> ZoneInfo:
    """The zone of this name; raises `MisuseError`."""
    zone = zone_by_name(name)
    if zone is None:
        raise MisuseError(f"{name!r} is no time zone; write one such as Europe/Rome")
    return zone


def schema_beside(root: Path) -> str:
    """Where the programme's schema is, seen from the programme; empty where there is none."""
    return next((f"../{path}" for path in _SCHEMAS if (root / path).is_file()), "")


def size_line(where: str, draft: Draft) -> str:
    """How large a programme is."""
    if draft.edition is None:
        raise AssertionError("an import without an edition is refused")
    sessions = draft.edition.sessions
    talks = sum(len(session.talks) for session in sessions)
    return (
        f"{where}: {counted(len(sessions), 'session')} with {counted(talks, 'talk')},"
        f" {draft.edition.start} to {draft.edition.end}, in {draft.edition.timezone}"
    )


def identities_line(where: str, kept: Kept) -> str:
    """How many events keep what they are known by."""
    return (
        f"{where}: of {counted(kept.events, 'event')}"
        f" {kept.guids} keep their guid and {kept.numbers} their id; apps take others for new"
    )


def lines_of_draft(draft: Draft, edition: EditionId) -> Iterator[str]:
    """What was found in the export, and what was not taken over."""
    if draft.matched:
        yield f"talks of papers in {bib_path(edition)}: {len(draft.matched)}"
        yield from (f"    {key}: {title}" for title, key in draft.matched)
    if draft.with_markup:
        yield f"abstracts of which HTML or Markdown was removed: {draft.with_markup}"
    if draft.addresses:
        yield f"e-mail addresses that were left out: {draft.addresses}"
    dropped = ", ".join(
        f"{name} ({count})" for name, count in sorted(draft.dropped.items()) if count
    )
    if dropped:
        yield f"not taken over: {dropped}"


def things_line(changes: Iterable[ItemChange]) -> str:
    """How many sessions and talks there are among some."""
    counts = Counter(change.what for change in changes)
    return f"{counted(counts['session'], 'session')} and {counted(counts['talk'], 'talk')}"
