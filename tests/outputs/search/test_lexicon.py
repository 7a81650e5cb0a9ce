"""The lexicon holds every word that may be meant, packed so that browsers can unpack it."""

import json

from hypothesis import given
from hypothesis import strategies as st

from sphinx_proceedings.outputs.search.lexicon import lexicon_files, lexicon_words
from sphinx_proceedings.outputs.search.searched_pages import Field, Kind, SearchedPage


def unpacked(data: bytes) -> list[tuple[str, int]]:
    found, before = [], ""
    for line in json.loads(data):
        before = before[: int(line[0], 16)] + line[2:]
        found.append((before, int(line[1])))
    return found


def test_files() -> None:
    counts = {"learned": 1, "learning": 2, "bert": 1, "3d": 1, "xy": 1, "模型": 1}
    assert {name: unpacked(data) for name, data in lexicon_files(counts)} == {
        "be": [("bert", 0)],
        "le": [("learned", 0), ("learning", 1)],
    }


@given(st.sets(st.from_regex(r"[a-z]{3,30}", fullmatch=True), max_size=30))
def test_nothing_is_lost(words: set[str]) -> None:
    files = dict(lexicon_files(dict.fromkeys(words, 1)))
    found = [word for name in files for word, _ in unpacked(files[name])]
    assert found == sorted(words)
    assert all(word.startswith(name) for name in files for word, _ in unpacked(files[name]))


def test_a_word_counts_once_for_a_page() -> None:
    words = {
        Field.TITLE: ("loops", "of"),
        Field.PEOPLE: ("ada",),
        Field.KEYWORDS: (),
        Field.TEXT: ("loops",),
    }
    page = SearchedPage(path="x", kind=Kind.PAGE, title="x", words=words)
    assert lexicon_words(page) == {"loops", "of", "ada"}
