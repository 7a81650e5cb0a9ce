"""Rules about papers that may be one: a DOI names one thing, and a title mostly does."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator

from sphinx_proceedings.diagnostics import Code, Diagnostic
from sphinx_proceedings.model.papers import Paper
from sphinx_proceedings.model.portal import Portal

__all__ = ["check_duplicates"]

_NOT_WORDS = re.compile(r"[\W_]+")


def check_duplicates(portal: Portal) -> Iterator[Diagnostic]:
    """Papers with the DOI of another, and those of an edition with the title of another.

    Entries that say what they are to each other (a correction, a version) may share a title.
    DOIs do not tell cases apart (ISO 26324).
    """
    for first, paper in _again(portal, lambda paper: paper.doi.casefold()):
        yield Diagnostic(
            code=Code.SAME_DOI,
            location=paper.location,
            message=f"{_name(paper)} has the DOI of {_name(first)}, {paper.doi}",
            hint="correct one of them, or remove the entry that is there twice",
            subject=_name(paper),
            related=(first.location,),
        )
    for first, paper in _again(portal, _title_in_edition):
        same_doi = bool(paper.doi) and paper.doi.casefold() == first.doi.casefold()
        if not same_doi and not _are_related(first, paper):
            yield Diagnostic(
                code=Code.SAME_TITLE,
                location=paper.location,
                message=f"{paper.key} has the title of {first.key}, “{paper.full_title.plain}”",
                hint="remove the entry that is there twice; two papers may well be called the same",
                subject=_name(paper),
                related=(first.location,),
            )


def _again(portal: Portal, key: Callable[[Paper], str]) -> Iterator[tuple[Paper, Paper]]:
    """Each paper whose key an earlier one has, behind that one."""
    seen: dict[str, Paper] = {}
    for paper in portal.papers:
        if found := key(paper):
            first = seen.setdefault(found, paper)
            if first is not paper:
                yield first, paper


def _title_in_edition(paper: Paper) -> str:
    plain = unicodedata.normalize("NFKD", paper.full_title.plain.casefold())
    words = _NOT_WORDS.sub(" ", plain).strip()
    return f"{paper.edition} {words}" if words else ""


def _are_related(one: Paper, other: Paper) -> bool:
    return any(
        relation.key == there.key
        for here, there in ((one, other), (other, one))
        for relation in here.relations
    )


def _name(paper: Paper) -> str:
    return f"{paper.edition}/{paper.key}"
