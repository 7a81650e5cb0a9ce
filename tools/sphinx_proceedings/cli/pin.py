"""`proceedings pin`: have a portal built with the version of the tool that is in use."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from sphinx_proceedings.building.version import __version__
from sphinx_proceedings.cli.commands import Commands, add_root, folder
from sphinx_proceedings.cli.exit_codes import OK
from sphinx_proceedings.cli.input_output import misuse_where, writing_into
from sphinx_proceedings.cli.pinned_tool import WHEELS, tool_files
from sphinx_proceedings.cli.schema import schema_files
from sphinx_proceedings.files.whole_files import read_file, write_atomically

__all__ = ["register"]


def register(commands: Commands) -> None:
    """Add the command."""
    parser = commands.add(
        "pin",
        _run,
        summary="have a portal built with this version of the tool",
        description="Write requirements.txt for this version of the tool, with all that it needs,"
        " and the schemas of the sources that belong to it. Exit code: 0 done, 2 misuse.",
    )
    add_root(parser, of=folder)
    parser.add_argument(
        "--tool",
        metavar="WHEEL",
        help="a wheel of the tool, or the address of one (default: as this one was installed)",
    )


def _run(options: Namespace) -> int:
    root: Path = options.root
    files = {**tool_files(options.tool), **schema_files()}
    with writing_into(root), misuse_where(f"{root} cannot be written into"):
        for name, data in files.items():
            path = root / name
            if path.is_file() and read_file(path) == data:
                continue
            path.parent.mkdir(exist_ok=True)
            write_atomically(path, data)
            print(name)
        for path in sorted((root / WHEELS).glob("sphinx_proceedings-*.whl")):
            if f"{WHEELS}/{path.name}" not in files:
                path.unlink()
                print(f"{WHEELS}/{path.name} removed")
    print(f"The portal is built with {__version__ if not options.tool else options.tool}.")
    return OK
