"""Ways to values, and where these stand."""

import pytest

from sphinx_proceedings.sources.text.source import Source
from sphinx_proceedings.sources.yaml.locations import Way, json_pointer, location_of, steps
from sphinx_proceedings.sources.yaml.reading import compose

TEXT = """\
name: W
talks:
  - title: A
    at: {room: R}
  - B
"""
DATA = compose(Source(path="x.yaml", text=TEXT))[0]


@pytest.mark.parametrize(
    ("way", "value", "key"),
    [
        (("name",), "1:7", "1:1"),
        (("talks",), "3:3", "2:1"),
        (("talks", 0), "3:5", "3:5"),
        (("talks", 0, "at", "room"), "4:16", "4:10"),
        (("talks", 0, "at", "floor"), "4:9", "4:9"),
        (("talks", 1), "5:5", "5:5"),
        (("talks", 1, "title"), "5:5", "5:5"),
        (("talks", 2), "3:3", "2:1"),
        (("nothing", "in", "it"), "1:1", "1:1"),
        ((), "1:1", "1:1"),
    ],
)
def test_the_innermost_thing_that_has_a_place(way: Way, value: str, key: str) -> None:
    assert DATA is not None
    found = [str(location_of(DATA, way, key=of_key)) for of_key in (False, True)]
    assert [place.removeprefix("x.yaml:") for place in found] == [value, key]


def test_steps_end_where_nothing_is() -> None:
    data = {"a": [{"b": 1}]}
    assert steps(data, ("a", 0, "c", "d")) == [(data, "a"), (data["a"], 0), (data["a"][0], "c")]
    assert steps(data, ("function-after", "a")) == [(data, "function-after")]
    assert steps(data, (0,)) == [(data, None)]


def test_pointers_are_escaped() -> None:
    assert json_pointer(("a/b", 0, "c~d")) == "/a~1b/0/c~0d"
    assert json_pointer(()) == ""
