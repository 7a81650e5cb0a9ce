"""What a page's JSON-LD says of a paper."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from urllib.parse import unquote

__all__ = [
    "Node",
    "article_of",
    "articles",
    "author_names",
    "container_names",
    "dois",
    "is_scholarly_article",
    "text_of",
]

Node = Mapping[str, Any]

# The types of schema.org that a paper's page may be about.
_WORK_TYPES = frozenset(
    {
        "Book", "Chapter", "Report", "ScholarlyArticle", "Thesis", "Dataset", "CreativeWork",
        "SoftwareSourceCode", "WebPage", "VisualArtwork", "ImageObject", "AudioObject",
        "MusicRecording", "VideoObject", "Movie", "Message", "Legislation",
    }
)  # fmt: skip

_DOI = re.compile(r"^(?:https?://(?:dx\.)?doi\.org/|doi:)?(10\.\d{4,9}/.+)$", re.IGNORECASE)
_DEEPEST = 8


def articles(text: str) -> tuple[Node, ...]:
    """The works among the nodes of a block, in order.

    Raises ValueError if the block is no JSON, or holds neither nodes nor a list of them.
    """
    try:
        data = json.loads(text)
    except RecursionError as error:
        raise ValueError("nested too deeply") from error
    nodes = list(_nodes(data))
    if not nodes:
        raise ValueError("no object in it")
    return tuple(node for node in nodes if _types(node) & _WORK_TYPES)


def article_of(blocks: Iterable[str]) -> Node | None:
    """The first work that the blocks of a page tell of; broken blocks tell of none."""
    for block in blocks:
        try:
            found = articles(block)
        except ValueError:
            continue
        if found:
            return found[0]
    return None


def is_scholarly_article(node: Node) -> bool:
    """Whether ScholarlyArticle is among its types."""
    return "ScholarlyArticle" in _types(node)


def text_of(node: Node, *names: str) -> str:
    """The first of the properties that is a text; numbers count as texts."""
    for name in names:
        value = node.get(name)
        if isinstance(value, str | int) and not isinstance(value, bool):
            return " ".join(str(value).split())
    return ""


def author_names(node: Node) -> tuple[tuple[str, str], ...]:
    """Each author in order as `Given Family` and, where stated in parts, `Family, Given`."""
    found = []
    for author in _listed(node.get("author")):
        if isinstance(author, str):
            found.append((" ".join(author.split()), ""))
        elif isinstance(author, dict):
            family, given = text_of(author, "familyName"), text_of(author, "givenName")
            inverted = ", ".join(filter(None, (family, given))) if family else ""
            found.append((text_of(author, "name"), inverted))
    return tuple(found)


def container_names(node: Node) -> frozenset[str]:
    """Names of what it is part of, and of what that is part of."""
    names: set[str] = set()
    wholes = _listed(node.get("isPartOf"))
    for _ in range(_DEEPEST):
        inner: list[Any] = []
        for whole in wholes:
            if isinstance(whole, dict):
                names.add(text_of(whole, "name"))
                inner += _listed(whole.get("isPartOf"))
        wholes = inner
    return frozenset(names - {""})


def dois(node: Node) -> frozenset[str]:
    """The DOIs among its identifiers, in lower case."""
    values: list[Any] = []
    for name in ("@id", "identifier", "sameAs", "url"):
        values += _listed(node.get(name))
    texts = [text_of(value, "value") if isinstance(value, dict) else value for value in values]
    matches = (_DOI.match(unquote(text)) for text in texts if isinstance(text, str))
    return frozenset(match[1].lower() for match in matches if match is not None)


def _nodes(data: object) -> Iterator[Node]:
    for item in _listed(data):
        if isinstance(item, dict):
            yield item
            yield from (node for node in _listed(item.get("@graph")) if isinstance(node, dict))


def _listed(value: object) -> list[Any]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def _types(node: Node) -> set[str]:
    return {kind for kind in _listed(node.get("@type")) if isinstance(kind, str)}
