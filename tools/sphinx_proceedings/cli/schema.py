"""`proceedings schema`: the JSON Schemas of the YAML sources."""

from __future__ import annotations

import argparse
import json
from typing import TYPE_CHECKING

from sphinx_proceedings.cli.exit_codes import OK
from sphinx_proceedings.sources.yaml.schemas import json_schemas

if TYPE_CHECKING:
    from argparse import _SubParsersAction

__all__ = ["register"]


def register(commands: _SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command."""
    parser = commands.add_parser(
        "schema",
        help="print the JSON Schema of a YAML source",
        description="Print the JSON Schema that editors use to complete and check YAML sources.",
    )
    parser.add_argument("name", choices=("program", "people", "topics"))
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    name = options.name
    print(json.dumps(json_schemas()[name], indent=2, ensure_ascii=False))
    return OK
