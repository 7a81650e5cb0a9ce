"""Has PDFs read in confined processes, and believes nothing that is not of the right form."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache

from pydantic import TypeAdapter, ValidationError

from sphinx_proceedings.model.paper_files import PaperFile
from sphinx_proceedings.model.pdf_facts import PdfFacts, PdfProblem, PdfTrouble
from sphinx_proceedings.processes.confined import Limits, Stopped, in_confinement

__all__ = ["FACTS", "facts_told", "told_by_each", "trouble_told"]

FACTS = "sphinx_proceedings.sources.pdf.reading:told_facts"
"""The job that tells `PdfFacts` of a file."""
_LIMITS = Limits(seconds=20.0, memory=2 * 1024**3)
"""A hundred times what a paper takes."""


def told_by_each(
    job: str,
    files: Sequence[PaperFile],
    *,
    what: str,
    processes: int = 1,
    limits: Limits = _LIMITS,
) -> list[bytes]:
    """What a job tells of each file; where it came to nothing, its trouble in the same form."""
    items = [(file.source, file.sha256) for file in files]
    told = in_confinement(job, items, limits, what=what, processes=processes)
    return [_trouble(each) if isinstance(each, Stopped) else each for each in told]


def facts_told(told: bytes) -> PdfFacts | PdfTrouble:
    """What was told of a file by the job `FACTS`."""
    try:
        return trouble_told(told) or _facts_form().validate_json(told)
    except ValidationError:
        return PdfTrouble(PdfProblem.CRASH, "what its reader said is of no known form")


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
def _trouble_form() -> TypeAdapter[tuple[PdfProblem, str]]:
    return TypeAdapter(tuple[PdfProblem, str])
