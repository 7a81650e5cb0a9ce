"""What may be wrong with a PDF, put into one that is right."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from io import BytesIO
from unicodedata import name

import pikepdf
from pypdfium2 import PdfDocument

from pdf_accuracy.papers import PrintedName, PrintedPaper
from sphinx_proceedings.diagnostics import Code

__all__ = ["FAULTS", "SWAPPED", "Fault", "page_count", "scanned"]


def page_count(data: bytes) -> int:
    """How many pages a PDF has."""
    with pikepdf.open(BytesIO(data)) as pdf:
        return len(pdf.pages)


def scanned(data: bytes) -> bytes:
    """The same pages as pictures, without text."""
    document = PdfDocument(data)
    pictures = [page.render(scale=1).to_pil().convert("L") for page in document]
    made = BytesIO()
    pictures[0].save(made, "PDF", save_all=True, append_images=pictures[1:], resolution=72)
    return made.getvalue()


@dataclass(frozen=True, kw_only=True)
class Fault:
    """One thing that is wrong, and what is to be told of it."""

    codes: frozenset[Code]
    """Any of these; nothing else."""
    paper: Callable[[PrintedPaper], PrintedPaper | None] = lambda paper: paper
    """What is printed in the place of the paper; None where the fault is not possible."""
    spoilt: str = ""
    """What the template is told."""
    data: Callable[[bytes], bytes] = lambda data: data
    """What becomes of the PDF."""
    more_pages: int = 0
    """How many pages the entry says beside those that there are."""


def _is_latin(author: PrintedName) -> bool:
    """Whether the check tells of this name: others may be printed in other letters."""
    return all(
        "LATIN" in name(letter, "") for letter in author.given + author.family if letter.isalpha()
    )


def _without_author(paper: PrintedPaper) -> PrintedPaper | None:
    authors = [author for author in paper.authors if _is_latin(author)]
    if len(paper.authors) < 2 or not authors:  # noqa: PLR2004
        return None
    families = [author.family.casefold() for author in paper.authors]
    gone = random.Random(paper.key).choice(authors)  # noqa: S311
    if families.count(gone.family.casefold()) > 1:
        return None
    return replace(paper, authors=tuple(each for each in paper.authors if each is not gone))


def _in_other_order(paper: PrintedPaper) -> PrintedPaper | None:
    families = {author.family for author in paper.authors}
    are_latin = all(_is_latin(author) and author.given for author in paper.authors)
    if len(paper.authors) < 2 or len(families) < len(paper.authors) or not are_latin:  # noqa: PLR2004
        return None
    first, *rest = paper.authors
    return replace(paper, authors=(*rest, first))


def _with_another_word(paper: PrintedPaper) -> PrintedPaper | None:
    for number, (kind, text) in enumerate(paper.title):
        words = text.split()
        long = [word for word in words if len(word) > 5 and word.isalpha()]  # noqa: PLR2004
        if kind == "text" and len(words) > 3 and long:  # noqa: PLR2004
            other = text.replace(random.Random(paper.key).choice(long), "Zooplankton", 1)  # noqa: S311
            parts = [*paper.title]
            parts[number] = (kind, other)
            return replace(paper, title=tuple(parts))
    return None


def _retitled(paper: PrintedPaper) -> PrintedPaper:
    return replace(paper, title=(("text", "Migration of Zooplankton in the Baltic Sea"),))


def _encrypted(password: str) -> Callable[[bytes], bytes]:
    def change(data: bytes) -> bytes:
        made = BytesIO()
        with pikepdf.open(BytesIO(data)) as pdf:
            pdf.save(made, encryption=pikepdf.Encryption(user=password, owner="owner", R=6))
        return made.getvalue()

    return change


def _with_font(data: bytes) -> bytes:
    """A line in a font that is not in the file."""
    made = BytesIO()
    with pikepdf.open(BytesIO(data)) as pdf:
        page = pdf.pages[-1]
        font = pdf.make_indirect(
            pikepdf.Dictionary(
                Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
            )
        )
        name = page.add_resource(font, pikepdf.Name.Font)
        page.contents_add(f"BT {name} 9 Tf 60 40 Td (A figure) Tj ET".encode())
        pdf.save(made)
    return made.getvalue()


def _with_large_page(data: bytes) -> bytes:
    made = BytesIO()
    with pikepdf.open(BytesIO(data)) as pdf:
        pdf.add_blank_page(page_size=(842, 1191))
        pdf.save(made)
    return made.getvalue()


def _fault(*codes: Code) -> frozenset[Code]:
    return frozenset(codes)


_BROKEN = _fault(Code.PDF_UNREADABLE, Code.PDF_DAMAGED)
FAULTS: Mapping[str, Fault] = {
    "an author is missing": Fault(codes=_fault(Code.PDF_AUTHORS), paper=_without_author),
    "authors in another order": Fault(codes=_fault(Code.PDF_AUTHORS), paper=_in_other_order),
    "another word in the title": Fault(codes=_fault(Code.PDF_TITLE), paper=_with_another_word),
    "another title": Fault(codes=_fault(Code.PDF_TITLE), paper=_retitled),
    "anonymous": Fault(codes=_fault(Code.PDF_REVIEW_VERSION), spoilt="anonymous"),
    "under review": Fault(codes=_fault(Code.PDF_REVIEW_VERSION), spoilt="review"),
    "numbered lines": Fault(codes=_fault(Code.PDF_REVIEW_VERSION), spoilt="lines"),
    "wrong number of pages": Fault(codes=_fault(Code.PDF_PAGES), more_pages=3),
    "encrypted": Fault(codes=_fault(Code.PDF_ENCRYPTED), data=_encrypted("")),
    "with a password": Fault(codes=_fault(Code.PDF_UNREADABLE), data=_encrypted("secret")),
    "cut off": Fault(codes=_BROKEN, data=lambda data: data[: len(data) * 2 // 3]),
    "garbage": Fault(codes=_BROKEN, data=lambda data: data[:40] + bytes(reversed(data[40:]))),
    "scanned": Fault(codes=_fault(Code.PDF_NO_TEXT), data=scanned),
    "a font is missing": Fault(codes=_fault(Code.PDF_FONTS), data=_with_font),
    "a page of another size": Fault(
        codes=_fault(Code.PDF_PAGE_SIZES), data=_with_large_page, more_pages=1
    ),
}
SWAPPED = "swapped with another paper"
"""What happens to two papers at a time."""
