"""What the last import of papers brought."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from sphinx_proceedings.files.kept_json import texts_by_name
from sphinx_proceedings.sources.imports.last_import import RecordKind, in_order, is_number
from sphinx_proceedings.sources.imports.papers.entries import FURTHER
from sphinx_proceedings.sources.text.shown import shown

__all__ = ["PAPERS_RECORD", "ImportedPaper", "LastImport"]

_FIELDS = FURTHER | {
    "author", "author+an:affiliation", "author+an:orcid", "title", "keywords", "abstract",
}  # fmt: skip
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


def _papers(value: Mapping[str, Any]) -> dict[str, ImportedPaper]:
    papers = {number: _paper(number, paper) for number, paper in value.items()}
    keys = [paper.key.casefold() for paper in papers.values()]
    if len(set(keys)) < len(keys):
        raise ValueError("two papers have the same key")
    return papers


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


def _as_json(last: LastImport) -> dict[str, dict[str, Any]]:
    """In order of numbers, which mean something in their own system only."""
    return {
        number: dict(_members(last.papers[number])) for number in sorted(last.papers, key=in_order)
    }


def _members(paper: ImportedPaper) -> Iterator[tuple[str, Any]]:
    yield "key", paper.key
    yield "fields", dict(paper.fields)
    if paper.files:
        yield "files", dict(sorted(paper.files.items()))


PAPERS_RECORD = RecordKind(
    holds="papers",
    parsed=lambda value: LastImport(papers=_papers(value)),
    as_json=_as_json,
)
"""`papers/<edition>.imported.json`"""
