"""Modules run as by `python -m`, in processes that are fresh and have most of it loaded already.

A server loads what a build needs and runs nothing; each run is a fork of it.  All have one hash
seed.  Python's own fork server would hand on the path and the start method of the tests' process.
"""

import atexit
import json
import os
import runpy
import subprocess
import sys
import time
from collections.abc import Mapping
from functools import cache
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory

__all__ = ["run_module"]

_TOOLS = Path(__file__).parents[2] / "tools"
_LOADED = (
    "sphinx.cmd.build",
    "sphinx_proceedings.sphinx_ext.features",
    "sphinx_proceedings.sphinx_ext.inner_features",
    "sphinx.builders.html",
    "sphinx.domains.std",
    "myst_parser.sphinx_ext.main",
    "sphinx_book_theme",
    "sphinx_design",
    "babel.dates",
    "pygments.lexers",
    "docutils.writers.html5_polyglot",
)


def run_module(
    module: str, *arguments: str, cwd: Path, environment: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """What `python -m module` does in a folder, with an environment beside that of the tests."""
    with TemporaryDirectory() as told:
        request = {
            "module": module,
            "arguments": arguments,
            "cwd": str(cwd),
            "environment": os.environ | {"PYTHONPATH": str(_TOOLS)} | dict(environment or {}),
            "told": told,
        }
        server = _server()
        assert server.stdin is not None
        assert server.stdout is not None
        print(json.dumps(request), file=server.stdin, flush=True)
        return subprocess.CompletedProcess(
            args=(module, *arguments),
            returncode=int(server.stdout.readline()),
            stdout=Path(told, "1").read_text(encoding="utf-8"),
            stderr=Path(told, "2").read_text(encoding="utf-8"),
        )


@cache
def _server() -> subprocess.Popen[str]:
    server = subprocess.Popen(
        [sys.executable, __file__],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONPATH": str(_TOOLS)},
    )
    atexit.register(server.communicate)  # It ends when nothing more can be asked.
    return server


def _serve() -> None:
    del sys.path[0]  # this folder
    for name in _LOADED:
        import_module(name)
    while line := sys.stdin.readline():
        process = os.fork()
        if not process:
            _run(**json.loads(line))
            return
        print(os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]), flush=True)


def _run(
    module: str, arguments: list[str], cwd: str, environment: Mapping[str, str], told: str
) -> None:
    """Become what is asked for; what its own processes print is told as well."""
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    for number in (1, 2):
        os.dup2(os.open(f"{told}/{number}", os.O_WRONLY | os.O_CREAT | os.O_APPEND), number)
    os.environ.clear()
    os.environ.update(environment)
    time.tzset()
    os.chdir(cwd)
    sys.path.insert(0, os.getcwd())  # noqa: PTH109
    sys.argv[1:] = arguments
    runpy.run_module(module, run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    _serve()
