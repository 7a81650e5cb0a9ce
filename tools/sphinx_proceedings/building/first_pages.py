"""Papers with pictures of the first pages of their texts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from sphinx_proceedings.building.memory.pdfs import first_pages_remembered
from sphinx_proceedings.check.pdfs.forms import picture_problem
from sphinx_proceedings.diagnostics import Diagnostic
from sphinx_proceedings.model.paper_files import FirstPage
from sphinx_proceedings.model.papers import Paper
from sphinx_proceedings.model.pdf_facts import PdfTrouble
from sphinx_proceedings.model.portal import Portal
from sphinx_proceedings.sources.paper_files.paper_files import source_place

__all__ = ["Pictured", "with_first_pages"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Pictured:
    """Portals with pictures."""

    portals: tuple[Portal, ...]
    diagnostics: tuple[Diagnostic, ...]
    is_finished: bool
    """Whether another try would come to the same."""


def with_first_pages(root: Path, *portals: Portal) -> Pictured:
    """The portals with a picture of each text that is here, as far as one can be had.

    What is wrong with texts is told once, of the first portal.
    """
    first = portals[0]
    made = first_pages_remembered(paper.pdf for paper in first.papers if paper.pdf)
    troubles = {
        file.sha256: (paper, trouble)
        for paper in first.papers
        if (file := paper.pdf) and isinstance(trouble := made[file.sha256], PdfTrouble)
    }
    return Pictured(
        portals=tuple(_pictured(portal, made) for portal in portals),
        diagnostics=tuple(
            picture_problem(paper, source_place(root, file), trouble)
            for paper, trouble in troubles.values()
            if (file := paper.pdf)
        ),
        is_finished=not any(trouble.may_pass for _, trouble in troubles.values()),
    )


def _pictured(portal: Portal, made: Mapping[str, FirstPage | PdfTrouble]) -> Portal:
    if not any(isinstance(each, FirstPage) for each in made.values()):
        return portal
    return replace(portal, papers=tuple(_with_picture(paper, made) for paper in portal.papers))


def _with_picture(paper: Paper, made: Mapping[str, FirstPage | PdfTrouble]) -> Paper:
    file = paper.pdf
    picture = file and made.get(file.sha256)
    if not isinstance(picture, FirstPage):
        return paper
    files = (replace(each, first_page=picture) if each is file else each for each in paper.files)
    return replace(paper, files=tuple(files))
