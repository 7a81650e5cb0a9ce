"""Where things stand in a YAML text: keys of a mapping, ends of values, items, comments.

ruamel.yaml's marks lead to where values begin; where they end, it says too late or too early.
"""

from __future__ import annotations

import re

from sphinx_proceedings.upstream.yaml_nodes import MappingNode, Node, ScalarNode, SequenceNode

__all__ = [
    "YamlEditError",
    "colon_end",
    "content_end",
    "dash_of",
    "line_begin",
    "line_end",
    "line_with_comments",
    "pairs_of",
]

_COLON = re.compile(r"(?:\s|#[^\n]*\n)*:")
"""Behind a key; comments can stand there where the key has a mark of its own (`? key`)."""


class YamlEditError(ValueError):
    """A source is laid out in a way in which it cannot be changed: a sentence that says why."""


def pairs_of(node: MappingNode) -> dict[str, tuple[Node, Node]]:
    """The keys of a mapping with their values, by name; of a repeated one the first, which counts.

    Keys that are no scalars are one, `?`, as they are for those who read values.
    """
    found: dict[str, tuple[Node, Node]] = {}
    for key, value in node.value:
        found.setdefault(str(key.value) if isinstance(key, ScalarNode) else "?", (key, value))
    return found


def colon_end(text: str, key: Node) -> int | None:
    """Behind the colon of a key; None where it has none, as in `{a, b}`."""
    found = _COLON.match(text, key.end_mark.index)
    return found.end() if found else None


def content_end(text: str, node: Node, key: Node | None = None) -> int:
    """Behind the last character of a value, in front of spaces and comments; `key` is its own."""
    if isinstance(node, MappingNode | SequenceNode) and not node.flow_style and node.value:
        last = node.value[-1]
        return (
            content_end(text, last[1], last[0])
            if isinstance(last, tuple)
            else content_end(text, last)
        )
    start, end = int(node.start_mark.index), int(node.end_mark.index)
    if start == end and key is not None:
        # It says nothing, and its mark is where the next one begins.
        return colon_end(text, key) or int(key.end_mark.index)
    return start + len(text[start:end].rstrip())


def line_begin(text: str, at: int) -> int:
    """Where the line begins on which a place is."""
    return text.rfind("\n", 0, at) + 1


def line_end(text: str, at: int) -> int:
    """The end of the line on which a place is: its line feed, or the end of the text."""
    end = text.find("\n", at)
    return len(text) if end < 0 else end


def line_with_comments(text: str, at: int) -> int:
    """Where the line begins on which a place is, or the comment lines directly above it."""
    start = line_begin(text, at)
    while start:
        before = line_begin(text, start - 1)
        if not text[before:start].lstrip().startswith("#"):
            break
        start = before
    return start


def dash_of(text: str, holder: SequenceNode, index: int) -> int:
    """Where the mark of an item stands in a list of several lines.

    Raises `YamlEditError` where it is not the first one on its line.
    """
    begin = content_end(text, holder.value[index - 1]) if index else holder.start_mark.index
    for found in re.finditer("-", text[begin : holder.value[index].end_mark.index]):
        at = int(begin + found.start())
        if not text[line_begin(text, at) : at].strip():
            return at
    raise YamlEditError("a list begins in the line of another one")
