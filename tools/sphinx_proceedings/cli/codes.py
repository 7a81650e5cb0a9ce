"""`proceedings codes`: the table of all diagnostics."""

from __future__ import annotations

import argparse

from sphinx_proceedings.cli.commands import Commands
from sphinx_proceedings.cli.exit_codes import OK
from sphinx_proceedings.diagnostics import Code

__all__ = ["register"]


def register(commands: Commands) -> None:
    """Add the command."""
    commands.add(
        "codes",
        _run,
        summary="print the table of all diagnostics",
        description="Print a Markdown table of every code with its severity and meaning.",
    )


def _run(_options: argparse.Namespace) -> int:
    print("| code | severity | meaning |\n| --- | --- | --- |")
    for code in Code:
        print(f"| `{code.slug}` | {code.severity.value} | {code.summary} |")
    return OK
