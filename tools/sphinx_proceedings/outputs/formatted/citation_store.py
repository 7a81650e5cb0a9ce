"""Remembers citations, so that only new ones are formatted.

A citation is a function of the item, the style and the program, and kept under a digest of these.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sphinx_proceedings.files.kept_json import read_json
from sphinx_proceedings.files.memo import Memo
from sphinx_proceedings.model.richtext import Link, Math, Node, RichText, Span, Style, Text

__all__ = ["CitationStore"]

_TASK = "citation"


@dataclass(frozen=True, slots=True)
class CitationStore:
    """Citations by key, in a memo; never raises, as that does not."""

    memo: Memo

    def read(self, keys: Iterable[bytes]) -> dict[bytes, RichText]:
        """The citations that are known among these."""
        known = self.memo.read(_TASK, keys)
        found = ((key, _decoded(text)) for key, text in known.items())
        return {key: citation for key, citation in found if citation is not None}

    def write(self, citations: Mapping[bytes, RichText]) -> None:
        """Keep citations."""
        self.memo.write(_TASK, {key: _encoded(citation) for key, citation in citations.items()})


def _encoded(citation: RichText) -> bytes:
    return json.dumps([_form(node) for node in citation.nodes], separators=(",", ":")).encode()


def _form(node: Node) -> Any:
    match node:
        case Text(text):
            return text
        case Math(tex, display, text):
            return ["$", tex, display, text]
        case Span(style, children):
            return [style.value, *map(_form, children)]
        case Link(url, children):
            return ["@", url, *map(_form, children)]


def _decoded(text: bytes) -> RichText | None:
    try:
        return RichText(tuple(_nodes(read_json(text))))
    except (ValueError, TypeError):
        return None


def _nodes(forms: Iterable[Any]) -> Iterator[Node]:
    """Raises ValueError or TypeError for what `_form` did not make."""
    for form in forms:
        match form:
            case str():
                yield Text(form)
            case ["$", str(tex), bool(display), str(text)]:
                yield Math(tex, display, text)
            case ["@", str(url), *children]:
                yield Link(url, tuple(_nodes(children)))
            case [str(style), *children]:
                yield Span(Style(style), tuple(_nodes(children)))
            case _:
                raise ValueError("no form of a node")
