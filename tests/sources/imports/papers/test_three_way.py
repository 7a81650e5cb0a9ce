"""Three states of each field."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_proceedings.sources.edit.alike import are_alike
from sphinx_proceedings.sources.imports.papers.three_way import merge_entry_fields
from sphinx_proceedings.sources.imports.three_way import Clash, FieldMerge

FIELDS = st.dictionaries(st.sampled_from(["title", "note", "doi"]), st.sampled_from("abc"))


@pytest.mark.parametrize(
    ("name", "one", "other", "alike"),
    [
        ("title", "A  title\n here", "A title here", True),
        ("title", "{NLP} here", "NLP here", False),
        ("title", 'M{\\"u}ller \\& Co', "Müller & Co", True),
        ("abstract", "One.\n\nTwo.", "One.\n \n  Two.", True),
        ("abstract", "One.\n\nTwo.", "One. Two.", False),
        ("author", "Ada Lovelace and Menabrea, L.", "Lovelace, Ada and L. Menabrea", True),
        ("author", "A, B and C, D", "C, D and A, B", False),
        ("doi", "https://doi.org/10.1000/182", "10.1000/182", True),
        ("url", "\\url{https://example.org/a\\_b}", "https://example.org/a_b", True),
        ("pages", "1-8", "1--8", True),
        ("keywords", "a; b", "a, b", True),
        ("keywords", "{a, b}, c", "a, b, c", False),
        ("isbn", "979-8-4007-0084-2", "9798400700842", True),
        ("isbn", "979-8-4007-0084-2", "9798400700843", False),
        ("month", "5", "May", True),
        ("month", "may", "June", False),
        ("month", "when", "then", False),
        ("note", "", " ", True),
        ("note", "", "x", False),
    ],
)
def test_values_that_say_the_same(name: str, one: str, other: str, alike: bool) -> None:
    assert are_alike(name, one, other) is alike
    assert are_alike(name, other, one) is alike


def test_what_becomes_of_a_field() -> None:
    base = {"kept": "a", "theirs": "a", "ours": "a", "both": "a", "alike": "a", "gone": "a"}
    theirs = {"kept": "a", "theirs": "b", "ours": "a", "both": "b", "alike": "b", "new": "b"}
    ours = {"kept": "a", "theirs": "a", "ours": "c", "both": "c", "alike": "b", "gone": "a"}
    assert merge_entry_fields(base, theirs, {**ours, "own": "c"}) == FieldMerge(
        taken={"theirs": "b", "new": "b", "gone": ""},
        clashes=(Clash(name="both", ours="c", theirs="b"),),
    )


def test_fields_that_are_gone_on_one_side() -> None:
    assert merge_entry_fields({"a": "x"}, {"a": "y"}, {}) == FieldMerge(
        taken={}, clashes=(Clash(name="a", ours="", theirs="y"),)
    )
    assert merge_entry_fields({"a": "x"}, {}, {"a": "y"}) == FieldMerge(
        taken={}, clashes=(Clash(name="a", ours="y", theirs=""),)
    )
    assert merge_entry_fields({"a": "x"}, {"a": "x"}, {}) == FieldMerge(taken={})


@given(FIELDS, FIELDS, FIELDS)
def test_nothing_of_ours_is_lost(
    base: dict[str, str], theirs: dict[str, str], ours: dict[str, str]
) -> None:
    merged = merge_entry_fields(base, theirs, ours)
    for name in merged.taken:
        assert ours.get(name, "") == base.get(name, "")
        assert merged.taken[name] == theirs.get(name, "")
    assert merge_entry_fields(theirs, theirs, ours) == FieldMerge(taken={})
    after = {**ours, **merged.taken}
    assert merge_entry_fields(theirs, theirs, after) == FieldMerge(taken={})
    assert merge_entry_fields(base, base, ours) == FieldMerge(taken={})


A, B, C = "Lovelace, Ada", "Babbage, Charles", "Menabrea, Luigi"


@pytest.mark.parametrize(
    ("theirs", "ours", "taken"),
    [
        pytest.param([A, B, C], {}, ["author", "author+an:affiliation"], id="one more"),
        pytest.param([B, A], {}, ["author", "author+an:affiliation"], id="another order"),
        pytest.param([B, A], {"author+an:id": '1="ada"'}, [], id="another order, and an id"),
        pytest.param(
            [A, B, C],
            {"author+an:id": '1="ada"'},
            ["author", "author+an:affiliation"],
            id="one more, and an id",
        ),
        pytest.param(
            ["Lovelace, A.", B],
            {"author+an:id": '1="ada"'},
            ["author", "author+an:affiliation"],
            id="another spelling, and an id",
        ),
        pytest.param([A], {"author+an:id": '2="b"'}, [], id="one less, and an id"),
    ],
)
def test_annotations_stay_with_their_authors(
    theirs: list[str], ours: dict[str, str], taken: list[str]
) -> None:
    base = {"author": f"{A} and {B}", "author+an:affiliation": '1="X"'}
    new = {"author": " and ".join(theirs), "author+an:affiliation": '1="Y"'}
    merged = merge_entry_fields(base, new, {**base, **ours})
    assert list(merged.taken) == taken
    assert bool(merged.clashes) is not bool(taken)
