"""Items as pandoc gets them."""

import json

import pytest

from sphinx_proceedings.outputs.formatted.csl_items import Needs, cleaned, prepared, restored

NEEDS = Needs(unused=frozenset({"note"}), chapters=False)
CHAPTERS = Needs(unused=frozenset(), chapters=True)
OTHERS = {"literal": "others"}


IN_NOCASE = '<span class="nocase">C</span>'
"""A container called C, whose case no style may change."""


def passed(item: dict[str, object], needs: Needs = NEEDS) -> dict[str, object]:
    found: dict[str, object] = json.loads(prepared(cleaned(item), needs).json)
    return found


def test_needs_of_a_style() -> None:
    assert Needs.of(b'<text variable="note"/>') == Needs(
        unused=frozenset({"abstract", "annote", "keyword"}), chapters=False
    )
    asks = b'<if match="any" variable="collection-editor compiler editor editorial-director"/>'
    assert Needs.of(asks).chapters


def test_what_is_left_out() -> None:
    item: dict[str, object] = {
        "id": "x",
        "title": "T",
        "note": "DOI: 10.1/2",
        "custom": {"a": 1},
        "original-title": "O",
        "archive": "arxiv",
    }
    assert passed(item) == {"title": "T", "archive": "arxiv"}
    assert passed({**item, "container-title": "C"}) == {"title": "T", "container-title": IN_NOCASE}


def test_marks_are_hidden_in_texts_only() -> None:
    item: dict[str, object] = {
        "title": "‘a’ it's <\u2060b>",
        "author": [{"family": "O'Neil<\u2060i>"}],
        "URL": "https://x.example/'<\u2060i>",
        "issued": {"date-parts": [[2021]]},
    }
    assert passed(item) == {
        "title": '\ufdd1a\ufdd2 it\ufdd0s <span class="nocase">\ufdd3b></span>',
        "author": [{"family": "O'Neil\ufdd3i>"}],
        "URL": "https://x.example/'<i>",
        "issued": {"date-parts": [[2021]]},
    }
    assert restored("\ufdd1a\ufdd2 it\ufdd0s \ufdd3b>") == "‘a’ it's <b>"


def test_characters_that_would_be_mistaken() -> None:
    assert passed({"title": "a\ufdd0b\ud800c\ufdd3", "author": [{"family": "x\ufdd2"}]}) == {
        "title": "a\ufffdb\ufffdc\ufffd",
        "author": [{"family": "x\ufffd"}],
    }


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        (r"a \beta c", 'a <span class="nocase">\\beta</span> c'),
        (
            "$x$ &amp; <x y",
            '<span class="nocase">$x$</span> <span class="nocase">&amp;</span>'
            ' <span class="nocase"><x</span> y',
        ),
        ("<i>a</i> <sub>b</sub>", "<i>a</i> <sub>b</sub>"),
        ("a$b", "a$b"),
    ],
)
def test_code_is_no_word(title: str, expected: str) -> None:
    assert passed({"title": title}) == {"title": expected}


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        pytest.param({"family": "李", "given": "明"}, {"literal": "李明"}, id="Chinese"),
        pytest.param({"family": "김", "given": "철수"}, {"literal": "김철수"}, id="Korean"),
        pytest.param(
            {"family": "Li", "given": "明"},
            {"family": "Li", "given": "明"},
            id="family name in Latin letters",
        ),
        pytest.param(
            {"family": "李", "given": ""}, {"family": "李", "given": ""}, id="no given name"
        ),
        pytest.param({"literal": "李"}, {"literal": "李"}, id="in one piece"),
    ],
)
def test_east_asian_names(name: dict[str, str], expected: dict[str, str]) -> None:
    assert passed({"author": [name]}) == {"author": [expected]}


@pytest.mark.parametrize(
    ("authors", "shown"),
    [
        pytest.param([{"family": "Roe"}, {"family": "Doe"}, OTHERS], 2, id="two and others"),
        pytest.param([{"family": "Roe"}, {"family": "others"}], 0, id="a family called others"),
        pytest.param([OTHERS], 0, id="nobody but others"),
        pytest.param([OTHERS, {"family": "Roe"}], 0, id="others first"),
        pytest.param([], 0, id="nobody"),
    ],
)
def test_lists_that_go_on(authors: list[object], shown: int) -> None:
    found = prepared(cleaned({"author": authors}), NEEDS)
    assert (json.loads(found.json), found.shown) == ({"author": authors}, shown)


def test_papers_as_chapters() -> None:
    paper: dict[str, object] = {
        "type": "paper-conference",
        "container-title": "C",
        "event-title": "E",
    }
    assert passed(paper, CHAPTERS) == {"type": "chapter", "container-title": IN_NOCASE}
    shown = {**paper, "container-title": IN_NOCASE}
    assert passed(paper, NEEDS) == shown
    for more in ({"editor": [{"family": "Roe"}]}, {"issue": "2"}):
        assert passed({**paper, **more}, CHAPTERS) == {**shown, **more}
