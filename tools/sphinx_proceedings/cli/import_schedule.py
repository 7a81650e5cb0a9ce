"""`proceedings import schedule`: bring in a programme that another tool has made."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo

from sphinx_proceedings.cli.choices import MisuseError, RefusedError, new_edition
from sphinx_proceedings.cli.commands import Commands, add_root
from sphinx_proceedings.cli.exit_codes import OK
from sphinx_proceedings.cli.input_output import (
    counted,
    file_name,
    misuse_where,
    read_file_or_input,
    refused_export,
    visible,
    write_file_or_output,
    writing_into,
)
from sphinx_proceedings.cli.text_report import text_report
from sphinx_proceedings.files.whole_files import replace_source
from sphinx_proceedings.model.edition_id import EditionId
from sphinx_proceedings.model.source_paths import bib_path
from sphinx_proceedings.sources.imports.export_error import ExportError
from sphinx_proceedings.sources.imports.schedules.importing import (
    LARGEST,
    Imported,
    import_schedule,
    read_schedule,
)
from sphinx_proceedings.sources.imports.schedules.schedule import Schedule
from sphinx_proceedings.sources.loading import Sources, load_sources
from sphinx_proceedings.sources.release.text import ledger_text
from sphinx_proceedings.sources.values.clock import zone_by_name
from sphinx_proceedings.sources.yaml.schemas import ProgrammeFile
from sphinx_proceedings.sources.yaml.validation import read_form

__all__ = ["register"]

_SCHEMA = "docs/schema/program.schema.json"


def register(commands: Commands) -> None:
    """Add the command."""
    parser = commands.add(
        "schedule",
        _run,
        summary="bring in a programme from schedule.xml or schedule.json",
        description="Make program/EDITION.yaml of the schedule that frab, pretalx or a similar tool"
        " has written, and program/EDITION.ledger.json, by which apps and calendars recognise its"
        " events. Nothing that exists is overwritten. Exit code: 0 written, 1 the file cannot be"
        " read as a schedule and nothing was written, 2 misuse.",
    )
    parser.add_argument(
        "file", metavar="FILE", help="schedule.xml or schedule.json, or - for standard input"
    )
    parser.add_argument("--edition", required=True, help="the edition's id")
    add_root(parser, "--root")
    parser.add_argument(
        "--timezone", metavar="ZONE", help="IANA zone of the venue (default: the schedule's own)"
    )
    parser.add_argument(
        "--output",
        metavar="FILE",
        help="write the programme here and the ledger beside it; - prints the programme only",
    )


@dataclass(frozen=True, kw_only=True, slots=True)
class _Targets:
    """What is to be written."""

    programme: Path
    ledger: Path


def _run(options: argparse.Namespace) -> int:
    root, edition = options.root, new_edition(options.edition)
    targets = None if options.output == "-" else _targets(root, edition, options.output)
    data = read_file_or_input(options.file, LARGEST)
    with writing_into(root, really=targets is not None):
        return _bring_in(root, edition, data, targets, options)


def _bring_in(
    root: Path,
    edition: EditionId,
    data: bytes,
    targets: _Targets | None,
    options: argparse.Namespace,
) -> int:
    try:
        schedule = read_schedule(file_name(options.file), data)
    except ExportError as error:
        raise refused_export(error) from error
    sources = load_sources(root)
    zone = _zone(options.timezone, schedule, sources, edition)
    imported = import_schedule(schedule, edition, zone, sources, _schema(root, targets))
    # Only the programme itself goes to standard output where it is asked for.
    report = sys.stderr if targets is None else sys.stdout
    for remark in imported.draft.remarks:
        print(f"{remark.location}: note: {visible(remark.text)}", file=report)
    report.write(text_report(imported.problems))
    if imported.refused:
        raise RefusedError
    if targets is None:
        write_file_or_output(None, imported.yaml.encode())
    else:
        _write(targets, imported)
    for line in _account(imported, edition, targets):
        print(visible(line), file=report)
    return OK


def _targets(root: Path, edition: EditionId, output: str | None) -> _Targets:
    """Where to write; raises `MisuseError` where something is there already."""
    programme = Path(output) if output else root / "program" / f"{edition}.yaml"
    targets = _Targets(programme=programme, ledger=programme.with_suffix(".ledger.json"))
    there = [targets.programme, targets.ledger]
    if not output:
        there.append(programme.with_suffix(".yml"))
    for path in there:
        if os.path.lexists(path):
            elsewhere = "another --output" if output else "--output"
            raise MisuseError(
                f"{path} exists and is not overwritten; move it away, or write elsewhere with"
                f" {elsewhere} FILE and compare"
            )
    return targets


def _zone(stated: str | None, schedule: Schedule, sources: Sources, edition: EditionId) -> ZoneInfo:
    """The zone that is asked for, else the schedule's, else that of the programme there is."""
    if stated is not None:
        zone = zone_by_name(stated)
        if zone is None:
            raise MisuseError(f"{stated!r} is no time zone; write one such as Europe/Rome")
        return zone
    source = sources.programmes.get(edition)
    form = read_form(source, ProgrammeFile)[0] if source else None
    for name in (schedule.zone, form.timezone if form else ""):
        if name and (zone := zone_by_name(name)):
            return zone
    wrong = f"calls its time zone {schedule.zone!r}" if schedule.zone else "names no time zone"
    raise MisuseError(f"the schedule {wrong}; say which with --timezone, such as Europe/Rome")


def _schema(root: Path, targets: _Targets | None) -> str:
    """Where the programme's schema is, seen from the programme; empty where there is none."""
    at_home = targets is None or targets.programme.parent == root / "program"
    return f"../{_SCHEMA}" if at_home and (root / _SCHEMA).is_file() else ""


def _write(targets: _Targets, imported: Imported) -> None:
    """Both files or none."""
    with misuse_where(f"{targets.programme} cannot be written"):
        replace_source(targets.ledger, ledger_text(imported.ledger).encode(), None)
        try:
            replace_source(targets.programme, imported.yaml.encode(), None)
        except OSError:
            targets.ledger.unlink(missing_ok=True)
            raise


def _account(imported: Imported, edition: EditionId, targets: _Targets | None) -> Iterator[str]:
    """What was made, what was not taken over, and what to do next."""
    draft, kept = imported.draft, imported.kept
    if draft.edition is None:
        raise AssertionError("an import without an edition is refused")
    sessions = draft.edition.sessions
    talks = sum(len(session.talks) for session in sessions)
    where = targets.programme.as_posix() if targets else "programme"
    yield (
        f"{where}: {counted(len(sessions), 'session')} with {counted(talks, 'talk')},"
        f" {draft.edition.start} to {draft.edition.end}, in {draft.edition.timezone}"
    )
    if targets:
        yield (
            f"{targets.ledger.as_posix()}: of {counted(kept.events, 'event')}"
            f" {kept.guids} keep their guid and {kept.numbers} their id; apps take others for new"
        )
    if draft.matched:
        yield f"talks of papers in {bib_path(edition)}: {len(draft.matched)}"
        yield from (f"    {key}: {title}" for title, key in draft.matched)
    if draft.with_markup:
        yield f"abstracts of which HTML or Markdown was removed: {draft.with_markup}"
    dropped = ", ".join(
        f"{name} ({count})" for name, count in sorted(draft.dropped.items()) if count
    )
    if dropped:
        yield f"not taken over: {dropped}"
    if targets:
        yield (
            f"Next: look through the programme, run: proceedings check, then:"
            f" proceedings release NAME --edition {edition}"
        )
