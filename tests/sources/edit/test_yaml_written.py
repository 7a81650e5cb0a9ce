"""Values as YAML."""

import io

from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml import YAML

from sphinx_proceedings.sources.edit.yaml_written import block_text, flow_text, indented
from sphinx_proceedings.sources.text.source import Source
from sphinx_proceedings.sources.yaml.reading import compose

TEXTS = st.text(st.sampled_from("abNoyes019 .,()/+-:#'&*|>~"), max_size=70) | st.sampled_from(
    ["yes", "No", "null", "~", "2027-05-10 09:00", "1.10", "true", "on", "e", "A - B", "a: b"]
)


@given(TEXTS)
def test_a_short_way_writes_what_the_long_one_writes(text: str) -> None:
    yaml = YAML()
    yaml.width = 100
    stream = io.StringIO()
    yaml.dump({"key": text}, stream)
    assert block_text({"key": text}) == stream.getvalue()


@given(TEXTS)
def test_both_layouts_say_the_same(text: str) -> None:
    read = YAML(typ="safe", pure=True).load
    assert read(f"{{key: {flow_text(text)}}}") == {"key": text}


def test_what_was_read_is_written_without_its_places() -> None:
    """A talk that moves into a session which had none."""
    text = "talks:\n- {title: One, presenters: [{name: Ada}]}\n"
    data, _ = compose(Source(path="program/w.yaml", text=text))
    assert data is not None
    assert flow_text(data["talks"]) == '[{"title": "One", "presenters": [{"name": "Ada"}]}]'


def test_empty_lines_stay_empty() -> None:
    assert indented("a:\n\n  b\n", 2) == "  a:\n\n    b\n"
