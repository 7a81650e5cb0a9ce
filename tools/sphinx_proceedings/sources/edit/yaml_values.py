"""Values put into a YAML source, or taken out of it, in their places: all else stays as it is.

Comments, order, quotes and layout are a person's.  What a change comes to is read again and
compared with what was meant, so that a layout that is not understood is refused, never damaged.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from sphinx_proceedings.diagnostics import Location
from sphinx_proceedings.sources.edit.document import Document, Edit, open_document
from sphinx_proceedings.sources.edit.yaml_written import (
    YamlValue,
    in_line,
    is_short,
    on_lines,
    plain_value,
)
from sphinx_proceedings.sources.text.characters import suitable
from sphinx_proceedings.sources.yaml.locations import LOCATIONS, Way
from sphinx_proceedings.sources.yaml.reading import compose
from sphinx_proceedings.upstream.yaml_nodes import (
    MappingNode,
    Node,
    ScalarNode,
    SequenceNode,
    nodes_of,
)

__all__ = ["ChangedYaml", "Insert", "Put", "Remove", "YamlChange", "YamlEditError", "changed_yaml"]

_DEEPEST = 40
_MOST = 200_000


class YamlEditError(ValueError):
    """A source is laid out in a way in which it cannot be changed: a sentence that says why."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Put:
    """Give a value to a key of a mapping, new or not, or put it in place of an item of a list."""

    way: Way
    """To the value, of keys and indexes; what holds it is there."""
    value: YamlValue
    order: Sequence[str] = ()
    """The order of the keys, of which a new one finds its place; else it comes last."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Insert:
    """Put items into a list, in front of the one that is `at` now, or behind the last one."""

    way: Way
    """To the list, which is there and holds something."""
    at: int
    values: tuple[YamlValue, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Remove:
    """Take a key with its value, or an item, away."""

    way: Way


YamlChange = Put | Insert | Remove


@dataclass(frozen=True, kw_only=True)
class ChangedYaml:
    """A source with its changes."""

    document: Document
    before: Document
    edits: tuple[Edit, ...] = ()

    def moved(self, location: Location) -> Location:
        """Where something stands now that stood at `location` before, and was not changed."""
        source = self.before.source
        if not location.line:
            return location
        at = source.offset(location)
        first = source.offset(replace(location, column=1))
        line, column = location.line, location.column
        for edit in self.edits:
            if edit.end <= at:
                lines = edit.text.count("\n")
                line += lines - source.text.count("\n", edit.start, edit.end)
                if edit.start >= first and not lines:
                    column += len(edit.text) - (edit.end - edit.start)
        return replace(location, line=line, column=column)


def changed_yaml(document: Document, changes: Iterable[YamlChange]) -> ChangedYaml:
    """The source with these changes, of which every way is one in the source as it is.

    No two of them are about the same value, or one about what is within that of another.  Raises
    `YamlEditError`.
    """
    listed = tuple(changes)
    if not listed:
        return ChangedYaml(document=document, before=document)
    source = document.source
    before, _ = compose(source)
    if before is None or suitable(source.text)[0] != source.text:
        raise YamlEditError("it cannot be read as YAML without loss")
    root = nodes_of(source.text, deepest=_DEEPEST, most=_MOST)
    edits = tuple(_Editor(source.text, root).edits(listed))
    after = open_document(source.path, document.changed(edits))
    if isinstance(after, Document):
        read, _ = compose(after.source)
        if read is not None and _bare(read) == _meant(_bare(before), listed):
            return ChangedYaml(document=after, before=document, edits=edits)
    raise YamlEditError("it is laid out in a way in which its values cannot be changed one by one")


def _bare(value: Any) -> Any:
    """Values without the places that they know."""
    if isinstance(value, dict):
        return {key: _bare(held) for key, held in value.items() if key != LOCATIONS}
    return [_bare(item) for item in value] if isinstance(value, list) else value


def _meant(data: Any, changes: Sequence[YamlChange]) -> Any:
    """Plain values with the changes."""
    # Within lists from the end to the beginning, so that indexes stay right.
    late: list[tuple[int, int, list[Any], YamlChange]] = []
    for change in changes:
        *way, last = (*change.way, 0) if isinstance(change, Insert) else change.way
        holder = _held(data, tuple(way))
        if isinstance(change, Put):
            holder[last] = plain_value(change.value)
        elif isinstance(change, Insert):
            late.append((change.at, 0, holder, change))
        elif isinstance(holder, dict):
            del holder[last]
        else:
            late.append((int(last), 1, holder, change))
    for at, _, holder, change in sorted(late, key=lambda one: one[:2], reverse=True):
        if isinstance(change, Insert):
            holder[at:at] = map(plain_value, change.values)
        else:
            del holder[at]
    return data


def _held(data: Any, way: Way) -> Any:
    for step in way:
        data = data[step]
    return data


@dataclass(kw_only=True)
class _Collected:
    """What is to be done with the text."""

    replaced: list[Edit] = field(default_factory=list)
    added: dict[int, list[tuple[float, str]]] = field(default_factory=lambda: defaultdict(list))
    """By the place: how deep it stands, and the text."""


class _Editor:
    def __init__(self, text: str, root: Node | None) -> None:
        self._text, self._root = text, root
        self._found = _Collected()
        self._gone: set[Way] = set()

    def edits(self, changes: Sequence[YamlChange]) -> Iterator[Edit]:
        """The edits; raises `YamlEditError`."""
        self._gone = {change.way for change in changes if isinstance(change, Remove)}
        for change in changes:
            match change:
                case Insert():
                    self._insert(change)
                case Put():
                    self._put(change)
                case Remove():
                    self._remove(change.way)
        yield from self._found.replaced
        for at, texts in self._found.added.items():
            # What stands deeper belongs to what is before.
            deepest_first = sorted(texts, key=lambda one: -one[0])
            yield Edit(start=at, end=at, text="".join(text for _, text in deepest_first))

    # Changes of one sort

    def _put(self, change: Put) -> None:
        *way, last = change.way
        holder = self._at(way)
        if isinstance(holder, SequenceNode):
            self._replace(holder.value[int(last)], change.value, flow=bool(holder.flow_style))
            return
        if holder is None:
            start = "\n" if self._text and not self._text.endswith("\n") else ""
            self._add(len(self._text), 0, f"{start}{self._member(str(last), change.value, 0)}\n")
            return
        if not isinstance(holder, MappingNode):
            raise YamlEditError("what should hold a key is no mapping")
        for key, value in self._members(holder):
            if key.value == last:
                self._give(holder, key, value, change.value)
                return
        self._new_key(holder, str(last), change, len(way))

    def _insert(self, change: Insert) -> None:
        holder = self._at(change.way)
        if not isinstance(holder, SequenceNode) or not holder.value:
            raise YamlEditError("what should be a list with something in it is none")
        stay = [
            index for index in range(len(holder.value)) if (*change.way, index) not in self._gone
        ]
        if not stay:
            raise YamlEditError("a list would lose all that is in it and get something else")
        before = [index for index in stay if index < change.at]
        depth = 2 * len(change.way) + 1
        if holder.flow_style:
            written = ", ".join(map(in_line, change.values))
            if before:
                self._add(self._end(holder.value[before[-1]]), depth, f", {written}")
            else:
                self._add(holder.value[stay[0]].start_mark.index, depth, f"{written}, ")
            return
        column = holder.start_mark.column
        margin, between = " " * column, self._between(holder)
        has_lines = any(isinstance(i, MappingNode) and not i.flow_style for i in holder.value)
        items = [
            f"{margin}- {in_line(value)}"
            if is_short(value) and not has_lines
            else f"{margin}- {on_lines(value, indent=column + 2)}"
            for value in change.values
        ]
        if before:
            at = self._line_end(self._end(holder.value[before[-1]]))
            self._add(at, depth, "".join(f"{between}{item}" for item in items))
        else:
            at = self._dash(holder, stay[0]) - column
            self._add(at, depth, "".join(f"{item}{between}" for item in items))

    def _remove(self, way: Way) -> None:
        *to, last = way
        holder = self._at(to)
        if isinstance(holder, SequenceNode):
            at, count = int(last), len(holder.value)
            spans = [(item.start_mark.index, self._end(item)) for item in holder.value]
            start = spans[at][0] if holder.flow_style else self._dash(holder, at)
        elif isinstance(holder, MappingNode):
            members = self._members(holder)
            keys = [key.value for key, _ in members]
            at, count = keys.index(last), len(keys)
            spans = [(key.start_mark.index, self._value_end(key, value)) for key, value in members]
            start = spans[at][0]
        else:
            raise YamlEditError("what should be taken away is not there")
        if all((*to, each) in self._gone for each in self._steps(holder)):
            if at == 0:
                empty = "[]" if isinstance(holder, SequenceNode) else "{}"
                self._cut(holder.start_mark.index, self._end(holder), empty)
        elif not holder.flow_style:
            self._remove_lines(start, spans[at][1])
        elif at + 1 < count:
            self._cut(spans[at][0], spans[at + 1][0])
        else:
            self._cut(spans[at - 1][1], spans[at][1])

    def _remove_lines(self, start: int, end: int) -> None:
        line = self._text.rfind("\n", 0, start) + 1
        if self._text[line:start].strip():
            raise YamlEditError("what should be taken away shares its line with what stays")
        self._cut(line, min(self._line_end(end) + 1, len(self._text)))

    # Values

    def _give(self, holder: MappingNode, key: Node, value: Node, new: YamlValue) -> None:
        if isinstance(value, ScalarNode) and value.end_mark.index == value.start_mark.index:
            at = self._text.find(":", key.end_mark.index) + 1
            end = at
        elif not holder.flow_style and not _is_single(new):
            at, end = self._text.find(":", key.end_mark.index) + 1, self._end(value)
        else:
            self._replace(value, new, flow=bool(holder.flow_style))
            return
        column = key.start_mark.column
        self._cut(at, end, self._behind_colon(new, column, flow=bool(holder.flow_style)))

    def _replace(self, node: Node, new: YamlValue, *, flow: bool) -> None:
        within = flow or not _is_single(new)
        # On one line; what is longer is written behind its key.
        column = node.start_mark.column
        written = in_line(new) if within else on_lines(new, indent=max(0, column - 2))
        self._cut(node.start_mark.index, self._end(node), written)

    def _new_key(self, holder: MappingNode, key: str, change: Put, depth: int) -> None:
        members = self._members(holder)
        if holder.flow_style:
            written = in_line({key: change.value}).removeprefix("{").removesuffix("}")
            at = self._value_end(*members[-1]) if members else holder.start_mark.index + 1
            self._add(at, 2 * depth, f", {written}" if members else written)
            return
        ranks = {name: rank for rank, name in enumerate(change.order)}
        before = [
            index
            for index, (name, _) in enumerate(members)
            if ranks.get(name.value, len(ranks)) < ranks.get(key, len(ranks))
        ]
        anchor = members[before[-1] if before else -1]
        column = holder.start_mark.column
        at = self._line_end(self._value_end(*anchor))
        # Of several new keys behind one, in their order.
        rank = ranks.get(key, len(ranks)) / (len(ranks) + 1)
        text = f"\n{' ' * column}{self._member(key, change.value, column)}"
        self._add(at, 2 * depth - rank, text)

    def _member(self, key: str, value: YamlValue, column: int) -> str:
        return f"{in_line(key)}:{self._behind_colon(value, column, flow=False)}"

    def _behind_colon(self, value: YamlValue, column: int, *, flow: bool) -> str:
        if flow:
            return f" {in_line(value)}"
        if _is_single(value):
            return f" {on_lines(value, indent=column)}"
        indent = column + 2
        return f"\n{' ' * indent}{on_lines(value, indent=indent)}"

    # Places

    def _at(self, way: Sequence[str | int]) -> Node | None:
        node = self._root
        for step in way:
            if isinstance(node, SequenceNode) and isinstance(step, int):
                node = node.value[step]
            elif isinstance(node, MappingNode):
                node = next(value for key, value in self._members(node) if key.value == step)
        return node

    def _members(self, holder: MappingNode) -> list[tuple[Node, Node]]:
        """The first member of each name, which counts."""
        found: dict[str, tuple[Node, Node]] = {}
        for key, value in holder.value:
            found.setdefault(str(key.value), (key, value))
        return list(found.values())

    def _steps(self, holder: Node) -> Iterable[str | int]:
        if isinstance(holder, MappingNode):
            return [key.value for key, _ in self._members(holder)]
        return range(len(holder.value))

    def _end(self, node: Node) -> int:
        """Where what a node says ends, in front of spaces and comments."""
        if isinstance(node, MappingNode | SequenceNode) and not node.flow_style and node.value:
            last = node.value[-1]
            return self._value_end(*last) if isinstance(last, tuple) else self._end(last)
        start, end = int(node.start_mark.index), int(node.end_mark.index)
        return start + len(self._text[start:end].rstrip())

    def _value_end(self, key: Node, value: Node) -> int:
        is_empty = value.start_mark.index == value.end_mark.index
        return self._text.find(":", key.end_mark.index) + 1 if is_empty else self._end(value)

    def _line_end(self, at: int) -> int:
        end = self._text.find("\n", at)
        return len(self._text) if end < 0 else end

    def _dash(self, holder: SequenceNode, index: int) -> int:
        """Where the mark of an item stands in a list of several lines."""
        column = holder.start_mark.column
        begin = holder.start_mark.index if not index else self._end(holder.value[index - 1])
        for found in re.finditer("-", self._text[begin : holder.value[index].end_mark.index]):
            at = begin + found.start()
            line = self._text.rfind("\n", 0, at) + 1
            if at - line == column and not self._text[line:at].strip():
                return at
        raise YamlEditError("a list begins in the line of another one")

    def _between(self, holder: SequenceNode) -> str:
        """What parts items of a list: a line end, or an empty line where the others have one."""
        for first, second in zip(holder.value, holder.value[1:], strict=False):
            if re.search(r"\n[ \t]*\n", self._text[self._end(first) : second.start_mark.index]):
                return "\n\n"
        return "\n"

    def _add(self, at: int, depth: float, text: str) -> None:
        self._found.added[at].append((depth, text))

    def _cut(self, start: int, end: int, text: str = "") -> None:
        self._found.replaced.append(Edit(start=start, end=end, text=text))


def _is_single(value: YamlValue) -> bool:
    """Whether a value is no list and no mapping."""
    return not isinstance(value, list | tuple | dict)
