"""`proceedings print`: the booklet, the book of abstracts, sheets and labels of an edition."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from sphinx_proceedings.building.pipeline import read_portal
from sphinx_proceedings.building.printed_documents import looks_of, printed_document
from sphinx_proceedings.building.settings import SettingsError, read_print_settings
from sphinx_proceedings.cli.choices import MisuseError, chosen_edition
from sphinx_proceedings.cli.commands import Commands, add_base_url, add_edition, add_root
from sphinx_proceedings.cli.exit_codes import OK, PROBLEMS
from sphinx_proceedings.cli.input_output import say, write_file_or_output
from sphinx_proceedings.cli.text_report import summary, text_report
from sphinx_proceedings.diagnostics import Severity
from sphinx_proceedings.printing.documents import DOCUMENTS
from sphinx_proceedings.printing.style import PAPERS
from sphinx_proceedings.printing.typesetting import PrintError

__all__ = ["register"]


def register(commands: Commands) -> None:
    """Add the command."""
    kinds = "; ".join(f"{name}: {kind.what}" for name, kind in DOCUMENTS.items())
    parser = commands.add(
        "print",
        _run,
        summary="set a document of an edition as PDF",
        description=f"Set a document of an edition as PDF, tagged for screen readers. {kinds}."
        " Needs the extra print. Exit code: 0 written, 1 errors in the sources, or nothing could"
        " be written, 2 misuse.",
    )
    names = ", ".join(DOCUMENTS)
    parser.add_argument("name", choices=DOCUMENTS, metavar="name", help=f"which one: {names}")
    add_root(parser)
    add_edition(parser)
    parser.add_argument("--paper", choices=PAPERS, help="size of paper (default: as in conf.py)")
    add_base_url(parser)
    parser.add_argument("--output", type=Path, metavar="FILE", help="default: standard output")


def _run(options: argparse.Namespace) -> int:
    try:
        project, settings = read_print_settings(options.root, options.base_url)
    except SettingsError as error:
        raise MisuseError(str(error)) from error
    result = read_portal(options.root)
    edition = chosen_edition(result.portal, options.edition)
    style = settings.print_style.on_paper(options.paper)
    try:
        looks = looks_of(project, style)
        made = printed_document(result.portal, edition, options.name, settings, looks)
    except PrintError as error:
        say(str(error))
        return PROBLEMS
    sys.stderr.write(text_report(made.diagnostics, colour=False))
    write_file_or_output(options.output, made.pdf)
    if options.output is not None:
        say(f"{options.output} written")
    if result.count(Severity.ERROR):
        print(summary(result), file=sys.stderr)
        return PROBLEMS
    return OK
