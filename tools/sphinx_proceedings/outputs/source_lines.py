"""On which lines of the sources records stand, for links from their pages.

A page does not say it: an edit moves all that stands below it, and would write all of their pages.
There is a small file a source instead, which a script asks when somebody is about to follow a link.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from sphinx_proceedings.diagnostics import Location
from sphinx_proceedings.model.portal import Portal
from sphinx_proceedings.outputs.compact_json import compact_json
from sphinx_proceedings.outputs.site_file import SiteFile

__all__ = ["source_line_files", "source_lines_path"]


def source_lines_path(source: str) -> str:
    """The file about a source, relative to the site's root."""
    return f"source-lines/{source}.json"


def source_line_files(portal: Portal) -> Iterator[SiteFile]:
    """The files: the line of each record by its kind and its key or id, as `paper ada2027notes`."""
    found: defaultdict[str, dict[str, int]] = defaultdict(dict)
    for name, location in _records(portal):
        found[location.path][name] = location.line or 1
    for source, lines in sorted(found.items()):
        yield SiteFile.of(source_lines_path(source), compact_json(lines).encode())


def _records(portal: Portal) -> Iterator[tuple[str, Location]]:
    for paper in portal.papers:
        yield f"paper {paper.key}", paper.location
    for edition in portal.editions:
        yield f"edition {edition.id}", edition.location
        for session in edition.sessions:
            yield f"session {session.id}", session.location
            yield from ((f"talk {talk.key}", talk.location) for talk in session.talks)
    for person in portal.people:
        if person.location is not None:
            yield f"person {person.id}", person.location
