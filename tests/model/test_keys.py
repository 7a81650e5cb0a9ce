"""Keys whose case does not matter."""

import pytest

from sphinx_proceedings.model.keys import ByKey


def test_any_case_finds_what_is_written() -> None:
    found = ByKey({"One": 1, "two": 2, "TWO": 3})
    assert [found.get(key) for key in ("One", "ONE", "two", "TWO", "Two", "x")] == [
        1,
        1,
        2,
        3,
        2,
        None,
    ]
    assert (list(found), len(found), "oNe" in found, "x" in found) == (
        ["One", "two", "TWO"],
        3,
        True,
        False,
    )
    with pytest.raises(KeyError):
        found["x"]
