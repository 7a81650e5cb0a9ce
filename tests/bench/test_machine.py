"""Where something was measured."""

from __future__ import annotations

from importlib.metadata import version
from importlib.util import cache_from_source
from pathlib import Path

import pytest
import sphinx

import sphinx_proceedings
from bench.machine import compile_bytecode, machine, packages, versions


def test_machine() -> None:
    told = machine()
    assert list(told) == ["processor", "cores", "python", "platform", "load_average"]
    assert told["processor"]


def test_bytecode(tmp_path: Path) -> None:
    right, wrong = tmp_path / "a" / "b" / "right.py", tmp_path / "c" / "wrong.py"
    for path, text in ((right, "x = 1\n"), (wrong, "x =\n")):
        path.parent.mkdir(parents=True)
        path.write_text(text)
    assert compile_bytecode([str(tmp_path / "a")])
    assert Path(cache_from_source(str(right))).exists()
    assert not compile_bytecode([str(tmp_path / "a"), str(tmp_path / "c")])


def test_what_is_compiled() -> None:
    folders = [Path(folder) for folder in packages()]
    for module in (sphinx, sphinx_proceedings):
        assert any(folder in Path(str(module.__file__)).parents for folder in folders)


@pytest.mark.parametrize(
    ("told", "expected"),
    [("hugo v0.168.0-e27a+extended linux/amd64", "0.168.0"), ("something else", "")],
)
def test_versions(tmp_path: Path, told: str, expected: str) -> None:
    program = tmp_path / "hugo"
    program.write_text(f"#!/bin/sh\necho '{told}'\n")
    program.chmod(0o755)
    ours = {
        name: version(name)
        for name in ("sphinx", "sphinx-book-theme", "myst-parser", "sphinx-proceedings")
    }
    assert versions() == ours
    assert versions(str(program)) == {**ours, "hugo": expected}
