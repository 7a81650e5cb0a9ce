"""The command line in processes of its own that need not import it: forked from one that has."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from sphinx_proceedings.cli import main
from support.folders import TESTS, TOOLS

__all__ = ["WarmCommands"]


class WarmCommands:
    """Runs `proceedings` as a shell would, imported once for all of its runs."""

    def __init__(self, folder: Path) -> None:
        self._told = folder / "told.txt"
        self._process = subprocess.Popen(
            [sys.executable, "-m", "support.warm_commands"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": f"{TOOLS}{os.pathsep}{TESTS}", "PYTHONUTF8": "1"},
            text=True,
        )

    def run(
        self, arguments: Sequence[str], at: Path, environment: Mapping[str, str]
    ) -> tuple[int, str]:
        """The exit code, and all that it printed."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        order = {"arguments": [*arguments], "at": str(at), "environment": {**environment}}
        self._process.stdin.write(json.dumps({**order, "told": str(self._told)}) + "\n")
        self._process.stdin.flush()
        code = int(self._process.stdout.readline())
        return code, self._told.read_text(encoding="utf-8")

    def close(self) -> None:
        """Wait until it has ended."""
        self._process.communicate()


def _serve() -> None:
    """Carry out orders, one a line, until there are no more."""
    for line in sys.stdin:
        order = json.loads(line)
        child = os.fork()
        if child == 0:
            _carry_out(order)
        _, status = os.waitpid(child, 0)
        print(os.waitstatus_to_exitcode(status), flush=True)


def _carry_out(order: Mapping[str, Any]) -> None:
    code: object = 70
    try:
        os.chdir(order["at"])
        os.environ.clear()
        os.environ.update(order["environment"])
        told = os.open(order["told"], os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        for stream in (1, 2):
            os.dup2(told, stream)
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
        code = main(order["arguments"])
    except SystemExit as asked:
        code = asked.code
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code if isinstance(code, int) else 0)


if __name__ == "__main__":
    _serve()
