"""Garbage is not looked for while many values are made, nor when a process ends."""

import gc
import os
import subprocess
import sys

from sphinx_proceedings.processes.garbage import garbage_kept
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
