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
from sphinx_proceedings.sources.edit.document import Document, Edit
from sphinx_proceedings.sources.edit.yaml_keys import KeyChanges, WrittenValue
from sphinx_proceedings.sources.edit.yaml_places import (
    YamlEditError,
    content_end,
    dash_of,
    line_begin,
    line_end,
    pairs_of,
)
from sphinx_proceedings.sources.edit.yaml_read_back import read_back
from sphinx_proceedings.sources.edit.yaml_written import (
    YamlValue,
    in_line,
    is_short,
    on_lines,
    plain_value,
)
from sphinx_proceedings.sources.text.characters import suitable
from sphinx_proceedings.sources.yaml.locations import Way
from sphinx_proceedings.sources.yaml.reading import composed
from sphinx_proceedings.upstream.yaml_nodes import (
    MappingNode,
    Node,
    SequenceNode,
)

__all__ = ["ChangedYaml", "Insert", "Put", "Remove", "YamlChange", "changed_yaml"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Put:
    """Give a value to a key of a mapping, new or not, or put it in place of an item of a list."""

    way: Way
    """To the value, of keys and indexes; what holds it is there."""
    value: YamlValue
    order: Sequence[str] = ()
    """The order of the keys, in which a new one finds its place; what is not in it comes last."""


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
    before = composed(source)
    data, _ = before.data()
    if data is None or suitable(source.text)[0] != source.text:
        raise YamlEditError("it cannot be read as YAML without loss")
    edits = tuple(_Editor(source.text, before.root).edits(listed))
    meant = _meant(plain_value(data), listed)
    after = read_back(before, document.changed(edits), meant)
    return ChangedYaml(document=after.document, before=document, edits=edits)


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
    added: dict[int, list[tuple[int, str]]] = field(default_factory=lambda: defaultdict(list))
    """By the place: how deep it stands, and the text."""


class _Editor:
    def __init__(self, text: str, root: Node | None) -> None:
        self._text, self._root = text, root
        self._found = _Collected()
        self._keys: dict[Way, KeyChanges] = {}
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
        for way, keys in self._keys.items():
            for edit in keys.edits():
                if edit.start == edit.end:
                    self._add(edit.start, 2 * len(way), edit.text)
                else:
                    self._found.replaced.append(edit)
        yield from self._found.replaced
        for at, texts in self._found.added.items():
            # What stands deeper belongs to what is before.
            deepest_first = sorted(texts, key=lambda one: -one[0])
            yield Edit(start=at, end=at, text="".join(text for _, text in deepest_first))

    # Changes of one sort

    def _put(self, change: Put) -> None:
        *to, last = change.way
        holder = self._at(to)
        if isinstance(holder, SequenceNode):
            self._replace(holder.value[int(last)], change.value, flow=bool(holder.flow_style))
        elif isinstance(holder, MappingNode):
            written = _written(str(last), change.value, holder.start_mark.column)
            self._keys_of(tuple(to), holder).put(str(last), written, change.order)
        elif holder is None:
            start = "\n" if self._text and not self._text.endswith("\n") else ""
            written = _written(str(last), change.value, 0)
            self._add(len(self._text), 0, f"{start}{written.key}:{written.lines}\n")
        else:
            raise YamlEditError("what should hold a key is no mapping")

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
                self._add(self._end(holder, before[-1]), depth, f", {written}")
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
            at = line_end(self._text, self._end(holder, before[-1]))
            self._add(at, depth, "".join(f"{between}{item}" for item in items))
        else:
            at = line_begin(self._text, dash_of(self._text, holder, stay[0]))
            self._add(at, depth, "".join(f"{item}{between}" for item in items))

    def _remove(self, way: Way) -> None:
        *to, last = way
        holder = self._at(to)
        if isinstance(holder, MappingNode):
            self._keys_of(tuple(to), holder).remove(str(last))
        elif isinstance(holder, SequenceNode):
            self._remove_item(holder, tuple(to), int(last))
        else:
            raise YamlEditError("what should be taken away is not there")

    def _remove_item(self, holder: SequenceNode, to: Way, at: int) -> None:
        start, end = holder.value[at].start_mark.index, self._end(holder, at)
        stay = [index for index in range(len(holder.value)) if (*to, index) not in self._gone]
        if not stay:
            if at == 0:
                self._cut(holder.start_mark.index, content_end(self._text, holder), "[]")
        elif not holder.flow_style:
            line = line_begin(self._text, dash_of(self._text, holder, at))
            self._cut(line, min(line_end(self._text, end) + 1, len(self._text)))
        elif at < stay[0]:
            self._cut(start, holder.value[at + 1].start_mark.index)
        else:
            self._cut(self._end(holder, at - 1), end)

    def _replace(self, node: Node, new: YamlValue, *, flow: bool) -> None:
        within = flow or not _is_single(new)
        # On one line; what is longer is written behind its key.
        column = node.start_mark.column
        written = in_line(new) if within else on_lines(new, indent=max(0, column - 2))
        self._cut(node.start_mark.index, content_end(self._text, node), written)

    # Places

    def _at(self, way: Sequence[str | int]) -> Node | None:
        node = self._root
        for step in way:
            if isinstance(node, SequenceNode) and isinstance(step, int):
                node = node.value[step]
            elif isinstance(node, MappingNode):
                node = pairs_of(node)[str(step)][1]
        return node

    def _keys_of(self, way: Way, holder: MappingNode) -> KeyChanges:
        if way not in self._keys:
            self._keys[way] = KeyChanges(self._text, holder)
        return self._keys[way]

    def _end(self, holder: SequenceNode, index: int) -> int:
        return content_end(self._text, holder.value[index])

    def _between(self, holder: SequenceNode) -> str:
        """What parts items of a list: a line end, or an empty line where the others have one."""
        for index, following in enumerate(holder.value[1:]):
            gap = self._text[self._end(holder, index) : following.start_mark.index]
            if re.search(r"\n[ \t]*\n", gap):
                return "\n\n"
        return "\n"

    def _add(self, at: int, depth: int, text: str) -> None:
        self._found.added[at].append((depth, text))

    def _cut(self, start: int, end: int, text: str = "") -> None:
        self._found.replaced.append(Edit(start=start, end=end, text=text))


def _written(key: str, value: YamlValue, column: int) -> WrittenValue:
    """A key of a mapping that stands in this column, and its value."""
    if _is_single(value):
        lines = f" {on_lines(value, indent=column)}"
    else:
        lines = f"\n{' ' * (column + 2)}{on_lines(value, indent=column + 2)}"
    return WrittenValue(in_line(key), lines, in_line(value))


def _is_single(value: YamlValue) -> bool:
    """Whether a value is no list and no mapping."""
    return not isinstance(value, list | tuple | dict)
