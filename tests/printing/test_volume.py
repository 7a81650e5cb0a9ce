"""The volume before it is set: whole values, and the tags of what stands around papers."""

from sphinx_proceedings.building.printed_documents import looks_of
from sphinx_proceedings.printing.making import Making
from sphinx_proceedings.printing.style import PrintStyle
from sphinx_proceedings.printing.typesetting import typeset
from sphinx_proceedings.printing.volume import described_paper, described_volume, volume
from sphinx_proceedings.printing.volume_pages import VolumePages, volume_pages
from sphinx_proceedings.printing.xmp import Described
from sphinx_proceedings.wording.messages import speaking
from support.folders import REPOSITORY
from support.programmes import head, reading_of
from support.tags import faults_of_tags, headings_of

BIB = """@proceedings{w, title = {Proceedings of W}, editor = {Ed Itor and Co Editor}, year = 2027,
  isbn = {978-3-16-148410-0}, doi = {10.5555/w}, publisher = {Press}, copyright = {2027 Society},
  license = {CC-BY-4.0}, sections = {First|Others}}
@misc{b, crossref = {w}, author = {Bob Sled and Ada Love}, title = {On $x^2$}, track = {Others},
  doi = {10.5555/w.b}}
@misc{a, crossref = {w}, author = {Ada Love}, title = {Notes}, track = {First},
  status = {retracted}}
@misc{l, crossref = {w}, author = {Cy Press}, title = {Loose}}
"""
A4, LETTER = (595.0, 842.0), (612.0, 792.0)
SIZES = {"a": [A4, A4], "b": [LETTER], "l": [A4]}
PORTAL = reading_of(head("2027-05-10", sponsors="[{name: Acme}]"), papers=BIB).portal
MAKING = Making(portal=PORTAL, edition=PORTAL.editions[0])
RIGHTS = ["© 2027 Society", " · ", "CC BY 4.0"]


def _pages(*, opens_right: bool = False) -> VolumePages:
    papers = PORTAL.papers_by_edition["w"]
    return volume_pages(MAKING.edition, papers, SIZES, opens_right=opens_right)


def test_what_stands_in_front() -> None:
    with speaking("en"):
        data = volume(MAKING, _pages(), preface=("# Hi", "Text #x.")).data
    assert data["imprint"] == [
        [["strong", ["W"]]],
        ["Proceedings of W"],
        ["Editors: ", "Ed Itor", ", ", "Co Editor"],
        ["Press, 2027"],
        ["ISBN 978-3-16-148410-0"],
        [["link", ["doi:10.5555/w"], "https://doi.org/10.5555/w"]],
        ["© 2027 Society"],
        [["link", ["CC BY 4.0"], "https://creativecommons.org/licenses/by/4.0/"]],
    ]
    assert data["parts"] == [
        {
            "title": "Preface",
            "blocks": [
                {"kind": "heading", "level": 2, "text": ["Hi"]},
                {"kind": "par", "class": [], "text": ["Text #x."]},
            ],
        },
        {
            "title": "Sponsor",
            "blocks": [
                {
                    "kind": "items",
                    "class": ["sponsors"],
                    "first": 0,
                    "items": [{"lines": [["Acme"]], "more": None}],
                }
            ],
        },
    ]


def test_contents_and_index_have_numbers_of_pages() -> None:
    with speaking("en"):
        data = volume(MAKING, _pages()).data
    power = ["math", ["scripts", ["id", "x"], {"tr": ["num", "2"]}], "x²", False]
    assert data["contents"] == [
        {"section": True, "title": ["First"], "number": 1},
        {
            "section": False,
            "title": ["Notes", " [", "Retracted", "]"],
            "authors": ["Ada Love"],
            "number": 2,
        },
        {"section": True, "title": ["Others"], "number": 4},
        {
            "section": False,
            "title": ["On ", power],
            "authors": ["Bob Sled", ", ", "Ada Love"],
            "number": 5,
        },
        {"section": False, "title": ["Loose"], "authors": ["Cy Press"], "number": 6},
    ]
    assert data["index"] == [[["Love, Ada"], [2, 5]], [["Press, Cy"], [6]], [["Sled, Bob"], [5]]]
    assert data["index-number"] == 7


def test_places_of_pages() -> None:
    with speaking("en"):
        data = volume(MAKING, _pages(opens_right=True), opens_right=True).data
    assert data["body"] == [
        {"kind": "divider", "title": ["First"]},
        {"kind": "blank"},
        {
            "kind": "paper",
            "member": 0,
            "level": 2,
            "bookmark": ["Notes – Ada Love"],
            "number": 3,
            "sizes": [list(A4), list(A4)],
            "line": ["Retracted", " · ", "W", " · ", *RIGHTS],
        },
        {"kind": "divider", "title": ["Others"]},
        {"kind": "blank"},
        {
            "kind": "paper",
            "member": 1,
            "level": 2,
            "bookmark": ["On x² – Bob Sled, Ada Love"],
            "number": 7,
            "sizes": [list(LETTER)],
            "line": ["W", " · ", "doi:10.5555/w.b", " · ", *RIGHTS],
        },
        {"kind": "blank"},
        {
            "kind": "paper",
            "member": 2,
            "level": 1,
            "bookmark": ["Loose – Cy Press"],
            "number": 9,
            "sizes": [list(A4)],
            "line": ["W", " · ", *RIGHTS],
        },
        {"kind": "blank"},
    ]


def test_what_files_say_of_themselves() -> None:
    with speaking("en"):
        found = described_volume(MAKING), described_paper(MAKING, _pages().papers[0])
    assert found == (
        Described(
            title="Proceedings of W",
            creators=("Ed Itor", "Co Editor"),
            language="en",
            publisher="Press",
            date="2027",
            rights="© 2027 Society",
            doi="10.5555/w",
            isbn="978-3-16-148410-0",
        ),
        Described(
            title="Notes",
            creators=("Ada Love",),
            date="2027",
            rights="© 2027 Society",
            container="Proceedings of W",
            first_page="2",
            last_page="3",
        ),
    )


def test_tags_of_the_front_matter() -> None:
    with speaking("en"):
        document = volume(MAKING, _pages(), preface=("# Hi", "Text."), bound=False)
    made = typeset(document, looks_of(REPOSITORY, PrintStyle()))
    assert faults_of_tags(made.pdf) == []
    # Imprint, preface with a part of its own, sponsor, contents, index.
    assert headings_of(made.pdf) == [1, 1, 2, 1, 1, 1]
