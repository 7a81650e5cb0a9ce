"""`proceedings schema`: the JSON Schemas of the YAML sources."""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping

from sphinx_proceedings.cli.commands import Commands
from sphinx_proceedings.cli.exit_codes import OK
from sphinx_proceedings.sources.yaml.schemas import json_schemas

__all__ = ["SCHEMAS_FOLDER", "register", "schema_files"]

SCHEMAS_FOLDER = ".schemas"
"""Of a portal: those of the version that it is built with, also where nobody is online."""


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
    print(_text(json_schemas()[options.name]), end="")
    return OK


def schema_files() -> dict[str, bytes]:
    """All schemas as files of a portal, where the first lines of its sources say they are."""
    return {
        f"{SCHEMAS_FOLDER}/{name}.schema.json": _text(schema).encode()
        for name, schema in json_schemas().items()
    }


def _text(schema: Mapping[str, object]) -> str:
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"
