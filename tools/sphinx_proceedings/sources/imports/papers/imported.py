"""What the last import of papers brought."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from sphinx_proceedings.files.kept_json import texts_by_name
from sphinx_proceedings.sources.imports.front.known import (
    KnownFront,
    front_as_json,
    front_from_json,
)
from sphinx_proceedings.sources.imports.last_import import RecordKind, in_order, is_number
from sphinx_proceedings.sources.imports.papers.decisions import Choice
from sphinx_proceedings.sources.imports.papers.entries import FURTHER
from sphinx_proceedings.sources.text.shown import shown

__all__ = ["PAPERS_RECORD", "ImportedPaper", "LastImport"]

_FIELDS = FURTHER | {
    "author", "author+an", "author+an:affiliation", "author+an:ror", "author+an:country",
    "author+an:orcid", "title", "keywords", "abstract",
}  # fmt: skip
_OF_VOLUMES = FURTHER | {"title", "editor"}
_FILE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._+-]{0,120}")
_KEY = re.compile(r"[^\s,{}=]{1,500}")
_DIGEST = re.compile("[0-9a-f]{64}")


@dataclass(frozen=True, kw_only=True, slots=True)
class ImportedPaper:
    """A paper as the last import brought it."""

    key: str
    """The key that it was given, which stays whatever its title becomes."""
    fields: Mapping[str, str]
    """Values as `entries.py` writes them."""
    files: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """The SHA-256 of each file that came along, by the name that it was given."""


@dataclass(frozen=True, kw_only=True, slots=True)
class LastImport:
    """The papers that a system knew, by what it calls them."""

    papers: Mapping[str, ImportedPaper] = field(default_factory=lambda: MappingProxyType({}))
    choice: Choice | None = None
    """Which decisions mean an acceptance, where somebody had to say so."""
    front: KnownFront = field(default_factory=KnownFront)
    """What is around the papers."""
    volume: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """The fields of the volume that they are in."""


def _papers(value: Mapping[str, Any]) -> dict[str, ImportedPaper]:
    papers = {number: _paper(number, paper) for number, paper in value.items()}
    keys = [paper.key.casefold() for paper in papers.values()]
    if len(set(keys)) < len(keys):
        raise ValueError("two papers have the same key")
    return papers


def _volume(value: Any) -> Mapping[str, str]:
    fields = texts_by_name(value)
    if fields.keys() - _OF_VOLUMES:
        raise ValueError("its volumes are not as imports write them")
    return fields


def _choice(value: Any) -> Choice:
    told: dict[str, Any] = value if isinstance(value, dict) else {}
    pattern, seen = told.get("accepted"), told.get("seen", ())
    are_texts = isinstance(seen, list) and all(isinstance(name, str) for name in seen)
    if isinstance(pattern, str) and are_texts and _is_pattern(pattern):
        return Choice(pattern=pattern, seen=tuple(seen))
    raise ValueError("its decisions are not as imports write them")


def _is_pattern(text: str) -> bool:
    try:
        re.compile(text)
    except (re.error, RecursionError, OverflowError):
        return False
    return True


def _paper(number: str, value: Any) -> ImportedPaper:
    what = shown(number)
    if not isinstance(value, dict) or value.keys() - {"key", "fields", "files"}:
        raise ValueError(f"paper {what!r} is not as imports write it")
    key, fields = value.get("key"), texts_by_name(value.get("fields"))
    files = texts_by_name(value.get("files", {}))
    if not (
        isinstance(key, str)
        and _KEY.fullmatch(key)
        and is_number(number)
        and fields.keys() <= _FIELDS
        and all(map(_FILE.fullmatch, files))
        and all(map(_DIGEST.fullmatch, files.values()))
    ):
        raise ValueError(f"paper {what!r} is not as imports write it")
    return ImportedPaper(key=key, fields=fields, files=files)


def _parsed(parts: Mapping[str, Any]) -> LastImport:
    return LastImport(
        papers=_papers(parts["forms"]),
        choice=_choice(parts["decisions"]) if "decisions" in parts else None,
        front=front_from_json(parts.get("front", {})),
        volume=_volume(parts.get("volumes", {})),
    )


def _as_json(last: LastImport) -> dict[str, Any]:
    parts: dict[str, Any] = {"forms": _papers_as_json(last.papers)}
    if last.choice:
        parts["decisions"] = {"accepted": last.choice.pattern, "seen": list(last.choice.seen)}
    if last.front:
        parts["front"] = front_as_json(last.front)
    if last.volume:
        parts["volumes"] = dict(last.volume)
    return parts


def _papers_as_json(papers: Mapping[str, ImportedPaper]) -> dict[str, dict[str, Any]]:
    """In order of numbers, which mean something in their own system only."""
    return {number: dict(_members(papers[number])) for number in sorted(papers, key=in_order)}


def _members(paper: ImportedPaper) -> Iterator[tuple[str, Any]]:
    yield "key", paper.key
    yield "fields", dict(paper.fields)
    if paper.files:
        yield "files", dict(sorted(paper.files.items()))


PAPERS_RECORD = RecordKind(
    holds="papers", beside=("decisions", "front", "volumes"), parsed=_parsed, as_json=_as_json
)
"""`papers/<edition>.imported.json`"""
