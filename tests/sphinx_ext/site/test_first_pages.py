"""Pictures of first pages in a built site: beside the facts of a paper, and gone with its PDF."""

from pathlib import Path

import pytest

from conftest import Build
from sphinx_proceedings.audit.run import audit
from support.pdfs import pdf
from support.sphinx_build import Built

BASE = {"html_baseurl": "https://example.org/p/"}
PAGE = "papers/toy2025/alpha2025"


@pytest.fixture
def portal(toy: Path) -> Path:
    """The toy conference with the text of a paper."""
    folder = toy / "papers/toy2025.files"
    folder.mkdir()
    (folder / "alpha2025.pdf").write_bytes(pdf(["Alpha"]))
    return toy


def shown(built: Built, docname: str = PAGE) -> list[tuple[str, dict[str, object]]]:
    return [
        (str(image.parent["href"]), {**image.attrs})
        for image in built.page(docname).select(".paper-rail a.first-page > img")
        if image.parent is not None
    ]


def picture(address: str) -> dict[str, object]:
    return {
        "class": ["dark-light"],
        "src": address,
        "alt": "First page of the PDF",
        "width": "360",
        "height": "510",
        "loading": "lazy",
        "decoding": "async",
    }


def pictures(built: Built) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in built.html.rglob("*.webp")}


@pytest.mark.parametrize("theme", ["sphinx_book_theme", "basic"])
def test_where_it_is_shown(portal: Path, build: Build, theme: str) -> None:
    built = build(portal, confoverrides=BASE | {"html_theme": theme})
    assert built.warnings == ""
    assert shown(built) == [("alpha2025.pdf", picture("alpha2025.webp"))]
    assert list(pictures(built)) == ["alpha2025.webp"]
    if theme != "basic":
        assert audit(built.html).findings == ()


def test_folders_as_addresses(portal: Path, build: Build) -> None:
    built = build(portal, builder="dirhtml")
    assert shown(built, f"{PAGE}/index") == [("../alpha2025.pdf", picture("../alpha2025.webp"))]


def test_it_follows_its_file(portal: Path, build: Build, tmp_path: Path) -> None:
    """A build after changes ends in the bytes of one from nothing."""
    source = portal / "papers/toy2025.files/alpha2025.pdf"
    first = pictures(build(portal))
    source.write_bytes(pdf(["Beta"] * 9))
    second = pictures(build(portal))
    assert second["alpha2025.webp"] != first["alpha2025.webp"]
    source.write_bytes(b"%PDF-1.4\n")
    broken = build(portal)
    assert "alpha2025: the PDF is damaged: it cannot be opened" in broken.warnings
    assert broken.warnings.count("WARNING") == 1
    assert (pictures(broken), shown(broken)) == ({}, [])
    source.write_bytes(pdf(["Alpha"]))
    assert pictures(build(portal)) == first
    source.unlink()
    gone = build(portal)
    assert (pictures(gone), shown(gone)) == ({}, [])


def test_switched_off(portal: Path, build: Build) -> None:
    built = build(portal, confoverrides={"proceedings_outputs": ["search"]})
    assert (pictures(built), shown(built)) == ({}, [])
