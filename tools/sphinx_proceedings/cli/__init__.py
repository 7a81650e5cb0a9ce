"""The command `proceedings`: arguments, formatting and exit codes only.

Each command is a module with `register`, which adds its parser and names its function.
"""

from __future__ import annotations

import argparse
import io
import os
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TextIO

from sphinx_proceedings.building.build_time import BuildTimeError
from sphinx_proceedings.building.version import __version__
from sphinx_proceedings.cli import (
    add,
    audit,
    bundle,
    check,
    clean,
    codes,
    compare,
    correct,
    deposit,
    edition,
    explain,
    export,
    files,
    fix,
    imports,
    new,
    pack,
    pin,
    printing,
    release,
    schema,
    site,
    upgrade,
)
from sphinx_proceedings.cli.choices import MisuseError, RefusedError
from sphinx_proceedings.cli.commands import Commands
from sphinx_proceedings.cli.exit_codes import INTERRUPTED, MISUSE, NOT_HEARD, PROBLEMS
from sphinx_proceedings.cli.input_output import say

__all__ = ["command_line", "main"]

_COMMANDS = (
    site,
    check,
    files,
    fix,
    correct,
    add,
    imports,
    new,
    edition,
    pin,
    upgrade,
    release,
    export,
    deposit,
    bundle,
    printing,
    audit,
    compare,
    pack,
    explain,
    schema,
    codes,
    clean,
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; returns its exit code (argparse itself exits with 2 on misuse)."""
    _prepare_streams()
    try:
        try:
            return _run(arguments)
        finally:
            sys.stdout.flush()
    except BrokenPipeError:
        # Whoever reads, as `head`, has seen enough.  Nothing more is told, not even at the end
        # (Python's documentation of `signal`, “Note on SIGPIPE”).
        with suppress(OSError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return NOT_HEARD
    except KeyboardInterrupt:
        with suppress(OSError):
            say("interrupted")
        return INTERRUPTED


def _prepare_streams() -> None:
    for name in ("stdout", "stderr"):
        stream: TextIO | None = getattr(sys, name)
        if stream is None:
            # Whoever called has closed it.  What would be opened next would take its place.
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115
        elif isinstance(stream, io.TextIOWrapper):
            # A terminal that cannot show a character shows its number instead.
            stream.reconfigure(errors="backslashreplace")


def _run(arguments: Sequence[str] | None) -> int:
    try:
        options = command_line().parse_args(arguments)
        run: Callable[[argparse.Namespace], int] = options.run
        return run(options)
    except (MisuseError, BuildTimeError) as misuse:
        say(str(misuse))
        return MISUSE
    except RefusedError as refused:
        sys.stdout.write(str(refused))
        say("nothing was written")
        return PROBLEMS


def command_line() -> argparse.ArgumentParser:
    """The parser of all commands."""
    parser = argparse.ArgumentParser(
        prog="proceedings",
        description="Tools for editors of a proceedings and programme portal.",
    )
    parser.add_argument("--version", action="version", version=f"%(prog)s {__version__}")
    commands = Commands(parser)
    for command in _COMMANDS:
        command.register(commands)
    return parser
