"""The store keeps citations as they are; what is kept in another form counts as absent."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_proceedings.files.memo import Memo
from sphinx_proceedings.model.richtext import Link, Math, RichText, Span, Style, Text
from sphinx_proceedings.outputs.formatted.citation_store import CitationStore
from support.memos import forge

TEXT = RichText((Text("Roe. "), Span(Style.EMPHASIS, (Text("J."),)), Text(" 1")))


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
    store = CitationStore(Memo(folder=tmp_path_factory.mktemp("store")))
    text = RichText(tuple(tree))
    store.write({b"1": text})
    found = store.read([b"1", b"2"])
    assert found == {b"1": text}
    assert found[b"1"].plain == text.plain


@pytest.mark.parametrize(
    "text",
    [
        b"[" * 100_000 + b"]" * 100_000,
        b"1",
        b"[1]",
        b"[[]]",
        b'[["$", 1, 2, 3]]',
        b'[["bold?"]]',
        b"\xff",
    ],
)
def test_entry_of_another_form_counts_as_absent(text: bytes, tmp_path: Path) -> None:
    store = CitationStore(Memo(folder=tmp_path))
    store.write({b"1": TEXT})
    forge(tmp_path, "citation", text)
    store.write({b"2": TEXT})
    assert store.read([b"1", b"2"]) == {b"2": TEXT}
