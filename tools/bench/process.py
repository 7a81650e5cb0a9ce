"""Runs a program as users run it, and measures its time and memory."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile
from typing import BinaryIO

__all__ = ["BuildError", "Measure", "Run", "run", "start"]

_INTERVAL = 0.2  # seconds between two looks at the memory
_FIRST_INTERVALS = 0.1  # of the time so far, since some programs take but a moment
_PAUSE = 20  # times as long as a look takes, so that looking slows nothing down
_SHOWN_LINES = 30
_RSS_UNIT = 1 if sys.platform == "darwin" else 1024  # bytes


class BuildError(Exception):
    """A program failed: what it was, and the last lines of what it said."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Measure:
    """What one run of a program took."""

    seconds: float
    """By the clock on the wall."""
    cpu_seconds: float
    """Of the program and all its children, in user and system mode."""
    peak_bytes: int
    """The most memory that all processes had together, or the largest one alone."""
    memory: str
    """How that was found: `pss`, shares of what processes share, or `rss of the largest`."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Run:
    """A program to run."""

    command: Sequence[str]
    folder: Path
    """Where it is run."""
    environment: Mapping[str, str]
    """Added to this process's own."""


def run(wanted: Run, proc: Path = Path("/proc")) -> Measure:
    """Run it in a process group of its own.  Raises BuildError where it fails.

    `proc` is where the system tells of its processes.
    """
    with TemporaryFile() as output:
        started = time.perf_counter()
        process = start(wanted, output)
        with _Memory(process.pid, proc) as memory:
            usage = _wait(process)
        seconds = time.perf_counter() - started
        if process.returncode:
            raise BuildError(_failure(wanted, process.returncode, output))
    cpu_seconds, largest = usage
    return Measure(
        seconds=round(seconds, 4),
        cpu_seconds=round(cpu_seconds, 4),
        peak_bytes=memory.peak or largest,
        memory="pss" if memory.peak else "rss of the largest",
    )


def start(wanted: Run, output: BinaryIO) -> subprocess.Popen[bytes]:
    """Start it in a process group of its own; what it says goes into `output`."""
    return subprocess.Popen(  # noqa: S603  # our own arguments
        wanted.command,
        cwd=wanted.folder,
        env={**os.environ, **wanted.environment},
        stdin=subprocess.DEVNULL,
        stdout=output,
        stderr=subprocess.STDOUT,
        start_new_session=True,
    )


def _wait(process: subprocess.Popen[bytes]) -> tuple[float, int]:
    """CPU seconds, and bytes of the largest process; whatever ends us ends the program as well."""
    try:
        _, status, usage = os.wait4(process.pid, 0)
    except BaseException:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        raise
    process.returncode = os.waitstatus_to_exitcode(status)
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss * _RSS_UNIT


def _failure(wanted: Run, status: int, output: BinaryIO) -> str:
    output.seek(0)
    lines = output.read().decode("utf-8", "replace").splitlines()[-_SHOWN_LINES:]
    head = f"{' '.join(wanted.command)}, in {wanted.folder}, ended with {status}"
    return "\n  ".join([f"{head}:" if lines else head, *lines])


class _Memory:
    """Looks several times a second at the memory of all processes of a session."""

    def __init__(self, session: int, proc: Path) -> None:
        self._session, self._proc = session, proc
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)
        self.peak = 0
        """Bytes; 0 where the system does not tell."""

    def __enter__(self) -> _Memory:
        self._thread.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self._done.set()
        self._thread.join()

    def _look(self) -> None:
        first = time.perf_counter()
        pause = 0.0
        while not self._done.wait(pause):
            started = time.perf_counter()
            self.peak = max(self.peak, _proportional_set_size(self._session, self._proc))
            ended = time.perf_counter()
            interval = min(_INTERVAL, _FIRST_INTERVALS * (ended - first))
            pause = max(interval, _PAUSE * (ended - started))


def _proportional_set_size(session: int, proc: Path) -> int:
    """Bytes of all processes of the session; each has its share of what it shares with others."""
    return sum(_pss(process) for process in proc.glob("[0-9]*") if _session_of(process) == session)


def _session_of(process: Path) -> int:
    try:
        # A program's name is in parentheses and may hold any character.
        fields = (process / "stat").read_text(encoding="utf-8", errors="replace").rpartition(")")[2]
    except OSError:
        return 0  # It has ended.
    return int(fields.split()[3])


def _pss(process: Path) -> int:
    try:
        lines = (process / "smaps_rollup").read_text(encoding="utf-8").splitlines()
    except OSError:
        return 0
    return sum(int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:"))
