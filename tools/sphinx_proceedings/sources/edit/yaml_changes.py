"""Changes to keys of mappings in parts of a YAML source that may go to other places."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from sphinx_proceedings.sources.edit.document import Kept
from sphinx_proceedings.sources.edit.yaml_keys import KeyChanges, WrittenValue
from sphinx_proceedings.sources.edit.yaml_written import block_text, flow_text, indented
from sphinx_proceedings.upstream.yaml_nodes import MappingNode

__all__ = ["YamlChanges"]


class YamlChanges:
    """Collects changes to mappings, and gives the text of parts of the source with them."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._keys: dict[int, KeyChanges] = {}
        """By the identity of the mapping's node."""

    def set(self, node: MappingNode, name: str, value: Any, order: Sequence[str]) -> None:
        """Give a key a value in its style; a new one comes behind those before it in `order`."""
        lines = indented(block_text({name: value}), node.start_mark.column).strip()
        self.of(node).put(name, WrittenValue(name, lines[len(name) + 1 :], flow_text(value)), order)

    def of(self, node: MappingNode) -> KeyChanges:
        """What becomes of the keys of a mapping."""
        if id(node) not in self._keys:
            self._keys[id(node)] = KeyChanges(self._text, node)
        return self._keys[id(node)]

    def pieces(self, node: MappingNode, start: int, end: int) -> Iterator[Kept | str]:
        """A part of the source with the changes of one mapping."""
        edits = self._keys[id(node)].edits() if id(node) in self._keys else ()
        for edit in sorted(edits, key=lambda edit: (edit.start, edit.end)):
            if start <= edit.start and edit.end <= end:
                yield Kept(start, edit.start)
                yield edit.text
                start = edit.end
        yield Kept(start, end)
