"""Sections of volumes, which are the tracks of their papers.

A volume lists them as PMLR asks for: `sections = {key=Title|Another title}`; a paper names its own
as `section`, by key or title, or as `track`.
"""

from __future__ import annotations

from collections.abc import Iterable

from sphinx_proceedings.diagnostics import Code, Problems
from sphinx_proceedings.model.nearest import did_you_mean
from sphinx_proceedings.sources.bibtex.entries import BibEntry
from sphinx_proceedings.sources.bibtex.field_texts import BibText

__all__ = ["Sections", "read_sections"]


def read_sections(volume: BibEntry, text: BibText) -> dict[str, str]:
    """Titles by what papers may call them, case-folded; in the order of the volume."""
    found: dict[str, str] = {}
    for part in text.plain(volume, "sections").split("|"):
        key, sign, title = (piece.strip() for piece in part.partition("="))
        if called := (title if sign else "") or key:
            found.setdefault((key or called).casefold(), called)
    return found


class Sections:
    """The sections of a file's volumes."""

    def __init__(self, volumes: Iterable[BibEntry], text: BibText, problems: Problems) -> None:
        self._text = text
        self._problems = problems
        self._titles: dict[str, str] = {}
        for volume in volumes:
            found = read_sections(volume, text)
            self._titles |= found | {title.casefold(): title for title in found.values()}

    def of(self, paper: BibEntry) -> str:
        """The title of the section or track of a paper, or an empty string."""
        field = next((name for name in ("section", "track") if paper.value(name).strip()), "")
        written = self._text.plain(paper, field) if field else ""
        known = self._titles.get(written.casefold())
        if written and self._titles and known is None:
            self._problems.report(
                Code.BIB_SECTION,
                paper.where(field),
                f"{paper.key} is in the section {written!r}, which no volume of the file names",
                did_you_mean(written, dict.fromkeys(self._titles.values())),
            )
        return known or written
