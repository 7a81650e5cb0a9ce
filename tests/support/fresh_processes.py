"""Modules run as by `python -m`, in processes that are fresh and have most of it loaded already.

A server loads what a build needs and runs nothing; each run is a fork of it.  All have one hash
seed.  Python's own fork server would hand on the path and the start method of the tests' process.
"""

import atexit
import gc
import json
import os
import runpy
import signal
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Timer

__all__ = ["run_module"]

_TOOLS = Path(__file__).parents[2] / "tools"
_LOADED = (
    "sphinx.cmd.build",
    "sphinx_proceedings.sphinx_ext.features",
    "sphinx_proceedings.sphinx_ext.inner_features",
    "sphinx_proceedings.insight.similarity",
    "sphinx.builders.html",
    "sphinx.domains.std",
    "myst_parser.sphinx_ext.main",
    "sphinx_book_theme",
    "sphinx_design",
    "babel.dates",
    "pygments.lexers",
    "docutils.writers.html5_polyglot",
    # What Sphinx loads by name.
    "sphinx.builders.latex",
    "sphinx.domains.cpp",
    "sphinx.domains.javascript",
    "sphinx.domains.python",
    "sphinx.ext.doctest",
    "sphinx.jinja2glue",
    "myst_parser.parsers.sphinx_",
    "sphinx_design.extension",
)


def run_module(
    module: str,
    *arguments: str,
    cwd: Path,
    environment: Mapping[str, str] | None = None,
    tools: Path = _TOOLS,
    paths: Sequence[Path] = (),
    killed_after: float | None = None,
) -> subprocess.CompletedProcess[str]:
    """What `python -m module` does in a folder, with an environment beside that of the tests.

    It imports from the folder `tools`, where there may be another version of the package, and from
    `paths`.  It is killed after so many seconds, if it has not ended before.
    """
    path = {"PYTHONPATH": os.pathsep.join(map(str, (*paths, tools)))}
    with TemporaryDirectory() as told:
        request = {
            "module": module,
            "arguments": arguments,
            "cwd": str(cwd),
            "environment": os.environ | path | dict(environment or {}),
            "told": told,
        }
        server = _server(tools)
        assert server.stdin is not None
        assert server.stdout is not None
        print(json.dumps([killed_after, request]), file=server.stdin, flush=True)
        return subprocess.CompletedProcess(
            args=(module, *arguments),
            returncode=int(server.stdout.readline()),
            stdout=Path(told, "1").read_text(encoding="utf-8"),
            stderr=Path(told, "2").read_text(encoding="utf-8"),
        )


@cache
def _server(tools: Path) -> subprocess.Popen[str]:
    server = subprocess.Popen(
        [sys.executable, __file__],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONPATH": str(tools)},
    )
    atexit.register(server.communicate)  # It ends when nothing more can be asked.
    return server


def _serve() -> None:
    del sys.path[0]  # this folder
    for name in _LOADED:
        import_module(name)
    # No fork looks through what is loaded, nor copies it to note that it did.
    gc.collect()
    gc.freeze()
    gc.set_threshold(200_000, 10, 10)
    while line := sys.stdin.readline():
        killed_after, request = json.loads(line)
        process = os.fork()
        if not process:
            _run(**request)
            return
        print(_ended(process, killed_after), flush=True)


def _ended(process: int, killed_after: float | None) -> int:
    """The exit code of a process, once it has ended."""
    killer = None
    if killed_after is not None:
        killer = Timer(killed_after, os.kill, (process, signal.SIGKILL))
        killer.start()
    # Its number stays its own until it is waited for.
    os.waitid(os.P_PID, process, os.WEXITED | os.WNOWAIT)
    if killer is not None:
        killer.cancel()
        killer.join()
    return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])


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
    paths = (os.getcwd(), *environment["PYTHONPATH"].split(os.pathsep))  # noqa: PTH109
    sys.path[:0] = [path for path in paths if path not in sys.path]
    sys.argv[1:] = arguments
    runpy.run_module(module, run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    _serve()
