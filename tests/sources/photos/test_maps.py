"""Editions have the maps that programmes name."""

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

from PIL import Image

from sphinx_proceedings.diagnostics import Code, Diagnostic, Location
from sphinx_proceedings.model.digests import version_of
from sphinx_proceedings.model.edition_id import EditionId
from sphinx_proceedings.model.programme import Venue, VenueMap
from sphinx_proceedings.sources.assemble import Reading, assemble_portal
from sphinx_proceedings.sources.loading import Sources
from sphinx_proceedings.sources.photos.photo_files import PhotoFile, Shape, UnusablePhotoError
from sphinx_proceedings.sources.photos.pictures import picture_of
from sphinx_proceedings.sources.text.source import Source

ROOT = Path("/portal")


def drawing(width: int, height: int) -> bytes:
    file = BytesIO()
    Image.new("RGB", (width, height), "white").save(file, "PNG")
    return picture_of(file.getvalue(), Shape.WHOLE)


MAP = drawing(30, 20)


def read_all(files: Sequence[PhotoFile]) -> list[bytes | UnusablePhotoError]:
    assert {(file.root, file.shape) for file in files} <= {(ROOT, Shape.WHOLE)}
    return [
        MAP if file.path == "a.png" else UnusablePhotoError("is bad", "mend it") for file in files
    ]


def reading(venue: str, root: Path | None = ROOT) -> Reading:
    text = f"name: W\nstart: 2027-05-10\ntimezone: UTC\nvenue: {venue}\n"
    programme = Source(path="program/w.yaml", text=text)
    sources = Sources(programmes={EditionId("w"): programme}, root=root)
    return assemble_portal(sources, read_photos=read_all)


def venue_of(found: Reading) -> Venue | None:
    return found.portal.editions[0].venue


def shown(alt: str = "") -> VenueMap:
    digest = version_of(MAP)
    return VenueMap(alt=alt, digest=digest, ending="png", width=30, height=20, picture=MAP)


def test_a_map_and_what_it_shows() -> None:
    found = reading("{name: House, map: {file: a.png, alt: ' Halls\t1  to 4 '}}")
    assert (found.diagnostics, found.photos) == ((), ("a.png",))
    assert venue_of(found) == Venue(name="House", map=shown("Halls 1 to 4"))
    assert venue_of(reading("{name: House, map: a.png}")) == Venue(name="House", map=shown())


def test_a_map_that_cannot_be_used_takes_nothing_along() -> None:
    found = reading("{name: House, address: Street 1, map: b.png}")
    assert venue_of(found) == Venue(name="House", address="Street 1")
    assert found.photos == ("b.png",)
    assert found.diagnostics == (
        Diagnostic(
            code=Code.MAP_UNUSABLE,
            location=Location(path="program/w.yaml", line=4, column=46),
            message="'b.png', the map of House, is bad; it is left out",
            hint="mend it",
        ),
    )


def test_no_map() -> None:
    assert venue_of(reading("House")) == Venue(name="House")
    assert venue_of(reading("{name: House, map: a.png}", root=None)) == Venue(name="House")
