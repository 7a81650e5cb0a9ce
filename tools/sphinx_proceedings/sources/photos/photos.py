"""The photos of people, as the registry names them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from sphinx_proceedings.diagnostics import Code, Diagnostic, Location, Problems
from sphinx_proceedings.model.digests import version_of
from sphinx_proceedings.model.people import Person, Photo
from sphinx_proceedings.sources.photos.photo_files import PhotoFile, UnusablePhotoError
from sphinx_proceedings.sources.text.shown import shown
from sphinx_proceedings.sources.yaml.schemas import PersonForm, PhotoForm

__all__ = ["PhotoReader", "Photographed", "read_each_photo", "with_photos"]

PhotoReader = Callable[[Sequence[PhotoFile]], list[bytes | UnusablePhotoError]]
"""Makes the picture of each photo, or says why there is none."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Photographed:
    """People with their photos."""

    people: tuple[Person, ...]
    paths: tuple[str, ...]
    """All files that are named, whether they can be used or not."""
    diagnostics: tuple[Diagnostic, ...]


def read_each_photo(files: Sequence[PhotoFile]) -> list[bytes | UnusablePhotoError]:
    """Remember nothing."""
    # Pillow takes long to load, and many portals have no photo.
    from sphinx_proceedings.sources.photos.pictures import picture_of  # noqa: PLC0415

    made: list[bytes | UnusablePhotoError] = []
    for file in files:
        try:
            made.append(picture_of(file.read()))
        except UnusablePhotoError as error:
            made.append(error)
    return made


def with_photos(
    people: tuple[Person, ...], forms: Iterable[PersonForm], root: Path, read_all: PhotoReader
) -> Photographed:
    """The people with the photos that their forms name; what cannot be used is told."""
    ids, problems = {person.id for person in people}, Problems()
    named: dict[str, tuple[PhotoForm, Location]] = {}
    for form in forms:
        # Of two forms with one id, the first one is a person.
        if form.photo is not None and form.id in ids:
            named.setdefault(form.id, (form.photo, _location(form, form.photo)))
    paths = tuple(dict.fromkeys(photo.file for photo, _ in named.values()))
    pictures = dict(zip(paths, read_all([PhotoFile(root, path) for path in paths]), strict=True))
    found: list[Person] = []
    for person in people:
        if person.id in named:
            photo, location = named[person.id]
            picture = pictures[photo.file]
            if isinstance(picture, bytes):
                found.append(replace(person, photo=_photo(person, photo, picture)))
                continue
            message = f"{shown(photo.file)!r}, the photo of {person.name.full}, {picture.message}"
            problems.report(
                Code.PHOTO_UNUSABLE, location, f"{message}; it is left out", picture.hint
            )
        found.append(person)
    return Photographed(people=tuple(found), paths=paths, diagnostics=problems.diagnostics)


def _location(form: PersonForm, photo: PhotoForm) -> Location:
    return photo.at.of("file") if photo.at else form.at.of("photo")


def _photo(person: Person, form: PhotoForm, picture: bytes) -> Photo:
    alt = " ".join((form.alt or person.name.full).split())
    return Photo(alt=alt, digest=version_of(picture), jpeg=picture)
