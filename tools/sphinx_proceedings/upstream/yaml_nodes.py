"""ruamel.yaml's nodes of a text, as far as it may be read at all.

ruamel.yaml documents loading, not composing; and what is too large to be used takes it minutes.
"""

from __future__ import annotations

from functools import partial
from typing import Any

from sphinx_proceedings.upstream.versions import strange_versions

if _strange := strange_versions(["ruamel.yaml"]):
    # Nothing of the tool works without it, and where this is imported from tells nobody anything.
    raise SystemExit(
        f"sphinx-proceedings reads YAML by what ruamel.yaml does not document, and does not know"
        f" {_strange[0]}: install the version that it asks for, or a newer version of it"
    )

from ruamel.yaml import YAML
from ruamel.yaml.composer import Composer, MaxDepthExceededError
from ruamel.yaml.error import MarkedYAMLError, StreamMark, YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

__all__ = [
    "UNREADABLE",
    "MappingNode",
    "MarkedYAMLError",
    "MaxDepthExceededError",
    "Node",
    "ScalarNode",
    "SequenceNode",
    "StreamMark",
    "TooManyNodesError",
    "nodes_of",
]

UNREADABLE = (YAMLError, AssertionError, ValueError)
"""What it raises of a text that is not YAML: an assertion where a directive follows a document."""
_LONGEST_TAG = 10_000
"""Characters; ruamel.yaml reads a tag in the square of its length."""


class TooManyNodesError(Exception):
    """A text has more nodes than it may."""


def nodes_of(text: str, *, deepest: int, most: int) -> Node | None:
    """The node of all that a YAML text says; None where it says nothing.

    Raises `MaxDepthExceededError` below `deepest` levels, `TooManyNodesError` behind `most` nodes,
    and one of `UNREADABLE`.
    """
    if "!" in text and any(len(word) > _LONGEST_TAG and "!" in word for word in text.split()):
        raise ValueError(f"a word with ! in it has more than {_LONGEST_TAG:,} characters")
    # Not the round-trip loader: it marks folds in texts with control characters.
    yaml = YAML(typ="safe", pure=True)
    yaml.Composer = partial(_BoundedComposer, most)  # type: ignore[assignment]
    yaml.max_depth = deepest
    root: Node | None = yaml.compose(text)
    return root


class _BoundedComposer(Composer):
    def __init__(self, most: int, loader: Any = None) -> None:
        super().__init__(loader=loader)
        self._most = most
        self.warn_double_anchors = False
        self._count = 0

    def compose_node(self, parent: Any, index: Any) -> Any:
        """The next node."""
        self._count += 1
        if self._count > self._most:
            raise TooManyNodesError
        return super().compose_node(parent, index)
