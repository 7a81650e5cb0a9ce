"""Changes to the keys of a mapping in a YAML text, as edits that do not overlap."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from sphinx_proceedings.sources.edit.document import Edit
from sphinx_proceedings.sources.edit.yaml_places import (
    YamlEditError,
    colon_end,
    content_end,
    line_begin,
    line_end,
    pairs_of,
)
from sphinx_proceedings.upstream.yaml_nodes import MappingNode, Node

__all__ = ["KeyChanges", "WrittenValue"]

_BLOCK = re.compile(r"[|>][-+0-9]*")
"""What a text in lines of its own begins with, and behind which a comment can stand."""


class WrittenValue(NamedTuple):
    """A key and its value as they are written."""

    key: str
    lines: str
    """What stands behind the colon, with all indentation; a list in lines begins with a line feed,
    all else with a space."""
    flow: str
    """The value within brackets."""


class KeyChanges:
    """Collects changes to the keys of one mapping."""

    def __init__(self, text: str, node: MappingNode) -> None:
        self._text = text
        self._node = node
        self._pairs = pairs_of(node)
        self._new: dict[str, tuple[WrittenValue, Sequence[str]]] = {}
        self._gone: set[str] = set()

    def put(self, name: str, written: WrittenValue, order: Sequence[str] = ()) -> None:
        """Give a key a value; a new one comes behind those before it in `order`, without it last.

        Several new ones behind one come in this order, too.
        """
        self._new[name] = written, order
        self._gone.discard(name)

    def remove(self, name: str) -> None:
        """Take a key away, or back what was put there."""
        self._new.pop(name, None)
        if name in self._pairs:
            self._gone.add(name)

    def edits(self) -> Iterator[Edit]:
        """Those at one place are in the order of their texts; raises `YamlEditError`."""
        new = {name: found for name, found in self._new.items() if name not in self._pairs}
        stay = [index for index, name in enumerate(self._pairs) if name not in self._gone]
        for name, (written, _) in self._new.items():
            if name in self._pairs:
                yield self._given(*self._pairs[name], written)
        if self._pairs and not stay:
            if new:
                raise YamlEditError("a mapping would lose all that is in it and get something else")
            begin = self._node.start_mark.index
            yield Edit(start=begin, end=content_end(self._text, self._node), text="{}")
            return
        for index, name in enumerate(self._pairs):
            if name in self._gone:
                yield self._before_others(index) if index < stay[0] else self._behind_another(index)
        in_order = sorted(new, key=lambda name: _rank(name, new[name][1]) / (len(new[name][1]) + 1))
        for number, name in enumerate(in_order):
            yield self._added(name, *new[name], is_first=not self._pairs and not number)

    # Values of keys that are there

    def _given(self, key: Node, old: Node, written: WrittenValue) -> Edit:
        end = content_end(self._text, old, key)
        colon = colon_end(self._text, key)
        if colon is None:
            return Edit(start=end, end=end, text=f": {written.flow}")
        start, space = (old.start_mark.index, "") if colon < end else (colon, " ")
        if self._node.flow_style:
            return Edit(start=start, end=end, text=space + written.flow)
        if written.lines.startswith("\n"):
            return Edit(start=colon, end=end, text=written.lines)
        first, feed, rest = written.lines.removeprefix(" ").partition("\n")
        behind = ""
        if _BLOCK.fullmatch(first):
            behind = self._text[end : line_end(self._text, end)]
        return Edit(start=start, end=end + len(behind), text=f"{space}{first}{behind}{feed}{rest}")

    # Keys that go

    def _before_others(self, index: int) -> Edit:
        """One in front of all that stay; what is between it and the next one stays if it speaks."""
        pairs = list(self._pairs.values())
        (key, value), (following, _) = pairs[index : index + 2]
        end = following.start_mark.index
        rest = line_end(self._text, content_end(self._text, value, key))
        if not self._node.flow_style and self._text[rest:end].strip():
            margin = re.compile(rf" {{0,{self._node.start_mark.column}}}")
            end = margin.match(self._text, rest + 1).end()  # type: ignore[union-attr]  # any text
        return Edit(start=key.start_mark.index, end=end, text="")

    def _behind_another(self, index: int) -> Edit:
        pairs = list(self._pairs.values())
        key, value = pairs[index]
        end = content_end(self._text, value, key)
        if self._node.flow_style:
            before, said = pairs[index - 1]
            return Edit(start=content_end(self._text, said, before), end=end, text="")
        start = line_begin(self._text, key.start_mark.index) - 1
        return Edit(start=start, end=line_end(self._text, end), text="")

    # New keys

    def _added(
        self, name: str, written: WrittenValue, order: Sequence[str], *, is_first: bool
    ) -> Edit:
        stay = {key: pair for key, pair in self._pairs.items() if key not in self._gone}
        rank = _rank(name, order)
        before = [pair for key, pair in stay.items() if _rank(key, order) < rank]
        if name not in order:
            before = before or list(stay.values())
        begin = self._node.start_mark.index
        if self._node.flow_style:
            text = f"{written.key}: {written.flow}"
            at = self._end(before) if before else begin + 1
            text = f"{text}, " if stay and not before else text if is_first else f", {text}"
            return Edit(start=at, end=at, text=text)
        text, margin = f"{written.key}:{written.lines}", " " * self._node.start_mark.column
        if not before:
            return Edit(start=begin, end=begin, text=f"{text}\n{margin}")
        at = line_end(self._text, self._end(before))
        return Edit(start=at, end=at, text=f"\n{margin}{text}")

    def _end(self, pairs: Sequence[tuple[Node, Node]]) -> int:
        key, value = pairs[-1]
        return content_end(self._text, value, key)


def _rank(name: str, order: Sequence[str]) -> int:
    return order.index(name) if name in order else len(order)
