"""`proceedings schema`, and the schemas that are published in docs/schema."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from ruamel.yaml import YAML

from sphinx_proceedings.cli import main
from support.folders import REPOSITORY

SCHEMAS = REPOSITORY / "docs" / "schema"


@pytest.mark.parametrize("name", ["program", "people", "topics"])
def test_published_schema_is_up_to_date(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    main(["schema", name])
    published = (SCHEMAS / f"{name}.schema.json").read_text(encoding="utf-8")
    assert capsys.readouterr().out == published, "run: make reference"
    Draft202012Validator.check_schema(json.loads(published))


SOURCES = [
    path
    for root in (REPOSITORY, REPOSITORY / "tests" / "toy_conference")
    for folder in ("program", "people")
    for path in sorted((root / folder).glob("*.yaml"))
]


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(REPOSITORY)))
def test_sources_satisfy_their_schema(path: Path) -> None:
    loaded = YAML(typ="safe").load(path.read_text(encoding="utf-8"))
    data = json.loads(json.dumps(loaded, default=str))  # dates as the texts they are
    schema = json.loads((SCHEMAS / f"{path.parent.name}.schema.json").read_text(encoding="utf-8"))
    assert [error.message for error in Draft202012Validator(schema).iter_errors(data)] == []


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(REPOSITORY)))
def test_sources_name_their_schema(path: Path) -> None:
    first = path.read_text(encoding="utf-8").split("\n", 1)[0]
    prefix = "# yaml-language-server: $schema="
    assert first.startswith(prefix)
    assert (path.parent / first.removeprefix(prefix)).resolve().is_file()
