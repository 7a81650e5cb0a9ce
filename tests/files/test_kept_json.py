"""Whatever lies in a file of JSON: a value that can be used, or a ValueError."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_proceedings.files.kept_json import DEEPEST, NestingError, read_json, read_texts_by_name

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@given(VALUES)
def test_what_was_written_is_read(value: Any) -> None:
    assert read_json(json.dumps(value)) == value
    assert read_json(json.dumps(value, ensure_ascii=False).encode()) == value


@given(st.binary() | st.text(alphabet='[]{}",:0u\\dD8 ').map(str.encode))
def test_any_bytes_are_a_value_or_a_value_error(data: bytes) -> None:
    try:
        value = read_json(data)
    except ValueError:
        return
    json.dumps(value, ensure_ascii=False).encode()


@pytest.mark.parametrize("depth", [DEEPEST + 1, 900, 100_000])
@pytest.mark.parametrize(("begin", "end"), [("[", "]"), ('{"a":', "}"), ('[{"a":', "}]")])
def test_deep_nesting_is_refused(begin: str, end: str, depth: int) -> None:
    times = depth // begin.count("[") if begin == "[" else depth
    for text in (begin * times, begin * times + "1" + end * times):
        with pytest.raises(ValueError, match=r"nest too deeply|Expecting value"):
            read_json(text)
    with pytest.raises(NestingError):
        read_json(begin * times + "1" + end * times)


def test_what_is_as_deep_as_allowed_is_read() -> None:
    value: list[object] = []
    for _ in range(DEEPEST - 1):
        value = [value]
    assert read_json(json.dumps(value)) == value


@pytest.mark.parametrize(
    "text", ['"\\ud800"', '{"\\uDFFF": 1}', '[["a\\udc80"]]', b'"\xed\xa0\x80"']
)
def test_lone_surrogates_are_refused(text: str | bytes) -> None:
    with pytest.raises(UnicodeError):
        read_json(text)


def test_pairs_of_surrogates_are_characters() -> None:
    assert read_json('"\\ud83d\\ude00"') == "\N{GRINNING FACE}"


@pytest.mark.parametrize("text", ["[]", "1", '{"a": 1}', '{"a": "b", "c": ["d"]}', "", "{"])
def test_texts_by_name_are_nothing_else(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        read_texts_by_name(text)
    assert read_texts_by_name('{"a": "b"}') == {"a": "b"}
