"""`proceedings codes`: the table of all diagnostics."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from sphinx_proceedings.cli.exit_codes import OK
from sphinx_proceedings.diagnostics import Code

if TYPE_CHECKING:
    from argparse import _SubParsersAction

__all__ = ["register"]


def register(commands: _SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command."""
    parser = commands.add_parser(
        "codes",
        help="print the table of all diagnostics",
        description="Print a Markdown table of every code with its severity and meaning.",
    )
    parser.set_defaults(run=_run)


def _run(_options: argparse.Namespace) -> int:
    print("| code | severity | meaning |\n| --- | --- | --- |")
    for code in Code:
        print(f"| `{code.slug}` | {code.severity.value} | {code.summary} |")
    return OK
