"""`proceedings import`: bring in what other tools have made."""

from __future__ import annotations

from sphinx_proceedings.cli import import_papers, import_schedule
from sphinx_proceedings.cli.commands import Commands

__all__ = ["register"]


def register(commands: Commands) -> None:
    """Add the commands."""
    kinds = commands.group(
        "import", "WHAT", summary="bring in papers or a programme that another tool has exported"
    )
    for kind in (import_papers, import_schedule):
        kind.register(kinds)
