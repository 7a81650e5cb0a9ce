"""`proceedings print`: booklet, book of abstracts, sheets, labels and the volume of an edition."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from sphinx_proceedings.building.pipeline import Result, read_portal
from sphinx_proceedings.building.printed_documents import looks_of, printed_document
from sphinx_proceedings.building.printed_volumes import VolumeWish, printed_volume
from sphinx_proceedings.building.settings import Settings, SettingsError, read_print_settings
from sphinx_proceedings.cli.choices import MisuseError, RefusedError, chosen_edition
from sphinx_proceedings.cli.commands import Commands, add_base_url, add_edition, add_root
from sphinx_proceedings.cli.exit_codes import OK, PROBLEMS
from sphinx_proceedings.cli.input_output import (
    counted,
    file_name,
    large_file_or_output,
    read_file_or_input,
    say,
    write_file_or_output,
)
from sphinx_proceedings.cli.text_report import summary, text_report
from sphinx_proceedings.diagnostics import Code, Diagnostic, Severity
from sphinx_proceedings.model.programme import Edition
from sphinx_proceedings.printing.documents import DOCUMENTS, FOLDABLE, as_folded
from sphinx_proceedings.printing.page_proposals import page_proposals
from sphinx_proceedings.printing.style import PAPERS
from sphinx_proceedings.printing.typesetting import Looks, PrintError
from sphinx_proceedings.sources.text.plain import paragraphs_of_plain
from sphinx_proceedings.sources.text.source import decode

__all__ = ["register"]

_VOLUMES = {
    "volume": "papers' PDFs with page numbers, between contents and an index of authors",
    "front-matter": "what stands around the papers in the volume, alone",
}
_LARGEST_PREFACE = 10**6
"""Bytes."""


def register(commands: Commands) -> None:
    """Add the command."""
    told = {name: kind.what for name, kind in DOCUMENTS.items()} | _VOLUMES
    kinds = "; ".join(f"{name}: {what}" for name, what in told.items())
    parser = commands.add(
        "print",
        _run,
        summary="set a document of an edition as PDF",
        description=f"Set a document of an edition as PDF, tagged for screen readers. {kinds}."
        " Needs the extra print. Exit code: 0 written, 1 errors in the sources, a paper that the"
        " volume is without, or nothing could be written, 2 misuse.",
    )
    names = ", ".join(told)
    parser.add_argument("name", choices=told, metavar="name", help=f"which one: {names}")
    add_root(parser)
    add_edition(parser)
    parser.add_argument("--paper", choices=PAPERS, help="size of paper (default: as in conf.py)")
    add_base_url(parser)
    parser.add_argument("--output", type=Path, metavar="FILE", help="default: standard output")
    parser.add_argument(
        "--folded",
        action="store_true",
        help=f"{', '.join(FOLDABLE)}: two pages a side, in order for sheets that are folded and"
        " stapled in the middle, such as A5 on A4",
    )
    parser.add_argument(
        "--opens-right",
        action="store_true",
        help="volume, front-matter: papers and sections begin on right pages; others stay empty",
    )
    parser.add_argument(
        "--preface",
        metavar="FILE",
        help="volume, front-matter: plain text, paragraphs parted by empty lines, headings after #",
    )
    parser.add_argument(
        "--pages-proposal",
        type=Path,
        metavar="FILE",
        help="volume, front-matter: write papers' pages in the volume, beside those in the entries,"
        " as CSV",
    )


def _run(options: argparse.Namespace) -> int:
    is_volume = options.name in _VOLUMES
    if not is_volume and (options.opens_right or options.preface or options.pages_proposal):
        raise MisuseError("--opens-right, --preface and --pages-proposal are for the volume")
    if options.folded and options.name not in FOLDABLE:
        raise MisuseError(f"--folded is for {' and '.join(FOLDABLE)}")
    try:
        project, settings = read_print_settings(options.root, options.base_url)
    except SettingsError as error:
        raise MisuseError(str(error)) from error
    result = read_portal(options.root)
    edition = chosen_edition(result.portal, options.edition)
    style = settings.print_style.on_paper(options.paper)
    try:
        looks = looks_of(project, style)
        write = _write_volume if is_volume else _write_document
        problems = write(options, result, edition, settings, looks)
    except PrintError as error:
        say(str(error))
        return PROBLEMS
    sys.stderr.write(text_report(problems, colour=False))
    if options.output is not None:
        say(f"{options.output} written")
    if result.count(Severity.ERROR):
        print(summary(result), file=sys.stderr)
        return PROBLEMS
    return PROBLEMS if any(each.code is Code.PRINT_LEFT_OUT for each in problems) else OK


def _write_document(
    options: argparse.Namespace, result: Result, edition: Edition, settings: Settings, looks: Looks
) -> tuple[Diagnostic, ...]:
    name = as_folded(options.name) if options.folded else options.name
    made = printed_document(result.portal, edition, name, settings, looks)
    write_file_or_output(options.output, made.pdf)
    return made.diagnostics


def _write_volume(
    options: argparse.Namespace, result: Result, edition: Edition, settings: Settings, looks: Looks
) -> tuple[Diagnostic, ...]:
    wish = VolumeWish(
        preface=_preface(options.preface),
        opens_right=options.opens_right,
        bound=options.name == "volume",
    )
    with large_file_or_output(options.output) as target:
        made = printed_volume(
            options.root, result.portal, edition, settings, looks, wish=wish, target=target
        )
    if options.pages_proposal is not None:
        table = page_proposals(edition.id, made.pages)
        write_file_or_output(options.pages_proposal, table.encode())
        say(f"{options.pages_proposal} written")
    if made.withheld:
        papers = counted(made.withheld, "paper is", "papers are")
        say(f"{papers} under an embargo, and the volume is without")
    return made.diagnostics


def _preface(file: str | None) -> tuple[str, ...]:
    if file is None:
        return ()
    data = read_file_or_input(file, _LARGEST_PREFACE)
    if len(data) > _LARGEST_PREFACE:
        raise MisuseError(f"{file} has more than the {_LARGEST_PREFACE:,} bytes that are read")
    source = decode(file_name(file), data)
    if isinstance(source, Diagnostic):
        raise RefusedError(text_report([source]))
    return tuple(each.plain for each in paragraphs_of_plain(source.text))
