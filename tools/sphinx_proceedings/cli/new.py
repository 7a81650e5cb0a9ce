"""`proceedings new`: start a portal."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_proceedings.cli.exit_codes import MISUSE, OK
from sphinx_proceedings.starter.starting import StarterError, start_portal

if TYPE_CHECKING:
    from argparse import _SubParsersAction

__all__ = ["register"]


def register(commands: _SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command."""
    parser = commands.add_parser(
        "new",
        help="start a portal of your own",
        description="Make a folder with a small portal to begin from: one edition, one paper, one"
        " session. Nothing that exists is overwritten, and a portal is there whole or not at all.",
    )
    parser.add_argument("folder", type=Path, help="a folder that does not exist yet, or is empty")
    parser.add_argument(
        "--edition", default="myworkshop2027", help="the edition's id (default: %(default)s)"
    )
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    try:
        written = start_portal(options.folder, options.edition)
    except StarterError as error:
        print(f"proceedings: {error}", file=sys.stderr)
        return MISUSE
    except KeyboardInterrupt:
        print("proceedings: interrupted; nothing was written", file=sys.stderr)
        return MISUSE
    for path in written:
        print(path)
    return OK
