"""A Dask scheduler and workers in processes of this machine, as Dask's own commands start them."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from support.folders import TOOLS

__all__ = ["Cluster", "impatient"]

_SECONDS = 60


class Cluster:
    """A scheduler with workers of one thread, which tests may kill."""

    def __init__(self, folder: Path, **environment: str) -> None:
        self._environment = environment
        self._folder = folder
        self._told = folder / "scheduler.json"
        self._scheduler: subprocess.Popen[bytes] | None = None
        self._workers: list[subprocess.Popen[bytes]] = []
        self._started = 0

    def whole(self, workers: int = 2) -> str:
        """The scheduler's address, once it and the workers are there."""
        if self._scheduler is None or self._scheduler.poll() is not None:
            self.end()
            self._told.unlink(missing_ok=True)
            self._scheduler = self._start(
                "scheduler", "--port", "0", "--scheduler-file", str(self._told)
            )
            _until(self._told.exists)
        self._workers = [worker for worker in self._workers if worker.poll() is None]
        while len(self._workers) < workers:
            self._workers.append(self.worker())
        address: str = json.loads(self._told.read_text(encoding="utf-8"))["address"]
        return address

    @property
    def scheduler(self) -> int:
        """The id of the scheduler's process."""
        assert self._scheduler is not None
        return self._scheduler.pid

    def worker(self, tools: Path = TOOLS) -> subprocess.Popen[bytes]:
        """One more worker, which has joined; it imports the tool from a folder."""
        worker = self._start(
            "worker",
            *("--scheduler-file", str(self._told), "--nthreads", "1", "--no-nanny"),
            *("--local-directory", str(self._folder)),
            tools=tools,
        )
        _until(lambda: b"Registered to" in self._log().read_bytes())
        return worker

    @contextmanager
    def stranger(self, tools: Path) -> Iterator[None]:
        """A worker more that has another version of the tool."""
        worker = self.worker(tools)
        try:
            yield
        finally:
            worker.kill()
            worker.wait()

    def end(self) -> None:
        """Kill all."""
        for process in (self._scheduler, *self._workers):
            if process is not None:
                process.kill()
                process.wait()
        self._scheduler, self._workers = None, []

    def _log(self) -> Path:
        return self._folder / f"{self._started}.log"

    def _start(self, *command: str, tools: Path = TOOLS) -> subprocess.Popen[bytes]:
        self._started += 1
        with self._log().open("wb") as log:
            return subprocess.Popen(
                [sys.executable, "-m", "dask", *command, "--host", "127.0.0.1", "--no-dashboard"],
                env=os.environ | {"PYTHONPATH": str(tools)} | self._environment,
                stdout=log,
                stderr=log,
            )


def _until(is_so: Callable[[], bool]) -> None:
    end = time.monotonic() + _SECONDS
    while not is_so():
        assert time.monotonic() < end
        time.sleep(0.05)


@contextmanager
def impatient() -> Iterator[None]:
    """With a time to connect that is short; as users say it in Dask's configuration."""
    import distributed  # noqa: F401  # brings the configuration
    from dask import config

    with config.set({"distributed.comm.timeouts.connect": "500ms"}):
        yield
