"""A program that builds again on every change, small enough to be here."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from bench.process import BuildError, Run
from bench.serving import Edit, serve, unused_port

BUILDER = """\
import pathlib, sys, time
source, page = pathlib.Path("source"), pathlib.Path("page")
while True:
    text = source.read_text()
    if not page.exists() or page.read_text() != text:
        page.write_text(text)
        print("Serving on somewhere", flush=True)
    time.sleep(0.01)
"""


def edits(root: Path, *words: str) -> list[Edit]:
    source = root / "source"
    source.write_text("nothing")
    return [
        Edit(make=lambda word=word: source.write_text(word), page=root / "page", words=word)  # type: ignore[misc]
        for word in words
    ]


def test_each_edit_is_waited_for(tmp_path: Path) -> None:
    wanted = Run(command=[sys.executable, "-c", BUILDER], folder=tmp_path, environment={})
    first, second = serve(wanted, edits(tmp_path, "one", "two"), rest=0)
    assert 0 <= first < 60
    assert 0 <= second < 60
    assert (tmp_path / "page").read_text() == "two"


@pytest.mark.parametrize(
    "program", ["print('Off.')", "import time; print('Off.', flush=True); time.sleep(60)"]
)
def test_what_ends_or_takes_too_long_is_told(tmp_path: Path, program: str) -> None:
    wanted = Run(command=[sys.executable, "-c", program], folder=tmp_path, environment={})
    with pytest.raises(BuildError, match=r"serving ended or took too long:\nOff\."):
        serve(wanted, edits(tmp_path, "one"), rest=0, longest=1)


def test_port() -> None:
    assert 1024 <= unused_port() < 65536
