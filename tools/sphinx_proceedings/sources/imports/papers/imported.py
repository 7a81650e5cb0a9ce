"""What the last import of papers brought: the state from which both sides have changed since.

The file is made by imports alone and committed beside the papers.  It is read as a whole or not at
all: with half of it, hand edits could not be told from changes of the export.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from sphinx_proceedings.diagnostics import Location
from sphinx_proceedings.files.kept_json import read_json, texts_by_name
from sphinx_proceedings.sources.imports.export_error import ExportError
from sphinx_proceedings.sources.imports.front.known import (
    KnownFront,
    front_as_json,
    front_from_json,
)
from sphinx_proceedings.sources.imports.papers.decisions import Choice
from sphinx_proceedings.sources.imports.papers.entries import FURTHER
from sphinx_proceedings.sources.text.shown import shown
from sphinx_proceedings.sources.text.source import Source

__all__ = [
    "LARGEST_RECORD",
    "ImportedPaper",
    "LastImport",
    "imported_text",
    "is_number",
    "read_imported",
]

LARGEST_RECORD = 64 * 1024**2
"""Bytes that are read, as many as of the papers themselves."""

_FORMAT = 1
_CONFLICT = re.compile(r"^(?:<{7}|={7}|>{7}|\|{7})(?: |$)", re.MULTILINE)
_FIELDS = FURTHER | {
    "author", "author+an", "author+an:affiliation", "author+an:ror", "author+an:country",
    "author+an:orcid", "title", "keywords", "abstract",
}  # fmt: skip
_OF_VOLUMES = FURTHER | {"title", "editor"}
_FILE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._+-]{0,120}")
_KEY = re.compile(r"[^\s,{}=]{1,500}")
_DIGEST = re.compile("[0-9a-f]{64}")
_LONGEST_NUMBER = 200
_RESTORE = (
    "take the file of the last import from version control: git checkout -- {path}; or remove it"
    " and import again, which tells all that differs"
)
_RESOLVE = "keep one side whole, for example: git checkout --ours -- {path}; then import again"


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


def imported_text(imports: Mapping[str, LastImport], edition: str) -> str:
    """The file: the last import of each form; one field a line, ending in a line feed.

    Papers are in order of their numbers, which mean something in their own system only.
    """
    held = _held(imports)
    value = {"format": _FORMAT, "edition": edition, "digest": _digest(held), **held}
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def read_imported(source: Source, edition: str) -> dict[str, LastImport]:
    """The last import of each form; raises `ExportError` for what no import has left like this."""
    marker = _CONFLICT.search(source.text)
    if marker:
        location = source.locate(marker.start())
        problem = "two versions of the file were merged and are both in it"
        raise _damaged(location, problem, _RESOLVE)
    try:
        return _checked(read_json(source.text), edition)
    except ValueError as error:
        raise _damaged(source.whole, _in_words(error)) from error


def _in_words(error: ValueError) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"this is no JSON: {error.msg[:1].lower()}{error.msg[1:]} in line {error.lineno}"
    return str(error)


def _damaged(location: Location, problem: str, hint: str = _RESTORE) -> ExportError:
    message = f"the record of the last import cannot be used: {problem}"
    return ExportError(location, message, hint.replace("{path}", location.path))


def _checked(value: Any, edition: str) -> dict[str, LastImport]:
    """The imports; raises ValueError for what is not as it was written."""
    forms = value.get("forms") if isinstance(value, dict) else None
    if not isinstance(forms, dict) or not all(isinstance(one, dict) for one in forms.values()):
        raise ValueError("it holds no papers")
    if value.get("format") != _FORMAT:
        raise ValueError("its format is not known; update this tool")
    if value.get("edition") != edition:
        raise ValueError(f"it is of the edition {shown(str(value.get('edition')))!r}")
    choices, fronts, volumes = (
        _by_form(value, name, forms) for name in ("decisions", "front", "volumes")
    )
    imports = {
        form: LastImport(
            papers=_papers(papers),
            choice=_choice(choices[form]) if form in choices else None,
            front=front_from_json(fronts.get(form, {})),
            volume=_volume(volumes.get(form, {})),
        )
        for form, papers in forms.items()
    }
    if value.get("digest") != _digest(_held(imports)):
        raise ValueError("it was changed by hand, or is damaged: its digest is another")
    return imports


def _papers(value: Mapping[str, Any]) -> dict[str, ImportedPaper]:
    papers = {number: _paper(number, paper) for number, paper in value.items()}
    keys = [paper.key.casefold() for paper in papers.values()]
    if len(set(keys)) < len(keys):
        raise ValueError("two papers have the same key")
    return papers


def _by_form(value: Mapping[str, Any], name: str, forms: Mapping[str, Any]) -> Mapping[str, Any]:
    held = value.get(name, {})
    if not isinstance(held, dict) or held.keys() - forms.keys():
        raise ValueError(f"its {name} are not as imports write them")
    return held


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


def is_number(number: str) -> bool:
    """Whether a paper can be remembered by this: a short text on one line."""
    return 0 < len(number) <= _LONGEST_NUMBER and number.isprintable()


def _held(imports: Mapping[str, LastImport]) -> dict[str, Any]:
    """What is remembered, as JSON; a part of which nothing is known is left out."""
    listed = sorted(imports.items())
    parts = {
        "forms": {form: _as_json(last) for form, last in listed},
        "decisions": {
            form: {"accepted": last.choice.pattern, "seen": list(last.choice.seen)}
            for form, last in listed
            if last.choice
        },
        "front": {form: front_as_json(last.front) for form, last in listed if last.front},
        "volumes": {form: dict(last.volume) for form, last in listed if last.volume},
    }
    return {name: part for name, part in parts.items() if part or name == "forms"}


def _as_json(last: LastImport) -> dict[str, dict[str, Any]]:
    return {
        number: dict(_members(last.papers[number])) for number in sorted(last.papers, key=_in_order)
    }


def _members(paper: ImportedPaper) -> Iterator[tuple[str, Any]]:
    yield "key", paper.key
    yield "fields", dict(paper.fields)
    if paper.files:
        yield "files", dict(sorted(paper.files.items()))


def _in_order(number: str) -> tuple[tuple[int, str], ...]:
    """As people count: 9 before 10."""
    parts = re.findall(r"[0-9]{1,18}|[^0-9]+", number)
    return tuple((int(part), "") if part.isdecimal() else (-1, part) for part in parts)


def _digest(held: Mapping[str, Any]) -> str:
    """Of papers alone, where there is nothing else, as records always had it."""
    value = held["forms"] if held.keys() == {"forms"} else held
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()
