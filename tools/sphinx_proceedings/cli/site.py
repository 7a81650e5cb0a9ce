"""`proceedings build` and `proceedings serve`: the site, by Sphinx in a process of its own."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

from sphinx_proceedings.building.conf_file import CONF
from sphinx_proceedings.building.former_code import former_names_told
from sphinx_proceedings.cli.choices import MisuseError
from sphinx_proceedings.cli.commands import Commands, add_root, folder
from sphinx_proceedings.cli.exit_codes import OK
from sphinx_proceedings.cli.text_report import text_report
from sphinx_proceedings.diagnostics import Code
from sphinx_proceedings.upstream.installation import installing_extra

__all__ = ["register"]

_SERVING = "sphinx_proceedings.sphinx_ext.serve"
_NOT_WATCHED = r"/(\.venv|\.git|tests)/"
_SIGNALLED = 128
"""What shells add to the number of the signal that ended a program."""


def register(commands: Commands) -> None:
    """Add the commands."""
    build = commands.add(
        "build",
        _build,
        summary="build the site",
        description="Build the portal's site, by Sphinx: what has not changed is left as it is."
        " Exit code: 0 done, 1 with --strict: there were"
        " warnings, 2 misuse, or Sphinx could not do it.",
    )
    _add_common(build)
    build.add_argument(
        "--strict", action="store_true", help="let warnings fail, and check every reference"
    )
    serve = commands.add(
        "serve",
        _serve,
        summary="show the site, and build it again on every change",
        description="Build the portal's site, serve it on this machine and build it again on every"
        " change, until Ctrl C. Exit code: 0 done,"
        " 2 misuse, or it could not be served.",
    )
    _add_common(serve)
    serve.add_argument("--port", type=int, default=8000, help="default: %(default)s")


def _add_common(parser: argparse.ArgumentParser) -> None:
    add_root(parser, of=folder)
    parser.add_argument(
        "--output", type=Path, help="the folder of the site (default: _build/html in the portal)"
    )
    parser.add_argument(
        "--jobs", "-j", default="auto", metavar="N", help="processes (default: %(default)s)"
    )
    parser.add_argument(
        "--baseurl",
        metavar="ADDRESS",
        help="where the site will be (default: as conf.py states it)",
    )
    parser.add_argument(
        "--scheduler",
        metavar="ADDRESS",
        help="of Dask, to build on several machines: tcp://host:8786",
    )
    parser.add_argument(
        "--sphinx",
        action="append",
        default=[],
        metavar="OPTION",
        help="one more option for Sphinx, such as --sphinx=-q; may be repeated",
    )


def _build(options: argparse.Namespace) -> int:
    strict = ["-W", "-n", "--keep-going"] if options.strict else []
    code = _run(["-m", "sphinx", *strict, *_arguments(options)])
    if code:
        # Without these conf.py cannot be run, and all that Sphinx tells is where Python stopped.
        names = former_names_told(options.root)
        gone = [each for each in names if each.code is Code.FORMER_IMPORT]
        sys.stderr.write(text_report(gone))
    return code


def _serve(options: argparse.Namespace) -> int:
    if find_spec("sphinx_autobuild") is None:
        command = installing_extra("serve")
        raise MisuseError(
            f"to serve takes sphinx-autobuild, which is not installed; run: {command}"
        )
    watching = ["--port", str(options.port), "--re-ignore", _NOT_WATCHED]
    try:
        return _run(["-m", _SERVING, *watching, *_arguments(options)])
    except KeyboardInterrupt:
        return OK


def _arguments(options: argparse.Namespace) -> list[str]:
    """What Sphinx is told, the portal and the folder of the site last."""
    root: Path = options.root
    if not (root / CONF).is_file():
        raise MisuseError(
            f"{root} has no {CONF}, so it is no portal; name its folder, or make one with:"
            " proceedings new FOLDER"
        )
    settings = {"html_baseurl": options.baseurl, "proceedings_scheduler": options.scheduler}
    told = [f"-D{name}={value}" for name, value in settings.items() if value is not None]
    output: Path = options.output or root / "_build" / "html"
    doctrees = "doctrees" if options.output is None else f"{output.name}-doctrees"
    folders = ["-d", str(output.parent / doctrees), str(root), str(output)]
    return ["-b", "html", "-j", options.jobs, *told, *options.sphinx, *folders]


def _run(arguments: Sequence[str]) -> int:
    sys.stdout.flush()
    environment = {**os.environ, "PYTHONUTF8": "1"}
    code = subprocess.call([sys.executable, *arguments], env=environment)  # noqa: S603  # ourselves
    return code if code >= 0 else _SIGNALLED - code
