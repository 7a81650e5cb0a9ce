"""Which fields are read: that each says something, and that the documentation is true."""

from dataclasses import replace

import pytest

from sphinx_proceedings.diagnostics import Location
from sphinx_proceedings.model.entry_types import ENTRY_TYPES, PAGELESS_TYPES
from sphinx_proceedings.model.papers import Paper
from sphinx_proceedings.sources.bibtex.entries import read_bibtex
from sphinx_proceedings.sources.bibtex.fields import READ, UNREAD
from sphinx_proceedings.sources.papers.papers import read_papers
from sphinx_proceedings.sources.people.identities import Identities
from sphinx_proceedings.sources.text.source import Source
from support.biblatex_fields import FIELDS
from support.folders import REPOSITORY

VALUES = {
    **dict.fromkeys(("date", "eventdate", "urldate"), "2026-04-05"),
    **dict.fromkeys(("year", "volume", "number", "day", "pmid"), "17"),
    "year": "2026",
    "pmcid": "PMC17",
    "month": "May",
    "doi": "10.1000/1",
    "known": "pdf-title: As asked.",
    "eprint": "2601.00001",
    "type": "Note",
    "status": "corrected",
    "related": "other",
    "archival": "no",
    "origlanguage": "german",
    **dict.fromkeys(
        (
            "url",
            "pdf",
            "preprint",
            "code",
            "software",
            "github",
            "repository",
            "dataset",
            "supplement",
            "slides",
            "poster",
            "video",
            "presentation-video",
        ),
        "https://example.org/x",
    ),
}
# Fields that say nothing alone → those that they are about.
BESIDE = {
    "booksubtitle": "booktitle = {B}",
    "booktitleaddon": "booktitle = {B}",
    "mainsubtitle": "maintitle = {M}",
    "maintitleaddon": "maintitle = {M}",
    "journalsubtitle": "journal = {J}",
    "journaltitleaddon": "journal = {J}",
    "issuesubtitle": "issuetitle = {I}",
    "issuetitleaddon": "issuetitle = {I}",
    "eventtitleaddon": "eventtitle = {E}",
    "editoratype": "editora = {A, B}",
    "editorbtype": "editorb = {A, B}",
    "editorctype": "editorc = {A, B}",
    "month": "year = {2026}",
    "day": "year = {2026}, month = {05}",
    "eprinttype": "eprint = {17/1}",
    "archiveprefix": "eprint = {17/1}",
    "eprintclass": "eprint = {2601.00001}",
    "primaryclass": "eprint = {2601.00001}",
    "statusdate": "status = {corrected}",
    "notice": "status = {corrected}",
    "relatedtype": "related = {other}",
    "origlanguage": "origtitle = {O}",
}
TYPES = {
    "relatedtype": "erratumof",
    "editoratype": "compiler",
    "editorbtype": "compiler",
    "editorctype": "compiler",
    "statusdate": "2026-04-05",
    "day": "17",
}


def paper(entry_type: str, fields: str) -> Paper:
    text = f"@{entry_type}{{k, {fields}}}\n@misc{{other, title = {{O}}, author = {{A, B}}}}"
    file = read_bibtex(Source(path="papers/w.bib", text=text))
    made = read_papers("w", file, Identities()).papers[0]
    return replace(made, location=Location(path=""))


@pytest.mark.parametrize(
    "name", sorted(READ - {"title", "crossref", "xdata", "embargo", "sections"})
)
def test_every_field_says_something(name: str) -> None:
    beside = BESIDE.get(name, "")
    needed = "title = {T}, " + ("" if name == "author" else "author = {A, B}, ")
    value = TYPES.get(name) or VALUES.get(name, "Something else")
    with_field = paper("inproceedings", f"{needed}{beside}, {name} = {{{value}}}")
    assert with_field != paper("inproceedings", f"{needed}{beside}")


def test_all_fields_of_biblatex_are_known() -> None:
    assert FIELDS - READ.union(*UNREAD.values()) == set()


def test_no_field_is_read_and_not_read() -> None:
    assert READ & frozenset().union(*UNREAD.values()) == set()


def test_documentation_lists_types_and_what_is_not_read() -> None:
    text = (REPOSITORY / "docs" / "formats.md").read_text(encoding="utf-8")
    names = {name for names in UNREAD.values() for name in names}
    assert {name for name in names if f"`{name}`" not in text} == set()
    assert {reason for reason in UNREAD if f"| {reason} |" not in text} == set()
    types = ENTRY_TYPES.keys() | PAGELESS_TYPES
    shown = {name for name in types if f"`@{name}`" in text or name.startswith(("mv", "custom"))}
    assert types - shown == set()
