"""Has PDFs read in confined processes, and believes nothing that is not of the right form."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from pydantic import TypeAdapter, ValidationError

from sphinx_proceedings.model.digests import version_of
from sphinx_proceedings.model.paper_files import FIRST_PAGE_SIZE, FirstPage, PaperFile
from sphinx_proceedings.model.pdf_facts import BoundPages, PdfFacts, PdfProblem, PdfTrouble
from sphinx_proceedings.processes.confined import Limits, Stopped, confinement, in_confinement

__all__ = [
    "BOUND_PAGES",
    "FACTS",
    "FIRST_PAGE",
    "bound_pages_told",
    "facts_told",
    "first_page_told",
    "told_by_each",
    "told_in_turn",
    "trouble_told",
]

BOUND_PAGES = "sphinx_proceedings.sources.pdf.bound_pages:told_bound_pages"
"""The job that takes a file's pages for a volume."""
FACTS = "sphinx_proceedings.sources.pdf.reading:told_facts"
"""The job that tells `PdfFacts` of a file."""
FIRST_PAGE = "sphinx_proceedings.sources.pdf.first_pages:told_first_page"
"""The job that makes a picture of a file's first page."""
_LIMITS = Limits(seconds=20.0, memory=2 * 1024**3)
"""A hundred times what a paper takes."""
_LARGEST_PICTURE = 200_000
"""Bytes; one has a tenth."""
_UNKNOWN = "what its reader said is of no known form"


def told_by_each(
    job: str,
    files: Sequence[PaperFile],
    *,
    what: str,
    processes: int = 1,
    limits: Limits = _LIMITS,
) -> list[bytes]:
    """What a job tells of each file; where it came to nothing, its trouble in the same form."""
    told = in_confinement(job, _items(files), limits, what=what, processes=processes)
    return [_told(each) for each in told]


def told_in_turn(
    job: str,
    batches: Iterable[Sequence[PaperFile]],
    *,
    processes: int = 1,
    limits: Limits = _LIMITS,
) -> Iterator[list[bytes]]:
    """The same of one batch of files after the other, where all of them would be too much."""
    with confinement(job, limits, processes=processes) as ask:
        for files in batches:
            yield [_told(each) for each in ask(_items(files), "")]


def _items(files: Sequence[PaperFile]) -> list[tuple[str, ...]]:
    return [(file.source, file.sha256) for file in files]


def _told(found: bytes | Stopped) -> bytes:
    return _trouble(found) if isinstance(found, Stopped) else found


def facts_told(told: bytes) -> PdfFacts | PdfTrouble:
    """What was told of a file by the job `FACTS`."""
    try:
        return trouble_told(told) or _facts_form().validate_json(told)
    except ValidationError:
        return PdfTrouble(PdfProblem.CRASH, _UNKNOWN)


def bound_pages_told(told: bytes) -> tuple[BoundPages, memoryview] | PdfTrouble:
    """What the job `BOUND_PAGES` took of a file, and these pages as PDF."""
    trouble = trouble_told(told)
    if trouble is not None:
        return trouble
    head, _, _ = told.partition(b"\n")
    try:
        return _bound_form().validate_json(head), memoryview(told)[len(head) + 1 :]
    except ValidationError:
        return PdfTrouble(PdfProblem.CRASH, _UNKNOWN)


def first_page_told(told: bytes) -> FirstPage | PdfTrouble:
    """What was made of a file by the job `FIRST_PAGE`."""
    trouble = trouble_told(told)
    if trouble is not None:
        return trouble
    size = _webp_size(told)
    if size is None:
        return PdfTrouble(PdfProblem.CRASH, _UNKNOWN)
    width, height = size
    return FirstPage(width=width, height=height, digest=version_of(told), webp=told)


def _webp_size(data: bytes) -> tuple[int, int] | None:
    """Width and height of a small picture in lossy WebP (RFC 9649, 2.5; RFC 6386, 9.1)."""
    is_webp = data[:4] == b"RIFF" and data[8:16] == b"WEBPVP8 " and data[23:26] == b"\x9d\x01*"
    if not is_webp or len(data) > _LARGEST_PICTURE:
        return None
    width, height = (int.from_bytes(data[at : at + 2], "little") for at in (26, 28))
    most_width, most_height = FIRST_PAGE_SIZE
    return (width, height) if 0 < width <= most_width and 0 < height <= most_height else None


def trouble_told(told: bytes) -> PdfTrouble | None:
    """The trouble that a job told of; None where it told something else."""
    if not told.startswith(b"["):
        return None
    try:
        problem, detail = _trouble_form().validate_json(told)
    except ValidationError:
        return PdfTrouble(PdfProblem.CRASH)
    return PdfTrouble(problem, detail)


def _trouble(stopped: Stopped) -> bytes:
    return json.dumps([stopped.reason.value, stopped.detail]).encode()


# Most portals need neither, and both take a part of a second to make.
@cache
def _facts_form() -> TypeAdapter[PdfFacts]:
    return TypeAdapter(PdfFacts)


@cache
def _bound_form() -> TypeAdapter[BoundPages]:
    return TypeAdapter(BoundPages)


@cache
def _trouble_form() -> TypeAdapter[tuple[PdfProblem, str]]:
    return TypeAdapter(tuple[PdfProblem, str])
