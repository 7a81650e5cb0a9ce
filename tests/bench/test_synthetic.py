"""Made-up editions."""

from __future__ import annotations

import re
from itertools import islice

from bench.synthetic import synthetic_editions


def test_the_same_for_the_same_seed() -> None:
    assert list(synthetic_editions(120, seed=5)) == list(synthetic_editions(120, seed=5))
    assert list(synthetic_editions(3, seed=5)) != list(synthetic_editions(3, seed=6))


def test_smaller_portals_are_the_beginning_of_larger_ones() -> None:
    larger = list(synthetic_editions(250))
    assert list(synthetic_editions(200)) == larger[:2]
    assert [edition.bib.count("@inproceedings") for edition in larger] == [100, 100, 50]
    assert [edition.programme.count("- paper:") for edition in larger] == [100, 100, 50]


def test_five_editions_are_in_two_years() -> None:
    ids = [edition.id for edition in synthetic_editions(500)]
    assert len(set(ids)) == 5
    assert [re.sub("[^0-9]", "", one) for one in ids] == ["2005"] * 4 + ["2006"]


def test_after_twenty_years_there_are_other_series() -> None:
    volumes = [one.id for one in islice(synthetic_editions(100_000), 0, 84, 4)]
    years = [re.sub("[^0-9]", "", one) for one in volumes]
    assert years == [*map(str, range(2005, 2025)), "2005"]
    assert len({re.sub("[0-9]", "", one) for one in volumes}) == 2
    assert len(set(volumes)) == len(volumes)


def test_entries() -> None:
    (edition,) = synthetic_editions(2)
    shape = re.sub(
        r"(?<== \{)[^\n]*(?=\},\n)", "…", re.sub(r"\n +and [^\n]*,\n", "},\n", edition.bib)
    )
    paper = (
        "  author    = {…},\n  title     = {…},\n  crossref  = {…},\n  pages     = {…},\n"
        "  doi       = {…},\n  url       = {…},\n  keywords  = {…},\n  abstract  = {…},\n}\n"
    )
    assert shape.startswith(
        f"@proceedings{{{edition.id},\n  title     = {{…}},\n  editor    = {{…}},\n"
        "  year      = {…},\n  month     = {…},\n  publisher = {…},\n  address   = {…},\n}\n\n"
    )
    assert edition.bib.count(f"@inproceedings{{{edition.id}-00") == 2
    assert shape.count(paper.partition("title")[2]) == 2
