"""How commands are declared, and the options that several of them have."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from pathlib import Path

from sphinx_proceedings.building.settings import portal_root
from sphinx_proceedings.cli.choices import MisuseError

__all__ = [
    "Commands",
    "add_base_url",
    "add_edition",
    "add_root",
    "add_volume",
    "add_whole",
    "folder",
    "portal_folder",
]


class Commands:
    """The commands of a program, to which each module adds its own."""

    def __init__(self, program: ArgumentParser, metavar: str = "COMMAND") -> None:
        self._parsers = program.add_subparsers(required=True, metavar=metavar)

    def add(
        self, name: str, run: Callable[[Namespace], int], *, summary: str, description: str
    ) -> ArgumentParser:
        """A command that `run` carries out, which returns the exit code."""
        parser = self._parsers.add_parser(name, help=summary, description=description)
        parser.set_defaults(run=run)
        return parser

    def group(self, name: str, metavar: str, *, summary: str) -> Commands:
        """A command that is several, of which the next word, called `metavar` in help, says one."""
        parser = self._parsers.add_parser(
            name, help=summary, description=f"{summary.capitalize()}."
        )
        return Commands(parser, metavar)


def folder(name: str) -> Path:
    """An argument that names a folder; raises MisuseError where there is none."""
    path = Path(name)
    if not path.is_dir():
        raise MisuseError(f"{path} is no folder")
    return path


def portal_folder(name: str) -> Path:
    """An argument that names a portal: where its sources are, which `conf.py` may say."""
    return portal_root(folder(name))


def add_root(
    parser: ArgumentParser, name: str = "root", *, of: Callable[[str], Path] = portal_folder
) -> None:
    """The portal that the command is about, as an argument or an option of this name.

    It is the folder of the sources, or, where `of` is `folder`, that of `conf.py`.
    """
    number = None if name.startswith("-") else "?"
    parser.add_argument(name, nargs=number, type=of, default=".", help="the portal (default: .)")


def add_edition(parser: ArgumentParser) -> None:
    """The edition that the command is about."""
    parser.add_argument("--edition", help="the edition's id; not needed where there is only one")


def add_base_url(parser: ArgumentParser) -> None:
    """Where the site will be."""
    parser.add_argument(
        "--base-url",
        metavar="URL",
        help="the site's address (default: html_baseurl as conf.py states it, which is not run)",
    )


def add_volume(parser: ArgumentParser) -> None:
    """Which of several volumes is meant."""
    parser.add_argument("--volume", metavar="KEY", help="of an edition in several volumes, which")


def add_whole(parser: ArgumentParser) -> None:
    """Whether embargoes count."""
    parser.add_argument(
        "--whole",
        action="store_true",
        help="also what is under an embargo, which the site does not publish yet",
    )
