"""Values put into YAML sources: all else stays as it is."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_proceedings.diagnostics import Diagnostic
from sphinx_proceedings.sources.edit.document import Document, open_document
from sphinx_proceedings.sources.edit.yaml_places import YamlEditError
from sphinx_proceedings.sources.edit.yaml_values import (
    Insert,
    Put,
    Remove,
    YamlChange,
    changed_yaml,
)
from sphinx_proceedings.sources.edit.yaml_written import on_lines
from sphinx_proceedings.sources.text.source import Source
from sphinx_proceedings.sources.yaml.locations import LOCATIONS
from sphinx_proceedings.sources.yaml.reading import compose


def document(text: str) -> Document:
    opened = open_document("program/w.yaml", text.encode())
    assert not isinstance(opened, Diagnostic)
    return opened


def changed(text: str, *changes: YamlChange) -> str:
    return changed_yaml(document(text), changes).document.source.text


PROGRAMME = """\
# The programme, by hand
name:   "W 2027"   # short
start: 2027-05-10
timezone: Europe/Rome

sponsors:   # thanks
  - Engines
  -  {name: Looms, level: 'Gold'}  # two years

  # the sessions follow
sessions: []
"""
ORDER = ("name", "title", "start", "end", "timezone", "place", "sponsors", "sessions")


@pytest.mark.parametrize(
    ("changes", "before", "after"),
    [
        pytest.param(
            [Put(way=("start",), value=date(2027, 5, 11))],
            "start: 2027-05-10\n",
            "start: 2027-05-11\n",
            id="a value",
        ),
        pytest.param(
            [Put(way=("name",), value="W: it's")],
            '"W 2027"   # short',
            '"W: it\'s"   # short',
            id="a value that has to be quoted",
        ),
        pytest.param(
            [
                Put(way=("end",), value=date(2027, 5, 11), order=ORDER),
                Put(way=("place",), value="Lisbon", order=ORDER),
                Put(way=("title",), value="A workshop", order=ORDER),
            ],
            "# short\nstart: 2027-05-10\ntimezone: Europe/Rome\n",
            "# short\ntitle: A workshop\nstart: 2027-05-10\nend: 2027-05-11\n"
            "timezone: Europe/Rome\nplace: Lisbon\n",
            id="new keys in their order",
        ),
        pytest.param(
            [
                Put(way=("end",), value=date(2027, 5, 11), order=ORDER[:3] + ORDER[3:]),
                Put(way=("title",), value="A", order=("start", "end", "title")),
            ],
            "start: 2027-05-10\n",
            "start: 2027-05-10\nend: 2027-05-11\ntitle: A\n",
            id="new keys behind one",
        ),
        pytest.param(
            [Insert(way=("sponsors",), at=2, values=("Cards", {"name": "A, B", "level": "Gold"}))],
            "  # two years\n",
            "  # two years\n  - Cards\n  - {name: 'A, B', level: Gold}\n",
            id="items at the end",
        ),
        pytest.param(
            [Insert(way=("sponsors",), at=0, values=("Cards",))],
            "  - Engines\n",
            "  - Cards\n  - Engines\n",
            id="an item at the begin",
        ),
        pytest.param(
            [
                Put(way=("sponsors", 0), value={"name": "Engines", "url": "https://e.org/"}),
                Put(way=("sponsors", 1, "level"), value="Silver"),
                Put(way=("sponsors", 1, "url"), value="https://l.org/?a=#b"),
            ],
            "  - Engines\n  -  {name: Looms, level: 'Gold'}  # two",
            "  - {name: Engines, url: https://e.org/}\n"
            "  -  {name: Looms, level: Silver, url: https://l.org/?a=#b}  # two",
            id="values in a line",
        ),
        pytest.param(
            [Remove(way=("sponsors", 0)), Insert(way=("sponsors",), at=1, values=("X",))],
            "  - Engines\n",
            "  - X\n",
            id="one for another",
        ),
        pytest.param(
            [Remove(way=("timezone",)), Remove(way=("sponsors", 1, "level"))],
            "timezone: Europe/Rome\n",
            "",
            id="away",
        ),
        pytest.param(
            [Put(way=("sessions",), value=[{"id": "a", "talks": [{"title": "T"}]}])],
            "sessions: []\n",
            "sessions:\n  - id: a\n    talks:\n      - {title: T}\n",
            id="a list where there was none",
        ),
    ],
)
def test_changes(changes: list[YamlChange], before: str, after: str) -> None:
    expected = PROGRAMME.replace(before, after)
    if Remove(way=("sponsors", 1, "level")) in changes:
        expected = expected.replace(", level: 'Gold'", "")
    assert changed(PROGRAMME, *changes) == expected


def test_items_are_parted_as_the_others_are() -> None:
    text = "c:\n- a: 1\n  b:\n  - x\n\n- a: 2 # z\n  b: |\n    long\n\nd: 1\n"
    inserted = changed(text, Insert(way=("c",), at=2, values=({"a": "3", "b": ["y"]},)))
    assert inserted == text.replace("    long\n", "    long\n\n- a: '3'\n  b:\n    - y\n")
    deeper = Insert(way=("c", 0, "b"), at=1, values=("y",))
    assert changed(text, deeper, Insert(way=("c",), at=1, values=("new",))) == text.replace(
        "  - x\n", "  - x\n  - y\n\n- new\n"
    )


def test_line_ends_and_the_mark_at_the_begin_stay() -> None:
    data = b"\xef\xbb\xbfa: 1\r\nb:\r\n- x\r\n"
    opened = open_document("people/w.yaml", data)
    assert isinstance(opened, Document)
    after = changed_yaml(opened, [Insert(way=("b",), at=1, values=("y",))]).document
    assert after.mark + after.raw.encode() == data + b"- y\r\n"


def test_where_things_stand_afterwards() -> None:
    made = changed_yaml(
        document(PROGRAMME),
        [
            Put(way=("title",), value="A", order=ORDER),
            Insert(way=("sponsors",), at=1, values=("B",)),
            Put(way=("sponsors", 1, "name"), value="Looms and more"),
        ],
    )
    for text in ("timezone", "Engines", "'Gold'", "sessions: []"):
        before = made.before.source.locate(PROGRAMME.index(text))
        after = made.document.source.locate(made.document.source.text.index(text))
        assert made.moved(before) == after
    assert made.moved(made.before.source.whole) == made.before.source.whole


def test_an_empty_file() -> None:
    assert changed("", Put(way=("a",), value=["x"])) == "a:\n  - x\n"
    assert changed("# c", Put(way=("a",), value="x")) == "# c\na: x\n"


@pytest.mark.parametrize(
    ("text", "change"),
    [
        pytest.param("a: &x [b]\nc: *x\n", Insert(way=("a",), at=1, values=("d",)), id="an anchor"),
        pytest.param("a: [b\n", Put(way=("a",), value="x"), id="no YAML"),
        pytest.param("a: \x7fb\n", Put(way=("a",), value="x"), id="a control"),
        pytest.param("- - a\n  - b\n", Remove(way=(0, 0)), id="no mapping"),
        pytest.param("x:\n- - a\n  - b\n", Remove(way=("x", 0, 0)), id="a list in a line"),
        pytest.param("a: []\n", Insert(way=("a",), at=0, values=("x",)), id="an empty list"),
    ],
)
def test_what_is_refused(text: str, change: YamlChange) -> None:
    with pytest.raises(YamlEditError):
        changed(text, change)


# Any values

TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["C"]), max_size=12) | (
    st.sampled_from(["no", "2027-05-10", "a: b", "# x", "- y", "{z}", "'", '"', " s ", "*a", "é"])
)
KEYS = st.sampled_from(["name", "a b", "no", "x-y", "title"])
VALUES = st.recursive(
    TEXTS | st.integers(0, 99) | st.booleans(),
    lambda inner: (
        st.lists(inner, min_size=1, max_size=3)
        | st.dictionaries(KEYS, inner, min_size=1, max_size=3)
    ),
    max_leaves=8,
)


@given(value=VALUES, indent=st.integers(0, 6))
def test_what_is_written_is_read(value: Any, indent: int) -> None:
    between = f"\n{' ' * (indent + 2)}" if isinstance(value, list | dict) else " "
    text = f"k:{between}{on_lines(value, indent=indent + 2 if between != ' ' else indent)}\n"
    data, problems = compose(Source(path="x", text=text))
    assert data is not None
    assert not problems
    del data[LOCATIONS]
    assert bare(data) == {"k": value}


def bare(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: bare(held) for key, held in value.items() if key != LOCATIONS}
    return [bare(item) for item in value] if isinstance(value, list) else value


@given(
    items=st.lists(TEXTS | st.dictionaries(KEYS, TEXTS, min_size=1), min_size=1, max_size=5),
    new=VALUES,
    data=st.data(),
)
def test_a_list_with_comments(items: list[Any], new: Any, data: st.DataObject) -> None:
    lines = [f"  - {on_lines(item, indent=4)}  # of {at}" for at, item in enumerate(items)]
    text = "# above\nlist:\n" + "\n".join(lines) + "\n# below\nz: 1\n"
    at = data.draw(st.integers(0, len(items)))
    changes: list[YamlChange] = [Insert(way=("list",), at=at, values=(new,))]
    meant = [*items[:at], new, *items[at:]]
    if len(items) > 1 and data.draw(st.booleans()):
        gone = data.draw(st.integers(0, len(items) - 1))
        changes.append(Remove(way=("list", gone)))
        del meant[gone if gone < at else gone + 1]
    after = changed(text, *changes)
    found, _ = compose(Source(path="x", text=after))
    assert bare(found) == {"list": meant, "z": 1}
    stay = [
        line for number, line in enumerate(lines) if Remove(way=("list", number)) not in changes
    ]
    assert all(line in after for line in [*stay, "# above\n", "# below\n"])
