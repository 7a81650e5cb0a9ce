"""What registries of DOIs require, and what of it is missing in the sources."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from sphinx_proceedings.diagnostics import Location
from sphinx_proceedings.outputs.work import Work

__all__ = ["Limit", "Missing", "missing_in", "ordered", "repeated_dois", "required_of", "unfit"]


@dataclass(frozen=True, slots=True, order=True)
class Missing:
    """Something without which a registry refuses the deposit, or would be told wrong things."""

    location: Location
    what: str
    """What is missing or does not fit, naming the record."""
    hint: str
    """What the editor can do about it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Limit:
    """What a registry's schema takes as the text of one element."""

    label: str
    """What editors call it."""
    least: int = 1
    """Characters."""
    most: int
    pattern: str = ""
    """A regular expression for the whole text, or empty."""

    def problem(self, text: str) -> str:
        """What is wrong with the text, or empty."""
        if not text:
            return f"{self.label} is empty"
        if len(text) > self.most:
            return f"{self.label} has {len(text)} characters, more than {self.most}"
        if len(text) < self.least or (self.pattern and not re.fullmatch(self.pattern, text)):
            return f"{self.label} cannot be {text!r}"
        return ""


def ordered(found: Iterable[Missing]) -> tuple[Missing, ...]:
    """By place, without duplicates."""
    return tuple(sorted(dict.fromkeys(found)))


def required_of(work: Work) -> Iterator[Missing]:
    """What every registry requires of a paper and this one lacks."""
    paper = work.paper
    choose = "add doi = {10.…}, the DOI to be registered, or choose other papers (--paper)"
    required = (
        (paper.doi, "DOI", choose),
        (paper.authors, "author", "add author = {…}"),
        (work.issued, "year of publication", "add year = {…} to it or to its volume"),
    )
    yield from missing_in(paper.location, paper.key, required)
    if not paper.archival:
        yield Missing(
            paper.location,
            f"{paper.key} is not in the proceedings (archival = {{no}})",
            "its DOI, if it has one, is registered where it appeared: choose the others (--paper)",
        )
    if paper.authors and paper.more_authors:
        yield Missing(
            paper.location,
            f"the authors of {paper.key} end in “and others”",
            "name every author: who is left out of a deposit is not credited",
        )


def missing_in(
    location: Location, subject: str, required: Iterable[tuple[object, str, str]]
) -> Iterator[Missing]:
    """What a record lacks: each value that is required, what it is, and what to do without it."""
    for value, what, hint in required:
        if not value:
            yield Missing(location, f"{subject} has no {what}", hint)


def repeated_dois(works: Iterable[Work]) -> Iterator[Missing]:
    """Papers that have the DOI of an earlier one; DOIs do not tell cases apart (ISO 26324)."""
    owners: dict[str, Work] = {}
    for work in works:
        doi = work.paper.doi
        owner = owners.setdefault(doi.casefold(), work)
        if doi and owner is not work:
            yield Missing(
                work.paper.location,
                f"{work.key} has the DOI of {owner.key}, {doi}",
                f"give each its own; the other is at {owner.paper.location}",
            )


def unfit(
    element: Element, limits: Mapping[str, Limit], location: Location, subject: str
) -> Iterator[Missing]:
    """Texts in `element` that the registry's schema refuses, each with its record's place."""
    for inner in element.iter():
        limit = limits.get(inner.tag)
        if limit and (problem := limit.problem(inner.text or "")):
            yield Missing(
                location,
                f"{subject}: {problem}",
                "the registry's schema refuses this; correct it in the source",
            )
