"""The record of the last imports: the state from which both sides have changed since.

The file is made by imports alone and committed beside what they made.  It is read as a whole or
not at all: with half of it, hand edits could not be told from changes of the export.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from sphinx_proceedings.diagnostics import Location
from sphinx_proceedings.files.kept_json import read_json
from sphinx_proceedings.sources.imports.export_error import ExportError
from sphinx_proceedings.sources.text.shown import shown
from sphinx_proceedings.sources.text.source import Source

__all__ = ["LARGEST_RECORD", "RecordKind", "in_order", "is_number"]

LARGEST_RECORD = 64 * 1024**2
"""Bytes that are read, as many as of the papers themselves."""

Last = TypeVar("Last")

_FORMAT = 1
_CONFLICT = re.compile(r"^(?:<{7}|={7}|>{7}|\|{7})(?: |$)", re.MULTILINE)
_LONGEST_NUMBER = 200
_RESTORE = (
    "take the file of the last import from version control: git checkout -- {path}; or remove it"
    " and import again, which tells all that differs"
)
_RESOLVE = "keep one side whole, for example: git checkout --ours -- {path}; then import again"


@dataclass(frozen=True, kw_only=True, slots=True)
class RecordKind(Generic[Last]):
    """A kind of record, which holds the last import of each form of exports."""

    holds: str
    """`papers`"""
    parsed: Callable[[Mapping[str, Any]], Last]
    """A last import from its JSON, part by part; raises ValueError for what is not as it was
    written."""
    as_json: Callable[[Last], Mapping[str, Any]]
    """The parts of a last import: `forms`, and those `beside` of which something is known."""
    beside: tuple[str, ...] = ()
    """What else there may be of a form, each in a member of the file of its own."""

    def text(self, imports: Mapping[str, Last], edition: str) -> str:
        """The file: the last import of each form; one field a line, ending in a line feed."""
        held = self._held(imports)
        value = {"format": _FORMAT, "edition": edition, "digest": _digest(held), **held}
        return json.dumps(value, ensure_ascii=False, indent=2) + "\n"

    def _held(self, imports: Mapping[str, Last]) -> dict[str, dict[str, Any]]:
        """What is remembered, by part and form; without parts of which nothing is known."""
        written = {form: self.as_json(last) for form, last in sorted(imports.items())}
        parts = {
            name: {form: parts[name] for form, parts in written.items() if name in parts}
            for name in ("forms", *self.beside)
        }
        return {name: part for name, part in parts.items() if part or name == "forms"}

    def read(self, source: Source, edition: str) -> dict[str, Last]:
        """The last import of each form; raises `ExportError` for what no import has left so."""
        marker = _CONFLICT.search(source.text)
        if marker:
            location = source.locate(marker.start())
            problem = "two versions of the file were merged and are both in it"
            raise _damaged(location, problem, _RESOLVE)
        try:
            return self._checked(read_json(source.text), edition)
        except ValueError as error:
            raise _damaged(source.whole, _in_words(error)) from error

    def _checked(self, value: Any, edition: str) -> dict[str, Last]:
        forms = value.get("forms") if isinstance(value, dict) else None
        if not isinstance(forms, dict) or not all(isinstance(one, dict) for one in forms.values()):
            raise ValueError(f"it holds no {self.holds}")
        form = value.get("format")
        if type(form) is not int or form < _FORMAT:
            raise ValueError("it has no format that is known")
        if form > _FORMAT:
            raise ValueError("its format is not known; update this tool")
        if value.get("edition") != edition:
            raise ValueError(f"it is of the edition {shown(str(value.get('edition')))!r}")
        parts = {"forms": forms} | {name: value.get(name, {}) for name in self.beside}
        for name, part in parts.items():
            if not isinstance(part, dict) or part.keys() - forms.keys():
                raise ValueError(f"its {name} are not as imports write them")
        imports = {
            form: self.parsed({name: part[form] for name, part in parts.items() if form in part})
            for form in forms
        }
        if value.get("digest") != _digest(self._held(imports)):
            raise ValueError("it was changed by hand, or is damaged: its digest is another")
        return imports


def is_number(number: str) -> bool:
    """Whether something can be remembered by this: a short text on one line."""
    return 0 < len(number) <= _LONGEST_NUMBER and number.isprintable()


def in_order(number: str) -> tuple[tuple[int, str], ...]:
    """As people count: 9 before 10."""
    parts = re.findall(r"[0-9]{1,18}|[^0-9]+", number)
    return tuple((int(part), "") if part.isdecimal() else (-1, part) for part in parts)


def _in_words(error: ValueError) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"this is no JSON: {error.msg[:1].lower()}{error.msg[1:]} in line {error.lineno}"
    return str(error)


def _damaged(location: Location, problem: str, hint: str = _RESTORE) -> ExportError:
    message = f"the record of the last import cannot be used: {problem}"
    return ExportError(location, message, hint.replace("{path}", location.path))


def _digest(held: Mapping[str, Any]) -> str:
    """Of `forms` alone, where there is nothing else, as records always had it."""
    value = held["forms"] if held.keys() == {"forms"} else held
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()
