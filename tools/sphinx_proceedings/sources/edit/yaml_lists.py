"""Lists of mappings in a YAML source whose items change, come, go and take other places."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sphinx_proceedings.sources.edit.document import Kept
from sphinx_proceedings.sources.edit.yaml_changes import YamlChanges
from sphinx_proceedings.sources.edit.yaml_keys import WrittenValue
from sphinx_proceedings.sources.edit.yaml_places import (
    colon_end,
    content_end,
    dash_of,
    line_begin,
    line_end,
    line_with_comments,
    pairs_of,
)
from sphinx_proceedings.sources.edit.yaml_written import block_text, flow_text, indented
from sphinx_proceedings.upstream.yaml_nodes import MappingNode, Node, SequenceNode

__all__ = ["YamlItem", "YamlList"]

_NEW_COLUMN = 2
"""How far lists are indented in their mapping where there is none to go by."""


@dataclass(eq=False, kw_only=True)
class YamlItem:
    """A mapping in a list."""

    data: dict[str, Any]
    """What it says, with the changes."""
    node: MappingNode | None = None
    """None where it is new."""
    start: int = 0
    """Of its line, or of the comment lines directly above it."""
    end: int = 0
    """Behind its last character."""
    column: int = 0
    """In which its dash stands; -1 in brackets."""
    gap: str = ""
    """What stands between it and the next one."""
    inner: YamlList | None = None
    """The list in it whose items may change."""
    styled: Mapping[str, Any] = field(default_factory=dict)
    """What a new one says, in the styles in which that is to be written."""


class YamlList:
    """The list under a key of a mapping; there need not be one yet."""

    def __init__(
        self, text: str, changes: YamlChanges, parent: MappingNode, name: str, inner: str = ""
    ) -> None:
        self._text = text
        self._changes = changes
        self._parent = parent
        self.name = name
        key, node = pairs_of(parent).get(name, (None, None))
        self.key: Node | None = key
        self._node = node if isinstance(node, SequenceNode) else None
        self.items: list[YamlItem] = []
        self._find(inner)
        self._before = list(self.items)

    @property
    def is_readable(self) -> bool:
        """Whether all items are mappings."""
        found = len(self._node.value) if self._node else 0
        return len(self._before) == found

    @property
    def is_changed(self) -> bool:
        """Whether items came, went or changed places."""
        return self.items != self._before

    def span(self) -> tuple[int, int] | None:
        """Where its items stand, or its brackets; None where there is none."""
        if self._node is None:
            return None
        if self._node.flow_style or not self._node.value:
            start: int = self._node.start_mark.index
            if self.key is not None and self.is_changed and not self._parent.flow_style:
                # Lines come in place of brackets.
                start = colon_end(self._text, self.key) or start
            return start, content_end(self._text, self._node, self.key)
        if self._before:
            return self._before[0].start, self._before[-1].end
        return None

    def pieces(self) -> Iterator[Kept | str]:
        """The list with all changes, in place of its span; without items nothing."""
        if self._node is not None and self._node.flow_style and not self.is_changed:
            yield from self._in_brackets_as_they_are()
        elif self._parent.flow_style:
            yield "[" + ", ".join(flow_text(item.data) for item in self.items) + "]"
        else:
            yield from self._in_lines()

    def settle(self, order: Sequence[str]) -> None:
        """Note a list that comes into being, or has lost its last item, as a change of its key."""
        if not self.is_changed:
            return
        if not self.items:
            self._changes.of(self._parent).remove(self.name)
        elif self.span() is None:
            lines = self.as_text(self._in_lines())
            flow = flow_text([item.data for item in self.items])
            written = WrittenValue(self.name, f"\n{lines}", flow)
            self._changes.of(self._parent).put(self.name, written, order)

    def as_text(self, pieces: Iterator[Kept | str]) -> str:
        """What pieces say."""
        return "".join(
            self._text[piece.start : piece.end] if isinstance(piece, Kept) else piece
            for piece in pieces
        )

    # What there is

    def _find(self, inner: str) -> None:
        if self._node is None:
            return
        for index, node in enumerate(self._node.value):
            if isinstance(node, MappingNode):
                self.items.append(self._item(self._node, index, node, inner))
        for item, following in zip(self.items, self.items[1:], strict=False):
            item.gap = self._text[item.end : following.start]

    def _item(self, holder: SequenceNode, index: int, node: MappingNode, inner: str) -> YamlItem:
        start, column = node.start_mark.index, -1
        end = content_end(self._text, node)
        if not holder.flow_style:
            dash = dash_of(self._text, holder, index)
            start = line_with_comments(self._text, dash)
            column = dash - line_begin(self._text, dash)
            end = line_end(self._text, end)
        listed = YamlList(self._text, self._changes, node, inner) if inner else None
        return YamlItem(data={}, node=node, start=start, end=end, column=column, inner=listed)

    # As it becomes

    def _in_brackets_as_they_are(self) -> Iterator[Kept | str]:
        span = self.span()
        if span is None:
            return
        start = span[0]
        for item in self.items:
            yield Kept(start, item.start)
            yield from self._item_pieces(item)
            start = item.end
        yield Kept(start, span[1])

    def _in_lines(self) -> Iterator[Kept | str]:
        was_in_lines = self._node is not None and not self._node.flow_style and self._before
        column = (
            self._before[0].column if was_in_lines else self._parent.start_mark.column + _NEW_COLUMN
        )
        usual = self._before[0].gap if len(self._before) > 1 and was_in_lines else "\n"
        usual = "\n\n" if re.match(r"\n[ \t]*\n", usual) else "\n"
        if not was_in_lines and self._node is not None and self.items:
            yield "\n"
        for number, item in enumerate(self.items):
            yield from self._line_pieces(item, column)
            if number + 1 < len(self.items):
                yield item.gap if item.column >= 0 and item.gap else usual
            elif item.column >= 0 and item.gap.strip():
                yield item.gap.rstrip()

    def _line_pieces(self, item: YamlItem, column: int) -> Iterator[Kept | str]:
        if item.node is None:
            written = indented(block_text(item.styled), 2).lstrip(" ")
            yield indented(f"- {written}", column).rstrip("\n")
        elif item.column < 0:
            text = self.as_text(self._item_pieces(item))
            yield f"{' ' * column}- {' '.join(text.splitlines())}"
        elif item.column == column:
            yield from self._item_pieces(item)
        else:
            text = self.as_text(self._item_pieces(item))
            yield _shifted(text, column - item.column)

    def _item_pieces(self, item: YamlItem) -> Iterator[Kept | str]:
        """An item that is there, with its changes and those of the list in it."""
        if item.node is None:
            return
        span = item.inner.span() if item.inner else None
        if item.inner is None or span is None or (item.inner.is_changed and not item.inner.items):
            yield from self._changes.pieces(item.node, item.start, item.end)
            return
        yield from self._changes.pieces(item.node, item.start, span[0])
        yield from item.inner.pieces()
        yield from self._changes.pieces(item.node, span[1], item.end)


def _shifted(text: str, columns: int) -> str:
    if columns > 0:
        return indented(text, columns)
    return re.sub(rf"^ {{0,{-columns}}}", "", text, flags=re.MULTILINE)
