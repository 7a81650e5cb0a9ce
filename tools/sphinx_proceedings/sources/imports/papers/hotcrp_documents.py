"""The documents that came with submissions of HotCRP, by what its JSON says of them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any

from sphinx_proceedings.diagnostics import Location
from sphinx_proceedings.sources.imports.packages.package import Package
from sphinx_proceedings.sources.imports.packages.records import Record, records, text
from sphinx_proceedings.sources.imports.papers.notes import Notes
from sphinx_proceedings.sources.imports.papers.submissions import Delivered
from sphinx_proceedings.sources.text.shown import shown

__all__ = ["HotcrpDocuments", "is_document_field"]

_PAPER, _FINAL, _SUBMITTED = "paper", "final", "submission"
_DOWNLOADED = re.compile(r"(?:.*[-/])?(?P<kind>paper|final)0*(?P<number>\d{1,9})\.pdf")
"""As HotCRP names what is downloaded alone: `conf27-final17.pdf`."""
_ROLES = ("supplement", "slides", "poster")


def is_document_field(name: str, value: Any) -> bool:
    """Whether a field of a submission holds documents."""
    return name in (_FINAL, _SUBMITTED) or bool(_described(value))


class HotcrpDocuments:
    """Finds documents in a package."""

    def __init__(self, package: Package, notes: Notes) -> None:
        self._notes = notes
        self._there = {_known(name): name for name in package.sizes}
        self._downloaded = {
            (found["number"], found["kind"]): name
            for folded, name in sorted(self._there.items())
            if (found := _DOWNLOADED.fullmatch(folded))
        }
        self._missing: list[tuple[Location, str]] = []
        self._whole = package.whole
        self._has_any = False

    def of(self, file: str, number: str, paper: Record) -> tuple[Delivered, ...]:
        """The files of a submission, of which `file` is the JSON beside which they lie.

        Of the final version and the one that was submitted, only the final one is the paper.
        """
        folder = file.rpartition("/")[0]
        found: dict[str, str] = {}
        missing: dict[str, str] = {}
        for field, value in paper.items():
            for document in _described(value):
                called = text(document.get("content_file"))
                name = self._there.get(_known(f"{folder}/{called}" if folder else called))
                if name is not None:
                    found.setdefault(name, field)
                elif called:
                    missing[field] = called
        for kind, field in (("final", _FINAL), ("paper", _SUBMITTED)):
            name = self._downloaded.get((number, kind))
            if name is not None and field not in found.values():
                found.setdefault(name, field)
                missing.pop(field, None)
        if _FINAL in found.values():
            missing.pop(_SUBMITTED, None)
        self._missing += [(paper.location, called) for called in missing.values()]
        self._has_any |= bool(found)
        return tuple(self._delivered(found, paper.location))

    def tell_missing(self) -> None:
        """Tell which documents there should be; once, where there are none at all."""
        if self._missing and not self._has_any:
            said = f"it names {len(self._missing):,} documents, of which none is beside it"
            self._notes.tell(self._whole, said)
            return
        for location, called in self._missing:
            name = shown(self._notes.line(called))
            self._notes.tell(location, f"the document “{name}” is not in the export")

    def _delivered(self, found: Mapping[str, str], location: Location) -> Iterator[Delivered]:
        has_final = _FINAL in found.values()
        if not has_final and _SUBMITTED in found.values():
            self._notes.tell(
                location, "there is no final version; the one that was submitted is taken"
            )
        for name, field in found.items():
            if field not in (_FINAL, _SUBMITTED):
                yield Delivered(name=name, role=self._role(field))
            elif field == _FINAL or not has_final:
                yield Delivered(name=name, role=_PAPER)

    def _role(self, field: str) -> str:
        """What a file is, by the name of the field that holds it."""
        words = self._notes.line(field).replace("_", " ").replace("-", " ").lower()
        return next((role for role in _ROLES if role in words), words)


def _described(value: Any) -> list[Record]:
    """The documents of a field: one, or several attachments."""
    several = [value] if isinstance(value, Record) else records(value)
    return [item for item in several if "content_file" in item or "mimetype" in item]


def _known(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()
