"""JSON and YAML of exports as values with places."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_proceedings.diagnostics import Location
from sphinx_proceedings.sources.imports.export_error import ExportError
from sphinx_proceedings.sources.imports.packages.records import (
    Record,
    items,
    record,
    records,
    text,
    texts,
    values_of_json,
    values_of_yaml,
)
from support.packages import package_of

VALUES = st.recursive(
    st.none() | st.booleans() | st.text("ab{}[]\":#&*!%@`' \n-", max_size=12),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text('ab{\\"', max_size=3), inner)
    ),
    max_leaves=15,
)


def from_json(written: str) -> object:
    return values_of_json(package_of({"a.json": written.encode()}, "a.json"), "a.json")


def from_yaml(written: str) -> object:
    return values_of_yaml(package_of({"a.yml": written.encode()}, "a.yml"), "a.yml")


@given(VALUES)
def test_json_is_what_it_says(value: object) -> None:
    assert from_json(json.dumps(value, indent=1)) == value


@given(VALUES)
def test_yaml_is_what_its_json_says(value: object) -> None:
    assert from_yaml(json.dumps(value, indent=1)) == value


def test_scalars_of_yaml_stay_what_they_say() -> None:
    written = (
        "- no\n- 1.10\n- 007\n- 2027-05-10\n- ~\n- null\n- 'null'\n- true\n- \"true\"\n- x: y\n"
    )
    assert from_yaml(written) == [
        "no", "1.10", "007", "2027-05-10", None, None, "null", True, "true", {"x": "y"},
    ]  # fmt: skip


def test_keys_that_are_no_texts_and_keys_given_twice() -> None:
    assert from_yaml("{[a]: 1, b: 2, b: 3, ~: 4}") == {"": "1", "b": "2"}


def test_places() -> None:
    value = from_json('[\n {"a": "}{",\n  "b": {"c": "\\""}}, {}]')
    assert isinstance(value, list)
    assert [found.location for found in (value[0], value[0]["b"], value[1])] == [
        Location(path="a.json", line=2, column=2),
        Location(path="a.json", line=3, column=8),
        Location(path="a.json", line=3, column=22),
    ]
    (found,) = records(from_yaml("\n- a: 1\n  b: 2\n"))
    assert found.location == Location(path="a.yml", line=2, column=3)


@pytest.mark.parametrize(
    ("value", "found"),
    [
        ("a", "a"), (3, "3"), (2.0, "2"), (2.5, "2.5"), (True, ""), (None, ""), ([], ""),
        (10**20, ""), (float("inf"), "inf"), (float("nan"), "nan"),
    ],
)  # fmt: skip
def test_texts(value: object, found: str) -> None:
    assert text(value) == found


def test_what_does_not_fit_is_absent() -> None:
    here = Record({"a": 1}, Location(path="x"))
    assert texts(["a", " ", 1, None, {}]) == ["a", "1"]
    assert texts("a") == ["a"]
    assert (items("a"), record([]), records([1, here, {}])) == ([], {}, [here])


@pytest.mark.parametrize(
    ("written", "refusal"),
    [
        ("", "a.json:1:1: this is not JSON: Expecting value"),
        ("[1,\n", "a.json:2:1: this is not JSON: Expecting value"),
        ("\0", "a.json:1:1: byte 0 (0x00) is not UTF-8 text; the file is not read"),
        ("[" * 99_999, "a.json: it nests too deeply, or holds a number that is too long"),
    ],
)
def test_refusals(written: str, refusal: str) -> None:
    with pytest.raises(ExportError) as caught:
        from_json(written)
    assert f"{caught.value.location}: {caught.value.message}" == refusal
    assert caught.value.hint
