"""A PDF opened by PDFium: only in a confined process, as what is in it is hostile."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pypdfium2 import PdfDocument, PdfiumError
from pypdfium2 import raw as pdfium

from sphinx_proceedings.files.whole_files import read_file
from sphinx_proceedings.model.pdf_facts import PdfProblem

__all__ = ["LARGEST_PDF", "UnreadablePdfError", "opened", "read_pdf", "said_by_qpdf"]

LARGEST_PDF = 256 * 1024**2
"""Bytes; the file is in memory while it is read."""
_LONGEST = 300  # characters of what qpdf says
_IN_MEMORY = re.compile(r"stream <[^>]*>( |: )")
"""How qpdf calls what is in memory: otherwise each time."""


class UnreadablePdfError(Exception):
    """Nothing can be known of a file."""

    def __init__(self, problem: PdfProblem, detail: str = "") -> None:
        super().__init__(problem, detail)
        self.problem = problem
        self.detail = detail


def read_pdf(path: str, sha256: str) -> bytes:
    """The bytes of the file with this digest; raises `UnreadablePdfError`."""
    try:
        data = read_file(Path(path), LARGEST_PDF)
    except (OSError, ValueError) as error:
        raise UnreadablePdfError(PdfProblem.CHANGED, str(error)) from error
    if len(data) > LARGEST_PDF:
        raise UnreadablePdfError(PdfProblem.LARGE, f"more than {LARGEST_PDF:,} bytes")
    if hashlib.sha256(data).hexdigest() != sha256:
        raise UnreadablePdfError(PdfProblem.CHANGED)
    return data


@contextmanager
def opened(data: bytes) -> Iterator[PdfDocument]:
    """The document with at least one page; raises `UnreadablePdfError`."""
    try:
        document = PdfDocument(data)
    except PdfiumError as error:
        is_locked = getattr(error, "err_code", None) == pdfium.FPDF_ERR_PASSWORD
        problem = PdfProblem.PASSWORD if is_locked else PdfProblem.DAMAGED
        raise UnreadablePdfError(problem, "" if is_locked else str(error)) from error
    try:
        if not len(document):
            raise UnreadablePdfError(PdfProblem.DAMAGED, "it has no page")
        yield document
    except PdfiumError as error:
        raise UnreadablePdfError(PdfProblem.DAMAGED, str(error)) from error
    finally:
        document.close()


def said_by_qpdf(told: object) -> str:
    """An error or a warning of qpdf's, in its words."""
    return _IN_MEMORY.sub("", str(told))[:_LONGEST]
