"""YAML is changed in places, in whatever layout people wrote it."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_proceedings.diagnostics import Diagnostic
from sphinx_proceedings.sources.edit.document import Document, open_document
from sphinx_proceedings.sources.edit.yaml_changes import YamlChanges
from sphinx_proceedings.sources.edit.yaml_lists import YamlItem, YamlList
from sphinx_proceedings.sources.text.source import Source
from sphinx_proceedings.sources.yaml.locations import LOCATIONS
from sphinx_proceedings.sources.yaml.reading import compose, composed
from sphinx_proceedings.upstream.yaml_nodes import MappingNode

ORDER = ("id", "title", "room", "note", "talks", "known")


def opened(text: str) -> Document:
    document = open_document("p.yaml", text.encode())
    assert not isinstance(document, Diagnostic)
    return document


def root_of(text: str) -> MappingNode:
    root = composed(Source(path="p.yaml", text=text)).root
    assert isinstance(root, MappingNode)
    return root


def changed(text: str, name: str, value: Any) -> str:
    """A text after one change of a key at its top; None takes the key away."""
    changes, root = YamlChanges(text), root_of(text)
    if value is None:
        changes.of(root).remove(name)
    else:
        changes.set(root, name, value, ORDER)
    data = opened(text).composed(changes.pieces(root, 0, len(text)))
    return data.decode()


def data_of(text: str) -> dict[str, Any]:
    found, problems = compose(Source(path="p.yaml", text=text))
    assert found is not None
    assert problems == ()
    return {name: value for name, value in found.items() if name != LOCATIONS}


@pytest.mark.parametrize(
    ("text", "name", "value", "after"),
    [
        ("id: a\nroom: B # why\nnote: n\n", "room", "C", "id: a\nroom: C # why\nnote: n\n"),
        ("id: a\nroom: 'B'\n", "room", "it: is", "id: a\nroom: 'it: is'\n"),
        ("id: a\nroom:\nnote: n\n", "room", "C", "id: a\nroom: C\nnote: n\n"),
        ("id: a\nroom:   B\n", "room", "C", "id: a\nroom:   C\n"),
        ("id: a\n# about\nnote: n", "room", "C", "id: a\nroom: C\n# about\nnote: n"),
        ("id: a\nnote: |\n  one\n\n  two\n\nknown: []\n", "note", "x",
         "id: a\nnote: x\n\nknown: []\n"),
        ("id: a\nroom: B\nnote: n\n", "room", None, "id: a\nnote: n\n"),
        ("id: a\nroom: B\nnote: n\n", "note", None, "id: a\nroom: B\n"),
        ("id: a\nroom: B\n", "id", None, "room: B\n"),
        ("{id: a, note: n}\n", "room", "it, is", '{id: a, room: "it, is", note: n}\n'),
        ("{id: a, room: B, note: n}\n", "room", None, "{id: a, note: n}\n"),
        ("{id: a, room: B}\n", "id", None, "{room: B}\n"),
        ("{room: B}\n", "room", "C: D", '{room: "C: D"}\n'),
        ("title: plain\n  on two lines\nnote: n\n", "title", "one", "title: one\nnote: n\n"),
    ],
)  # fmt: skip
def test_one_key(text: str, name: str, value: Any, after: str) -> None:
    assert changed(text, name, value) == after


_TEXTS = st.text(
    st.characters(blacklist_categories=("Cs", "Cc", "Co", "Cn"))
    | st.sampled_from("\n:#-{}[]'\"|>"),
    min_size=1,
    max_size=30,
).filter(lambda text: text.strip() and text == text.strip() and "\ufeff" not in text)
_LAYOUTS = st.sampled_from(
    [
        "id: a\nroom: B # why\nnote: |\n  x\n  y\n",
        "{id: a, room: 'B', note: n}\n",
        'id: a\nroom:\n  B\nnote: "n\\\n  m"',
        "\nid: a # c\n\n# d\nroom: >-\n  B\n  C\n\nnote: n\n# e\n",
    ]
)


@given(_LAYOUTS, st.sampled_from(["id", "title", "room", "note", "known"]), _TEXTS)
def test_any_text_is_read_as_it_was_meant(text: str, name: str, value: str) -> None:
    value = "".join(c for c in value if c.isprintable() or c == "\n")
    if not value.strip():
        return
    before = data_of(text)
    after = data_of(changed(text, name, value))
    assert after == {**before, name: value}


LISTS = [
    "sessions:\n  - id: a\n    talks:\n      - id: x\n      # about y\n      - id: y\n  - id: b\n",
    "sessions:\n- id: a\n  talks:\n  - id: x\n\n  - id: y\n\n- id: b\n# end\n",
    "sessions:\n  - {id: a, talks: [{id: x}, {id: y}]}\n  - {id: b}",
    "sessions: [{id: a, talks: [{id: x}, {id: y}]}, {id: b}]\n",
    "sessions:\n  - id: a\n    talks: [{id: x}, {id: y}]\n    note: n\n  - id: b # last\n",
    "sessions:\n  -\n    id: a\n    talks:\n        - id: x\n        - id: y\n  - id: b\nnote: n\n",
]
_STEPS = st.lists(
    st.tuples(st.sampled_from(["add", "drop", "move", "set", "session"]), st.integers(0, 5)),
    max_size=6,
)


class Programme:
    """A list of sessions with talks, changed step by step."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.root = root_of(text)
        self.changes = YamlChanges(text)
        self.sessions = YamlList(text, self.changes, self.root, "sessions", "talks")
        for item, data in zip(self.sessions.items, data_of(text)["sessions"], strict=True):
            item.data = plain(data)
            assert item.inner is not None
            for talk, said in zip(item.inner.items, item.data.get("talks", ()), strict=True):
                talk.data = said

    def step(self, what: str, number: int) -> None:
        sessions = [item for item in self.sessions.items if item.inner is not None]
        session = sessions[number % len(sessions)]
        assert session.inner is not None
        talks = session.inner.items
        name = f"new-{number}-{len(talks)}"
        if what == "add":
            talks.insert(
                number % (len(talks) + 1), YamlItem(data={"id": name}, styled={"id": name})
            )
        elif what == "drop" and talks:
            talks.pop(number % len(talks))
        elif what == "move" and talks:
            other = sessions[(number + 1) % len(sessions)]
            assert other.inner is not None
            other.inner.items.append(talks.pop(number % len(talks)))
        elif what == "set" and session.node is not None:
            session.data["note"] = f"note: {number}"
            self.changes.set(session.node, "note", f"note: {number}", ORDER)
        elif what == "session":
            item = YamlItem(data={"id": name}, styled={"id": name})
            self.sessions.items.insert(number % (len(self.sessions.items) + 1), item)

    def result(self) -> tuple[str, dict[str, Any]]:
        for item in self.sessions.items:
            if item.inner is None:
                continue
            item.inner.settle(ORDER)
            item.data.pop("talks", None)
            if item.inner.items:
                item.data["talks"] = [talk.data for talk in item.inner.items]
        span = self.sessions.span()
        assert span is not None
        pieces = [
            *self.changes.pieces(self.root, 0, span[0]),
            *self.sessions.pieces(),
            *self.changes.pieces(self.root, span[1], len(self.text)),
        ]
        meant = data_of(self.text) | {"sessions": [item.data for item in self.sessions.items]}
        return opened(self.text).composed(pieces).decode(), meant


def plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: plain(one) for name, one in value.items() if name != LOCATIONS}
    return [plain(one) for one in value] if isinstance(value, list) else value


@pytest.mark.parametrize("text", LISTS)
def test_nothing_changes_where_nothing_is_changed(text: str) -> None:
    assert Programme(text).result()[0] == text


@given(st.sampled_from(LISTS), _STEPS)
def test_any_changes_of_lists_are_read_as_they_were_meant(
    text: str, steps: list[tuple[str, int]]
) -> None:
    programme = Programme(text)
    for what, number in steps:
        programme.step(what, number)
    after, meant = programme.result()
    assert plain(data_of(after)) == plain(meant)
    for comment in ("# end", "# last"):
        assert (comment in after) == (comment in text)


def test_a_moved_item_keeps_its_comments() -> None:
    programme = Programme(LISTS[0])
    one, other = programme.sessions.items
    assert one.inner is not None
    assert other.inner is not None
    other.inner.items.append(one.inner.items.pop())
    assert programme.result()[0] == (
        "sessions:\n  - id: a\n    talks:\n      - id: x\n"
        "  - id: b\n    talks:\n      # about y\n      - id: y\n"
    )


def test_line_ends_and_a_byte_order_mark_stay() -> None:
    data = "\ufeffid: a\r\nroom: B\r\n".encode()
    document = open_document("p.yaml", data)
    assert not isinstance(document, Diagnostic)
    text = document.source.text
    changes, root = YamlChanges(text), root_of(text)
    changes.set(root, "note", "one line\n\nanother\n", ORDER)
    after = document.composed(changes.pieces(root, 0, len(text)))
    assert after.startswith("\ufeffid: a\r\nroom: B\r\nnote: ".encode())
    assert b"\n" not in after.replace(b"\r\n", b"")
