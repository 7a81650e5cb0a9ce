"""Programs that are run and measured."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from bench.process import BuildError, Run, run

MIB = 1024**2
LINUX = pytest.mark.skipif(not Path("/proc/self/smaps_rollup").exists(), reason="no /proc")
# Parent and child have 60 MiB each of their own.
TWO_PROCESSES = """
import subprocess, sys, time
held = b"x" * 60 * 1024**2
if len(sys.argv) == 1:
    subprocess.run([sys.executable, __file__, "child"], check=True)
else:
    time.sleep(1)
"""


def python(folder: Path, code: str, **environment: str) -> Run:
    (folder / "program.py").write_text(code)
    return Run(command=[sys.executable, "program.py"], folder=folder, environment=environment)


def test_where_and_with_what_it_runs(tmp_path: Path) -> None:
    code = "import os; open('told', 'w').write(os.environ['A'] + os.environ['PATH'])"
    run(python(tmp_path, code, A="b"))
    assert (tmp_path / "told").read_text() == "b" + os.environ["PATH"]


@LINUX
def test_memory_of_all_processes(tmp_path: Path) -> None:
    measure = run(python(tmp_path, TWO_PROCESSES))
    assert measure.memory == "pss"
    # No upper bound: a first look may still see this process's own memory in the new one.
    assert measure.peak_bytes > 120 * MIB


def test_memory_where_the_system_does_not_tell(tmp_path: Path) -> None:
    measure = run(python(tmp_path, "held = b'x' * 60 * 1024**2"), tmp_path / "nothing")
    assert measure.memory == "rss of the largest"
    # The kernel counts what the process held before it became another program: this one's.
    assert measure.peak_bytes > 60 * MIB


def test_failure_is_told_with_the_last_lines(tmp_path: Path) -> None:
    code = "import sys\nfor n in range(40): print(n, flush=True)\nsys.exit('bad é')"
    with pytest.raises(BuildError) as raised:
        run(python(tmp_path, code))
    lines = [*(f"  {number}" for number in range(11, 40)), "  bad é"]
    head = f"{sys.executable} program.py, in {tmp_path}, ended with 1:"
    assert str(raised.value).splitlines() == [head, *lines]


def test_program_that_is_killed(tmp_path: Path) -> None:
    code = "import os, signal; os.kill(os.getpid(), signal.SIGKILL)"
    with pytest.raises(BuildError) as raised:
        run(python(tmp_path, code))
    assert str(raised.value) == f"{sys.executable} program.py, in {tmp_path}, ended with -9"


def test_interrupt_ends_the_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[int] = []

    def interrupted(process: int, _options: int) -> None:
        started.append(process)
        raise KeyboardInterrupt

    monkeypatch.setattr("bench.process.os.wait4", interrupted)
    with pytest.raises(KeyboardInterrupt):
        run(python(tmp_path, "import time; time.sleep(60)"))
    with pytest.raises(ProcessLookupError):
        os.kill(started[0], 0)
