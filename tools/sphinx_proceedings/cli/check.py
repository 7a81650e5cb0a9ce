"""`proceedings check`: report everything wrong in the sources."""

from __future__ import annotations

import argparse
import sys
from contextlib import redirect_stdout
from dataclasses import replace
from pathlib import Path

from sphinx_proceedings.building.former_code import former_names_told
from sphinx_proceedings.building.pipeline import Result, read_portal
from sphinx_proceedings.building.settings import project_of
from sphinx_proceedings.check.health import health
from sphinx_proceedings.cli.choices import MisuseError, unknown
from sphinx_proceedings.cli.commands import Commands, add_root
from sphinx_proceedings.cli.exit_codes import OK, PROBLEMS
from sphinx_proceedings.cli.fix import fix_sources
from sphinx_proceedings.cli.health_report import health_html, health_json, health_text
from sphinx_proceedings.cli.input_output import counted, say, write_file_or_output
from sphinx_proceedings.cli.json_report import json_report
from sphinx_proceedings.cli.sarif_report import sarif_report
from sphinx_proceedings.cli.text_report import summary, text_report, wants_colour
from sphinx_proceedings.diagnostics import Severity, sort_diagnostics
from sphinx_proceedings.processes.progress import shown_on, told_to

__all__ = ["register"]


def register(commands: Commands) -> None:
    """Add the command."""
    parser = commands.add(
        "check",
        _run,
        summary="report everything wrong in the sources",
        description="Read papers/, program/ and people/ and report what is wrong, where, and how"
        " to mend it. Exit code: 0 no errors, 1 errors (with --strict: or warnings), 2 misuse.",
    )
    add_root(parser)
    parser.add_argument(
        "--format",
        choices=("text", "json", "sarif", "html"),
        default="text",
        help="default: text; html goes with --health only, sarif without",
    )
    parser.add_argument("--strict", action="store_true", help="let warnings fail too")
    parser.add_argument(
        "--colour", choices=("auto", "always", "never"), default="auto", help="default: auto"
    )
    parser.add_argument(
        "--people", action="store_true", help="say who may be whom as well; nothing is merged"
    )
    parser.add_argument(
        "--affiliations",
        action="store_true",
        help="say which affiliations may be one institution; nothing is merged",
    )
    parser.add_argument(
        "--files",
        action="store_true",
        help="read papers' own PDFs as well: whether each is that of its paper, and whole",
    )
    parser.add_argument(
        "--fix", action="store_true", help="show what can be corrected safely, as `fix` does"
    )
    parser.add_argument("--apply", action="store_true", help="with --fix: write it, then check")
    parser.add_argument(
        "--health",
        action="store_true",
        help="list what papers lack, and what is doubtful in them, instead of problems",
    )
    parser.add_argument("--edition", help="with --health: the edition's id (default: all)")
    parser.add_argument(
        "--output", type=Path, help="with --health: the file (default: standard output)"
    )


def _run(options: argparse.Namespace) -> int:
    root: Path = options.root
    _demand_sense(options)
    if options.health:
        return _health(options)
    if options.fix:
        with redirect_stdout(sys.stderr if options.apply else sys.stdout):
            code = fix_sources(root, apply=options.apply)
        if not options.apply:
            return code
    with told_to(shown_on(sys.stderr)):
        result = read_portal(
            root,
            people=options.people,
            affiliations=options.affiliations,
            pdfs=options.files,
        )
    in_code = former_names_told(project_of(root))
    result = replace(result, diagnostics=sort_diagnostics((*result.diagnostics, *in_code)))
    match options.format:
        case "json":
            print(json_report(result.diagnostics))
        case "sarif":
            print(sarif_report(result.diagnostics))
        case _:
            colour = wants_colour(options.colour, sys.stdout)
            sys.stdout.write(text_report(result.diagnostics, colour=colour))
            print(summary(result), file=sys.stderr)
    return PROBLEMS if _fails(result, strict=options.strict) else OK


def _demand_sense(options: argparse.Namespace) -> None:
    if options.apply and not options.fix:
        raise MisuseError("--apply goes with --fix")
    if options.health:
        for name in ("fix", "people", "affiliations", "files"):
            if getattr(options, name):
                raise MisuseError(f"--{name} does not go with --health")
        if options.format == "sarif":
            raise MisuseError("--format sarif does not go with --health")
    elif options.edition is not None or options.output is not None or options.format == "html":
        raise MisuseError("--edition, --output and --format html go with --health")


def _health(options: argparse.Namespace) -> int:
    """Gaps fail nothing; what is wrong in the sources does, as else."""
    result = read_portal(options.root)
    if options.edition is not None and options.edition not in result.portal.edition_by_id:
        raise unknown("edition", options.edition, result.portal.edition_by_id)
    table = health(result.whole, result.diagnostics, options.edition or "")
    rendered = _HEALTH_FORMATS[options.format](table)
    # A name may hold what no encoding has, such as half of a pair.
    write_file_or_output(options.output, rendered.encode(errors="backslashreplace"))
    if options.output is not None:
        print(f"{options.output} written", file=sys.stderr)
    if not _fails(result, strict=options.strict):
        return OK
    found = ", ".join(counted(result.count(kind), kind.value) for kind in Severity)
    say(f"the sources have {found}; `proceedings check` lists them")
    return PROBLEMS


_HEALTH_FORMATS = {"text": health_text, "json": health_json, "html": health_html}


def _fails(result: Result, *, strict: bool) -> bool:
    return bool(result.count(Severity.ERROR) or (strict and result.count(Severity.WARNING)))
