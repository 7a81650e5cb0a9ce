"""`proceedings import schedule --output`: a programme of its own, to compare or to go on with."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sphinx_proceedings.cli.choices import MisuseError, RefusedError
from sphinx_proceedings.cli.exit_codes import OK
from sphinx_proceedings.cli.import_schedule_parts import (
    identities_line,
    lines_of_draft,
    paper_numbers,
    schema_beside,
    size_line,
    zone_of,
)
from sphinx_proceedings.cli.input_output import misuse_where, visible, write_file_or_output
from sphinx_proceedings.cli.text_report import text_report
from sphinx_proceedings.files.whole_files import replace_source
from sphinx_proceedings.model.edition_id import EditionId
from sphinx_proceedings.sources.imports.schedules.importing import Imported, import_schedule
from sphinx_proceedings.sources.imports.schedules.schedule import Schedule
from sphinx_proceedings.sources.loading import load_sources
from sphinx_proceedings.sources.release.text import ledger_text

__all__ = ["write_elsewhere"]


@dataclass(frozen=True, kw_only=True, slots=True)
class _Targets:
    """What is to be written."""

    programme: Path
    ledger: Path


def write_elsewhere(options: argparse.Namespace, edition: EditionId, schedule: Schedule) -> int:
    """Write the programme where `--output` says; returns the exit code."""
    root = options.root
    targets = None if options.output == "-" else _targets(options.output)
    sources = load_sources(root)
    zone = zone_of(options.timezone, schedule, sources, edition)
    at_home = targets is None or targets.programme.parent == root / "program"
    imported = import_schedule(
        schedule,
        edition,
        zone,
        sources,
        schema=schema_beside(root) if at_home else "",
        paper_numbers=paper_numbers(root, edition),
    )
    # Only the programme itself goes to standard output where it is asked for.
    report = sys.stderr if targets is None else sys.stdout
    for remark in imported.draft.remarks:
        print(f"{visible(str(remark.location))}: note: {visible(remark.text)}", file=report)
    report.write(text_report(imported.problems))
    if imported.refused:
        raise RefusedError
    if targets is None:
        write_file_or_output(None, imported.yaml.encode())
    else:
        _write_both(targets, imported)
    lines = [*_made(imported, targets), *lines_of_draft(imported.draft, edition)]
    for line in lines:
        print(visible(line), file=report)
    return OK


def _targets(output: str) -> _Targets:
    """Where to write; raises `MisuseError` where something is there already."""
    programme = Path(output)
    targets = _Targets(programme=programme, ledger=programme.with_suffix(".ledger.json"))
    for path in (targets.programme, targets.ledger):
        if os.path.lexists(path):
            raise MisuseError(
                f"{path} exists and is not overwritten; move it away, or write elsewhere with"
                " another --output FILE and compare"
            )
    return targets


def _write_both(targets: _Targets, imported: Imported) -> None:
    """Both files or none."""
    with misuse_where(f"{targets.programme} cannot be written"):
        replace_source(targets.ledger, ledger_text(imported.ledger).encode(), None)
        try:
            replace_source(targets.programme, imported.yaml.encode(), None)
        except OSError:
            targets.ledger.unlink(missing_ok=True)
            raise


def _made(imported: Imported, targets: _Targets | None) -> Iterator[str]:
    where = targets.programme.as_posix() if targets else "programme"
    yield size_line(where, imported.draft)
    if targets:
        yield identities_line(targets.ledger.as_posix(), imported.kept)
