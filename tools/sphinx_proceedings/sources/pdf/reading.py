"""What a confined process tells of a PDF, as JSON; it loads the libraries that read PDFs."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import asdict
from io import BytesIO

from pikepdf import Pdf, PdfError
from pypdfium2 import PdfDocument

from sphinx_proceedings.model.pdf_facts import PdfFacts
from sphinx_proceedings.sources.pdf.fonts import fonts_missing
from sphinx_proceedings.sources.pdf.opening import (
    UnreadablePdfError,
    opened,
    read_pdf,
    said_by_qpdf,
)
from sphinx_proceedings.sources.pdf.page_text import has_text, page_text

__all__ = ["told_facts"]

_TEXT = 2
"""Pages whose text is told."""
_LOOKED_AT = 10
"""Pages that are looked at for any text."""
_MOST_SIZES = 5


def told_facts(path: str, sha256: str) -> bytes:
    """`PdfFacts` of a file with this digest, or its `PdfTrouble`."""
    try:
        data = read_pdf(path, sha256)
        with opened(data) as document:
            facts = _facts(data, document)
    except UnreadablePdfError as error:
        return json.dumps([error.problem, error.detail]).encode()
    return json.dumps(asdict(facts), separators=(",", ":")).encode()


def _facts(data: bytes, document: PdfDocument) -> PdfFacts:
    encrypted, damage, missing = False, "", list[str]()
    try:
        with Pdf.open(BytesIO(data)) as structure:
            encrypted = structure.is_encrypted
            damage = next(_damages(structure), "")
            missing = fonts_missing(structure, document)
    except PdfError as error:
        damage = said_by_qpdf(error)
    first = []
    for number in range(min(_TEXT, len(document))):
        page = document[number]
        first.append(page_text(page))
        page.close()
    return PdfFacts(
        pages=len(document),
        sizes=tuple(_sizes(document)),
        first=tuple(first),
        has_text=any(page.lines for page in first) or _has_later_text(document),
        encrypted=encrypted,
        damage=damage,
        fonts_missing=tuple(missing),
    )


def _damages(structure: Pdf) -> Iterator[str]:
    """What qpdf had to guess to find the objects; it warns of less as well."""
    for warning in structure.get_warnings():
        if "file is damaged" in str(warning):
            yield said_by_qpdf(warning)


def _sizes(document: PdfDocument) -> Iterator[tuple[float, float, int]]:
    """Each size once, with the first page that has it."""
    seen: set[tuple[int, int]] = set()
    for number in range(len(document)):
        width, height = document.get_page_size(number)
        size = round(width), round(height)
        if size not in seen and len(seen) < _MOST_SIZES:
            seen.add(size)
            yield round(width, 1), round(height, 1), number + 1


def _has_later_text(document: PdfDocument) -> bool:
    for number in range(_TEXT, min(_LOOKED_AT, len(document))):
        page = document[number]
        with suppress(Exception):
            if has_text(page):
                return True
        page.close()
    return False
