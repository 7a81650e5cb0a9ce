"""Maps of venues in a built site: where they are shown; they come and go with their files."""

from pathlib import Path

import pytest
from PIL import Image

from conftest import Build
from sphinx_proceedings.audit.run import audit
from sphinx_proceedings.sources.photos.photo_files import Shape
from sphinx_proceedings.sources.photos.pictures import picture_of
from support.sphinx_build import Built, written

BASE = {"html_baseurl": "https://example.org/p/", "html_theme": "sphinx_book_theme"}
PROGRAMME = """name: W 2027
start: 2027-05-10
timezone: UTC
venue: {name: House, map: {file: program/maps/house.png, alt: 'Halls <&> "doors"'}}
sessions:
  - {id: a, title: Talks, kind: talks, start: 2027-05-10 09:00}
"""
FILES = {
    "conf.py": 'project = "W"\nextensions = ["sphinx_proceedings"]\n',
    "index.md": "# W\n\n```{edition-facts} w\n```\n\n```{toctree}\nprogram/index\n```\n",
    "program/w.yaml": PROGRAMME,
}
MADE = "program/w/w-venue.png"


@pytest.fixture
def portal(tmp_path: Path) -> Path:
    root = written(tmp_path, FILES)
    (root / "program/maps").mkdir()
    _draw(root, "white")
    return root


def _draw(root: Path, colour: str) -> None:
    Image.new("RGB", (30, 20), colour).save(root / "program/maps/house.png")


def _map(root: Path) -> bytes:
    return picture_of((root / "program/maps/house.png").read_bytes(), Shape.WHOLE)


def shown(built: Built, docname: str) -> list[tuple[str, dict[str, object]]]:
    return [
        (str(image.parent["href"]), {**image.attrs})
        for image in built.page(docname).select(".venue-map > img")
    ]


def image(address: str) -> tuple[str, dict[str, object]]:
    size = {"width": "30", "height": "20", "loading": "lazy", "decoding": "async"}
    said = {"class": ["dark-light"], "src": address, "alt": 'Halls <&> "doors"'}
    return address, said | size


def test_where_a_map_is_shown(portal: Path, build: Build) -> None:
    built = build(portal, confoverrides=BASE)
    assert built.warnings == ""
    assert shown(built, "index") == [image(MADE)]
    assert shown(built, "editions/w") == [image(f"../{MADE}")]
    links = [
        (link["href"], link.get_text())
        for link in built.page("program/w/index").select(".programme-links a")
    ]
    assert ("w-venue.png", "Map of the venue") in links
    assert (built.html / MADE).read_bytes() == _map(portal)
    assert audit(built.html).findings == ()


def test_a_map_is_followed(portal: Path, build: Build) -> None:
    build(portal, confoverrides=BASE)
    _draw(portal, "black")
    built = build(portal, confoverrides=BASE)
    assert (built.html / MADE).read_bytes() == _map(portal)

    (portal / "program/maps/house.png").write_bytes(b"none")
    built = build(portal, confoverrides=BASE)
    assert "'program/maps/house.png', the map of House, is no JPEG" in built.warnings
    assert not (built.html / MADE).exists()
    assert [shown(built, docname) for docname in ("index", "editions/w")] == [[], []]
    assert "venue.png" not in str(built.page("program/w/index"))

    _draw(portal, "white")
    built = build(portal, confoverrides=BASE)
    assert shown(built, "editions/w") == [image(f"../{MADE}")]
