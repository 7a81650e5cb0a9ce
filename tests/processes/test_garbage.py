"""Garbage is not looked for while many values are made; what was freed is given back."""

import ctypes
import gc
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from sphinx_proceedings.processes.garbage import (
    garbage_kept,
    give_back_memory,
    kept_for_good,
    not_copied,
)
from support.folders import TOOLS


def test_not_looked_for_within() -> None:
    assert gc.isenabled()
    with garbage_kept():
        assert not gc.isenabled()
        with garbage_kept():
            assert not gc.isenabled()
        assert not gc.isenabled()
    assert gc.isenabled()


def test_values_are_left_when_a_process_ends() -> None:
    code = (
        "import atexit, gc;"
        "atexit.register(lambda: print(gc.get_freeze_count() > 0));"
        "from sphinx_proceedings.processes.garbage import garbage_kept;"
        "garbage_kept().__enter__(); garbage_kept().__enter__();"
        "print(gc.get_freeze_count())"
    )
    told = subprocess.run(
        [sys.executable, "-c", code],
        env=os.environ | {"PYTHONPATH": str(TOOLS)},
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    assert told == "0\nTrue\n"


@pytest.fixture
def thawed() -> Iterator[None]:
    """Nothing is kept, before and after."""
    gc.unfreeze()
    yield
    gc.unfreeze()


@pytest.mark.usefixtures("thawed")
def test_what_is_there_is_not_copied_for_processes() -> None:
    with not_copied():
        assert gc.get_freeze_count() > 0
    assert gc.get_freeze_count() == 0


@pytest.mark.usefixtures("thawed")
def test_what_is_kept_for_good_is_kept_whatever_comes() -> None:
    kept_for_good()
    kept = gc.get_freeze_count()
    more: list[list[int]] = [[] for _ in range(1_000)]
    with not_copied():
        assert gc.get_freeze_count() <= kept
    assert 0 < gc.get_freeze_count() <= kept
    assert len(more) == 1_000


_MEMORY = Path("/proc/self/statm")


def _resident_pages() -> int:
    return int(_MEMORY.read_text().split()[1])


@pytest.mark.skipif(
    not _MEMORY.exists() or not hasattr(ctypes.CDLL(None), "malloc_trim"), reason="not of glibc"
)
def test_freed_memory_is_given_back() -> None:
    code = (
        "import sys; sys.path.insert(0, sys.argv[1])\n"
        "from test_garbage import _resident_pages\n"
        "from sphinx_proceedings.processes.garbage import give_back_memory\n"
        # Small enough to lie between others, too long for Python's own allocator.
        "held = [bytes(1000) for _ in range(100_000)]\n"
        "last = bytes(1000)\n"
        "full = _resident_pages()\n"
        "del held\n"
        "give_back_memory()\n"
        "print((full - _resident_pages()) * 4096 > 50_000_000)\n"
    )
    told = subprocess.run(
        [sys.executable, "-c", code, str(Path(__file__).parent)],
        env=os.environ | {"PYTHONPATH": os.pathsep.join((str(TOOLS), str(TOOLS.parent / "tests")))},
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    assert told == "True\n"


def test_nothing_happens_without_such_a_function(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ctypes, "CDLL", lambda _name: object())
    give_back_memory()
