"""Types of entries that are misspelt."""

import pytest

from sphinx_proceedings.model.entry_types import ENTRY_TYPES
from sphinx_proceedings.sources.bibtex.entries import read_bibtex
from sphinx_proceedings.sources.bibtex.meant_types import as_meant
from sphinx_proceedings.sources.text.source import Source


def meant(entry_type: str, fields: str = "author = {A, B}") -> str:
    text = f"@{entry_type}{{k, title = {{T}}, {fields}}}"
    (entry,) = as_meant(read_bibtex(Source(path="papers/w.bib", text=text)).entries)
    return entry.type


@pytest.mark.parametrize(
    ("written", "right"),
    [
        ("inprocedings", "inproceedings"),
        ("InProceeding", "inproceedings"),
        ("artical", "article"),
        ("masterthesis", "mastersthesis"),
        ("incollecton", "incollection"),
        ("webpage", "online"),
        ("data", "dataset"),
        # What cannot be told stays, and so does what is known.
        ("comments", "comments"),
        ("customg", "customg"),
        ("game", "game"),
        ("a" * 60, "a" * 60),
        *((name, name) for name in sorted(ENTRY_TYPES)),
    ],
)
def test_types(written: str, right: str) -> None:
    assert meant(written) == right


def test_what_has_authors_is_no_volume() -> None:
    assert meant("proceedngs", "editor = {A, B}") == "proceedings"
    assert meant("proceedngs") == "proceedngs"
