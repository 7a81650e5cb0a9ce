"""An edition of which there are papers and no programme."""

from __future__ import annotations

from sphinx_proceedings.diagnostics import Location
from sphinx_proceedings.model.edition_id import EditionId
from sphinx_proceedings.model.programme import Edition
from sphinx_proceedings.model.source_paths import bib_path
from sphinx_proceedings.sources.papers.papers import EditionPapers

__all__ = ["edition_without_programme"]


def edition_without_programme(edition: EditionId, published: EditionPapers) -> Edition:
    """An edition known only by its proceedings; it is called what its volume is called."""
    volume = next(iter(published.volumes.values()), None)
    publications = [volume.publication] if volume else []
    publications += [paper.publication for paper in published.papers]
    years = [publication.issued.year for publication in publications if publication.issued]
    location = volume.location if volume else Location(path=bib_path(edition))
    return Edition(
        id=edition,
        name=volume.publication.container.plain if volume else edition,
        location=location,
        year=years[0] if years else None,
        volume=volume,
        volumes=tuple(published.volumes.values()),
    )
