"""Serves a portal as `make serve` does, and looks how soon an edit is on its page."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.process import BuildError, Run, start

__all__ = ["Edit", "serve", "unused_port"]

_BUILT = "Serving on"
"""What sphinx-autobuild says after each build."""
_LOOK = 0.01  # seconds from one look at a page to the next
_REST = 2.0  # seconds: it watches only once it serves, and waits until all is quiet
_LONGEST = 600.0  # seconds


@dataclass(frozen=True, kw_only=True, slots=True)
class Edit:
    """A change to a source, and the page that is to show it."""

    make: Callable[[], None]
    page: Path
    words: str


def serve(
    wanted: Run, edits: Sequence[Edit], *, rest: float = _REST, longest: float = _LONGEST
) -> tuple[float, ...]:
    """Seconds from when each edit was saved until its page showed it.

    Each is made `rest` seconds after the build before it.  Raises BuildError where the program
    ends, or takes longer than `longest` seconds for one.
    """
    with TemporaryDirectory() as folder, (log := Path(folder, "log")).open("wb") as output:
        process = start(wanted, output)
        try:
            return tuple(_served(process, log, edits, rest=rest, longest=longest))
        finally:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGTERM)
            process.wait()


def unused_port() -> int:
    """One of this machine's own address that nobody listens at."""
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        port: int = unused.getsockname()[1]
    return port


def _served(
    process: subprocess.Popen[bytes],
    log: Path,
    edits: Sequence[Edit],
    *,
    rest: float,
    longest: float,
) -> Iterator[float]:
    def waited(is_so: Callable[[], bool]) -> float:
        started = time.perf_counter()
        while not is_so():
            if process.poll() is not None or time.perf_counter() - started > longest:
                told = log.read_text(encoding="utf-8", errors="replace")
                raise BuildError(f"serving ended or took too long:\n{told}")
            time.sleep(_LOOK)
        return time.perf_counter() - started

    for builds, edit in enumerate(edits, 1):
        waited(lambda builds=builds: _count(log) >= builds)  # type: ignore[misc]
        time.sleep(rest)
        edit.make()
        yield waited(lambda edit=edit: edit.words in _text(edit.page))  # type: ignore[misc]


def _count(log: Path) -> int:
    """Builds so far."""
    return _text(log).count(_BUILT)


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8", errors="replace")
