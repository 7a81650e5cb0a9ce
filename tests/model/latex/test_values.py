"""Lists and verbatim values of BibTeX, read back by the reader of sources."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_proceedings.model.latex.texts import bibtex_text
from sphinx_proceedings.model.latex.values import keyword_list, name_list, verbatim
from sphinx_proceedings.model.names import Name
from sphinx_proceedings.sources.latex.rich_text import latex_to_richtext
from sphinx_proceedings.sources.names.splitting import split_names
from sphinx_proceedings.sources.values.keywords import split_keywords

WORDS = st.text(st.sampled_from("ab ,;|()·${}\\&-"), min_size=1, max_size=8).map(
    lambda text: " ".join(text.split())
)


def read_back(words: list[str]) -> list[str]:
    latex = bibtex_text(keyword_list(words), ascii_only=False)
    return [latex_to_richtext(part).text.plain for part in split_keywords(latex)]


@pytest.mark.parametrize(
    ("words", "latex"),
    [
        (["trace", "revoke"], "trace, revoke"),
        (["trace, revoke", "broadcast"], "{trace, revoke}, broadcast"),
        (["trace, revoke"], "trace{,} revoke"),
        (["open (", "shut"], "{open (}, shut"),
    ],
)
def test_keywords(words: list[str], latex: str) -> None:
    assert bibtex_text(keyword_list(words), ascii_only=False) == latex
    assert read_back(words) == words


@given(st.lists(WORDS.filter(lambda word: "a" in word or "b" in word), max_size=4))
def test_keywords_are_read_back(words: list[str]) -> None:
    assert read_back(words) == words


@pytest.mark.parametrize(
    ("names", "latex"),
    [
        ([Name(given="Ada", family="Lovelace")], "Lovelace, Ada"),
        ([Name(given="Lonneke", particle="van der", family="Plas")], "van der Plas, Lonneke"),
        ([Name(given="Martin", family="King", suffix="Jr.")], "King, Jr., Martin"),
        ([Name(family="The Kubernetes Team")], "{The Kubernetes Team}"),
        ([Name(family="Mausam"), Name(family="Cher")], "Mausam and Cher"),
    ],
)
def test_names(names: list[Name], latex: str) -> None:
    assert name_list(names) == latex
    assert [parsed.name for parsed in split_names(latex).names] == names


def test_a_list_of_names_that_goes_on() -> None:
    assert name_list([Name(given="A", family="B")], others=True) == "B, A and others"


def test_verbatim_values() -> None:
    assert verbatim("https://example.org/{a} b\\ü") == "https://example.org/%7Ba%7D%20b%5Cü"
    assert verbatim("10.1000/ü", ascii_only=True) == "10.1000/%C3%BC"
