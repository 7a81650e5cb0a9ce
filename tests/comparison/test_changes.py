"""Changes that were written, and read again."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_proceedings.comparison.changes import (
    LARGEST,
    Changes,
    ChangesError,
    Cut,
    Files,
    Pages,
    Problem,
    Problems,
    ShownPage,
    one_line,
    read_changes,
)

lines = st.text(max_size=400).map(one_line)
paths = st.lists(lines, max_size=3).map(Cut[str].of)
pages = st.lists(
    st.builds(ShownPage, path=lines, title=lines, more=st.tuples(lines), less=st.tuples()),
    max_size=3,
).map(Cut[ShownPage].of)
problems = st.lists(
    st.builds(
        Problem,
        severity=st.sampled_from(["error", "warning", "note"]),
        code=lines,
        path=lines,
        line=st.integers(0, 9999),
        message=lines,
    ),
    max_size=2,
).map(Cut[Problem].of)
changes = st.builds(
    Changes,
    pages=st.builds(Pages, added=pages, changed=pages, removed=pages, around=st.integers(0, 10**9)),
    files=st.builds(
        Files,
        added=paths,
        changed=paths,
        removed=paths,
        others=st.lists(st.tuples(lines, st.integers(0, 99)), max_size=3).map(tuple),
    ),
    problems=st.none() | st.builds(Problems, new=problems, gone=problems),
)


@given(changes)
def test_they_come_back(found: Changes) -> None:
    assert read_changes(found.model_dump_json().encode()) == found


EMPTY = {"total": 0, "listed": []}
NOTHING = {
    "pages": {"added": EMPTY, "changed": EMPTY, "removed": EMPTY, "around": 0},
    "files": {"added": EMPTY, "changed": EMPTY, "removed": EMPTY, "others": []},
    "problems": None,
}
MANY = {
    "added": {"total": 201, "listed": ["x"] * 201},
    "changed": EMPTY,
    "removed": EMPTY,
    "others": [],
}


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "the text: Invalid JSON"),
        (b"[" * 5000, "the text: Invalid JSON"),
        (b"\xff", "the text: Invalid JSON"),
        (json.dumps(NOTHING | {"more": 1}).encode(), "more: Extra inputs"),
        (json.dumps(NOTHING | {"files": 1}).encode(), "files: "),
        (json.dumps(NOTHING).replace('"total": 0', '"total": -1').encode(), "total: "),
        (json.dumps(NOTHING).replace('"total": 0', '"total": "0"').encode(), "total: "),
        (json.dumps(NOTHING).replace("[]", json.dumps(["x" * 301])).encode(), "listed.0: "),
        (json.dumps(NOTHING | {"files": MANY}).encode(), "listed: Tuple should have at most 200"),
        (b" " * (LARGEST + 1), "larger than 2 MiB"),
    ],
)
def test_what_is_none_is_refused(data: bytes, told: str) -> None:
    with pytest.raises(ChangesError, match=told):
        read_changes(data)


@given(st.text())
def test_one_line(text: str) -> None:
    line = one_line(text)
    assert len(line) <= 300
    assert line.splitlines() in ([], [line])
    line.encode()
