"""Papers as they are read of an export, each number once, and what all of them have in common."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date
from types import MappingProxyType

from sphinx_proceedings.diagnostics import Location
from sphinx_proceedings.model.papers import LinkKind
from sphinx_proceedings.sources.imports.export_error import ExportError
from sphinx_proceedings.sources.imports.papers.notes import Notes
from sphinx_proceedings.sources.imports.papers.submissions import (
    Export,
    Submission,
    SubmittedAuthor,
)
from sphinx_proceedings.sources.text.shown import shown
from sphinx_proceedings.sources.values.years import in_our_time

__all__ = [
    "MOST_SUBMISSIONS",
    "GatheredPapers",
    "day_in",
    "filled",
    "filled_links",
    "is_doi_address",
]

MOST_SUBMISSIONS = 20_000
"""Papers of an export; the largest conferences have some ten thousand submissions."""
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_DOI_ADDRESS = re.compile(r"https?://(?:dx\.)?doi\.org/", re.IGNORECASE)


def filled(fields: Mapping[str, str]) -> Mapping[str, str]:
    """The fields that say something."""
    return MappingProxyType({name: value for name, value in fields.items() if value})


def filled_links(links: Iterable[tuple[LinkKind, str]]) -> Mapping[LinkKind, str]:
    """Of each kind the first address that is one, in the order in which pages show kinds."""
    found: dict[LinkKind, str] = {}
    for kind, url in links:
        if url:
            found.setdefault(kind, url)
    return MappingProxyType({kind: found[kind] for kind in LinkKind if kind in found})


def day_in(text: str) -> str:
    """The day that a text is, `2027-05-10`; empty for anything else."""
    with suppress(ValueError):
        if _DAY.fullmatch(text):
            return in_our_time(date.fromisoformat(text)).isoformat()
    return ""


def is_doi_address(url: str) -> bool:
    """Whether it leads to a DOI, which says so by itself."""
    return _DOI_ADDRESS.match(url) is not None


class GatheredPapers:
    """Takes papers one by one."""

    def __init__(self, form: str, whole: Location, notes: Notes) -> None:
        self._form, self._whole, self._notes = form, whole, notes
        self._submissions: dict[str, Submission] = {}
        self._facts: list[Mapping[str, str]] = []
        self._editors: list[tuple[SubmittedAuthor, ...]] = []
        self._seen = 0

    def __len__(self) -> int:
        return len(self._submissions)

    def add(
        self,
        submission: Submission,
        *,
        facts: Mapping[str, str] = MappingProxyType({}),
        editors: Iterable[SubmittedAuthor | None] = (),
    ) -> None:
        """Take a paper, with what is told of the volume that it is in; without title it is none.

        Raises `ExportError` where there are too many.
        """
        self._seen += 1
        first = self._submissions.get(submission.number)
        if self._seen > MOST_SUBMISSIONS:
            message = f"it lists more than {MOST_SUBMISSIONS:,} papers"
            raise ExportError(submission.location, message, "export one edition at a time")
        if not submission.title:
            self._notes.tell(
                submission.location, f"{_called(submission)} has no title; it is left out"
            )
        elif not submission.number:
            self._notes.tell(
                submission.location,
                f"“{shown(submission.title.plain)}” has nothing by which it could be found again;"
                " it is left out",
            )
        elif first is not None:
            self._notes.tell(
                submission.location,
                f"{_called(submission)} was listed before, at {first.location}; this one is left"
                " out",
            )
        else:
            self._submissions[submission.number] = submission
            self._facts.append(facts)
            self._editors.append(tuple(editor for editor in editors if editor))

    def export(
        self, *, hint: str, volume: Mapping[str, str] = MappingProxyType({}), **further: object
    ) -> Export:
        """All of them; raises `ExportError` where there is none.

        What is told of all volumes alike is told once; `further` are fields of `Export`.
        """
        if not self._submissions:
            remarks = self._notes.remarks
            why = f": {remarks[0].text}" if remarks else ""
            raise ExportError(self._whole, f"no paper can be read in it{why}", hint)
        shared = {**_common(self._facts), **volume}
        submissions = tuple(
            replace(submission, fields=filled({**_without(facts, shared), **submission.fields}))
            for submission, facts in zip(self._submissions.values(), self._facts, strict=True)
        )
        if "editors" not in further:
            further = {"editors": self._common_editors(), **further}
        return Export(
            form=self._form,
            submissions=submissions,
            remarks=self._notes.remarks,
            volume=filled(shared),
            **further,  # type: ignore[arg-type]
        )

    def _common_editors(self) -> tuple[SubmittedAuthor, ...]:
        different = dict.fromkeys(self._editors)
        if len(different) == 1:
            return self._editors[0]
        self._notes.tell(self._whole, "its volumes have different editors, who are left out")
        return ()


def _called(submission: Submission) -> str:
    return f"paper {shown(submission.number)}" if submission.number else "a paper"


def _common(facts: Sequence[Mapping[str, str]]) -> dict[str, str]:
    first, *others = facts
    return {
        name: value
        for name, value in first.items()
        if all(other.get(name) == value for other in others)
    }


def _without(facts: Mapping[str, str], shared: Mapping[str, str]) -> dict[str, str]:
    return {name: value for name, value in facts.items() if shared.get(name) != value}
