"""The photos of people, as the registry names them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from sphinx_proceedings.diagnostics import Code, Diagnostic, Location, Problems
from sphinx_proceedings.model.digests import version_of
from sphinx_proceedings.model.people import Person, Photo
from sphinx_proceedings.sources.photos.photo_files import PhotoFile, UnusablePhotoError
from sphinx_proceedings.sources.text.shown import shown
from sphinx_proceedings.sources.yaml.schemas import PersonForm, PhotoForm, PictureForm

__all__ = [
    "PhotoReader",
    "Photographed",
    "read_each_photo",
    "report_unused",
    "used_picture",
    "with_photos",
]

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
            made.append(picture_of(file.read(), file.shape))
        except UnusablePhotoError as error:
            made.append(error)
    return made


def with_photos(
    people: tuple[Person, ...],
    forms: Iterable[PersonForm],
    root: Path | None,
    read_all: PhotoReader,
) -> Photographed:
    """The people with the photos that their forms name; what cannot be used is told.

    Where there is no folder, nobody has one.
    """
    if root is None:
        return Photographed(people=people, paths=(), diagnostics=())
    problems = Problems()
    forms_by_id = _first_by_id(forms)
    named = [form.photo.file for form in forms_by_id.values() if form.photo and form.photo.file]
    paths = tuple(dict.fromkeys(named))
    pictures = dict(zip(paths, read_all([PhotoFile(root, path) for path in paths]), strict=True))
    found: list[Person] = []
    for person in people:
        form = forms_by_id.get(person.id)
        if form is None or form.photo is None:
            found.append(person)
            continue
        try:
            found.append(replace(person, photo=_photo(person, form.photo, pictures)))
        except UnusablePhotoError as error:
            found.append(person)
            _report(problems, person, form, form.photo, error)
    return Photographed(people=tuple(found), paths=paths, diagnostics=problems.diagnostics)


def _first_by_id(forms: Iterable[PersonForm]) -> dict[str, PersonForm]:
    """Of two forms with one id, the first one is a person."""
    found: dict[str, PersonForm] = {}
    for form in forms:
        found.setdefault(form.id, form)
    return found


def used_picture(form: PictureForm, pictures: Mapping[str, bytes | UnusablePhotoError]) -> bytes:
    """The picture that a form names; raises `UnusablePhotoError`."""
    if form.file is None:
        raise UnusablePhotoError("no file", "add file: … with the path of a picture in the portal")
    picture = pictures[form.file]
    if isinstance(picture, UnusablePhotoError):
        raise picture
    return picture


def _photo(
    person: Person, form: PhotoForm, pictures: Mapping[str, bytes | UnusablePhotoError]
) -> Photo:
    """The photo; raises `UnusablePhotoError`."""
    picture = used_picture(form, pictures)
    alt = " ".join((form.alt or person.name.full).split())
    return Photo(alt=alt, digest=version_of(picture), jpeg=picture)


def _report(
    problems: Problems,
    person: Person,
    form: PersonForm,
    photo: PhotoForm,
    error: UnusablePhotoError,
) -> None:
    what = f"the photo of {person.name.full}"
    place = form.at.of("photo")
    report_unused(problems, Code.PHOTO_UNUSABLE, photo, error, what=what, place=place)


def report_unused(
    problems: Problems,
    code: Code,
    form: PictureForm,
    error: UnusablePhotoError,
    *,
    what: str,
    place: Location,
) -> None:
    """Tell that a picture, which `what` calls, cannot be used; it is named at `place`."""
    if form.file is not None:
        told = f"{shown(form.file)!r}, {what}, {error.message}"
    elif form.at and "file" in form.at.keys.keys() - form.model_fields_set:
        return  # What stands there was no text, which is told already.
    else:
        told = f"{what} has {error.message}"
    location = form.at.of("file") if form.at else place
    problems.report(code, location, f"{told}; it is left out", error.hint)
