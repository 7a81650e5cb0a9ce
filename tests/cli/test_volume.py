"""`proceedings print volume`: PDFs of papers between contents and index, without what acts."""

import shutil
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from conftest import Write
from sphinx_proceedings.cli import main
from support.pdfs import HOSTILE, changed, pdf
from support.printed_pages import close, text_of_pdf

FILES = {
    "conf.py": 'project = "W"\n',
    "papers/w.bib": """@proceedings{w, title = {Proceedings of W}, editor = {Ed Itor}, year = 2027,
  isbn = {978-3-16-148410-0}, sections = {First|Others}}
@misc{b, crossref = {w}, author = {Bob Sled and Ada Love}, title = {Turned}, track = {Others}}
@misc{a, crossref = {w}, author = {Ada Love}, title = {Notes}, track = {First}, pages = {2--4}}
@misc{no, crossref = {w}, author = {Cy Press}, title = {Without}, track = {First}}
@misc{gone, author = {G. One}, title = {Gone}, status = {withdrawn}}
@misc{aside, author = {As Ide}, title = {Aside}, archival = {no}}
""",
    "program/w.yaml": "name: W 2027\nstart: 2027-05-10\ntimezone: UTC\nsponsors: [{name: Acme}]\n",
    "preface.txt": "# Welcome\n\nHello #let x = 1.\n",
}


def _armed(document: pikepdf.Pdf) -> None:
    """Put in all that must not come into a volume, and links that may."""
    script = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")
    document.Root.OpenAction = script
    document.Root.AA = pikepdf.Dictionary(WC=script)
    document.attachments["secret.txt"] = b"secret"
    page, second = document.pages[0].obj, document.pages[1].obj
    page.AA = pikepdf.Dictionary(O=script)
    page.Resources.Font.F.AA = script
    name = pikepdf.String("cite.x")
    document.Root.Names.Dests = document.make_indirect(
        pikepdf.Dictionary(Names=pikepdf.Array([name, pikepdf.Array([second, pikepdf.Name.Fit])]))
    )
    actions = (
        {"S": pikepdf.Name.Launch, "F": "evil.exe"},
        {"S": pikepdf.Name.URI, "URI": "javascript:alert(3)"},
        {"S": pikepdf.Name.URI, "URI": "volume-page:1"},
        {"S": pikepdf.Name.URI, "URI": "https://ok.example/"},
        {"S": pikepdf.Name.GoTo, "D": name},
    )
    page.Annots = pikepdf.Array(
        [
            document.make_indirect(
                pikepdf.Dictionary(
                    Type=pikepdf.Name.Annot,
                    Subtype=pikepdf.Name.Link,
                    Rect=[10, 10, 60, 60],
                    A=pikepdf.Dictionary(action),
                )
            )
            for action in ({f"/{key}": value for key, value in each.items()} for each in actions)
        ]
    )


def _turned(document: pikepdf.Pdf) -> None:
    document.pages[0].obj.Rotate = 90
    document.pages[0].obj.CropBox = pikepdf.Array([50, 100, 500, 700])
    document.pages[1].obj.Rotate = 270


A = changed(pdf(["Notes"], ["Two"], ["Three"]), _armed)
B = changed(pdf(["Turned"], ["B two"], size=(612, 792)), _turned)


@pytest.fixture
def root(write: Write) -> Path:
    folder = write(FILES)
    files = folder / "papers" / "w.files"
    files.mkdir()
    (files / "a.pdf").write_bytes(A)
    (files / "b.pdf").write_bytes(B)
    return folder


@pytest.fixture
def opened(root: Path, tmp_path: Path) -> pikepdf.Pdf:
    """The volume, opening on right pages."""
    out = tmp_path / "v.pdf"
    preface = str(root / "preface.txt")
    options = ["--opens-right", "--preface", preface, "--output", str(out)]
    assert main(["print", "volume", str(root), *options]) == 1
    return pikepdf.open(BytesIO(out.read_bytes()))


def _outline(opened: pikepdf.Pdf) -> list[tuple[int, str, str]]:
    labels = {page.objgen: page.label for page in opened.pages}
    found = []

    def look(above: pikepdf.Object, depth: int) -> None:
        item = above.get("/First")
        while item is not None:
            found.append((depth, str(item.Title), labels[item.Dest[0].objgen]))
            look(item, depth + 1)
            item = item.get("/Next")

    look(opened.Root.Outlines, 0)
    return found


def test_outline_labels_and_links_agree(opened: pikepdf.Pdf) -> None:
    labels = [page.label for page in opened.pages]
    front = labels.index("1")
    assert front % 2 == 0
    assert labels[front:] == [str(number) for number in range(1, len(labels) - front + 1)]
    assert [each for each in _outline(opened) if each[2].isdecimal()] == [
        (0, "First", "1"),
        (1, "Notes – Ada Love", "3"),
        (0, "Others", "7"),
        (1, "Turned – Bob Sled, Ada Love", "9"),
        (0, "Index of authors", "11"),
    ]
    by_page = {page.objgen: page.label for page in opened.pages}
    links = {
        label: [by_page[link.Dest[0].objgen] for link in page.get("/Annots", ()) if "/Dest" in link]
        for label, page in zip(labels, opened.pages, strict=True)
    }
    assert {label: set(found) for label, found in links.items() if found} == {
        labels[front - 2]: {"1", "3", "7", "9", "11"},
        "3": {"4"},
        "11": {"3", "9"},
    }


def test_nothing_that_acts_comes_in(opened: pikepdf.Pdf) -> None:
    assert opened.Root.keys().isdisjoint({"/OpenAction", "/AA", "/Names", "/AcroForm"})
    held = [each for each in opened.objects if isinstance(each, pikepdf.Dictionary)]
    told = "".join(repr(each) for each in held)
    for word in ("JavaScript", "Launch", "evil", "/AA", "EmbeddedFile", "javascript", "secret"):
        assert word not in told, word
    addresses = [
        str(link.A.URI) for page in opened.pages for link in page.get("/Annots", ()) if "/A" in link
    ]
    assert addresses == ["https://ok.example/"]


def test_what_it_says(opened: pikepdf.Pdf, tmp_path: Path, root: Path) -> None:
    text = text_of_pdf((tmp_path / "v.pdf").read_bytes())
    for said in ("Proceedings of W", "Hello #let x = 1.", "Acme", "ISBN 978-3-16-148410-0"):
        assert close(said) in text, said
    assert close("Love, Ada 3, 9") in text
    for other in ("Without", "Gone", "Aside"):
        assert other not in text
    metadata = opened.Root.Metadata.read_bytes().decode()
    assert "Proceedings of W" in metadata
    assert "Ed Itor" in metadata
    paper = next(page for page in opened.pages if page.label == "3")
    assert "startingPage>3<" in paper.Metadata.read_bytes().decode()
    assert (root / "papers/w.files/a.pdf").read_bytes() == A


def test_feet_stand_in_the_part_that_is_shown(opened: pikepdf.Pdf) -> None:
    """Each is put below the page as it is turned and cut."""
    shown = {
        page.label: page.obj.Contents[-1].read_bytes().split(b"cm")[0]
        for page in opened.pages
        if page.label in {"3", "9", "10"}
    }
    assert shown == {
        "3": b"\nQ q 1 0 0 1 0 0 ",
        "9": b"\nQ q 0 1 -1 0 500 100 ",
        "10": b"\nQ q 0 -1 1 0 0 792 ",
    }


def test_same_sources_same_bytes(root: Path, tmp_path: Path) -> None:
    outs = [tmp_path / "1.pdf", tmp_path / "2.pdf"]
    for out in outs:
        main(["print", "volume", str(root), "--output", str(out)])
    assert outs[0].read_bytes() == outs[1].read_bytes()


def test_pages_are_proposed(root: Path, tmp_path: Path) -> None:
    table = tmp_path / "p.csv"
    options = ["--pages-proposal", str(table), "--output", str(tmp_path / "v.pdf")]
    bib = (root / "papers/w.bib").read_bytes()
    main(["print", "front-matter", str(root), *options])
    assert table.read_text(encoding="utf-8") == (
        "key,pages in the entry,pages in the volume,field,command\n"
        "a,2–4,2–4,,\n"
        "b,,6–7,pages = {6--7},proceedings correct w/b pages=6--7\n"
    )
    assert (root / "papers/w.bib").read_bytes() == bib


def test_front_matter_alone_has_the_same_numbers(root: Path, tmp_path: Path) -> None:
    out = tmp_path / "f.pdf"
    assert main(["print", "front-matter", str(root), "--output", str(out)]) == 1
    text = text_of_pdf(out.read_bytes())
    assert close("Love, Ada 2, 6") in text
    assert "Three" not in text
    with pikepdf.open(out) as document:
        assert document.Root.MarkInfo.Marked
        assert document.pages[-1].label == "8"


def test_what_cannot_be_in_it_is_told(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    locked = pikepdf.Encryption(owner="o", user="u")
    files = root / "papers" / "w.files"
    (files / "a.pdf").write_bytes(changed(A, lambda _: None, encryption=locked))
    out = tmp_path / "v.pdf"
    assert main(["print", "volume", str(root), "--output", str(out)]) == 1
    told = capsys.readouterr().err
    assert (
        "papers/w.files/a.pdf: warning[print-left-out]: a: the PDF asks for a password; the volume"
        " is without it\n    hint: ask the authors" in told
    )
    assert "papers/w.bib:5:1: warning[print-left-out]: no: it has no PDF here" in told
    assert text_of_pdf(out.read_bytes()).count(close("Bob Sled, Ada Love")) == 1


@pytest.mark.parametrize("name", ["circle of pages", "no page", "garbage", "huge page", "bomb"])
def test_hostile(name: str, root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (root / "papers/w.files/a.pdf").write_bytes(HOSTILE[name])
    out = tmp_path / "v.pdf"
    assert main(["print", "volume", str(root), "--output", str(out)]) == 1
    assert "Traceback" not in capsys.readouterr().err
    assert "Turned" in text_of_pdf(out.read_bytes())


def test_without_any_pdf_nothing_is_written(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.rmtree(root / "papers" / "w.files")
    out = tmp_path / "v.pdf"
    out.write_bytes(b"what was there")
    assert main(["print", "volume", str(root), "--output", str(out)]) == 1
    assert "no paper of w has a PDF" in capsys.readouterr().err
    assert out.read_bytes() == b"what was there"
    assert [each.name for each in tmp_path.iterdir() if each.name.startswith(".proceedings")] == []


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["booklet", "--opens-right"], "--pages-proposal and --volume are for the volume"),
        (["booklet", "--volume", "w"], "--pages-proposal and --volume are for the volume"),
        (["papers"], "say with --output in which folder the papers are to be"),
        (["papers", "--preface", "p.txt"], "--preface is for the volume, and papers have none"),
        (["volume", "--volume", "v"], "there is no volume of w 'v'"),
    ],
)
def test_misuse(
    options: list[str], told: str, root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["print", options[0], str(root), *options[1:]]) == 2
    assert told in capsys.readouterr().err


def _labels(path: Path) -> list[str]:
    with pikepdf.open(path) as document:
        return [page.label for page in document.pages]


def _contents(path: Path, labels: list[str]) -> list[list[bytes]]:
    """What is drawn on these pages, with the stamps on them."""
    with pikepdf.open(path) as document:
        return [
            [each.read_bytes() for each in (*page.obj.Contents, page.obj.Resources.XObject[FOOT])]
            for page in document.pages
            if page.label in labels
        ]


FOOT = "/ProceedingsFoot"


def test_papers_by_themselves_are_as_in_the_volume(root: Path, tmp_path: Path) -> None:
    volume, copies = tmp_path / "v.pdf", tmp_path / "copies"
    for name, out in (("volume", volume), ("papers", copies)):
        assert main(["print", name, str(root), "--opens-right", "--output", str(out)]) == 1
    found = {path.name: _labels(path) for path in copies.iterdir()}
    assert found == {"a.pdf": ["3", "4", "5"], "b.pdf": ["9", "10"]}
    for name, labels in found.items():
        assert _contents(copies / name, labels) == _contents(volume, labels)
    with pikepdf.open(copies / "a.pdf") as document:
        assert set(document.Root.keys()) == {
            *("/Type", "/Pages", "/PageLabels", "/Metadata", "/ViewerPreferences")
        }
        assert dict(document.docinfo.items()) == {
            "/Title": "Notes",
            "/Author": "Ada Love",
            "/Producer": "sphinx-proceedings",
        }
        assert "publicationName>Proceedings of W<" in document.Root.Metadata.read_bytes().decode()
        links = document.pages[0].obj.Annots
        assert [str(link.A.URI) for link in links if "/A" in link] == ["https://ok.example/"]
        assert [link.Dest[0].objgen for link in links if "/Dest" in link] == [
            document.pages[1].obj.objgen
        ]
    assert (root / "papers/w.files/a.pdf").read_bytes() == A


def test_papers_by_themselves_have_the_same_bytes_again(root: Path, tmp_path: Path) -> None:
    out = tmp_path / "copies"
    found = []
    for _ in range(2):
        main(["print", "papers", str(root), "--output", str(out)])
        found.append({path.name: path.read_bytes() for path in out.iterdir()})
    assert found[0] == found[1]
    assert found[0].keys() == {"a.pdf", "b.pdf"}


def test_a_folder_with_something_else_in_it_stays(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "copies"
    out.mkdir()
    (out / "mine.txt").touch()
    assert main(["print", "papers", str(root), "--output", str(out)]) == 2
    assert "copies has mine.txt in it, which is not of the papers" in capsys.readouterr().err
    (out / "mine.txt").rename(out / "a.pdf")
    shutil.rmtree(root / "papers" / "w.files")
    assert main(["print", "papers", str(root), "--output", str(out)]) == 2
    assert [path.name for path in out.iterdir()] == ["a.pdf"]


SECOND = """@proceedings{x, title = {Companion of W}, editor = {Co Editor}, year = 2027}
@misc{c, crossref = {x}, author = {Cy Press}, title = {Aside again}}
"""


def test_an_edition_in_several_volumes(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bib = root / "papers" / "w.bib"
    bib.write_text(bib.read_text(encoding="utf-8") + SECOND, encoding="utf-8")
    (root / "papers/w.files/c.pdf").write_bytes(pdf(["Companion"]))
    out = tmp_path / "v.pdf"
    asked = ["print", "volume", str(root), "--output", str(out)]
    assert main(asked) == 2
    assert "say which volume with --volume; there are: w, x\n" in capsys.readouterr().err
    assert main([*asked, "--volume", "x"]) == 0
    assert "proceedings: 3 papers not in the volume x left out\n" in capsys.readouterr().err
    with pikepdf.open(out) as document:
        assert [each for each in _outline(document) if each[2].isdecimal()] == [
            (0, "Aside again – Cy Press", "1"),
            (0, "Index of authors", "2"),
        ]
        assert str(document.docinfo["/Title"]) == "Companion of W"
    text = text_of_pdf(out.read_bytes())
    assert close("Editor: Co Editor") in text
    assert "Bob" not in text
    assert main([*asked, "--volume", "w"]) == 1
    assert "Companion" not in text_of_pdf(out.read_bytes())
