"""`proceedings audit`: check a built site from the outside."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from dataclasses import asdict
from itertools import groupby
from pathlib import Path

from sphinx_proceedings.audit.findings import Finding
from sphinx_proceedings.audit.run import Audit, audit
from sphinx_proceedings.cli.choices import MisuseError
from sphinx_proceedings.cli.commands import Commands, folder
from sphinx_proceedings.cli.exit_codes import OK, PROBLEMS
from sphinx_proceedings.cli.input_output import counted, visible

__all__ = ["register"]

_MOST = 20


def register(commands: Commands) -> None:
    """Add the command."""
    parser = commands.add(
        "audit",
        _run,
        summary="check a built site from the outside",
        description="Read the files of a built site, and nothing else, and report what readers,"
        " indexers and reference managers would stumble over. Exit code: 0 nothing found,"
        " 1 findings, 2 misuse.",
    )
    parser.add_argument("site", type=folder, help="what Sphinx built, such as _build/html")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="default: text")
    parser.add_argument(
        "--limit",
        type=int,
        default=_MOST,
        help=f"with text: most findings of a check to print, 0 for all (default: {_MOST})",
    )


def _run(options: argparse.Namespace) -> int:
    root: Path = options.site
    result = audit(root)
    if not result.pages:
        raise MisuseError(f"{root} holds no HTML page")
    if options.format == "json":
        print(json.dumps([asdict(item) for item in result.findings], indent=2, ensure_ascii=False))
    else:
        for line in _lines(result.findings, options.limit):
            print(line)
        print(_summary(result), file=sys.stderr)
    return PROBLEMS if result.findings else OK


def _lines(findings: tuple[Finding, ...], limit: int) -> Iterator[str]:
    """One line a finding; what a check finds beyond the limit is counted."""
    for check, group in groupby(findings, key=lambda finding: finding.check):
        found = list(group)
        printed = found[:limit] if limit > 0 else found
        for finding in printed:
            yield visible(f"{finding.path}: {finding.check}: {finding.message} ({finding.remedy})")
        if len(found) > len(printed):
            yield f"… and {len(found) - len(printed)} more of {check}"


def _summary(result: Audit) -> str:
    return f"{counted(result.pages, 'page')}: {counted(len(result.findings), 'finding')}"
