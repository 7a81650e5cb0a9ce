"""Changes to keys of mappings in a YAML source: comments, order and layout of all else stay."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from sphinx_proceedings.sources.edit.document import Edit, Kept
from sphinx_proceedings.sources.edit.yaml_text import block_text, flow_text, indented
from sphinx_proceedings.upstream.yaml_nodes import MappingNode, Node, ScalarNode, SequenceNode

__all__ = ["YamlChanges", "content_end", "pairs_of"]


def pairs_of(node: MappingNode) -> dict[str, tuple[Node, Node]]:
    """The keys of a mapping with their values, by name; of a repeated one the first."""
    found: dict[str, tuple[Node, Node]] = {}
    for key, value in node.value:
        if isinstance(key, ScalarNode):
            found.setdefault(str(key.value), (key, value))
    return found


def content_end(text: str, key: Node | None, node: Node) -> int:
    """Behind the last character of a value; ruamel.yaml's marks are behind what follows it."""
    start: int = node.start_mark.index
    end: int = node.end_mark.index
    if isinstance(node, MappingNode) and not node.flow_style and node.value:
        return content_end(text, *node.value[-1])
    if isinstance(node, SequenceNode) and not node.flow_style and node.value:
        return content_end(text, None, node.value[-1])
    if start == end and key is not None:
        # It says nothing, and its mark is where the next one begins.
        return text.index(":", key.end_mark.index) + 1
    return start + len(text[start:end].rstrip())


class YamlChanges:
    """Collects changes to mappings, and gives the text of parts of the source with them."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._edits: defaultdict[int, dict[str, Edit]] = defaultdict(dict)
        """By the identity of the mapping's node, and the key; the last one counts."""
        self._gone: set[tuple[int, str]] = set()

    def set(self, node: MappingNode, name: str, value: Any, order: Sequence[str]) -> None:
        """Give a key another value; a new one comes behind those before it in `order`.

        Several new ones of a mapping come in the order in which they are set.
        """
        lines = indented(block_text({name: value}), node.start_mark.column).strip()
        self.set_written(node, name, lines[len(name) + 1 :], flow_text(value), order)

    def set_written(
        self, node: MappingNode, name: str, lines: str, flow: str, order: Sequence[str]
    ) -> None:
        """The same with what is to stand behind the colon, in lines or in brackets."""
        pairs = {key: pair for key, pair in pairs_of(node).items() if self._is_there(node, key)}
        if name in pairs:
            self._edits[id(node)][name] = self._replaced(node, *pairs[name], lines, flow)
            return
        before = [pairs[one] for one in order[: order.index(name)] if one in pairs]
        last = max(before, key=lambda pair: pair[0].start_mark.index, default=None)
        begin, column = node.start_mark.index, node.start_mark.column
        if node.flow_style:
            text = f"{name}: {flow}"
            at = content_end(self._text, *last) if last else begin + 1
            edit = Edit(
                start=at,
                end=at,
                text=f", {text}" if last else f"{text}, " if pairs else text,
            )
        elif last:
            at = self.line_end(content_end(self._text, *last))
            edit = Edit(start=at, end=at, text=f"\n{' ' * column}{name}:{lines}")
        else:
            edit = Edit(start=begin, end=begin, text=f"{name}:{lines}\n{' ' * column}")
        self._edits[id(node)][name] = edit

    def remove(self, node: MappingNode, name: str) -> None:
        """Take a key away."""
        listed = list(node.value)
        index = next((i for i, (key, _) in enumerate(listed) if key.value == name), None)
        if index is None:
            self._edits[id(node)].pop(name, None)
            return
        key, value = listed[index]
        end = content_end(self._text, key, value)
        self._gone.add((id(node), name))
        if index == 0:
            start = key.start_mark.index
            end = listed[1][0].start_mark.index if len(listed) > 1 else end
        elif node.flow_style:
            start = content_end(self._text, *listed[index - 1])
        else:
            start = self._text.rfind("\n", 0, key.start_mark.index)
            end = self.line_end(end)
        self._edits[id(node)][name] = Edit(start=start, end=end, text="")

    def line_end(self, offset: int) -> int:
        """The end of the line on which a place is: of its line feed, or of the text."""
        end = self._text.find("\n", offset)
        return len(self._text) if end < 0 else end

    def pieces(self, node: MappingNode, start: int, end: int) -> Iterator[Kept | str]:
        """A part of the source with the changes of one mapping."""
        edits = self._edits[id(node)].values()
        for edit in sorted(edits, key=lambda edit: (edit.start, edit.end)):
            if start <= edit.start and edit.end <= end:
                yield Kept(start, edit.start)
                yield edit.text
                start = edit.end
        yield Kept(start, end)

    def _is_there(self, node: MappingNode, name: str) -> bool:
        return (id(node), name) not in self._gone

    def _replaced(self, node: MappingNode, key: Node, old: Node, lines: str, flow: str) -> Edit:
        colon = self._text.index(":", key.end_mark.index) + 1
        end = content_end(self._text, key, old)
        start = old.start_mark.index if colon < end else colon
        space = " " if start == colon else ""
        if node.flow_style:
            return Edit(start=start, end=end, text=space + flow)
        first, _, rest = lines.partition("\n")
        if not first.strip():  # a list in lines of its own
            return Edit(start=colon, end=end, text=f"\n{rest}")
        if not rest:
            return Edit(start=start, end=end, text=space + first.strip())
        line_end = self.line_end(end)
        behind = self._text[end:line_end]
        return Edit(start=start, end=line_end, text=f"{space}{first.strip()}{behind}\n{rest}")
