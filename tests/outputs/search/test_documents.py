"""Documents for Pagefind: what is searched and what is shown, whatever the record holds."""

import json

from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from sphinx_proceedings.outputs.search.documents import SHOWN, document
from sphinx_proceedings.outputs.search.searched_pages import Field, Kind, SearchedPage

NO_CONTROLS = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\u2028\u2029"), max_size=60
)


def record(title: str = "Loops", text: str = "", **more: object) -> SearchedPage:
    words = {Field.TITLE: ("loop",), Field.PEOPLE: ("ada",), Field.KEYWORDS: (), Field.TEXT: ()}
    values = {"path": "papers/w/x.html", "kind": Kind.PAPER, "words": words} | more
    return SearchedPage(title=title, text=text, **values)  # type: ignore[arg-type]


def values(html: str, what: str) -> dict[str, str]:
    soup = BeautifulSoup(html, "html5lib")
    found = soup.select(f"[data-pagefind-{what}]")
    return {
        str(one[f"data-pagefind-{what}"]).removesuffix("[data-v]"): str(one["data-v"])
        for one in found
    }


def test_a_document() -> None:
    words = {
        Field.TITLE: ("loops", "of", "notes"),
        Field.PEOPLE: ("ada",),
        Field.KEYWORDS: (),
        Field.TEXT: ("the", "weaving", "loops", "loop", "apples"),
    }
    html = document(record(words=words, year=2026, choices=(("kind", "paper"),)))
    assert BeautifulSoup(html, "html5lib").p.get_text() == ("apples loops weaving")
    assert values(html, "meta") == {"title": "loops of notes", "people": "ada"}
    assert values(html, "sort") == {"title": "papers/w/x.html"}
    assert values(html, "filter")["kind"] == "paper"


def test_a_document_without_text_is_indexed_by_its_title() -> None:
    assert BeautifulSoup(document(record()), "html5lib").p.get_text() == "loop"


@given(NO_CONTROLS, NO_CONTROLS)
def test_data_is_text(title: str, text: str) -> None:
    html = document(record(title=title, text=text))
    shown = json.loads(values(html, "filter")[SHOWN])
    assert (shown.get("title", ""), shown.get("text", "")) == (title, text)
    assert len(BeautifulSoup(html, "html5lib").body.find_all(True)) == len(
        BeautifulSoup(document(record(text=text and "x")), "html5lib").body.find_all(True)
    )
