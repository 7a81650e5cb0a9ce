"""The photos of people, beside their pages, and maps of venues, beside programmes."""

from __future__ import annotations

from collections.abc import Iterator

from sphinx_proceedings.model.addresses import photo_path, venue_map_path
from sphinx_proceedings.model.portal import Portal
from sphinx_proceedings.outputs.site_file import SiteFile

__all__ = ["photo_files"]


def photo_files(portal: Portal) -> Iterator[SiteFile]:
    """A file for each photo and map."""
    for person in portal.people:
        if person.photo:
            yield SiteFile.of(photo_path(person.id), person.photo.jpeg)
    for edition in portal.editions:
        if edition.venue and (shown := edition.venue.map):
            yield SiteFile.of(venue_map_path(edition.id, shown.ending), shown.picture)
