"""`proceedings export`: the citations of papers in one format, to a file or to standard output."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from sphinx_proceedings.building.pipeline import read_portal
from sphinx_proceedings.cli.choices import MisuseError, chosen_edition, stated_site, unknown
from sphinx_proceedings.cli.commands import (
    Commands,
    add_base_url,
    add_edition,
    add_root,
    add_whole,
)
from sphinx_proceedings.cli.exit_codes import OK, PROBLEMS
from sphinx_proceedings.cli.input_output import tell_withheld, write_file_or_output
from sphinx_proceedings.cli.text_report import summary
from sphinx_proceedings.diagnostics import Severity
from sphinx_proceedings.model.addresses import (
    paper_docname,
    papers_docname,
    person_docname,
    session_docname,
)
from sphinx_proceedings.model.portal import Portal
from sphinx_proceedings.outputs.citations.citation_files import Collection, collections, write_file
from sphinx_proceedings.outputs.citations.formats import FORMATS, format_by_name

__all__ = ["register"]


def register(commands: Commands) -> None:
    """Add the command."""
    parser = commands.add(
        "export",
        _run,
        summary="write the citations of an edition, session, person or paper",
        description="Write the same bytes as the file beside the page in the built site. Exit"
        " code: 0 written, 1 errors in the sources, 2 no such edition, session, person or paper.",
    )
    add_root(parser)
    add_edition(parser)
    parser.add_argument(
        "--format", choices=[form.name for form in FORMATS], default="bib", help="default: bib"
    )
    chosen = parser.add_mutually_exclusive_group()
    chosen.add_argument("--paper", metavar="KEY", help="one paper of the edition")
    chosen.add_argument("--session", metavar="ID", help="the papers of a session of the edition")
    chosen.add_argument("--person", metavar="ID", help="all papers of a person, in any edition")
    add_base_url(parser)
    add_whole(parser)
    parser.add_argument("--output", type=Path, metavar="FILE", help="default: standard output")


def _run(options: argparse.Namespace) -> int:
    result = read_portal(options.root)
    site = stated_site(options.root, options.base_url)
    portal = result.whole if options.whole else result.portal
    papers = _collection(portal, options).papers
    if not options.whole:
        tell_withheld(papers, "proceedings export --whole has them")
    data = write_file(portal, site, format_by_name(options.format), papers)
    write_file_or_output(options.output, data)
    if result.count(Severity.ERROR):
        print(summary(result), file=sys.stderr)
        return PROBLEMS
    return OK


def _collection(portal: Portal, options: argparse.Namespace) -> Collection:
    """What the page named by the options offers; raises `MisuseError`."""
    docname = _docname(portal, options)
    for collection in collections(portal):
        if collection.docname == docname:
            return collection
    raise MisuseError(f"{docname} offers no paper to cite")


def _docname(portal: Portal, options: argparse.Namespace) -> str:
    if options.person is not None:
        if options.person not in portal.person_by_id:
            raise unknown("person", options.person, portal.person_by_id)
        return person_docname(options.person)
    edition = chosen_edition(portal, options.edition).id
    if options.paper is not None:
        papers = {
            key: paper
            for paper in portal.papers_by_edition[edition]
            for key in (*paper.former_keys, paper.key)
        }
        if options.paper not in papers:
            raise unknown("paper", options.paper, papers)
        return paper_docname(papers[options.paper])
    if options.session is not None:
        sessions = {item.id: item for item in portal.edition_by_id[edition].sessions}
        if options.session not in sessions:
            raise unknown("session", options.session, sessions)
        return session_docname(sessions[options.session])
    return papers_docname(edition)
