"""`proceedings import schedule`: merge a programme that another tool has made into an edition."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo

from sphinx_proceedings.cli.choices import MisuseError, RefusedError, new_edition
from sphinx_proceedings.cli.commands import Commands, add_root
from sphinx_proceedings.cli.exit_codes import OK
from sphinx_proceedings.cli.import_report import (
    add_form,
    add_merging,
    demand_form,
    read_if_there,
    rewritten,
    table,
    tell,
    write_together,
)
from sphinx_proceedings.cli.import_schedule_elsewhere import write_elsewhere
from sphinx_proceedings.cli.import_schedule_parts import (
    identities_line,
    lines_of_draft,
    paper_numbers,
    schema_beside,
    size_line,
    things_line,
    zone_asked_for,
    zone_of,
)
from sphinx_proceedings.cli.input_output import (
    counted,
    diff_lines,
    file_name,
    misuse_where,
    read_file_or_input,
    refused_at,
    visible,
    writing_into,
)
from sphinx_proceedings.cli.text_report import text_report
from sphinx_proceedings.diagnostics import Diagnostic, Remark
from sphinx_proceedings.model.edition_id import EditionId
from sphinx_proceedings.model.ledger.values import Ledger
from sphinx_proceedings.model.source_paths import (
    imported_programme_path,
    ledger_path,
    programme_paths,
)
from sphinx_proceedings.processes.garbage import garbage_kept
from sphinx_proceedings.sources.edit.document import open_document
from sphinx_proceedings.sources.imports.export_error import ExportError
from sphinx_proceedings.sources.imports.form import form_of
from sphinx_proceedings.sources.imports.last_import import LARGEST_RECORD
from sphinx_proceedings.sources.imports.packages.package import (
    Package,
    open_package,
    package_of_bytes,
)
from sphinx_proceedings.sources.imports.schedules import forms
from sphinx_proceedings.sources.imports.schedules.drafting import Draft
from sphinx_proceedings.sources.imports.schedules.imported import SCHEDULES_RECORD, LastSchedule
from sphinx_proceedings.sources.imports.schedules.imported_ledger import Kept
from sphinx_proceedings.sources.imports.schedules.importing import Imported, import_schedule
from sphinx_proceedings.sources.imports.schedules.importing_again import import_again
from sphinx_proceedings.sources.imports.schedules.merge_values import Merge
from sphinx_proceedings.sources.imports.schedules.schedule import Schedule
from sphinx_proceedings.sources.loading import Sources, load_sources
from sphinx_proceedings.sources.release.text import ledger_text
from sphinx_proceedings.sources.text.limits import LARGEST_SOURCE
from sphinx_proceedings.sources.text.source import decode
from sphinx_proceedings.sources.values.clock import zone_by_name
from sphinx_proceedings.sources.yaml.reading import Composed, composed

__all__ = ["register"]

_LARGEST_INPUT = 64 * 1024**2
"""Bytes of standard input; each form has limits of its own below it."""


def register(commands: Commands) -> None:
    """Add the command."""
    parser = commands.add(
        "schedule",
        _run,
        summary="merge a programme that another tool has exported, as often as you like",
        description="Merge the programme that frab, pretalx, Indico or a similar tool has exported,"
        " or a spreadsheet, into program/EDITION.yaml. What was changed by hand stays; what changed"
        " in the export since the last import is taken. program/EDITION.imported.json remembers"
        " what an import brought, for the next one; program/EDITION.ledger.json, by what apps and"
        " calendars recognise events. Exit code: 0 done, 1 something is wrong and nothing was"
        " written, 2 misuse.",
    )
    parser.add_argument(
        "file",
        metavar="FILE",
        nargs="+",
        help="the export: files, a folder or a ZIP archive, or - for standard input",
    )
    parser.add_argument("--edition", required=True, help="the edition's id")
    add_root(parser, "--root")
    add_form(parser, forms.FORMS)
    parser.add_argument(
        "--timezone",
        metavar="ZONE",
        help="IANA zone of the venue (default: that of the programme there is, or the export's)",
    )
    parser.add_argument(
        "--output",
        metavar="FILE",
        help="write a programme of its own here and the ledger beside it, and merge nothing;"
        " - prints the programme only",
    )
    add_merging(parser, "sessions and talks")


@dataclass(frozen=True, kw_only=True)
class _State:
    """What is there before an import."""

    root: Path
    edition: EditionId
    path: str
    """Of the programme."""
    programme: bytes | None
    ledger: bytes | None
    record: bytes | None
    last: Mapping[str, LastSchedule]
    """What the imports before this one brought, by their forms."""
    sources: Sources
    paper_numbers: Mapping[str, str]


@dataclass(frozen=True, kw_only=True)
class _Work:
    """An import that can be written."""

    data: bytes
    before: str
    after: str
    ledger: Ledger
    kept: Kept
    draft: Draft
    last: LastSchedule
    merge: Merge
    conflicts: tuple[Remark, ...] = ()
    problems: tuple[Diagnostic, ...] = ()
    refused: bool = False


def _run(options: argparse.Namespace) -> int:
    edition = new_edition(options.edition)
    demand_form(options.form, forms.FORMS)
    is_elsewhere = options.output is not None
    if is_elsewhere and (options.dry_run or options.remove):
        raise MisuseError("--output merges nothing: leave out --dry-run and --remove")
    package = _package(options.file)
    with (
        garbage_kept(),
        misuse_where(f"the import into {programme_paths(edition)[0]} failed"),
        writing_into(options.root, really=not options.dry_run and options.output != "-"),
    ):
        try:
            schedule = form_of(package, forms.FORMS, options.form).read(package)
            if is_elsewhere:
                return write_elsewhere(options, edition, schedule)
            return _bring_in(options, _state(options.root, edition), schedule)
        except ExportError as error:
            raise refused_at(error) from error


def _package(files: list[str]) -> Package:
    if "-" in files:
        if len(files) > 1:
            raise MisuseError("standard input (-) is read alone")
        return package_of_bytes(file_name("-"), read_file_or_input("-", _LARGEST_INPUT))
    for file in files:
        if not os.path.lexists(file):
            raise MisuseError(f"{file} does not exist")
    try:
        return open_package([Path(file) for file in files])
    except ExportError as error:
        raise refused_at(error) from error


# Into an edition


def _state(root: Path, edition: EditionId) -> _State:
    paths = [path for path in programme_paths(edition) if os.path.lexists(root / path)]
    if len(paths) > 1:
        raise MisuseError(f"{' and '.join(paths)} are both there; keep one of them")
    path = paths[0] if paths else programme_paths(edition)[0]
    ledger = read_if_there(root / ledger_path(edition), LARGEST_SOURCE[".json"])
    if not paths and ledger is not None:
        raise MisuseError(
            f"{ledger_path(edition)} is there without its programme; bring {path} back, or move the"
            " ledger away"
        )
    record = read_if_there(root / imported_programme_path(edition), LARGEST_RECORD)
    return _State(
        root=root,
        edition=edition,
        path=path,
        programme=read_if_there(root / path, LARGEST_SOURCE[".yaml"]) if paths else None,
        ledger=ledger,
        record=record,
        last=_last(edition, record) if paths else {},
        sources=load_sources(root),
        paper_numbers=paper_numbers(root, edition),
    )


def _last(edition: EditionId, record: bytes | None) -> dict[str, LastSchedule]:
    if record is None:
        return {}
    source = decode(imported_programme_path(edition), record)
    if isinstance(source, Diagnostic):
        raise RefusedError(text_report([source]))
    return SCHEDULES_RECORD.read(source, edition)


def _bring_in(options: argparse.Namespace, state: _State, schedule: Schedule) -> int:
    work = _prepared(options, state, schedule)
    if options.dry_run:
        sys.stdout.writelines(diff_lines(state.path, work.before, work.after))
    tell((*work.draft.remarks, *work.merge.remarks), "note")
    tell(work.conflicts, "conflict")
    sys.stdout.write(text_report(work.problems))
    if work.refused:
        raise RefusedError
    record = _record(state, schedule.form, work.last)
    if not options.dry_run:
        _write(state, work, record)
    for line in (
        *(_table(work) if options.dry_run else ()),
        *_account(state, work, is_dry=options.dry_run),
        *lines_of_draft(work.draft, state.edition),
    ):
        print(visible(line))
    if not options.dry_run and record is not None:
        print(visible(_next(state)))
    return OK


def _prepared(options: argparse.Namespace, state: _State, schedule: Schedule) -> _Work:
    if state.programme is None:
        zone = zone_of(options.timezone, schedule, state.sources, state.edition)
        imported = import_schedule(
            schedule,
            state.edition,
            zone,
            state.sources,
            schema=schema_beside(state.root),
            paper_numbers=state.paper_numbers,
        )
        return _first(imported)
    existing = open_document(state.path, state.programme)
    if isinstance(existing, Diagnostic):
        raise RefusedError(text_report([existing]))
    last = state.last.get(schedule.form, LastSchedule())
    nodes = composed(existing.source)
    again = import_again(
        schedule,
        state.edition,
        _kept_zone(options.timezone, schedule, nodes, last),
        state.sources,
        existing=existing,
        composed=nodes,
        last=last,
        paper_numbers=state.paper_numbers,
        remove=options.remove,
    )
    return _Work(
        data=again.data,
        before=existing.source.text,
        after=again.text,
        ledger=again.ledger,
        kept=again.kept,
        draft=again.draft,
        last=again.merge.last,
        merge=again.merge,
        conflicts=again.conflicts,
        problems=again.problems,
        refused=again.refused,
    )


def _first(imported: Imported) -> _Work:
    return _Work(
        data=imported.yaml.encode(),
        before="",
        after=imported.yaml,
        ledger=imported.ledger,
        kept=imported.kept,
        draft=imported.draft,
        last=imported.last,
        merge=imported.merge,
        problems=imported.problems,
        refused=imported.refused,
    )


def _record(state: _State, form: str, last: LastSchedule) -> bytes | None:
    """The record as it becomes; None where it says what it said before."""
    after = {**state.last, form: last}
    if after == state.last:
        return None
    return SCHEDULES_RECORD.text(after, state.edition).encode()


def _write(state: _State, work: _Work, record: bytes | None) -> None:
    """The record comes last, as without it an import is only made again."""
    root, edition = state.root, state.edition
    ledger = ledger_text(work.ledger).encode()
    files = [
        *rewritten(root / ledger_path(edition), ledger, state.ledger),
        *rewritten(root / state.path, work.data, state.programme),
    ]
    if record is not None:
        files += rewritten(root / imported_programme_path(edition), record, state.record)
    write_together(files, state.path)


# Zones


def _kept_zone(
    stated: str | None, schedule: Schedule, existing: Composed, last: LastSchedule
) -> ZoneInfo:
    """The zone of the programme there is, unless that was the export's, which has another now."""
    data, problems = existing.data()
    if data is None:
        raise RefusedError(text_report(list(problems)))
    here = zone_by_name(str(data.get("timezone", "")))
    if here is None:
        message = "the programme has no time zone that is known"
        raise ExportError(existing.source.whole, message, "mend timezone: there first")
    theirs = zone_asked_for(stated) if stated is not None else zone_by_name(schedule.zone)
    before = last.edition.get("timezone", "")
    if theirs is not None and theirs.key not in (here.key, before):
        if before == here.key:
            return theirs
        if stated is not None:
            raise MisuseError(
                f"the times of {existing.source.path} are in {here.key}; change its timezone: and"
                " its times first, or leave out --timezone"
            )
    return here


# The account


def _table(work: _Work) -> Iterator[str]:
    """What would become of each session and talk, one a line."""
    merge = work.merge
    yield from table(
        [
            *(("new", one.what, one.key, "") for one in merge.added),
            *(("changed", one.what, one.key, ", ".join(one.fields)) for one in merge.changed),
            *(("removed", one.what, one.key, one.why) for one in merge.removed),
        ]
    )


def _account(state: _State, work: _Work, *, is_dry: bool) -> Iterator[str]:
    """What was done, and what was not."""
    merge, done = work.merge, "would be " if is_dry else ""
    path = state.root / state.path
    if state.programme is None:
        yield size_line(path.as_posix(), work.draft)
    else:
        yield (
            f"{path.as_posix()}: {things_line(merge.added)} {done}added,"
            f" {len(merge.changed)} {done}changed, {len(merge.removed)} {done}removed,"
            f" {merge.kept} left as they are"
        )
    if state.ledger is None:
        yield identities_line((state.root / ledger_path(state.edition)).as_posix(), work.kept)
    if work.conflicts:
        conflicts = counted(len(work.conflicts), "conflict")
        yield f"{conflicts}, where what is here stays; change it by hand"
    for absent in merge.absent:
        yield f"    {absent.what} {absent.key} {absent.why}; --remove takes it away"


def _next(state: _State) -> str:
    record = imported_programme_path(state.edition)
    return (
        f"Next: look through the programme, run: proceedings check, commit it with {record},"
        f" then: proceedings release NAME --edition {state.edition}"
    )
