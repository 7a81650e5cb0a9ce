"""Photos in a built site: where they are shown, and that they come and go with their files."""

from pathlib import Path

import pytest

from conftest import Build
from sphinx_proceedings.audit.run import audit
from sphinx_proceedings.sources.photos.pictures import picture_of
from support.photos import RED, photo
from support.sphinx_build import Built

NAMED = """\
    photo: {file: photos/grace.jpg, alt: 'Grace <&> "Co"'}
    bio: |
"""
ABOUT = "---\norphan: true\n---\n# About\n\n```{edition-home} toy2026\n```\n"
BASE = {"html_baseurl": "https://example.org/p/"}
SIZE = {"width": "256", "height": "256", "decoding": "async"}


@pytest.fixture
def portal(toy: Path) -> Path:
    """The toy conference with a photo of who gives the keynote."""
    (toy / "photos").mkdir()
    (toy / "photos/grace.jpg").write_bytes(photo())
    registry = toy / "people/registry.yaml"
    registry.write_text(registry.read_text("utf-8").replace("    bio: |\n", NAMED), "utf-8")
    (toy / "about.md").write_text(ABOUT, "utf-8")
    return toy


def shown(built: Built, docname: str) -> list[dict[str, object]]:
    return [{**image.attrs} for image in built.page(docname).select("img.photo")]


def image(address: str, **more: str) -> dict[str, object]:
    classes = {"class": ["photo", "dark-light"], "alt": 'Grace <&> "Co"'}
    return {**classes, "src": address, **SIZE, **more}


@pytest.mark.parametrize("theme", ["sphinx_book_theme", "basic"])
def test_where_photos_are_shown(portal: Path, build: Build, theme: str) -> None:
    """With the theme whose pages are written directly, and with one whose are not."""
    built = build(portal, confoverrides=BASE | {"html_theme": theme})
    assert built.warnings == ""
    lazy = {"loading": "lazy"}
    expected = {
        "people/grace-hopper": [image("grace-hopper.jpg")],
        "program/toy2026/keynote": [image("../../people/grace-hopper.jpg", **lazy)],
        "editions/toy2026": [image("../people/grace-hopper.jpg", **lazy)],
        "about": [image("people/grace-hopper.jpg", **lazy)],
    }
    pages = {path.relative_to(built.html).with_suffix("") for path in built.html.rglob("*.html")}
    found = {docname.as_posix(): shown(built, docname.as_posix()) for docname in pages}
    assert {docname: images for docname, images in found.items() if images} == expected
    assert (built.html / "people/grace-hopper.jpg").read_bytes() == picture_of(photo())
    assert [path.name for path in (built.html / "people").glob("*.jpg")] == ["grace-hopper.jpg"]
    if theme != "basic":
        assert audit(built.html).findings == ()


def test_folders_as_addresses(portal: Path, build: Build) -> None:
    built = build(portal, builder="dirhtml")
    assert shown(built, "people/grace-hopper/index") == [image("../grace-hopper.jpg")]
    assert (built.html / "people/grace-hopper.jpg").exists()


def test_formats_without_files_beside_pages(portal: Path, build: Build) -> None:
    built = build(portal, builder="singlehtml")
    assert "grace-hopper.jpg" not in (built.html / "index.html").read_text("utf-8")


def test_a_photo_is_followed(portal: Path, build: Build) -> None:
    made, source = "people/grace-hopper.jpg", portal / "photos/grace.jpg"
    build(portal)
    source.write_bytes(photo(RED))
    built = build(portal)
    assert (built.html / made).read_bytes() == picture_of(photo(RED))

    registry = portal / "people/registry.yaml"
    text = registry.read_text("utf-8")
    registry.write_text(f"{text}\n a: [\n", "utf-8")
    built = build(portal)
    assert (built.html / made).read_bytes() == picture_of(photo(RED))
    assert shown(built, "about") == [image(made, loading="lazy")]

    registry.write_text(text, "utf-8")
    source.write_bytes(b"none")
    built = build(portal)
    assert "people/registry.yaml:10" in built.warnings
    assert "'photos/grace.jpg', the photo of Grace Hopper, is no JPEG" in built.warnings
    assert not (built.html / made).exists()
    assert [shown(built, docname) for docname in ("people/grace-hopper", "about")] == [[], []]

    source.unlink()
    assert "does not exist" in build(portal).warnings
    source.write_bytes(photo())
    built = build(portal)
    assert built.warnings == ""
    assert (built.html / made).read_bytes() == picture_of(photo())
    assert shown(built, "about") == [image(made, loading="lazy")]
