"""`proceedings new`: start a portal."""

from __future__ import annotations

import argparse
from pathlib import Path

from sphinx_proceedings.cli.choices import MisuseError
from sphinx_proceedings.cli.commands import Commands
from sphinx_proceedings.cli.exit_codes import OK
from sphinx_proceedings.starter.starting import StarterError, start_portal

__all__ = ["register"]


def register(commands: Commands) -> None:
    """Add the command."""
    parser = commands.add(
        "new",
        _run,
        summary="start a portal of your own",
        description="Make a folder with a small portal to begin from: one edition, one paper, one"
        " session. Nothing that exists is overwritten, and a portal is there whole or not at all.",
    )
    parser.add_argument("folder", type=Path, help="a folder that does not exist yet, or is empty")
    parser.add_argument(
        "--edition", default="myworkshop2027", help="the edition's id (default: %(default)s)"
    )


def _run(options: argparse.Namespace) -> int:
    try:
        written = start_portal(options.folder, options.edition)
    except StarterError as error:
        raise MisuseError(str(error)) from error
    except KeyboardInterrupt as error:
        raise MisuseError("interrupted; nothing was written") from error
    for path in written:
        print(path)
    return OK
