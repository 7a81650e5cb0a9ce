"""`proceedings schema`: the JSON Schemas of the YAML sources."""

from __future__ import annotations

import argparse
import json

from sphinx_proceedings.cli.commands import Commands
from sphinx_proceedings.cli.exit_codes import OK
from sphinx_proceedings.sources.yaml.schemas import json_schemas

__all__ = ["register"]


def register(commands: Commands) -> None:
    """Add the command."""
    parser = commands.add(
        "schema",
        _run,
        summary="print the JSON Schema of a YAML source",
        description="Print the JSON Schema that editors use to complete and check YAML sources.",
    )
    parser.add_argument("name", choices=("program", "people", "topics"))


def _run(options: argparse.Namespace) -> int:
    name = options.name
    print(json.dumps(json_schemas()[name], indent=2, ensure_ascii=False))
    return OK
