"""`proceedings import papers`: merge what a submission system exports into an edition."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from sphinx_proceedings.building.imported_pages import offered_pages
from sphinx_proceedings.building.pipeline import read_portal
from sphinx_proceedings.check.health import health
from sphinx_proceedings.cli.choices import MisuseError, RefusedError, new_edition
from sphinx_proceedings.cli.commands import Commands, add_root
from sphinx_proceedings.cli.exit_codes import OK
from sphinx_proceedings.cli.health_report import health_line
from sphinx_proceedings.cli.import_papers_report import (
    PreparedImport,
    account_told,
    changes_told,
    remarks_told,
    table_told,
)
from sphinx_proceedings.cli.import_report import (
    add_form,
    add_merging,
    demand_form,
    read_if_there,
    rewritten,
    tell,
    write_together,
)
from sphinx_proceedings.cli.input_output import (
    misuse_where,
    refused_at,
    visible,
    writing_into,
)
from sphinx_proceedings.cli.text_report import text_report
from sphinx_proceedings.diagnostics import Diagnostic
from sphinx_proceedings.files.together import Replacement
from sphinx_proceedings.model.edition_id import EditionId
from sphinx_proceedings.model.reserved_names import BESIDE_PAPERS
from sphinx_proceedings.model.source_paths import (
    bib_path,
    files_path,
    imported_path,
    is_source,
    ledger_path,
    programme_paths,
)
from sphinx_proceedings.sources.edit.document import Document, open_document
from sphinx_proceedings.sources.imports.export_error import ExportError
from sphinx_proceedings.sources.imports.front.exported import exported_matter
from sphinx_proceedings.sources.imports.front.merging import (
    NO_SOURCES,
    FrontSources,
    merge_front,
)
from sphinx_proceedings.sources.imports.last_import import LARGEST_RECORD
from sphinx_proceedings.sources.imports.packages.package import Package, open_package
from sphinx_proceedings.sources.imports.papers import forms
from sphinx_proceedings.sources.imports.papers.delivered import delivered_files
from sphinx_proceedings.sources.imports.papers.importing import import_papers, read_export
from sphinx_proceedings.sources.imports.papers.submissions import Export
from sphinx_proceedings.sources.text.limits import LARGEST_SOURCE
from sphinx_proceedings.sources.text.source import decode
from sphinx_proceedings.sources.values.clock import zone_by_name

__all__ = ["register"]


def register(commands: Commands) -> None:
    """Add the command."""
    parser = commands.add(
        "papers",
        _run,
        summary="merge an export of papers into an edition, as often as you like",
        description="Merge the accepted papers of an export into papers/EDITION.bib. What was"
        " changed by hand stays; what changed in the export since the last import is taken."
        " papers/EDITION.imported.json remembers what an import brought, for the next one. Exit"
        " code: 0 done, 1 something is wrong and nothing was written, 2 misuse.",
    )
    parser.add_argument(
        "file",
        metavar="FILE",
        nargs="+",
        type=Path,
        help="the export: files, a folder or a ZIP archive",
    )
    parser.add_argument("--edition", required=True, help="the edition's id")
    add_root(parser, "--root")
    add_form(parser, forms.FORMS)
    parser.add_argument(
        "--accepted",
        metavar="REGEX",
        help="which decisions mean an acceptance: a regular expression for the whole of each,"
        " whatever its case; later imports of the form remember it (default: what was said last)",
    )
    parser.add_argument(
        "--timezone",
        metavar="ZONE",
        default="",
        help="IANA zone of the venue, where program/EDITION.yaml is to be made",
    )
    add_merging(parser, "papers")


@dataclass(frozen=True, kw_only=True)
class _State:
    """What is there before an import."""

    root: Path
    edition: EditionId
    papers: bytes | None
    """The `.bib` file as it was read."""
    record: bytes | None


def _run(options: argparse.Namespace) -> int:
    edition = new_edition(options.edition)
    demand_form(options.form, forms.FORMS)
    if options.timezone and zone_by_name(options.timezone) is None:
        raise MisuseError(f"{options.timezone!r} is no time zone; write one such as Europe/Rome")
    for path in options.file:
        if not path.exists():
            raise MisuseError(f"{path} does not exist")
    with (
        misuse_where(f"the import into {bib_path(edition)} failed"),
        writing_into(options.root, really=not options.dry_run),
    ):
        return _bring_in(options.root, edition, options)


def _bring_in(root: Path, edition: EditionId, options: argparse.Namespace) -> int:
    state = _State(
        root=root,
        edition=edition,
        papers=read_if_there(root / bib_path(edition), LARGEST_SOURCE[".bib"]),
        record=read_if_there(root / imported_path(edition), LARGEST_RECORD),
    )
    try:
        package = open_package(options.file)
        export = read_export(package, forms.FORMS, options.form)
        work = _prepared(state, package, export, options)
        if not options.dry_run:
            _write(state, work)
    except ExportError as error:
        raise refused_at(error) from error
    if options.dry_run:
        sys.stdout.writelines(changes_told(work))
    for kind, remarks in remarks_told(work):
        tell(remarks, kind)
    table = table_told(work) if options.dry_run else ()
    for line in (*table, *account_told(work, is_dry=options.dry_run)):
        print(visible(line))
    if not options.dry_run:
        for line in _what_follows(state, work):
            print(visible(line))
    return OK


def _prepared(
    state: _State, package: Package, export: Export, options: argparse.Namespace
) -> PreparedImport:
    existing = _opened(bib_path(state.edition), state.papers or b"")
    record = decode(imported_path(state.edition), state.record or b"")
    if isinstance(record, Diagnostic):
        raise RefusedError(text_report([record]))
    try:
        papers = import_papers(
            existing,
            None if state.record is None else record,
            export,
            package,
            state.edition,
            pattern=options.accepted,
            remove=options.remove,
        )
    except re.error as error:
        raise MisuseError(f"--accepted is no regular expression: {error}") from error
    matter, remarks = exported_matter(export)
    pages = offered_pages(export)
    front = merge_front(
        _front_sources(state) if matter or pages else NO_SOURCES,
        papers.merged.last.front,
        matter,
        pages,
        state.edition,
        zone=options.timezone,
        is_taken=lambda name: name in BESIDE_PAPERS or name in papers.merged.keys,
        remove=options.remove,
    )
    files = delivered_files(
        package,
        papers.decided.accepted,
        replace(papers.merged.last, front=front.known),
        state.root / files_path(state.edition),
        files_path(state.edition),
    )
    return PreparedImport(
        edition=state.edition,
        package=package,
        existing=existing,
        papers=papers,
        front=front,
        files=files,
        remarks=(*export.remarks, *remarks),
    )


def _front_sources(state: _State) -> FrontSources:
    """The YAML that is there."""
    root, edition = state.root, state.edition
    most = LARGEST_SOURCE[".yaml"]
    listed = [path for path in sorted((root / "people").glob("*")) if is_source(_below(root, path))]
    programmes = [root / path for path in programme_paths(edition) if (root / path).exists()]
    found = {path: read_if_there(path, most) for path in (*listed, *programmes)}
    opened = {path: _opened(_below(root, path), data or b"") for path, data in found.items()}
    return FrontSources(
        people=tuple(opened[path] for path in listed),
        programme=opened[programmes[0]] if programmes else None,
        is_announced=(root / ledger_path(edition)).exists(),
        read=lambda path: read_if_there(root / path, most),
        schemas={
            folder: f"../{schema}"
            for folder in ("people", "program")
            if (root / (schema := f"docs/schema/{folder}.schema.json")).is_file()
        },
    )


def _below(root: Path, path: Path) -> str:
    return path.relative_to(root).as_posix()


def _opened(path: str, data: bytes) -> Document:
    opened = open_document(path, data)
    if isinstance(opened, Diagnostic):
        raise RefusedError(text_report([opened]))
    return opened


def _write(state: _State, work: PreparedImport) -> None:
    """All or nothing."""
    write_together(_replacements(state, work), bib_path(state.edition))


def _replacements(state: _State, work: PreparedImport) -> Iterator[Replacement]:
    """What becomes of each file; the record comes last."""
    root, edition = state.root, state.edition
    for file in work.files.writes:
        yield Replacement(
            path=root / files_path(edition) / file.name,
            data=partial(work.package.read, file.source),
            replaces=file.replaces,
        )
    yield from rewritten(root / bib_path(edition), work.papers.merged.data, state.papers)
    for source in work.front.sources:
        was = None if source.before is None else source.before.changed(())
        yield from rewritten(root / source.path, source.after.changed(()), was)
    for page in work.front.pages:
        yield from rewritten(root / page.path, page.data, page.before)
    if (record := work.record) is not None:
        yield from rewritten(root / imported_path(edition), record.encode(), state.record)


def _what_follows(state: _State, work: PreparedImport) -> Iterator[str]:
    """What the edition's papers lack now, and what comes next."""
    result = read_portal(state.root)
    if line := health_line(health(result.whole, result.diagnostics, state.edition)):
        yield f"{line}; proceedings check --health shows where"
    for page in work.front.pages:
        if page.before is None:
            yield f"Link to {page.path} from a page of yours, such as the home page"
    if work.record is not None:
        yield f"Next: run: proceedings check; then commit it with {imported_path(state.edition)}"
