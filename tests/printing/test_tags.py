"""What is wrong with tags is found, of whatever kind it is: else no test of tags could fail."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from pikepdf import Dictionary, Name, Object, Pdf

from sphinx_proceedings.building.printed_documents import looks_of
from sphinx_proceedings.printing.document import Document
from sphinx_proceedings.printing.style import PrintStyle
from sphinx_proceedings.printing.typesetting import typeset
from support.folders import REPOSITORY
from support.pdfs import changed
from support.tags import faults_of_tags, headings_of

TEMPLATE = """#import "base.typ": *
#show: frame
= Names
#link("https://w.example/")[W]
#table(columns: 2, table.header[Name][Place], [Ada], [Oxford])
"""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    own = tmp_path_factory.mktemp("own")
    (own / "names.typ").write_text(TEMPLATE, encoding="utf-8")
    data = {"title": "Names", "short": "W", "language": "en", "from-right": False}
    looks = replace(looks_of(REPOSITORY, PrintStyle()), templates=own)
    return typeset(Document(template="names", data=data), looks).pdf


def _elements(document: Pdf, kind: str) -> Iterator[Object]:
    for each in document.objects:
        if isinstance(each, Dictionary) and each.get("/S") == Name(f"/{kind}"):
            yield each


def _without_language(document: Pdf) -> None:
    del document.Root.Lang


def _without_mark(document: Pdf) -> None:
    document.Root.MarkInfo.Marked = False


def _without_shown_title(document: Pdf) -> None:
    del document.Root.ViewerPreferences


def _without_structure(document: Pdf) -> None:
    del document.Root.StructTreeRoot


def _without_scopes(document: Pdf) -> None:
    for head in _elements(document, "TH"):
        del head.A


def _skipping(document: Pdf) -> None:
    for head in _elements(document, "H1"):
        head.S = Name.H2


def _with_a_figure(document: Pdf) -> None:
    next(_elements(document, "H1")).S = Name.Figure


def _with_untagged(document: Pdf) -> None:
    page = document.pages[0]
    page.contents_add(document.make_stream(b"0 0 9 9 re f"))


def _with_more_tagged(document: Pdf) -> None:
    page = document.pages[0]
    page.contents_add(document.make_stream(b"/P <</MCID 99>> BDC 0 0 9 9 re f EMC"))


def _with_a_cell_outside(document: Pdf) -> None:
    next(_elements(document, "H1")).S = Name.TD


def _without_told_links(document: Pdf) -> None:
    for page in document.pages:
        for link in page.obj.get("/Annots", ()):
            del link.Contents


def _with_a_loose_link(document: Pdf) -> None:
    for link in _elements(document, "Link"):
        link.S = Name.Span


def test_what_is_right(made: bytes) -> None:
    assert faults_of_tags(made) == []
    assert headings_of(made) == [1]


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (_without_language, ["it has no language"]),
        (_without_mark, ["it does not say that it is tagged"]),
        (_without_shown_title, ["its title is not shown"]),
        (_without_structure, ["it has no structure"]),
        (_without_scopes, ["TH in TR does not say of what it is the head"] * 2),
        (_skipping, ["a heading of level 2 follows one of level 0"]),
        (_with_a_figure, ["Figure in Document has no alternative text"]),
        (_with_untagged, ["page 1: f is neither tagged nor an artefact"]),
        (
            _with_more_tagged,
            ["page 1: not all that is drawn is in the structure, or the reverse"],
        ),
        (_with_a_cell_outside, ["TD in Document stands where none can be"]),
        (_without_told_links, ["page 1: a link that does not say where it leads"]),
        (_with_a_loose_link, ["page 1: a link that is in no element"]),
    ],
)
def test_what_is_wrong(change: Callable[[Pdf], None], told: list[str], made: bytes) -> None:
    assert faults_of_tags(changed(made, change)) == told
