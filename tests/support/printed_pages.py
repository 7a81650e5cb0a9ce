"""What printed documents say, read back from their pages."""

import re
import unicodedata

import pypdfium2

from sphinx_proceedings.building.printed_documents import looks_of, printed_document
from sphinx_proceedings.building.settings import settings_from
from sphinx_proceedings.model.portal import Portal
from sphinx_proceedings.model.programme import Edition
from sphinx_proceedings.printing.style import PrintStyle
from support.folders import REPOSITORY

__all__ = ["close", "printed", "text_of_pdf"]


def printed(
    portal: Portal, edition: Edition, name: str, *, base: str = "https://w.example.org/"
) -> bytes:
    """A document as PDF."""
    settings = settings_from({"html_baseurl": base})
    looks = looks_of(REPOSITORY, PrintStyle())
    return printed_document(portal, edition, name, settings, looks).pdf


def text_of_pdf(pdf: bytes) -> str:
    """The text of all pages, as it is compared."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        pages = [
            document[number].get_textpage().get_text_bounded() for number in range(len(document))
        ]
    finally:
        document.close()
    return close("".join(pages))


def close(text: str) -> str:
    """A text without spaces, hyphens and marks that isolate; letters of formulas are letters."""
    text = unicodedata.normalize("NFKC", text)
    return re.sub("[\\s\u00ad\u2010-\u2013\\-\u2066-\u2069\ufffe\x02]", "", text)
