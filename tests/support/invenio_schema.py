"""InvenioRDM's own schema of records, where a package that carries it is installed."""

import json
from functools import cache
from importlib.metadata import PackageNotFoundError, files
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT7

_LATEST = "record-v6.0.0.json"
_REASON = "InvenioRDM's schema is not there: uv pip install --no-deps -r requirements-schemas.txt"
# Of another package the schemas need these; they say what its documentation says.
_COMMON = {
    "identifier": {"type": "string", "minLength": 1},
    "scheme": {"type": "string", "minLength": 1},
    "identifiers_with_scheme": {
        "type": "object",
        "additionalProperties": False,
        "required": ["identifier"],
        "properties": {"identifier": {"type": "string"}, "scheme": {"type": "string"}},
    },
    "internal-pid": {"type": "object"},
    "$schema": {"type": "string"},
    "files-simple": {
        "type": "object",
        "additionalProperties": False,
        "properties": {"enabled": {"type": "boolean"}},
    },
}


@cache
def _validator() -> Draft7Validator:
    try:
        listed = [file for file in files("invenio-rdm-records") or () if "jsonschemas" in str(file)]
    except PackageNotFoundError:
        listed = []
    found = {file.name: Path(str(file.locate())) for file in listed if file.suffix == ".json"}
    if _LATEST not in found:
        pytest.skip(_REASON)
    resources = [
        (f"local://records/{name}", Resource(json.loads(path.read_text()), DRAFT7))
        for name, path in found.items()
    ]
    resources += [
        (f"local://definitions-v{version}.0.0.json", Resource(_COMMON, DRAFT7))
        for version in (1, 2, 3)
    ]
    registry: Registry[Any] = Registry().with_resources(resources)
    schema = json.loads(found[_LATEST].read_text())
    schema.pop("id")
    return Draft7Validator(schema, registry=registry)


def record_errors(text: str) -> list[str]:
    """What the schema says against a record."""
    return [error.message for error in _validator().iter_errors(json.loads(text))]
