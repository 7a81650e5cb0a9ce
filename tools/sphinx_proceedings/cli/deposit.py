"""`proceedings deposit`: the XML with which an edition's DOIs are registered."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from sphinx_proceedings.building.build_time import build_time
from sphinx_proceedings.building.pipeline import Result, read_portal
from sphinx_proceedings.cli.choices import (
    MisuseError,
    RefusedError,
    chosen_edition,
    unknown,
)
from sphinx_proceedings.cli.commands import Commands, add_edition, add_root
from sphinx_proceedings.cli.exit_codes import OK
from sphinx_proceedings.cli.input_output import (
    counted,
    missing_report,
    misuse_where,
    say,
    tell_withheld,
    write_file_or_output,
)
from sphinx_proceedings.diagnostics import Severity
from sphinx_proceedings.files.whole_files import write_atomically
from sphinx_proceedings.outputs.registries.crossref import Head, crossref_deposit
from sphinx_proceedings.outputs.registries.datacite import datacite_deposit
from sphinx_proceedings.outputs.registries.deposits import Deposit, Order, site_address

__all__ = ["register"]


def register(commands: Commands) -> None:
    """Add the command."""
    parser = commands.add(
        "deposit",
        _run,
        summary="write the XML that registers an edition's DOIs",
        description="Write the XML that registers the DOIs of an edition's papers and volume with"
        " Crossref (one file) or DataCite (a folder, one file for each DOI). Where a field that"
        " the registry requires is missing, say which and write nothing. Exit code: 0 written,"
        " 1 something is missing, 2 misuse.",
    )
    add_root(parser)
    add_edition(parser)
    parser.add_argument("--registry", required=True, choices=("crossref", "datacite"))
    parser.add_argument("--base-url", default="", help="where the site is (Crossref needs it)")
    parser.add_argument(
        "--output",
        type=Path,
        help="the file, or DataCite's folder (default: standard output)",
    )
    parser.add_argument(
        "--paper",
        action="append",
        metavar="KEY",
        help="deposit only this paper; may be repeated (default: all)",
    )
    crossref = parser.add_argument_group("for Crossref")
    crossref.add_argument("--depositor", metavar="NAME", help="who sends the deposit")
    crossref.add_argument("--email", metavar="ADDRESS", help="where Crossref reports to")
    crossref.add_argument("--registrant", metavar="NAME", help="who is responsible for the records")
    crossref.add_argument("--batch-id", metavar="ID", help="default: EDITION-TIMESTAMP")
    crossref.add_argument(
        "--timestamp",
        type=int,
        metavar="NUMBER",
        help="must grow with each deposit (default: YYYYMMDDhhmmss in UTC, from"
        " SOURCE_DATE_EPOCH if it is set, else from the clock)",
    )
    crossref.add_argument(
        "--policy-doi",
        default="",
        metavar="DOI",
        help="of the page with your policy on corrections and retractions; without it they are"
        " deposited as relations only",
    )


def _run(options: argparse.Namespace) -> int:
    result = read_portal(options.root)
    is_crossref = options.registry == "crossref"
    if is_crossref:
        _demand_crossref_options(options)
    order = _order(result, options)
    if is_crossref:
        deposit = crossref_deposit(order, _head(options, order.edition.id))
    else:
        deposit = datacite_deposit(order, volume=not options.paper)
        if not options.paper and not any(volume.doi for volume in order.volumes):
            say("the volume has no DOI; it is left out")
    if count := result.count(Severity.ERROR):
        say(f"the sources have {counted(count, 'error')}; `proceedings check` lists them")
    tell_withheld(order.papers, "deposit them again when their embargo has ended")
    if deposit.missing:
        sys.stderr.write(missing_report(deposit.missing))
        raise RefusedError
    _write(deposit, options.output, into_folder=not is_crossref)
    return OK


def _demand_crossref_options(options: argparse.Namespace) -> None:
    needed = ("depositor", "email", "registrant", "base_url")
    absent = [f"--{name.replace('_', '-')}" for name in needed if not getattr(options, name)]
    if absent:
        raise MisuseError(f"Crossref needs {', '.join(absent)}")


def _head(options: argparse.Namespace, edition: str) -> Head:
    timestamp = options.timestamp
    if timestamp is None:
        timestamp = int(build_time().strftime("%Y%m%d%H%M%S"))
    return Head(
        batch_id=options.batch_id or f"{edition}-{timestamp}",
        timestamp=timestamp,
        depositor=options.depositor,
        email=options.email,
        registrant=options.registrant,
        policy_doi=options.policy_doi,
    )


def _order(result: Result, options: argparse.Namespace) -> Order:
    site = site_address(options.base_url)
    if site is None:
        raise MisuseError(f"--base-url {options.base_url!r} does not start with https://")
    edition = chosen_edition(result.portal, options.edition)
    papers = result.portal.papers_by_edition[edition.id]
    keys = [paper.key for paper in papers]
    for key in options.paper or ():
        if key not in keys:
            raise unknown(f"paper of {edition.id}", key, keys)
    archival = [paper.key for paper in papers if paper.archival]
    if not options.paper and len(archival) < len(papers):
        count = counted(len(papers) - len(archival), "paper")
        say(f"{count} not in the proceedings (archival = {{no}}) left out")
    return Order(
        portal=result.portal,
        edition=edition,
        papers=tuple(p for p in papers if p.key in (options.paper or archival)),
        site=site,
    )


def _write(deposit: Deposit, output: Path | None, *, into_folder: bool) -> None:
    if not deposit.documents:
        raise MisuseError("there is nothing to deposit")
    if output is None:
        if len(deposit.documents) != 1:
            raise MisuseError("DataCite takes a file for each DOI: give a folder, --output FOLDER")
        write_file_or_output(None, deposit.documents[0].xml)
        return
    with misuse_where(f"{output} cannot be written"):
        for document in deposit.documents:
            path = output / document.path if into_folder else output
            write_atomically(path, document.xml)
            print(f"{path} written", file=sys.stderr)
