"""A rule about papers that are not in the proceedings."""

from __future__ import annotations

from collections.abc import Iterator

from sphinx_proceedings.diagnostics import Code, Diagnostic
from sphinx_proceedings.model.portal import Portal
from sphinx_proceedings.model.programme import Edition

__all__ = ["check_archival"]


def check_archival(portal: Portal) -> Iterator[Diagnostic]:
    """Those with a DOI of a prefix under which the volume and its papers are registered."""
    for edition in portal.editions:
        prefixes = _prefixes(portal, edition)
        for paper in portal.papers_by_edition[edition.id]:
            if not paper.archival and (prefix := _prefix(paper.doi)) in prefixes:
                yield Diagnostic(
                    code=Code.ARCHIVAL_DOI,
                    location=paper.location,
                    message=f"{paper.key} is not in the proceedings, but its DOI, {paper.doi},"
                    f" begins with {prefix} as theirs do",
                    hint="remove the DOI, which no deposit registers, or archival = {no}",
                    subject=f"{edition.id}/{paper.key}",
                )


def _prefixes(portal: Portal, edition: Edition) -> set[str]:
    volumes = (edition.volume, *edition.volumes)
    dois = [volume.doi for volume in volumes if volume]
    papers = portal.papers_by_edition[edition.id]
    # Of a paper that appeared elsewhere the DOI is that publisher's.
    titles = {volume.publication.container.plain for volume in volumes if volume}
    dois += [
        paper.doi
        for paper in papers
        if paper.archival and (not titles or paper.publication.container.plain in titles)
    ]
    return set(map(_prefix, dois)) - {""}


def _prefix(doi: str) -> str:
    return doi.partition("/")[0]
