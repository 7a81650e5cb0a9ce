"""Keys of new entries."""

import pytest

from sphinx_proceedings.model.names import Name
from sphinx_proceedings.sources.bibtex.entries import BibEntry, read_bibtex
from sphinx_proceedings.sources.imports.papers.keys import NewKeys
from sphinx_proceedings.sources.text.source import Source

PLAS = Name(given="Lonneke", particle="van der", family="Plas")


def entries(*keys: str) -> tuple[BibEntry, ...]:
    text = "".join(
        f"@misc{{{key}, author = {{Braun, Nils}}, title = {{The Actionable {{Data}} Insights}}}}\n"
        for key in keys
    )
    return read_bibtex(Source(path="x.bib", text=text)).entries


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        ([], "plas2027notes"),
        (["braun2023actionable"], "plas2027notes"),
        (["Braun2023"], "Plas2027"),
        (["braun23"], "plas27"),
        (["braun_data_2023"], "plas_notes_2027"),
        (["Braun.2023.Actionable"], "Plas.2027.Notes"),
        (["braun-actionable"], "plas-notes"),
        (["p17", "p18", "braun2023"], "plas2027notes"),
        (["smith2023"], "plas2027notes"),
    ],
)
def test_they_are_like_those_that_are_there(keys: list[str], expected: str) -> None:
    made = NewKeys(entries(*keys), (), "2027")
    assert made.give(PLAS, "On the Notes about 3 Engines") == expected


@pytest.mark.parametrize(
    ("name", "title", "expected"),
    [
        (Name(given="小明", family="王"), "对机器学习", "wang2027duijiqixuexi"),
        (Name(family="O’Neill-Šmíd"), "“2027” is 3D", "oneillsmid20273d"),
        (None, "Notes", "anonymous2027notes"),
        (Name(family="…"), "?", "anonymous2027"),
    ],
)
def test_they_are_ascii(name: Name | None, title: str, expected: str) -> None:
    assert NewKeys((), (), "2027").give(name, title) == expected


def test_each_is_given_once() -> None:
    keys = NewKeys((), ["Plas2027Notes"], "2027")
    assert [keys.give(PLAS, "Notes") for _ in range(2)] == ["plas2027notes-2", "plas2027notes-3"]
    assert keys.give(PLAS, "Notes", "2026") == "plas2026notes"


def test_a_key_of_the_export_is_kept_where_it_can_be() -> None:
    keys = NewKeys((), (), "2027")
    assert keys.give(PLAS, "Notes", wanted="plas-etal-2027") == "plas-etal-2027"
    assert keys.give(PLAS, "Notes", wanted="PLAS-etal-2027") == "plas2027notes"
    assert keys.give(PLAS, "Looms", wanted="DBLP:conf/w/Plas27") == "plas2027looms"
    assert NewKeys((), (), "").give(Name(family="con"), "") == "con-2"
