"""What a confined process makes of a PDF's first page: a small picture.

The same bytes give the same picture with the same versions of PDFium and Pillow, where the file has
its fonts.
"""

from __future__ import annotations

import json
from io import BytesIO

from pypdfium2 import PdfDocument

from sphinx_proceedings.model.paper_files import FIRST_PAGE_SIZE
from sphinx_proceedings.sources.pdf.opening import UnreadablePdfError, opened, read_pdf

__all__ = ["told_first_page"]

_LITTLE = 1e-6
_QUALITY = 40
"""Of WebP: letters are too small to be read anyway; a page has some 15 kB."""


def told_first_page(path: str, sha256: str) -> bytes:
    """A WebP file of the first page, or `PdfTrouble` as JSON."""
    try:
        with opened(read_pdf(path, sha256)) as document:
            return _picture(document)
    except UnreadablePdfError as error:
        return json.dumps([error.problem, error.detail]).encode()


def _picture(document: PdfDocument) -> bytes:
    page = document[0]
    width, height = page.get_size()
    most_width, most_height = FIRST_PAGE_SIZE
    # PDFium's binding rounds up: nothing may be a pixel too large.
    scale = min(most_width / width, most_height / height) * (1 - _LITTLE)
    # Frames around links are for readers who can follow them.
    drawn = page.render(scale=scale, draw_annots=False)
    made = BytesIO()
    drawn.to_pil().convert("RGB").save(made, "WEBP", quality=_QUALITY, method=4)
    return made.getvalue()
