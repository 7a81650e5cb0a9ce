"""Papers have the files that lie in their edition's folder under their names."""

import hashlib
import os
from pathlib import Path

import pytest

from sphinx_proceedings.diagnostics import Code
from sphinx_proceedings.model.paper_files import FileKind, PaperFile
from sphinx_proceedings.model.source_paths import PaperFolders
from sphinx_proceedings.sources.assemble import Reading, assemble_portal
from sphinx_proceedings.sources.loading import Sources
from sphinx_proceedings.sources.text.source import Source

BIB = """\
@misc{ada, title = {A}, author = {A}}
@misc{bob, title = {B}, author = {B}, pdf = {https://example.org/b.pdf}}
@misc{cleo, title = {C}, author = {C}, status = {withdrawn}, statusdate = {2027-01-01},
  notice = {N}}
"""
PDF = b"%PDF-1.4\n"
BESIDE = PaperFolders()


def reading(root: Path, folders: PaperFolders | None = BESIDE, bib: str = BIB) -> Reading:
    sources = Sources(
        papers={"w2027": Source(path="papers/w2027.bib", text=bib)},  # type: ignore[dict-item]
        root=root,
        files=folders,
    )
    return assemble_portal(sources)


def put(root: Path, *names: str, folder: str = "papers/w2027.files", data: bytes = PDF) -> Path:
    place = root / folder
    place.mkdir(parents=True, exist_ok=True)
    for name in names:
        (place / name).write_bytes(data)
    return place


def files(found: Reading) -> dict[str, list[str]]:
    return {
        paper.key: [f"{paper.slug}{file.part}" for file in paper.files]
        for paper in found.portal.papers
        if paper.files
    }


def told(found: Reading) -> list[tuple[str, str, str]]:
    return [(each.code.slug, each.location.path, each.message) for each in found.diagnostics]


def test_files_in_the_order_of_their_kinds(tmp_path: Path) -> None:
    place = put(tmp_path, "ada-data.csv", "ada.pdf", "ada-poster.pdf", "ada-slides.pdf")
    found = reading(tmp_path)
    assert found.diagnostics == ()
    assert files(found) == {"ada": ["ada.pdf", "ada-slides.pdf", "ada-poster.pdf", "ada-data.csv"]}
    (ada, *_) = found.portal.papers
    assert ada.pdf == PaperFile(
        kind=FileKind.PDF, ending=".pdf", size=9, sha256=hashlib.sha256(PDF).hexdigest()
    )
    assert ada.pdf.source == str(place / "ada.pdf")
    assert len(set(found.files)) == 5


def test_what_is_beside_them_is_nobodys(tmp_path: Path) -> None:
    put(tmp_path, ".gitattributes", "README.md", "Thumbs.db")
    assert told(reading(tmp_path)) == []


def test_nothing_is_looked_for_where_nobody_asks(tmp_path: Path) -> None:
    put(tmp_path, "ada.pdf", "x.pdf")
    assert told(reading(tmp_path, folders=None)) == []


def test_an_address_in_the_entry_counts(tmp_path: Path) -> None:
    put(tmp_path, "bob.pdf", "cleo.pdf")
    found = reading(tmp_path)
    assert files(found) == {}
    message = "bob has an address for its PDF, so papers/w2027.files/bob.pdf is not published"
    assert told(found) == [(Code.PAPER_FILE_ELSEWHERE.slug, "papers/w2027.bib", message)]


def test_an_address_of_a_pdf_is_the_text(tmp_path: Path) -> None:
    bib = "@misc{ada, title = {A}, author = {A}, url = {https://example.org/A.PDF?x}}"
    (ada,) = reading(tmp_path, bib=bib).portal.papers
    assert [(link.kind.value, link.url) for link in ada.links] == [
        ("pdf", "https://example.org/A.PDF?x"),
        ("url", "https://example.org/A.PDF?x"),
    ]


def test_one_file_an_address(tmp_path: Path) -> None:
    put(tmp_path, "ADA.pdf", "ada.PDF", "ada-x.csv", "ada-X.csv")
    found = reading(tmp_path)
    if len(list((tmp_path / "papers/w2027.files").iterdir())) < 4:
        pytest.skip("names that differ in case only are one here")
    assert files(found) == {"ada": ["ada.pdf", "ada-X.csv"]}
    assert [path for _, path, _ in told(found)] == [
        "papers/w2027.files/ADA.pdf",
        "papers/w2027.files/ada-x.csv",
    ]


def test_links_stay_in_their_folder(tmp_path: Path) -> None:
    place = put(tmp_path, "ada.pdf")
    put(tmp_path, "secret.pdf", folder="elsewhere")
    (place / "ada-slides.pdf").symlink_to(place / "ada.pdf")
    (place / "ada-poster.pdf").symlink_to(tmp_path / "elsewhere/secret.pdf")
    (place / "ada-a.pdf").symlink_to(place / "ada-a.pdf")
    (place / "ada-b.pdf").mkdir()
    os.mkfifo(place / "ada-c.pdf")
    found = reading(tmp_path)
    assert files(found) == {"ada": ["ada.pdf", "ada-slides.pdf"]}
    assert [message for *_, message in told(found)] == [
        "the file is a link that leads nowhere; it is not published",
        "the file is no file; it is not published",
        "the file is no file; it is not published",
        "the file is a link that leads out of its folder; it is not published",
    ]


def test_a_folder_that_is_a_link_elsewhere(tmp_path: Path) -> None:
    put(tmp_path, "ada.pdf", folder="elsewhere")
    (tmp_path / "papers").mkdir()
    (tmp_path / "papers/w2027.files").symlink_to(tmp_path / "elsewhere")
    found = reading(tmp_path)
    assert told(found) == [
        (
            Code.PAPER_FILE_UNUSABLE.slug,
            "papers/w2027.files",
            "the folder is a link that leads elsewhere; nothing in it is published",
        )
    ]
    assert not found.complete


def test_a_folder_of_no_edition(tmp_path: Path) -> None:
    put(tmp_path, "ada.pdf", folder="papers/w2026.files")
    message = "there is no papers/w2026.bib, of whose papers these files would be"
    assert told(reading(tmp_path)) == [(Code.UNKNOWN_EDITION.slug, "papers/w2026.files", message)]


def test_ten_thousand_files_of_nobody_are_told_in_a_few_lines(tmp_path: Path) -> None:
    place = tmp_path / "papers/w2027.files"
    place.mkdir(parents=True)
    for number in range(10_000):
        (place / f"x{number:05}\n.pdf").touch()
    found = told(reading(tmp_path))
    assert len(found) == 21
    assert ("unknown-paper-file", "papers/w2027.files/x00000\N{REPLACEMENT CHARACTER}.pdf") in {
        each[:2] for each in found
    }
    more = "9,980 more files here belong to no paper of w2027"
    assert ("unknown-paper-file", "papers/w2027.files", more) in found


def test_a_folder_elsewhere(tmp_path: Path) -> None:
    put(tmp_path, "ada.pdf", folder="outside/w2027.files")
    put(tmp_path, "ada-x.pdf", folder="portal/papers/w2027.files")
    for folder in ("../outside", str(tmp_path / "outside")):
        found = reading(tmp_path / "portal", PaperFolders(folder=folder, largest=8))
        assert files(found) == {"ada": ["ada.pdf"]}
        assert [each[0] for each in told(found)] == [Code.PAPER_FILE_LARGE.slug]
        assert found.complete


def test_a_folder_elsewhere_that_is_gone(tmp_path: Path) -> None:
    found = reading(tmp_path, PaperFolders(folder="../outside"))
    message = "there is no folder '../outside', which proceedings_files names"
    assert told(found) == [(Code.PAPER_FILES_MISSING.slug, "conf.py", message)]
    assert not found.complete


@pytest.mark.parametrize(
    ("folder", "path", "is_one"),
    [
        pytest.param("papers", "papers/w.files/a.pdf", True, id="beside the sources"),
        pytest.param("papers", "papers/w.bib", False, id="source"),
        pytest.param("papers", "papers/w.files/x/a.pdf", False, id="deeper"),
        pytest.param("./files/", "files/w.files/a.pdf", True, id="elsewhere"),
        pytest.param("files", "papers/w.files/a.pdf", False, id="not there"),
    ],
)
def test_paths_of_files(folder: str, path: str, is_one: bool) -> None:
    assert PaperFolders(folder=folder).has(path) is is_one
