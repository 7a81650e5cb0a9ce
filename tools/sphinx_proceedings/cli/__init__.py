"""The command `proceedings`: arguments, formatting and exit codes only."""

from __future__ import annotations

import argparse
import io
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from sphinx_proceedings import __version__
from sphinx_proceedings.cli.json_report import json_report
from sphinx_proceedings.cli.sarif import sarif_report
from sphinx_proceedings.cli.text_report import summary, text_report, wants_colour
from sphinx_proceedings.diagnostics import Code, Severity
from sphinx_proceedings.pipeline import Result, read_portal
from sphinx_proceedings.read.schemas import json_schemas
from sphinx_proceedings.starter import StarterError, start_portal

__all__ = ["main"]

OK, PROBLEMS, MISUSE = 0, 1, 2
"""Exit codes."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; returns its exit code (argparse itself exits with 2 on misuse)."""
    for stream in (sys.stdout, sys.stderr):
        # A terminal that cannot show a character shows its number instead.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    options = _parser().parse_args(arguments)
    command: str = options.command
    return {"check": _check, "codes": _codes, "schema": _schema, "new": _new}[command](options)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="proceedings",
        description="Tools for editors of a proceedings and programme portal.",
    )
    parser.add_argument("--version", action="version", version=f"%(prog)s {__version__}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")

    check = commands.add_parser(
        "check",
        help="report everything wrong in the sources",
        description="Read papers/, program/ and people/ and report what is wrong, where, and how"
        " to mend it. Exit code: 0 no errors, 1 errors (with --strict: or warnings), 2 misuse.",
    )
    check.add_argument("root", nargs="?", type=Path, default=Path(), help="the portal (default: .)")
    check.add_argument(
        "--format", choices=("text", "json", "sarif"), default="text", help="default: text"
    )
    check.add_argument("--strict", action="store_true", help="let warnings fail too")
    check.add_argument(
        "--colour", choices=("auto", "always", "never"), default="auto", help="default: auto"
    )

    commands.add_parser(
        "codes",
        help="print the table of all diagnostics",
        description="Print a Markdown table of every code with its severity and meaning.",
    )

    schema = commands.add_parser(
        "schema",
        help="print the JSON Schema of a YAML source",
        description="Print the JSON Schema that editors use to complete and check YAML sources.",
    )
    schema.add_argument("name", choices=("program", "people"))

    new = commands.add_parser(
        "new",
        help="start a portal of your own",
        description="Make a folder with a small portal to begin from: one edition, one paper, one"
        " session. Nothing that exists is overwritten.",
    )
    new.add_argument("folder", type=Path, help="a folder that does not exist yet, or is empty")
    new.add_argument(
        "--edition", default="myworkshop2027", help="the edition's id (default: %(default)s)"
    )
    return parser


def _check(options: argparse.Namespace) -> int:
    root: Path = options.root
    if not root.is_dir():
        print(f"proceedings: {root} is no folder", file=sys.stderr)
        return MISUSE
    result = read_portal(root)
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


def _fails(result: Result, *, strict: bool) -> bool:
    return bool(result.count(Severity.ERROR) or (strict and result.count(Severity.WARNING)))


def _codes(_options: argparse.Namespace) -> int:
    print("| code | severity | meaning |\n| --- | --- | --- |")
    for code in Code:
        print(f"| `{code.slug}` | {code.severity.value} | {code.summary} |")
    return OK


def _schema(options: argparse.Namespace) -> int:
    name = options.name
    print(json.dumps(json_schemas()[name], indent=2, ensure_ascii=False))
    return OK


def _new(options: argparse.Namespace) -> int:
    try:
        written = start_portal(options.folder, options.edition)
    except StarterError as error:
        print(f"proceedings: {error}", file=sys.stderr)
        return MISUSE
    for path in written:
        print(path)
    return OK
