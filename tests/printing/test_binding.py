"""Pages of papers in the places of a volume, and stamped by themselves."""

from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Object, Pdf

from sphinx_proceedings.printing.binding import bind, stamp
from sphinx_proceedings.printing.typesetting import PrintError
from sphinx_proceedings.printing.volume_pages import Member
from sphinx_proceedings.printing.xmp import Described
from support.pdfs import changed, pdf

DESCRIBED = Described(title="Proceedings", creators=("Ed",), language="en")
OFF = "/ProceedingsOff"


def _link(document: Pdf, **to: Object) -> Object:
    held = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=[0, 0, 9, 9], **to)
    return document.make_indirect(held)


def _address(document: Pdf, text: str) -> Object:
    return _link(document, A=Dictionary(S=Name.URI, URI=text))


def _set_volume() -> bytes:
    """Contents, places of three pages of two papers, an index."""

    def change(document: Pdf) -> None:
        pages = [page.obj for page in document.pages]
        pages[0].Annots = Array([_address(document, "volume-page:3")])
        for place, told in zip(pages[1:4], ("1:0:0", "2:0:1", "3:1:0"), strict=True):
            place.Annots = Array([_address(document, f"volume-member:{told}")])
            place.StructParents = 0
        document.Root.PageLabels = Dictionary(
            Nums=Array([0, Dictionary(S=Name.r), 1, Dictionary(S=Name.D)])
        )
        document.Root.MarkInfo = Dictionary(Marked=True)
        with document.open_outline() as outline:
            outline.root.append(pikepdf.OutlineItem("Second", 3))

    return changed(pdf(["Contents"], ["f1"], ["f2"], ["f3"], ["Index"]), change)


def _first(document: Pdf) -> None:
    """Two pages, of which the first leads to the second, with a layer that is off."""
    pages = [page.obj for page in document.pages]
    for page in pages:
        page.MediaBox = page.CropBox = Array([10, 20, 110, 220])
        page.Rotate = 90
    pages[0].Annots = Array([_link(document, Dest=Array([1, Name.Fit]))])
    layer = Dictionary({"/Type": Name.OCG, "/Name": "Notes", OFF: True})
    pages[0].Resources.Properties = Dictionary(L=document.make_indirect(layer))


def _second(document: Pdf) -> None:
    page = document.pages[0].obj
    page.CropBox = page.MediaBox


@pytest.fixture
def members(tmp_path: Path) -> list[Member]:
    made = []
    for name, data in (
        ("a", changed(pdf(["A1"], ["A2"]), _first)),
        ("b", changed(pdf(["B"]), _second)),
    ):
        path = tmp_path / f"{name}.kept"
        path.write_bytes(data)
        described = Described(title=name.upper(), creators=("Ada",), language="de")
        made.append(Member(name=f"{name}.pdf", pages=path, described=described))
    return made


def _shown(document: Pdf) -> list[tuple[str, list[str], str]]:
    """Of each page its label, what is drawn on it, and the foot."""
    found = []
    for page in document.pages:
        contents = page.obj.Contents
        parts = list(contents) if isinstance(contents, Array) else [contents]
        foot = page.obj.Resources.get("/XObject", Dictionary()).get("/ProceedingsFoot")
        drawn = [each.read_bytes().decode().strip() for each in parts]
        found.append((page.label, drawn, foot.read_bytes().decode().strip() if foot else ""))
    return found


def _text(line: str) -> str:
    return f"BT /F 20 Tf 0 Tr 60 780 Td ({line}) Tj ET"


SIDEWAYS = "Q q 0 1 -1 0 110 20 cm /ProceedingsFoot Do Q"
UPRIGHT = "Q q 1 0 0 1 0 0 cm /ProceedingsFoot Do Q"
STAMPED = [
    ("1", ["q", _text("A1"), SIDEWAYS], _text("f1")),
    ("2", ["q", _text("A2"), SIDEWAYS], _text("f2")),
    ("3", ["q", _text("B"), UPRIGHT], _text("f3")),
]


def test_a_volume(members: list[Member], tmp_path: Path) -> None:
    out = tmp_path / "v.pdf"
    bind(_set_volume(), members, DESCRIBED, out)
    with pikepdf.open(out) as document:
        assert _shown(document) == [
            ("i", [_text("Contents")], ""),
            *STAMPED,
            ("4", [_text("Index")], ""),
        ]
        pages = [page.obj for page in document.pages]
        led = [[pages.index(link.Dest[0]) for link in page.get("/Annots", ())] for page in pages]
        assert led == [[3], [2], [], [], []]
        assert [pages.index(document.Root.Outlines.First.Dest[0])] == [3]
        assert [str(each.Name) for each in document.Root.OCProperties.D.OFF] == ["Notes"]
        assert document.Root.keys().isdisjoint({"/MarkInfo", "/StructTreeRoot"})
        assert not any("/StructParents" in page for page in pages)
        told = ["/Metadata" in page for page in pages]
        assert told == [False, True, False, True, False]
        assert dict(document.docinfo.items()) == {
            "/Title": "Proceedings",
            "/Author": "Ed",
            "/Producer": "sphinx-proceedings",
        }
    assert {path.name for path in tmp_path.iterdir()} == {"a.kept", "b.kept", "v.pdf"}


def test_papers_by_themselves(members: list[Member], tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    stamp(_set_volume(), members, out)
    assert sorted(path.name for path in out.iterdir()) == ["a.pdf", "b.pdf"]
    with pikepdf.open(out / "a.pdf") as document:
        assert _shown(document) == STAMPED[:2]
        first, second = (page.obj for page in document.pages)
        assert first.Annots[0].Dest[0] == second
        assert str(document.Root.Lang) == "de"
        assert [str(each.Name) for each in document.Root.OCProperties.D.OFF] == ["Notes"]
        assert str(document.docinfo["/Title"]) == "A"
    with pikepdf.open(out / "b.pdf") as document:
        assert _shown(document) == STAMPED[2:]


def test_the_same_bytes_each_time(members: list[Member], tmp_path: Path) -> None:
    found = []
    for name in ("1", "2"):
        folder = tmp_path / name
        folder.mkdir()
        stamp(_set_volume(), members, folder)
        bind(_set_volume(), members, DESCRIBED, folder / "v.pdf")
        found.append({path.name: path.read_bytes() for path in folder.iterdir()})
    assert found[0] == found[1]


def test_pages_that_are_gone(members: list[Member], tmp_path: Path) -> None:
    members[1].pages.unlink()
    with pytest.raises(PrintError, match="the volume cannot be written: "):
        bind(_set_volume(), members, DESCRIBED, tmp_path / "v.pdf")
    with pytest.raises(PrintError, match="the papers cannot be written: "):
        stamp(_set_volume(), members, tmp_path)
