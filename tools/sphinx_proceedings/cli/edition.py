"""`proceedings edition add`: begin another edition in a portal."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from sphinx_proceedings.building.pipeline import read_portal
from sphinx_proceedings.building.settings import project_of
from sphinx_proceedings.cli.choices import MisuseError, chosen_edition
from sphinx_proceedings.cli.commands import Commands, add_root
from sphinx_proceedings.cli.exit_codes import OK
from sphinx_proceedings.cli.input_output import misuse_where, writing_into
from sphinx_proceedings.cli.portal_questions import day
from sphinx_proceedings.files.whole_files import read_file, replace_source
from sphinx_proceedings.starter.next_edition import NextEdition, a_year_later, next_edition_files
from sphinx_proceedings.starter.starting import StarterError, checked_edition

__all__ = ["register"]

_LARGEST_PAGE = 1024**2
"""Bytes of a home page in which a name is looked for."""


def register(commands: Commands) -> None:
    """Add the command."""
    doings = commands.group("edition", "DOING", summary="begin another edition in a portal")
    parser = doings.add(
        "add",
        _run,
        summary="begin an edition like another one",
        description="Write papers/ID.bib, program/ID.yaml and people/ID.yaml for an edition that"
        " follows another one. Deadlines and committees of that stand there as comments, to be"
        " corrected. Nothing that exists is overwritten. Exit code: 0 done, 2 misuse.",
    )
    _add_options(parser)


def _add_options(parser: ArgumentParser) -> None:
    parser.add_argument("id", metavar="ID", help="of the new edition, such as myworkshop2028")
    parser.add_argument("--like", metavar="EDITION", help="not needed where there is only one")
    parser.add_argument(
        "--start", type=day, metavar="DATE", help="its first day (default: 52 weeks later)"
    )
    parser.add_argument("--end", type=day, metavar="DATE", help="its last day (default: as long)")
    parser.add_argument("--name", default="", help="default: the same with another year")
    parser.add_argument("--place", default="", help="default: not said")
    add_root(parser, "--root")


def _run(options: Namespace) -> int:
    root: Path = options.root
    with writing_into(root):
        portal = read_portal(root).portal
        try:
            new = checked_edition(options.id)
        except StarterError as error:
            raise MisuseError(str(error)) from error
        if options.like is None and len(portal.editions) != 1:
            known = ", ".join(portal.edition_by_id) or "none"
            raise MisuseError(f"say with --like which edition it follows; there are: {known}")
        former = chosen_edition(portal, options.like)
        if new in portal.edition_by_id:
            raise MisuseError(f"there is an edition {new} already")
        if former.start is None and options.start is None:
            raise MisuseError(f"{former.id} has no date; say with --start when the new one begins")
        start = options.start or a_year_later(former.start or options.start)
        lasts = former.end - former.start if former.start and former.end else start - start
        end = options.end or start + lasts
        if end < start:
            raise MisuseError(f"--end {end} is before the first day, {start}")
        following = NextEdition(
            id=new, start=start, end=end, name=options.name, place=options.place
        )
        held = portal.appointments_by_edition.get(former.id, ())
        _write(root, next_edition_files(former, held, following))
    print()
    print(f"It begins on {start}. Correct what stands in these files, then bring in its papers:")
    print(f"    proceedings import papers FILE --edition {new}")
    for page in _home_pages(project_of(root), former.id):
        print(f"The home page, {page}, still shows {former.id}: name {new} there when it is time.")
    return OK


def _home_pages(project: Path, edition: str) -> Iterator[str]:
    """The home page of the site, where it names the edition."""
    for name in ("index.md", "index.rst"):
        with suppress(OSError):
            if edition.encode() in read_file(project / name, _LARGEST_PAGE):
                yield name


def _write(root: Path, files: dict[str, str]) -> None:
    """All files or none."""
    written: list[Path] = []
    for name in files:
        if (root / name).exists():
            raise MisuseError(f"{name} exists and is not overwritten")
    try:
        for name, text in files.items():
            with misuse_where(f"{name} cannot be written"):
                (root / name).parent.mkdir(exist_ok=True)
                replace_source(root / name, text.encode(), None)
            written.append(root / name)
    except BaseException:
        for path in written:
            path.unlink(missing_ok=True)
        raise
    for name in files:
        print(name)
