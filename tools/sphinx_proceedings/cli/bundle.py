"""`proceedings bundle`: an edition's papers as a publisher or an archive takes them."""

from __future__ import annotations

import argparse
import sys
from dataclasses import replace
from pathlib import Path

from sphinx_proceedings.building.build_time import build_time
from sphinx_proceedings.building.pipeline import read_portal
from sphinx_proceedings.bundles.delivery import Bundle, Delivery
from sphinx_proceedings.bundles.receivers import RECEIVERS, Receiver
from sphinx_proceedings.cli.choices import MisuseError, chosen_edition, chosen_volume, stated_site
from sphinx_proceedings.cli.commands import (
    Commands,
    add_base_url,
    add_edition,
    add_root,
    add_volume,
    add_whole,
)
from sphinx_proceedings.cli.exit_codes import OK, PROBLEMS
from sphinx_proceedings.cli.input_output import (
    counted,
    missing_report,
    misuse_where,
    refuse_others,
    say,
    tell_left_out,
    tell_withheld,
    visible,
)
from sphinx_proceedings.diagnostics import Severity
from sphinx_proceedings.files.members import (
    Member,
    member_from,
    write_folder,
    write_zip,
)
from sphinx_proceedings.files.whole_files import read_file
from sphinx_proceedings.model.papers import Paper, Volume
from sphinx_proceedings.model.portal import Portal
from sphinx_proceedings.model.programme import Edition
from sphinx_proceedings.outputs.registries.deposits import Order, papers_of_volume

__all__ = ["register"]

_ZIP = ".zip"
_PDF = b"%PDF-"


def register(commands: Commands) -> None:
    """Add the command."""
    parser = commands.add(
        "bundle",
        _run,
        summary="put an edition together as a publisher or an archive takes it",
        description="Write a folder or a ZIP archive in the form that a publisher, a repository"
        " or an archive takes, and list what it asks for that is missing. Exit code: 0 written"
        " and complete, 1 something is missing, or the sources have errors, 2 misuse.",
    )
    add_root(parser)
    add_edition(parser)
    labels = ", ".join(f"{name} ({receiver.label})" for name, receiver in RECEIVERS.items())
    parser.add_argument(
        "--for",
        dest="receiver",
        required=True,
        choices=tuple(RECEIVERS),
        help=f"who gets it: {labels}",
    )
    add_volume(parser)
    parser.add_argument(
        "--output",
        type=Path,
        metavar="FOLDER",
        help="the folder, or an archive, FILE.zip (default: EDITION-RECEIVER.zip)",
    )
    add_base_url(parser)
    add_whole(parser)
    parser.add_argument(
        "--front-matter",
        type=Path,
        metavar="FILE",
        help="a PDF of what is before the papers (for acl and ceur)",
    )
    parser.add_argument(
        "--submitted",
        type=int,
        metavar="NUMBER",
        help="how many papers were submitted for review (for ceur)",
    )
    parser.add_argument("--dry-run", action="store_true", help="only list what is missing")


def _run(options: argparse.Namespace) -> int:
    site = stated_site(options.root, options.base_url)
    result = read_portal(options.root)
    portal = result.whole if options.whole else result.portal
    edition = chosen_edition(portal, options.edition)
    receiver = RECEIVERS[options.receiver]
    _refuse_what_is_not_asked(options, receiver)
    volume = chosen_volume(edition, options.volume, is_one=receiver.of_one_volume)
    papers = _papers(portal, edition, volume, receiver)
    order = Order(portal=portal, edition=edition, papers=papers, site=site)
    delivery = Delivery(
        order=order,
        volume=volume,
        day=build_time().date(),
        front=_front(options.front_matter),
        submitted=options.submitted,
    )
    bundle = Bundle.of(receiver.put_together(delivery))
    if not options.whole:
        tell_withheld(papers, "proceedings bundle --whole has them")
    sys.stdout.write(missing_report(bundle.missing))
    if not options.dry_run:
        output = options.output or Path(f"{edition.id}-{options.receiver}{_ZIP}")
        _write(output, bundle.members, edition.id if receiver.is_in_folder else "")
    if bundle.missing:
        say(
            f"{counted(len(bundle.missing), 'thing is', 'things are')} missing for {receiver.label}"
        )
    errors = result.count(Severity.ERROR)
    if errors:
        say(f"the sources have {counted(errors, 'error')}; `proceedings check` lists them")
    return PROBLEMS if bundle.missing or errors else OK


def _refuse_what_is_not_asked(options: argparse.Namespace, receiver: Receiver) -> None:
    for name in ("front_matter", "submitted"):
        if getattr(options, name) is not None and name not in receiver.asks:
            option = f"--{name.replace('_', '-')}"
            raise MisuseError(f"{receiver.label} has no place for {option}")


def _papers(
    portal: Portal, edition: Edition, volume: Volume | None, receiver: Receiver
) -> tuple[Paper, ...]:
    """Those to deliver, in the order of the volume; who is left out is told."""
    there = portal.papers_by_edition[edition.id]
    standing = [paper for paper in there if not paper.withdrawn]
    tell_left_out(len(there) - len(standing), "withdrawn")
    if not receiver.of_one_volume:
        return tuple(standing)
    archival = [paper for paper in standing if paper.archival]
    tell_left_out(len(standing) - len(archival), "not in the proceedings (archival = {no})")
    chosen = papers_of_volume(edition, volume, archival)
    if volume is not None:
        tell_left_out(len(archival) - len(chosen), f"not in the volume {volume.key}")
    return tuple(chosen)


def _front(path: Path | None) -> Member | None:
    if path is None:
        return None
    with misuse_where(f"{path} cannot be read"):
        if read_file(path, len(_PDF))[: len(_PDF)] != _PDF:
            raise MisuseError(f"{path} is no PDF")
        return member_from(path, path.name)


def _write(output: Path, members: tuple[Member, ...], folder: str) -> None:
    is_archive = output.suffix.lower() == _ZIP
    if not is_archive:
        refuse_others(
            output,
            [member.path for member in members],
            what="the bundle",
            otherwise="an archive is called FILE.zip",
        )
    with misuse_where(f"{output} cannot be written"):
        if is_archive:
            inside = (
                replace(each, path=f"{folder}/{each.path}" if folder else each.path)
                for each in members
            )
            write_zip(output, inside)
        else:
            write_folder(output, members)
    size = sum(member.length for member in members)
    print(visible(f"{output}: {counted(len(members), 'file')}, {size:,} bytes"))
