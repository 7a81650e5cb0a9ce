"""What is wrong with a PDF whatever its text is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sphinx_proceedings.diagnostics import Code, Diagnostic, Location
from sphinx_proceedings.model.papers import Paper
from sphinx_proceedings.model.pdf_facts import BoundPages, PdfFacts, PdfProblem, PdfTrouble

__all__ = ["bound_problems", "form_problems", "picture_problem", "trouble_told"]

_TOLERANCE = 6.0
"""PDF points: by so much pages of one paper size differ in their dimensions."""
_MOST_NAMED = 5
_SAVE_AGAIN = "have the authors save it as PDF again, with another program if need be"

_TROUBLE = {
    PdfProblem.DAMAGED: ("is damaged: it cannot be opened", _SAVE_AGAIN),
    PdfProblem.PASSWORD: (
        "asks for a password",
        "ask the authors for the file without a password: nobody else can open it",
    ),
    PdfProblem.CHANGED: ("changed, or went away, while it was read", "run this again"),
    PdfProblem.LARGE: ("is too large to be looked at", "make it smaller"),
    PdfProblem.TIME: ("takes its reader more than the time that it has", _SAVE_AGAIN),
    PdfProblem.MEMORY: ("takes its reader more than the memory that it has", _SAVE_AGAIN),
    PdfProblem.CRASH: ("made its reader crash", _SAVE_AGAIN),
    PdfProblem.LATE: ("was not read in time", "run this again when the machine has less to do"),
    PdfProblem.UNAVAILABLE: (
        "was not read, as no process could be started",
        "run this again when the machine has less to do",
    ),
}


def trouble_told(trouble: PdfTrouble) -> tuple[str, str]:
    """What is wrong with a file of which nothing is known, and what to do."""
    message, hint = _TROUBLE[trouble.problem]
    return f"the PDF {message}{f' ({trouble.detail})' if trouble.detail else ''}", hint


def picture_problem(paper: Paper, place: Location, trouble: PdfTrouble) -> Diagnostic:
    """That there is no picture of a paper's first page, and why."""
    message, hint = trouble_told(trouble)
    told = Diagnostic(
        code=Code.PDF_PICTURE,
        location=place,
        message=f"{paper.key}: {message}; its page shows no picture of it",
        hint=hint,
        subject=f"{paper.edition}/{paper.key}",
        related=(paper.location,),
    )
    reason = next((each.reason for each in paper.known if each.code == told.code.slug), "")
    return told.acknowledged(reason)


def bound_problems(read: PdfFacts | BoundPages) -> Iterator[tuple[Code, str, str]]:
    """The same of what is wrong although its pages can be had."""
    if read.damage:
        told = f"the PDF is damaged, and programs guess what is in it ({read.damage})"
        yield Code.PDF_DAMAGED, told, _SAVE_AGAIN
    if read.encrypted:
        told = "the PDF is encrypted: programs may not copy from it, print it or read it aloud"
        yield Code.PDF_ENCRYPTED, told, "have the authors save it without protection"


def form_problems(facts: PdfFacts) -> Iterator[tuple[Code, str, str]]:
    """Kinds, messages and remedies."""
    yield from bound_problems(facts)
    if not facts.has_text:
        hint = (
            "ask for the file that the text was written to, or run it through OCR: nobody finds,"
            " copies or hears what is in a picture"
        )
        yield Code.PDF_NO_TEXT, "the PDF has no text, only pictures of pages", hint
    if facts.fonts_missing:
        named = ", ".join(facts.fonts_missing[:_MOST_NAMED])
        more = len(facts.fonts_missing) - _MOST_NAMED
        told = f"fonts are not in the PDF: {named}{f' and {more} more' if more > 0 else ''}"
        hint = (
            "have the authors embed all fonts, also those of their figures: elsewhere letters look"
            " otherwise, or are missing"
        )
        yield Code.PDF_FONTS, told, hint
    if other := next(_other_sizes(facts.sizes), None):
        (width, height, _), (others_width, others_height, page) = facts.sizes[0], other
        told = (
            f"pages are of several sizes: {_size(width, height)} the first,"
            f" {_size(others_width, others_height)} page {page}"
        )
        yield Code.PDF_PAGE_SIZES, told, "have the authors save all pages in one size"


def _other_sizes(
    sizes: Sequence[tuple[float, float, int]],
) -> Iterator[tuple[float, float, int]]:
    """Sizes that are not the first page's, upright or across."""
    first = sorted(sizes[0][:2])
    for width, height, page in sizes[1:]:
        mine = sorted((width, height))
        if any(abs(one - other) > _TOLERANCE for one, other in zip(first, mine, strict=True)):
            yield width, height, page


_MILLIMETRES = 25.4 / 72


def _size(width: float, height: float) -> str:
    return f"{width * _MILLIMETRES:.0f} × {height * _MILLIMETRES:.0f} mm"
