"""Each photo is a file beside the person's page, each map one beside the programme."""

from sphinx_proceedings.diagnostics import Location
from sphinx_proceedings.model.names import Name
from sphinx_proceedings.model.people import Person, Photo
from sphinx_proceedings.model.portal import Portal
from sphinx_proceedings.model.programme import Edition, Venue, VenueMap
from sphinx_proceedings.outputs.photo_files import photo_files


def person(name: str, jpeg: bytes = b"") -> Person:
    photo = Photo(alt=name, digest=name, jpeg=jpeg) if jpeg else None
    return Person(id=name, name=Name(given="", family=name), photo=photo)


def test_files() -> None:
    people = (person("ada", b"Ada"), person("bob"), person("con", b"Con"))
    files = list(photo_files(Portal(people=people)))
    assert [(file.path, file.render()) for file in files] == [
        ("people/ada.jpg", b"Ada"),
        ("people/con_.jpg", b"Con"),
    ]
    assert len({file.version for file in files}) == 2


def test_maps() -> None:
    shown = VenueMap(alt="", digest="d", ending="jpg", width=2, height=1, picture=b"Map")
    editions = tuple(
        Edition(id=name, name=name, location=Location(path="w.yaml"), venue=venue)
        for name, venue in (("w", Venue(name="W", map=shown)), ("v", Venue(name="V")), ("u", None))
    )
    files = list(photo_files(Portal(editions=editions)))
    assert [(file.path, file.render()) for file in files] == [("program/w/w-venue.jpg", b"Map")]
