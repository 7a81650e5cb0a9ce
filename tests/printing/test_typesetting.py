"""Documents set by Typst."""

import io
from pathlib import Path

import pikepdf
import pytest

from sphinx_proceedings.building.printed_documents import looks_of
from sphinx_proceedings.printing.document import Document
from sphinx_proceedings.printing.style import PrintStyle
from sphinx_proceedings.printing.typesetting import MARK, Looks, PrintError, typeset
from support.folders import REPOSITORY
from support.hostile_portal import EVIL
from support.printed_pages import close, text_of_pdf

LOOKS = looks_of(REPOSITORY, PrintStyle())
FRONT = {
    "title": "Names",
    "edition": "W",
    "short": "W 2027",
    "when": [],
    "language": "en",
    "from-right": False,
    "words": {"contents": "Contents", "index": "Index"},
}


def names(*rows: list[str], **front: object) -> Document:
    """A list of names, which is the simplest document."""
    data = FRONT | front | {"head": ["Name", "Place", "Role"], "rows": rows}
    return Document(template="names", data=data)


def test_texts_are_texts() -> None:
    """Nothing in them is markup, code or a path of the typesetter."""
    evil = ['#read("data.json")', "$x$ *b* _i_ @a <l> = h", '#{1+1} \\u{41} [c] // d /* e */ "f"']
    made = typeset(names(evil, [EVIL, "", ""]), LOOKS)
    text = text_of_pdf(made.pdf)
    assert all(close(each) in text for each in [*evil, EVIL])
    assert made.missing == ()


def test_same_data_same_bytes() -> None:
    row = ["Ada Lovelace", "Oxford", "Author"]
    assert typeset(names(row), LOOKS) == typeset(names(row), LOOKS)


def test_it_is_tagged_and_says_its_language_and_title() -> None:
    made = typeset(names(["Ada", "", ""], language="de"), LOOKS)
    with pikepdf.open(io.BytesIO(made.pdf)) as pdf, pdf.open_metadata() as metadata:
        assert pdf.Root.MarkInfo.Marked
        assert str(pdf.Root.Lang) == "de"
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        assert (metadata["pdfuaid:part"], metadata["dc:title"]) == ("1", "Names – W 2027")
        kinds = {
            str(each.get("/S")) for each in pdf.objects if isinstance(each, pikepdf.Dictionary)
        }
    assert {"/H1", "/Table", "/TR", "/TH", "/TD"} <= kinds


def test_marks_stand_for_what_no_font_has() -> None:
    made = typeset(names(["李 Ada 明", "กข", "👩\u200d💻"]), LOOKS)
    assert made.missing == ("ก", "ข", "明", "李", "👩", "💻")
    assert close(f"{MARK} Ada {MARK}") in text_of_pdf(made.pdf)


def test_a_font_of_the_portal_own_is_used(tmp_path: Path) -> None:
    import fontpkg

    fonts = tmp_path / "fonts"
    fonts.mkdir()
    (fonts / "own.ttf").write_bytes(Path(fontpkg.path("Noto Sans")).read_bytes())
    style = PrintStyle(font_folder="fonts", fonts=("Noto Sans",))
    assert typeset(names(["Ada", "", ""]), looks_of(tmp_path, style)).missing == ()


def test_a_template_of_the_portals_own(tmp_path: Path) -> None:
    (tmp_path / "own").mkdir()
    template = tmp_path / "own" / "names.typ"
    template.write_text(
        '#import "base.typ": *\n#show: frame\n= Ours\n#data.rows.at(0).at(0)', encoding="utf-8"
    )
    looks = looks_of(tmp_path, PrintStyle(templates="own"))
    assert text_of_pdf(typeset(names(["Ada", "", ""]), looks).pdf) == "OursAda"
    template.write_text('#import "base.typ": *\n#show: frame\n= Ours\n#date.rows', encoding="utf-8")
    with pytest.raises(PrintError) as error:
        typeset(names(["Ada", "", ""]), looks)
    assert str(error.value) == "the template names.typ: unknown variable: date (names.typ:4:1)"


def test_templates_read_nothing_else_of_the_disk(tmp_path: Path) -> None:
    (tmp_path / "own").mkdir()
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
    (tmp_path / "own" / "names.typ").write_text('#read("../secret.txt")', encoding="utf-8")
    with pytest.raises(PrintError):
        typeset(names(), looks_of(tmp_path, PrintStyle(templates="own")))


@pytest.mark.parametrize(
    ("style", "told"),
    [
        (PrintStyle(logo="no.svg"), "no.svg cannot be read: No such file or directory"),
        (PrintStyle(font_folder="no"), "there is no folder no"),
        (PrintStyle(templates="no"), "there is no folder no"),
    ],
)
def test_what_a_style_names_has_to_be_there(style: PrintStyle, told: str, tmp_path: Path) -> None:
    with pytest.raises(PrintError) as error:
        looks_of(tmp_path, style)
    assert str(error.value) == f"proceedings_print_style: {told}"


def test_there_is_no_such_template() -> None:
    with pytest.raises(PrintError, match=r"there is no template x\.typ"):
        typeset(Document(template="x", data={}), Looks(style={}))
