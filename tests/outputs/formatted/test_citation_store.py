"""The store keeps citations, and never stands in the way."""

import sqlite3
import zlib
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_proceedings.model.richtext import Link, Math, RichText, Span, Style, Text
from sphinx_proceedings.outputs.formatted.citation_store import CitationStore

TEXT = RichText((Text("Roe. "), Span(Style.EMPHASIS, (Text("J."),)), Text(" 1")))


def key(number: int) -> bytes:
    return number.to_bytes(24)


def keys(numbers: range) -> list[bytes]:
    return [key(number) for number in numbers]


def file_of(store: CitationStore) -> Path:
    assert store.folder is not None
    return store.folder / "citations.sqlite3"


@pytest.fixture
def store(tmp_path: Path) -> CitationStore:
    return CitationStore(folder=tmp_path / "new" / "cache")


plain = st.text(st.characters(exclude_categories=["Cs"]))
nodes = st.recursive(
    st.builds(Text, plain) | st.builds(Math, plain, st.booleans(), plain),
    lambda inner: (
        st.builds(Span, st.sampled_from(Style), st.lists(inner).map(tuple))
        | st.builds(Link, plain, st.lists(inner).map(tuple))
    ),
)


@given(st.lists(nodes))
def test_what_is_kept_is_what_was_given(
    tmp_path_factory: pytest.TempPathFactory, tree: list
) -> None:
    store = CitationStore(folder=tmp_path_factory.mktemp("store"))
    text = RichText(tuple(tree))
    store.write({key(1): text})
    found = store.read([key(1), key(2)])
    assert found == {key(1): text}
    assert found[key(1)].plain == text.plain


def test_more_than_a_query_takes(store: CitationStore) -> None:
    store.write(dict.fromkeys(keys(range(2000)), TEXT))
    assert store.read(keys(range(1000, 3000))) == dict.fromkeys(keys(range(1000, 2000)), TEXT)


def test_without_a_folder() -> None:
    store = CitationStore(folder=None)
    store.write({key(1): TEXT})
    assert store.read([key(1)]) == {}


def test_reading_makes_no_file(store: CitationStore) -> None:
    assert store.read([key(1)]) == {}
    assert not file_of(store).exists()


@pytest.mark.parametrize("damage", [b"", b"not a database", b"SQLite format 3\0" + b"x" * 5000])
def test_damaged_file_counts_as_absent(damage: bytes, store: CitationStore) -> None:
    store.write({key(1): TEXT})
    file_of(store).write_bytes(damage)
    assert store.read([key(1)]) == {}
    store.write({key(2): TEXT})
    store.write({key(3): TEXT})
    assert store.read([key(2), key(3)]).keys() >= {key(3)}


def test_damaged_entry_counts_as_absent(store: CitationStore) -> None:
    store.write({key(1): TEXT, key(2): TEXT})
    with closing(sqlite3.connect(file_of(store))) as database, database:
        database.execute("UPDATE citation SET text = ? WHERE key = ?", ('["Doe"]', key(1)))
    assert store.read([key(1), key(2)]) == {key(2): TEXT}


@pytest.mark.parametrize(
    "text", ["[" * 100_000 + "]" * 100_000, "1", "[1]", "[[]]", '[["$", 1, 2, 3]]', '[["bold?"]]']
)
def test_entry_of_another_form_counts_as_absent(text: str, store: CitationStore) -> None:
    store.write({key(1): TEXT, key(2): TEXT})
    with closing(sqlite3.connect(file_of(store))) as database, database:
        told = (text, zlib.crc32(text.encode()), key(1))
        database.execute("UPDATE citation SET text = ?, crc = ? WHERE key = ?", told)
    assert store.read([key(1), key(2)]) == {key(2): TEXT}


def test_other_tables_in_the_file(store: CitationStore) -> None:
    store.write({key(1): TEXT})
    with closing(sqlite3.connect(file_of(store))) as database, database:
        database.execute("DROP TABLE citation")
        database.execute("CREATE TABLE citation (key)")
    assert store.read([key(1)]) == {}
    store.write({key(1): TEXT})


def test_locked_file_counts_as_absent(tmp_path: Path) -> None:
    store = CitationStore(folder=tmp_path, patience=0.05)
    store.write({key(1): TEXT})
    with closing(sqlite3.connect(file_of(store))) as other:
        other.execute("BEGIN EXCLUSIVE")
        assert store.read([key(1)]) == {}
        store.write({key(2): TEXT})
        other.rollback()
    assert store.read([key(1), key(2)]) == {key(1): TEXT}


def test_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    store = CitationStore(folder=tmp_path / "file" / "cache")
    store.write({key(1): TEXT})
    assert store.read([key(1)]) == {}


def test_longest_unused_go_first(store: CitationStore) -> None:
    small = CitationStore(folder=store.folder, limit=20)
    small.write({key(1): TEXT, key(2): TEXT})
    for number in range(3, 20):
        small.write({key(number): TEXT})
    # Both are 17 writes old; only the one that is read is noted as used.
    assert small.read([key(1)]) == {key(1): TEXT}
    small.write({key(20): TEXT, key(21): TEXT, key(22): TEXT})
    assert small.read(keys(range(30))).keys() == {key(1), *keys(range(4, 23))}
