"""The maps of venues, as programmes name them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from sphinx_proceedings.diagnostics import Code, Diagnostic, Problems
from sphinx_proceedings.model.digests import version_of
from sphinx_proceedings.model.edition_id import EditionId
from sphinx_proceedings.model.programme import Edition, VenueMap
from sphinx_proceedings.sources.photos.photo_files import PhotoFile, Shape, UnusablePhotoError
from sphinx_proceedings.sources.photos.photos import PhotoReader, report_unused, used_picture
from sphinx_proceedings.sources.yaml.schemas import MapForm, ProgrammeFile

__all__ = ["Mapped", "with_maps"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Mapped:
    """Editions with the maps of their venues."""

    editions: tuple[Edition, ...]
    paths: tuple[str, ...]
    """All files that are named, whether they can be used or not."""
    diagnostics: tuple[Diagnostic, ...]


def with_maps(
    editions: Sequence[Edition],
    forms: Mapping[EditionId, ProgrammeFile],
    root: Path | None,
    read_all: PhotoReader,
) -> Mapped:
    """The editions with the maps that their forms name; what cannot be used is told.

    Where there is no folder, none has one.
    """
    if root is None:
        return Mapped(editions=tuple(editions), paths=(), diagnostics=())
    problems = Problems()
    venues = {edition: form.venue for edition, form in forms.items() if form.venue is not None}
    named = [venue.map.file for venue in venues.values() if venue.map and venue.map.file]
    paths = tuple(dict.fromkeys(named))
    files = [PhotoFile(root, path, Shape.WHOLE) for path in paths]
    pictures = dict(zip(paths, read_all(files), strict=True))
    found: list[Edition] = []
    for edition in editions:
        form, venue = venues.get(EditionId(edition.id)), edition.venue
        shown = None
        if form is not None and form.map is not None:
            try:
                shown = _map(form.map, used_picture(form.map, pictures))
            except UnusablePhotoError as error:
                place = form.at.of("map") if form.at else edition.location
                what = f"the map of {form.name}"
                report_unused(problems, Code.MAP_UNUSABLE, form.map, error, what=what, place=place)
        found.append(replace(edition, venue=replace(venue, map=shown)) if venue else edition)
    return Mapped(editions=tuple(found), paths=paths, diagnostics=problems.diagnostics)


def _map(form: MapForm, picture: bytes) -> VenueMap:
    # Pillow takes long to load, and many portals have no map.
    from sphinx_proceedings.sources.photos.pictures import map_size  # noqa: PLC0415

    ending, width, height = map_size(picture)
    return VenueMap(
        alt=" ".join((form.alt or "").split()),
        digest=version_of(picture),
        ending=ending,
        width=width,
        height=height,
        picture=picture,
    )
