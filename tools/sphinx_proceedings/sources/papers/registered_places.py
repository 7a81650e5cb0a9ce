"""What the registry of affiliations knows of those that papers and volumes print."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from sphinx_proceedings.model.affiliations import Institution, affiliation_key
from sphinx_proceedings.model.papers import Paper, Publication, Volume
from sphinx_proceedings.model.people import Authorship, PrintedAffiliation
from sphinx_proceedings.sources.papers.papers import EditionPapers

__all__ = ["with_registered_places"]

_Registry = Mapping[str, Institution]
"""By each spelling, as it is compared."""


def with_registered_places(
    published: EditionPapers, institutions: Iterable[Institution]
) -> EditionPapers:
    """The same, where an affiliation states no ROR id or country with those of the registry."""
    registry = {
        affiliation_key(spelling): institution
        for institution in reversed(tuple(institutions))
        if institution.ror or institution.country
        for spelling in (*institution.also, institution.name)
    }
    if not registry:
        return published
    return replace(
        published,
        papers=tuple(_paper(paper, registry) for paper in published.papers),
        volumes={key: _volume(volume, registry) for key, volume in published.volumes.items()},
    )


def _paper(paper: Paper, registry: _Registry) -> Paper:
    authors = _authorships(paper.authors, registry)
    publication = _publication(paper.publication, registry)
    if authors is paper.authors and publication is paper.publication:
        return paper
    return replace(paper, authors=authors, publication=publication)


def _volume(volume: Volume, registry: _Registry) -> Volume:
    return replace(volume, publication=_publication(volume.publication, registry))


def _publication(publication: Publication, registry: _Registry) -> Publication:
    editors = _authorships(publication.editors, registry)
    same = editors is publication.editors
    return publication if same else replace(publication, editors=editors)


def _authorships(people: tuple[Authorship, ...], registry: _Registry) -> tuple[Authorship, ...]:
    """The same tuple where the registry adds nothing."""
    found = tuple(
        replace(
            person, affiliations=tuple(_place(place, registry) for place in person.affiliations)
        )
        for person in people
    )
    return people if found == people else found


def _place(place: PrintedAffiliation, registry: _Registry) -> PrintedAffiliation:
    known = registry.get(affiliation_key(place.name))
    if known is None:
        return place
    # Who states another institution's id means another one, of which the country is not known.
    country = known.country if place.ror in ("", known.ror) else ""
    return replace(place, ror=place.ror or known.ror, country=place.country or country)
