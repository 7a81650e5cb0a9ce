"""What is in papers' PDFs, found out only of those that nobody has looked at."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from typing import TypeVar

from sphinx_proceedings.building.memory.cache import shared_memo
from sphinx_proceedings.building.memory.fingerprint import code_digest, digest
from sphinx_proceedings.model.paper_files import FirstPage, PaperFile
from sphinx_proceedings.model.pdf_facts import PdfsRead, PdfTrouble
from sphinx_proceedings.processes.executors import processors
from sphinx_proceedings.sources.pdf.confined_reading import (
    FACTS,
    FIRST_PAGE,
    facts_told,
    first_page_told,
    told_by_each,
)

__all__ = ["first_pages_remembered", "pdfs_remembered"]

T = TypeVar("T")


def pdfs_remembered(files: Iterable[PaperFile]) -> PdfsRead:
    """What is known of PDFs, by their digests."""
    return _remembered(FACTS, files, facts_told, what="reading PDFs")


def first_pages_remembered(files: Iterable[PaperFile]) -> Mapping[str, FirstPage | PdfTrouble]:
    """Pictures of the first pages of PDFs, by their digests."""
    return _remembered(FIRST_PAGE, files, first_page_told, what="drawing first pages")


def _remembered(
    job: str,
    files: Iterable[PaperFile],
    understood: Callable[[bytes], T | PdfTrouble],
    *,
    what: str,
) -> Mapping[str, T | PdfTrouble]:
    """What comes of a job; trouble that may pass is not remembered."""
    by_digest = {file.sha256: file for file in files}
    keys = {sha256: digest([code_digest(), job, sha256]) for sha256 in by_digest}
    kept = shared_memo().read(job, keys.values())
    told: dict[str, bytes] = {}
    for sha256, key in keys.items():
        with suppress(KeyError, zlib.error):
            told[sha256] = zlib.decompress(kept[key])
    missing = [file for sha256, file in by_digest.items() if sha256 not in told]
    made = told_by_each(job, missing, what=what, processes=processors())
    told |= {file.sha256: each for file, each in zip(missing, made, strict=True)}
    found = {sha256: understood(told[sha256]) for sha256 in by_digest}
    shared_memo().write(
        job,
        {
            keys[file.sha256]: zlib.compress(told[file.sha256])
            for file in missing
            if not _may_pass(found[file.sha256])
        },
    )
    return found


def _may_pass(found: object) -> bool:
    return isinstance(found, PdfTrouble) and found.may_pass
