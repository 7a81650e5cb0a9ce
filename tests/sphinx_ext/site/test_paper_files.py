"""Papers' own files in a built site: published, linked, told of, and followed."""

import hashlib
import json
from pathlib import Path

import pytest

from conftest import Build
from sphinx_proceedings.audit.run import audit
from support.pdfs import pdf
from support.sphinx_build import Built

BASE = {"html_baseurl": "https://example.org/p/"}
AT = "https://example.org/p/papers/toy2025/"
PDF, MORE = pdf(["Notes", "A. Author"]), b"PK"


@pytest.fixture
def portal(toy: Path) -> Path:
    """The toy conference with the files of one paper, one of which is called as pages are."""
    folder = toy / "papers/toy2025.files"
    folder.mkdir()
    (folder / "alpha2025.pdf").write_bytes(PDF)
    (folder / "alpha2025-supplement.zip").write_bytes(MORE)
    (folder / "Alpha2025-notes.md").write_text("# No page\n", "utf-8")
    return toy


def links(built: Built, docname: str) -> list[tuple[str, str]]:
    shown = built.page(docname).select(".paper-actions .links a, .papers .about a")
    return [(link.text, str(link["href"])) for link in shown]


def published(built: Built) -> dict[str, bytes]:
    found = (built.html / "papers/toy2025").glob("alpha2025[.-]*")
    return {
        path.name: path.read_bytes() for path in found if path.suffix in {".pdf", ".zip", ".md"}
    }


@pytest.mark.parametrize("theme", ["sphinx_book_theme", "basic"])
def test_where_files_are_told_of(portal: Path, build: Build, theme: str) -> None:
    """With the theme whose pages are written directly, and with one whose are not."""
    built = build(portal, confoverrides=BASE | {"html_theme": theme})
    assert built.warnings == ""
    assert published(built) == {
        "alpha2025.pdf": PDF,
        "alpha2025-supplement.zip": MORE,
        "alpha2025-notes.md": b"# No page\n",
    }
    assert links(built, "papers/toy2025/alpha2025") == [
        ("PDF", "alpha2025.pdf"),
        ("Cite", "#cite"),
        ("Supplement", "alpha2025-supplement.zip"),
        ("notes", "alpha2025-notes.md"),
    ]
    assert ("PDF", "alpha2025.pdf") in links(built, "papers/toy2025/index")
    page = built.page("papers/toy2025/alpha2025")
    assert [str(link["href"]) for link in page.select('link[rel="item"]')] == [
        f"{AT}alpha2025.pdf",
        f"{AT}alpha2025-supplement.zip",
        f"{AT}alpha2025-notes.md",
    ]
    tag = page.select_one('meta[name="citation_pdf_url"]')
    assert tag is not None
    assert tag["content"] == f"{AT}alpha2025.pdf"
    beside = built.html / "papers/toy2025"
    assert f"L1  - {AT}alpha2025.pdf\r\n" in (beside / "alpha2025.ris").read_bytes().decode()
    assert f"<loc>{AT}alpha2025.pdf</loc>" in (built.html / "sitemap.xml").read_text("utf-8")
    feed = (built.html / "feed.atom").read_text("utf-8")
    assert f'href="{AT}alpha2025.pdf" type="application/pdf" length="{len(PDF)}"' in feed
    document = json.loads((built.html / "api/papers/toy2025/alpha2025.json").read_bytes())
    assert document["files"][0] == {
        "kind": "pdf",
        "name": None,
        "media_type": "application/pdf",
        "size": len(PDF),
        "sha256": hashlib.sha256(PDF).hexdigest(),
        "url": f"{AT}alpha2025.pdf",
    }
    if theme != "basic":
        assert audit(built.html).findings == ()
        (beside / "alpha2025.pdf").write_bytes(b"%PDF-1.5\n")
        assert {finding.check for finding in audit(built.html).findings} == {"file"}


def test_folders_as_addresses(portal: Path, build: Build) -> None:
    built = build(portal, builder="dirhtml")
    assert links(built, "papers/toy2025/alpha2025/index")[0] == ("PDF", "../alpha2025.pdf")
    assert published(built)["alpha2025.pdf"] == PDF


@pytest.mark.parametrize(("base", "leads"), [(BASE, True), ({}, False)])
def test_formats_without_files_beside_pages(
    portal: Path, build: Build, base: dict[str, str], leads: bool
) -> None:
    """They lead to the published site, if that is known."""
    built = build(portal, builder="xml", confoverrides=base)
    text = (built.html / "papers/toy2025/alpha2025.xml").read_text("utf-8")
    assert "PDF" in text
    assert (f'refuri="{AT}alpha2025.pdf"' in text) is leads


def test_files_are_followed(portal: Path, build: Build) -> None:
    source = portal / "papers/toy2025.files/alpha2025.pdf"
    built = build(portal)
    made = built.html / "papers/toy2025/alpha2025.pdf"
    before = made.stat().st_mtime_ns
    assert (build(portal).html / "papers/toy2025/alpha2025.pdf").stat().st_mtime_ns == before

    source.write_bytes(b"%PDF-2.0\n")
    assert published(build(portal))["alpha2025.pdf"] == b"%PDF-2.0\n"
    # Somebody has written into what is published.
    made.write_bytes(b"%PDF-1.3\n")
    assert published(build(portal))["alpha2025.pdf"] == b"%PDF-2.0\n"

    # The entry cannot be read for a while: its last good text stands, with the file.
    papers = portal / "papers/toy2025.bib"
    text = papers.read_bytes()
    papers.write_bytes(text + b"% \xff\n")
    built = build(portal)
    assert published(built)["alpha2025.pdf"] == b"%PDF-2.0\n"
    assert links(built, "papers/toy2025/alpha2025")[0] == ("PDF", "alpha2025.pdf")
    papers.write_bytes(text)

    source.unlink()
    built = build(portal)
    assert "alpha2025.pdf" not in published(built)
    assert links(built, "papers/toy2025/alpha2025")[0] == ("Cite", "#cite")


def test_a_folder_elsewhere(portal: Path, build: Build) -> None:
    elsewhere = portal.parent / "elsewhere"
    elsewhere.mkdir()
    (portal / "papers/toy2025.files").rename(elsewhere / "toy2025.files")
    settings = {"proceedings_files": "../elsewhere"}
    built = build(portal, confoverrides=settings)
    assert built.warnings == ""
    assert published(built)["alpha2025.pdf"] == PDF

    # A disk that is not there today takes nothing away.
    elsewhere.rename(portal.parent / "gone")
    built = build(portal, confoverrides=settings)
    assert "there is no folder '../elsewhere'" in built.warnings
    assert published(built)["alpha2025.pdf"] == PDF


def test_other_settings(portal: Path, build: Build) -> None:
    built = build(portal, confoverrides={"proceedings_largest_file": 0.000005})
    assert "alpha2025.pdf:1: WARNING: the file has 0 MB; it is published all the same" in (
        built.warnings
    )
