"""Files of which no name says whose they are, known by their text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from sphinx_proceedings.building.memory.paper_files import read_files_remembered
from sphinx_proceedings.building.memory.pdfs import pdfs_remembered
from sphinx_proceedings.check.pdfs.recognition import PdfText, Recognition, is_readable
from sphinx_proceedings.model.paper_files import FileKind, PaperFile
from sphinx_proceedings.model.papers import LinkKind
from sphinx_proceedings.model.pdf_facts import PdfFacts
from sphinx_proceedings.model.portal import Portal
from sphinx_proceedings.sources.paper_files.contents import FileContents
from sphinx_proceedings.sources.paper_files.inventory import FileState, Inventory, KnownFile

__all__ = ["with_recognised"]


def with_recognised(root: Path, found: Inventory, portal: Portal) -> Inventory:
    """The same, with names for PDFs whose first pages are those of a paper that has no text yet."""
    unknown = [file for file in found.files if _is_unknown(file)]
    proposals = _proposals(portal, _read(root, unknown))
    counts = Counter((path.rpartition("/")[0], name) for path, name in proposals.items())
    only = {
        path: name for path, name in proposals.items() if counts[path.rpartition("/")[0], name] == 1
    }
    files = (
        replace(file, proposal=only[file.path]) if file.path in only else file
        for file in found.files
    )
    return replace(found, files=tuple(files))


def _is_unknown(file: KnownFile) -> bool:
    is_misnamed = file.state is FileState.MISNAMED and not file.proposal
    return is_misnamed and file.path.lower().endswith(".pdf")


def _read(root: Path, files: list[KnownFile]) -> Mapping[tuple[str, str], PdfFacts]:
    """What is in the files that can be read, by edition and path."""
    places = [str(root.absolute() / file.path) for file in files]
    papers_files = {
        (file.edition, file.path): PaperFile(
            kind=FileKind.PDF,
            ending=".pdf",
            size=contents.size,
            sha256=contents.sha256,
            source=place,
        )
        for file, place, contents in zip(files, places, read_files_remembered(places), strict=True)
        if isinstance(contents, FileContents)
    }
    read = pdfs_remembered(papers_files.values())
    return {
        name: facts
        for name, file in papers_files.items()
        if isinstance(facts := read[file.sha256], PdfFacts)
    }


def _proposals(portal: Portal, read: Mapping[tuple[str, str], PdfFacts]) -> dict[str, str]:
    """Names by paths."""
    found: dict[str, str] = {}
    recognitions: dict[str, Recognition] = {}
    for (edition, path), facts in read.items():
        recognition = recognitions.get(edition)
        if recognition is None:
            papers = portal.papers_by_edition.get(edition, ())
            recognition = Recognition(papers, portal.person_by_id)
            recognitions[edition] = recognition
        paper = recognition.paper_of(PdfText(facts)) if is_readable(facts) else None
        if paper is not None and not paper.has(LinkKind.PDF):
            found[path] = f"{paper.slug}.pdf"
    return found
