"""Where something was measured."""

from __future__ import annotations

from importlib.metadata import version
from pathlib import Path

import pytest

from bench.machine import machine, versions


def test_machine() -> None:
    assert list(machine()) == ["cores", "python", "platform", "load_average"]


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
