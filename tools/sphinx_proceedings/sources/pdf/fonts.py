"""Fonts that a PDF shows text in and does not bring along.

Which fonts pages name, qpdf tells in no time; only where one is missing, PDFium is asked whether
anything is shown in it: what lies invisible over a scan needs none.
"""

from __future__ import annotations

from collections.abc import Iterator

from pikepdf import Array, Dictionary, Name, Pdf, Stream
from pikepdf import Object as PdfObject
from pypdfium2 import PdfDocument
from pypdfium2 import raw as pdfium

from sphinx_proceedings.model.pdf_facts import MOST_READ_FOR_FONTS

__all__ = ["fonts_missing"]

_FILES = (Name.FontFile, Name.FontFile2, Name.FontFile3)
_INVISIBLE = frozenset({pdfium.FPDF_TEXTRENDERMODE_INVISIBLE, pdfium.FPDF_TEXTRENDERMODE_CLIP})
_DEEPEST = 12
"""Forms within forms."""
_LONGEST_NAME = 80


def fonts_missing(structure: Pdf, document: PdfDocument) -> list[str]:
    """Names of the fonts, in order, without the mark of a subset."""
    fonts = _Fonts()
    found: set[str] = set()
    count = min(len(structure.pages), len(document), MOST_READ_FOR_FONTS)
    for number in range(count):
        if fonts.are_missing(structure.pages[number].obj):
            found.update(_shown(document, number))
    return sorted(found)


class _Fonts:
    """What is known of a file's fonts and forms."""

    def __init__(self) -> None:
        self._known: dict[tuple[int, int], bool] = {}

    def are_missing(self, page: PdfObject) -> bool:
        """Whether a page names a font that the file does not have."""
        above: PdfObject | None = page
        for _ in range(_DEEPEST):
            if not isinstance(above, Dictionary):
                return False
            if Name.Resources in above:
                return self._named(above[Name.Resources], 0)
            above = above.get(Name.Parent)
        return False

    def _named(self, resources: PdfObject | None, depth: int) -> bool:
        """Whether resources name such a font, or a form among them does."""
        if not isinstance(resources, Dictionary) or depth > _DEEPEST:
            return False
        return any(map(_is_missing, _values(resources, Name.Font))) or any(
            self._in_form(form, depth + 1) for form in _values(resources, Name.XObject)
        )

    def _in_form(self, form: PdfObject, depth: int) -> bool:
        if not isinstance(form, Stream):
            return False
        key = form.objgen
        if key not in self._known:
            self._known[key] = False  # One may lead back to itself.
            self._known[key] = self._named(form.get(Name.Resources), depth)
        return self._known[key]


def _values(resources: PdfObject, name: Name) -> Iterator[PdfObject]:
    found = resources.get(name)
    if isinstance(found, Dictionary):
        for key in found.keys():  # noqa: SIM118  # no mapping
            yield found[key]


def _is_missing(font: PdfObject) -> bool:
    """Whether a font is not in the file; one that is drawn (Type 3) always is."""
    if not isinstance(font, Dictionary) or font.get(Name.Subtype) == Name.Type3:
        return False
    inner = font.get(Name.DescendantFonts)
    if isinstance(inner, Array):
        return any(map(_is_missing, list(inner)[:1]))
    described = font.get(Name.FontDescriptor)
    if not isinstance(described, Dictionary):
        return True
    return not any(name in described for name in _FILES)


def _shown(document: PdfDocument, number: int) -> Iterator[str]:
    """Names of fonts that are not in the file and in which a page shows text."""
    page = document[number]
    try:
        for shown in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT], max_depth=_DEEPEST):
            mode = pdfium.FPDFTextObj_GetTextRenderMode(shown)
            font = shown.get_font()
            if mode not in _INVISIBLE and not font.is_embedded:
                yield font.get_base_name().rpartition("+")[2][:_LONGEST_NAME]
    finally:
        page.close()
