"""Merging keeps what is there and takes all that is new."""

from hypothesis import given
from hypothesis import strategies as st

from sphinx_proceedings.sources.bibtex.entries import read_bibtex
from sphinx_proceedings.sources.edit.document import Document, open_document
from sphinx_proceedings.sources.edit.merge import merge
from sphinx_proceedings.sources.text.source import Source


def document(text: str) -> Document:
    opened = open_document("papers/w.bib", text.encode())
    assert isinstance(opened, Document)
    return opened


def test_volumes_come_last() -> None:
    incoming = "@proceedings{v, title = {V}}\n@misc{a, title = {A}}\n@misc{b, title = {B}}"
    merged = merge(document("@misc{o,}\n% W\n@proceedings{w,}"), Source(path="i", text=incoming))
    assert merged.text == (
        "@misc{o,}\n\n@misc{a, title = {A}}\n\n@misc{b, title = {B}}\n\n% W\n@proceedings{w,}"
        "\n\n@proceedings{v, title = {V}}\n"
    )
    assert merged.added == ("v", "a", "b")
    assert {merged.origin[line] for line in merged.origin} == {1, 2, 3}


def test_macros_of_macros_and_preambles() -> None:
    incoming = (
        '@preamble{"p"}\n@string{a = "A"}\n@string{b = a # "B"}\n@string{c = "C"}\n'
        "@misc{x, note = b # {c}}"
    )
    merged = merge(document('@string{a = "A"}\n'), Source(path="i", text=incoming))
    assert merged.text == (
        '@string{a = "A"}\n\n@preamble{"p"}\n\n@string{b = a # "B"}\n\n@misc{x, note = b # {c}}\n'
    )


ENTRIES = st.lists(st.sampled_from("abcdefgh"), unique=True, max_size=5)
KINDS = st.sampled_from(["misc", "proceedings"])


@given(ENTRIES, ENTRIES, st.data())
def test_nothing_is_lost(old: list[str], new: list[str], data: st.DataObject) -> None:
    def text(keys: list[str]) -> str:
        gaps = st.sampled_from(["\n", "\r\n\r\n", " ", "\n% c\n", "\r% c\r\n"])
        kinds = {key: data.draw(KINDS) for key in keys}
        return "".join(
            f"@{kinds[key]}{{{key}, title = {{{key}}}}}{data.draw(gaps)}" for key in keys
        )

    existing = document(text(old))
    incoming = document(text([key.upper() * 2 for key in new])).source
    merged = merge(existing, incoming)
    written = open_document("papers/w.bib", existing.changed(merged.edits))
    assert isinstance(written, Document)
    assert written.source.text == merged.text

    left = iter(written.raw)
    assert all(character in left for character in existing.raw)
    assert {entry.key for entry in read_bibtex(written.source).entries} == {
        *old,
        *(key.upper() * 2 for key in new),
    }
