"""`proceedings print`: booklet, book of abstracts, sheets, labels and volumes of an edition."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sphinx_proceedings.building.pipeline import Result, read_portal
from sphinx_proceedings.building.printed_documents import looks_of, printed_document
from sphinx_proceedings.building.printed_volumes import (
    VolumeForm,
    VolumeWish,
    name_of_copy,
    printed_volume,
)
from sphinx_proceedings.building.settings import Settings, SettingsError, read_print_settings
from sphinx_proceedings.cli.choices import MisuseError, RefusedError, chosen_edition, chosen_volume
from sphinx_proceedings.cli.commands import (
    Commands,
    add_base_url,
    add_edition,
    add_root,
    add_volume,
)
from sphinx_proceedings.cli.exit_codes import OK, PROBLEMS
from sphinx_proceedings.cli.input_output import (
    counted,
    file_name,
    large_file_or_output,
    misuse_where,
    read_file_or_input,
    refuse_others,
    say,
    tell_left_out,
    write_file_or_output,
)
from sphinx_proceedings.cli.text_report import summary, text_report
from sphinx_proceedings.diagnostics import Code, Diagnostic, Severity
from sphinx_proceedings.files.anew import folder_made_anew
from sphinx_proceedings.model.portal import Portal
from sphinx_proceedings.model.programme import Edition
from sphinx_proceedings.printing.documents import DOCUMENTS, FOLDABLE, as_folded
from sphinx_proceedings.printing.page_proposals import page_proposals
from sphinx_proceedings.printing.style import PAPERS
from sphinx_proceedings.printing.typesetting import Looks, PrintError
from sphinx_proceedings.sources.text.plain import paragraphs_of_plain
from sphinx_proceedings.sources.text.source import decode

__all__ = ["register"]

_VOLUMES = {
    VolumeForm.VOLUME: "papers' PDFs with page numbers, between contents and an index of authors",
    VolumeForm.FRONT_MATTER: "what stands around the papers in the volume, alone",
    VolumeForm.PAPERS: "a folder of papers' PDFs, each with its pages as they are in the volume",
}
_LARGEST_PREFACE = 10**6
"""Bytes."""


def register(commands: Commands) -> None:
    """Add the command."""
    told = {name: kind.what for name, kind in DOCUMENTS.items()}
    told |= {form.value: what for form, what in _VOLUMES.items()}
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
    parser.add_argument(
        "--output",
        type=Path,
        metavar="FILE",
        help="default: standard output; of papers the folder, which must be named",
    )
    parser.add_argument(
        "--folded",
        action="store_true",
        help=f"{', '.join(FOLDABLE)}: two pages a side, in order for sheets that are folded and"
        " stapled in the middle, such as A5 on A4",
    )
    add_volume(parser)
    parser.add_argument(
        "--opens-right",
        action="store_true",
        help="volume, front-matter, papers: papers and sections begin on right pages; others stay"
        " empty",
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
        help="volume, front-matter, papers: write papers' pages in the volume, beside those in the"
        " entries, as CSV",
    )


def _run(options: argparse.Namespace) -> int:
    _refuse_what_is_of_others(options)
    try:
        project, settings = read_print_settings(options.root, options.base_url)
    except SettingsError as error:
        raise MisuseError(str(error)) from error
    result = read_portal(options.root)
    edition = chosen_edition(result.portal, options.edition)
    style = settings.print_style.on_paper(options.paper)
    try:
        looks = looks_of(project, style)
        write = _write_volume if options.name in _VOLUMES else _write_document
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


def _refuse_what_is_of_others(options: argparse.Namespace) -> None:
    """Options that have no meaning for a document."""
    for_volumes = (options.opens_right, options.preface, options.pages_proposal, options.volume)
    if options.name not in _VOLUMES and any(for_volumes):
        raise MisuseError(
            "--opens-right, --preface, --pages-proposal and --volume are for the volume"
        )
    if options.folded and options.name not in FOLDABLE:
        raise MisuseError(f"--folded is for {' and '.join(FOLDABLE)}")
    if options.name == VolumeForm.PAPERS:
        if options.preface:
            raise MisuseError("--preface is for the volume, and papers have none")
        if options.output is None:
            raise MisuseError("say with --output in which folder the papers are to be")


def _write_volume(
    options: argparse.Namespace, result: Result, edition: Edition, settings: Settings, looks: Looks
) -> tuple[Diagnostic, ...]:
    wish = VolumeWish(
        form=VolumeForm(options.name),
        volume=chosen_volume(edition, options.volume),
        preface=_preface(options.preface),
        opens_right=options.opens_right,
    )
    with _place(options, result.portal, edition) as target:
        made = printed_volume(
            options.root, result.portal, edition, settings, looks, wish=wish, target=target
        )
    if options.pages_proposal is not None:
        table = page_proposals(edition.id, made.pages)
        write_file_or_output(options.pages_proposal, table.encode())
        say(f"{options.pages_proposal} written")
    if wish.volume is not None:
        tell_left_out(made.elsewhere, f"not in the volume {wish.volume.key}")
    if made.withheld:
        papers = counted(made.withheld, "paper is", "papers are")
        say(f"{papers} under an embargo, and the volume is without")
    return made.diagnostics


@contextmanager
def _place(options: argparse.Namespace, portal: Portal, edition: Edition) -> Iterator[Path]:
    """A new file or folder to be written within; where something fails, what was there stays."""
    if options.name != VolumeForm.PAPERS:
        with large_file_or_output(options.output) as target:
            yield target
        return
    papers = portal.papers_by_edition[edition.id]
    names = [name_of_copy(paper, file) for paper in papers if (file := paper.pdf)]
    refuse_others(options.output, names, what="the papers")
    with (
        misuse_where(f"{options.output} cannot be written"),
        folder_made_anew(options.output) as folder,
    ):
        yield folder


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
