"""Pages of a PDF as they may stand in a volume."""

import hashlib
import json
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf

from sphinx_proceedings.sources.pdf.bound_pages import told_bound_pages
from support.pdfs import HOSTILE, changed, pdf

PAGES = pdf(["One"], ["Two"])


def _told(tmp_path: Path, data: bytes) -> tuple[object, bytes]:
    """The first line that is told, and the pages."""
    path = tmp_path / "a.pdf"
    path.write_bytes(data)
    told = told_bound_pages(str(path), hashlib.sha256(data).hexdigest())
    head, _, pages = told.partition(b"\n")
    return json.loads(head), pages


def _turned(document: Pdf) -> None:
    document.pages[0].obj.Rotate = 450
    document.pages[0].obj.CropBox = Array([500, 700, 100, -50])
    document.pages[1].obj.Rotate = 45


def _tagged(document: Pdf) -> None:
    document.Root.MarkInfo = Dictionary(Marked=True)
    document.Root.Lang = "de"
    document.Root.StructTreeRoot = document.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    document.pages[0].obj.StructParents = 0
    document.pages[0].obj.Tabs = Name.S


def _with_a_thumbnail(document: Pdf) -> None:
    document.pages[0].obj.Thumb = document.make_stream(b"")
    document.pages[0].obj.Metadata = document.make_stream(b"")


@pytest.mark.parametrize(
    ("change", "sizes"),
    [
        (lambda _: None, [[595.0, 842.0], [595.0, 842.0]]),
        (_turned, [[700.0, 400.0], [595.0, 842.0]]),
        (_tagged, [[595.0, 842.0], [595.0, 842.0]]),
        (_with_a_thumbnail, [[595.0, 842.0], [595.0, 842.0]]),
    ],
)
def test_pages_with_their_sizes(
    change: Callable[[Pdf], None], sizes: list[list[float]], tmp_path: Path
) -> None:
    head, pages = _told(tmp_path, changed(PAGES, change))
    assert head == {"encrypted": False, "sizes": sizes, "damage": ""}
    with pikepdf.open(BytesIO(pages)) as document:
        assert set(document.Root.keys()) == {"/Type", "/Pages"}
        assert set().union(*(page.obj.keys() for page in document.pages)) == {
            *("/Type", "/Parent", "/MediaBox", "/CropBox", "/Rotate", "/Contents"),
            *("/Resources", "/Annots"),
        }


def test_the_same_bytes_each_time(tmp_path: Path) -> None:
    assert _told(tmp_path, PAGES) == _told(tmp_path, PAGES)


def test_who_may_open_it_without_a_password(tmp_path: Path) -> None:
    data = changed(PAGES, lambda _: None, encryption=pikepdf.Encryption(owner="o", user=""))
    head, pages = _told(tmp_path, data)
    assert head == {"encrypted": True, "sizes": [[595.0, 842.0]] * 2, "damage": ""}
    with pikepdf.open(BytesIO(pages)) as document:
        assert not document.is_encrypted
        assert b"(Two)" in document.pages[1].obj.Contents.read_bytes()


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (
            changed(PAGES, lambda _: None, encryption=pikepdf.Encryption(owner="o", user="u")),
            ["password", ""],
        ),
        (HOSTILE["no page"], ["damaged", "it has no page"]),
        (HOSTILE["huge page"], ["damaged", "page 1 has no usable size"]),
        (HOSTILE["no size"], ["damaged", "page 1 has no usable size"]),
    ],
)
def test_what_cannot_be_in_a_volume(data: bytes, told: list[str], tmp_path: Path) -> None:
    assert _told(tmp_path, data) == (told, b"")


def test_another_file_in_its_place(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(PAGES)
    assert json.loads(told_bound_pages(str(path), "0" * 64)) == ["changed", ""]
