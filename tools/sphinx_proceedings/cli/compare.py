"""`proceedings compare`: what a change does to the site, for those who decide about it."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from sphinx_proceedings.cli.changes_report import markdown_report, text_report
from sphinx_proceedings.cli.choices import MisuseError
from sphinx_proceedings.cli.commands import Commands, folder
from sphinx_proceedings.cli.exit_codes import OK
from sphinx_proceedings.cli.input_output import read_file_or_input, write_file_or_output
from sphinx_proceedings.cli.portal_questions import address
from sphinx_proceedings.comparison.changes import LARGEST, Changes, ChangesError, read_changes
from sphinx_proceedings.comparison.comparing import compare_sites
from sphinx_proceedings.comparison.problems import compare_reports

__all__ = ["register"]

_LARGEST_REPORT = 64 * 1024**2
"""Bytes of what `proceedings check` has reported."""


def register(commands: Commands) -> None:
    """Add the command."""
    parser = commands.add(
        "compare",
        _run,
        summary="say what is another in a second build of a site",
        description="Compare two built sites by what readers see, and say which pages are new,"
        " others or gone. Exit code: 0 done, 2 misuse.",
    )
    _add_sites(parser)
    parser.add_argument(
        "--diagnostics",
        nargs=2,
        metavar=("BEFORE", "AFTER"),
        help="what proceedings check --format json said of the sources of both, to compare as well",
    )
    parser.add_argument(
        "--format", choices=("text", "markdown", "json"), default="text", help="default: text"
    )
    parser.add_argument(
        "--address",
        type=address,
        help="with markdown: where the second site can be looked at, for links to its pages",
    )
    parser.add_argument("--output", type=Path, help="the file (default: standard output)")


def _add_sites(parser: ArgumentParser) -> None:
    parser.add_argument("before", nargs="?", type=folder, help="the site as it was built before")
    parser.add_argument("after", nargs="?", type=folder, help="the site as it is built now")
    parser.add_argument(
        "--saved",
        metavar="FILE",
        help="instead of two sites: what --format json has written; - is standard input",
    )


def _run(options: Namespace) -> int:
    changes = _changes(options)
    if options.format == "json":
        report = changes.model_dump_json(indent=1) + "\n"
    elif options.format == "markdown":
        report = markdown_report(changes, options.address or "")
    else:
        report = text_report(changes)
    write_file_or_output(options.output, report.encode(errors="backslashreplace"))
    return OK


def _changes(options: Namespace) -> Changes:
    sites = [each for each in (options.before, options.after) if each is not None]
    if options.saved is not None:
        if sites or options.diagnostics:
            raise MisuseError("--saved stands for sites and diagnostics: say nothing of them")
        try:
            return read_changes(read_file_or_input(options.saved, LARGEST))
        except ChangesError as error:
            raise MisuseError(
                f"{options.saved} is nothing that --format json wrote: {error}"
            ) from None
    if len(sites) != 2:  # noqa: PLR2004  # the one and the other
        raise MisuseError("name two folders: the site as it was built before, and as it is now")
    problems = None
    if options.diagnostics:
        before, after = (read_file_or_input(each, _LARGEST_REPORT) for each in options.diagnostics)
        try:
            problems = compare_reports(before, after)
        except ChangesError as error:
            raise MisuseError(f"{' and '.join(options.diagnostics)}: {error}") from None
    pages, files = compare_sites(*sites)
    return Changes(pages=pages, files=files, problems=problems)
