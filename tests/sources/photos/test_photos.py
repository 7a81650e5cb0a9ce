"""People have the photos that the registry names."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from sphinx_proceedings.diagnostics import Code, Diagnostic, Location
from sphinx_proceedings.model.digests import version_of
from sphinx_proceedings.model.people import Person, Photo
from sphinx_proceedings.sources.assemble import Reading, assemble_portal
from sphinx_proceedings.sources.loading import Sources
from sphinx_proceedings.sources.photos.photo_files import PhotoFile, UnusablePhotoError
from sphinx_proceedings.sources.text.source import Source

ROOT = Path("/portal")
PICTURES = {"a.jpg": b"A", "b.jpg": b"B", "bad.jpg": UnusablePhotoError("is bad", "mend it")}


def read_all(files: Sequence[PhotoFile]) -> list[bytes | UnusablePhotoError]:
    assert {file.root for file in files} <= {ROOT}
    return [PICTURES[file.path] for file in files]


def reading(people: str, root: Path | None = ROOT) -> Reading:
    text = f"people:\n{people}"
    sources = Sources(people=(Source(path="people/p.yaml", text=text),), root=root)
    return assemble_portal(sources, read_photos=read_all)


def photos(found: Reading) -> dict[str, Photo | None]:
    return {person.id: person.photo for person in found.portal.people}


def photo(alt: str, jpeg: bytes) -> Photo:
    return Photo(alt=alt, digest=version_of(jpeg), jpeg=jpeg)


def test_photos_of_a_registry() -> None:
    found = reading(
        "  - {id: ada, name: Ada Lovelace, photo: a.jpg}\n"
        "  - {id: bob, name: Bob, photo: {file: b.jpg, alt: '  Bob\t\u2028 at  work '}}\n"
        "  - {id: cleo, name: Cleo}\n"
        "  - {id: dora, name: Dora, photo: {file: a.jpg}}\n"
    )
    assert found.diagnostics == ()
    assert photos(found) == {
        "ada": photo("Ada Lovelace", b"A"),
        "bob": photo("Bob at work", b"B"),
        "cleo": None,
        "dora": photo("Dora", b"A"),
    }
    assert found.photos == ("a.jpg", "b.jpg")


def test_what_cannot_be_used_is_told_where_it_is_named() -> None:
    found = reading(
        "  - {id: ada, name: Ada, photo: bad.jpg}\n"
        "  - id: bob\n    name: Bob\n    photo: {alt: Bob, file: bad.jpg}\n"
    )
    assert photos(found) == {"ada": None, "bob": None}
    assert found.photos == ("bad.jpg",)
    assert found.diagnostics == tuple(
        Diagnostic(
            code=Code.PHOTO_UNUSABLE,
            location=Location(path="people/p.yaml", line=line, column=column),
            message=f"'bad.jpg', the photo of {name}, is bad; it is left out",
            hint="mend it",
        )
        for name, line, column in (("Ada", 2, 33), ("Bob", 5, 29))
    )


@pytest.mark.parametrize(
    "photo",
    [
        "[a.jpg]",
        "''",
        "7",
        "{alt: Ada}",
        "{file: 7}",
        "{file: }",
        "{}",
        "{file: a.jpg, alt: ''}",
    ],
)
def test_one_problem_of_a_value_that_is_no_photo(photo: str) -> None:
    found = reading(f"  - {{id: ada, name: Ada, photo: {photo}}}\n")
    assert len(found.diagnostics) == 1
    assert [person.name.full for person in found.portal.people] == ["Ada"]


def test_of_two_with_one_id_the_first_is_somebody() -> None:
    found = reading(
        "  - {id: a, name: Ada, photo: a.jpg}\n  - {id: a, name: Bob, photo: bad.jpg}\n"
    )
    assert photos(found) == {"a": photo("Ada", b"A")}
    assert [each.code for each in found.diagnostics] == [Code.PERSON_DUPLICATE_ID]


def test_nobody_asks_for_files() -> None:
    found = reading("  - {id: ada, name: Ada, photo: bad.jpg}\n", root=None)
    assert (photos(found), found.photos, found.diagnostics) == ({"ada": None}, (), ())


def test_a_photo_prints_as_its_digest_and_text() -> None:
    person = Person(id="a", name=reading("  - {id: a, name: A}\n").portal.people[0].name)
    assert "jpeg" not in repr(photo("Ada", b"A"))
    assert photo("Ada", b"A") != photo("Ada", b"B")
    assert person.photo is None
