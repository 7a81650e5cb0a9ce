"""What libyaml reads is what ruamel.yaml does, with its places, or nothing."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_proceedings.sources.text.source import Source
from sphinx_proceedings.sources.yaml.locations import Items
from sphinx_proceedings.sources.yaml.quick_reading import quick_text
from sphinx_proceedings.sources.yaml.reading import compose
from support.folders import REPOSITORY, TESTS
from support.programmes import large_programme

SOURCES = sorted([*(REPOSITORY / "program").glob("*.yaml"), *TESTS.glob("*/program/*.yaml")])


def whole(value: Any) -> Any:
    """Values with the places of the items of their lists."""
    if isinstance(value, dict):
        return {key: whole(one) for key, one in value.items()}
    if isinstance(value, Items):
        return [value.of_items, *map(whole, value)]
    return value


def compared(text: str) -> bool:
    """Whether both read a text, which they do alike."""
    source = Source(path="p.yaml", text=text)
    quick = quick_text(source)
    data = quick.data()[0] if quick else None
    if data is None:
        return False
    found, problems = compose(source)
    assert problems == ()
    assert whole(data) == whole(found)
    return True


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
def test_programmes(path: Path) -> None:
    assert compared(path.read_text(encoding="utf-8"))


def test_a_large_programme() -> None:
    assert compared(large_programme(100))


@pytest.mark.parametrize(
    "text",
    ["a: &x 1\nb: *x\n", "a: 1\na: 2\n", "a: !t 1\n", "- a\n", "", "a: [", "a: 1\n---\nb: 2\n",
     "? [a]\n: b\n"],
)  # fmt: skip
def test_what_is_unusual_is_for_others(text: str) -> None:
    assert not compared(text)


_PIECES = st.lists(
    st.sampled_from(
        ["a:", " b: ", "c: 'x'\n", "\n", "  - d: 1\n", "  ", "e: |\n", "    f\n", "# g\n", "[", "]",
         "{h: i}", ", ", '"j\\n"', "ü", "2027-05-10 09:00", "true", "null", "~", "-\n", "k: >-\n"]
    ),
    max_size=12,
)  # fmt: skip


@given(_PIECES)
def test_any_text(pieces: list[str]) -> None:
    source = Source(path="p.yaml", text="".join(pieces))
    quick = quick_text(source)
    data = quick.data()[0] if quick else None
    found, problems = compose(source)
    if data is not None and found is not None and not problems:
        assert whole(data) == whole(found)
