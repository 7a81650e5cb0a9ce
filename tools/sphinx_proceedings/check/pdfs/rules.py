"""All that is told of papers' PDFs."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator

from sphinx_proceedings.check.pdfs.author_names import is_told
from sphinx_proceedings.check.pdfs.forms import form_problems, trouble_told
from sphinx_proceedings.check.pdfs.page_counts import pages_said
from sphinx_proceedings.check.pdfs.recognition import PdfText, Recognition, is_readable
from sphinx_proceedings.check.pdfs.review_marks import has_line_numbers, review_mark
from sphinx_proceedings.check.pdfs.titles import TitleFound, differing_words
from sphinx_proceedings.diagnostics import Code, Diagnostic, Location
from sphinx_proceedings.model.paper_files import PaperFile
from sphinx_proceedings.model.papers import Paper
from sphinx_proceedings.model.pdf_facts import PdfFacts, PdfsRead, PdfTrouble
from sphinx_proceedings.model.people import Authorship
from sphinx_proceedings.model.portal import Portal

__all__ = ["PDF_CODES", "check_pdfs"]

PDF_CODES = frozenset(code for code in Code if code.slug.startswith("pdf-"))
"""What may be told of a PDF; that there is no picture of it (`PDF_PICTURE`) builds tell."""

_LONGEST = 160  # characters of what is quoted
_COVER = 600
"""Letters: the first page of a paper has more, a cover less."""
_MOST_SHOWN = 3
"""Lines of a first page that are quoted where its title is not found."""


def check_pdfs(
    portal: Portal, read: PdfsRead, place_of: Callable[[PaperFile], Location]
) -> Iterator[Diagnostic]:
    """What is wrong with the PDFs that were read, in the order of papers."""
    recognition = Recognition(portal.papers, portal.person_by_id)
    for paper in portal.papers:
        file = paper.pdf
        found = read.get(file.sha256) if file else None
        if file is None or found is None:
            continue
        told = _Told(paper, place_of(file))
        if isinstance(found, PdfTrouble):
            yield told.problem(Code.PDF_UNREADABLE, *trouble_told(found))
            continue
        for code, message, hint in form_problems(found):
            yield told.problem(code, message, hint)
        yield from _PaperText(paper, found, recognition, told).problems()


class _Told:
    """What is told of one file."""

    def __init__(self, paper: Paper, place: Location) -> None:
        self._paper = paper
        self._place = place

    def problem(self, code: Code, message: str, hint: str, *related: Location) -> Diagnostic:
        return Diagnostic(
            code=code,
            location=self._place,
            message=f"{self._paper.key}: {message}",
            hint=hint,
            subject=f"{self._paper.edition}/{self._paper.key}",
            related=(self._paper.location, *related),
        )


class _PaperText:
    """The text of a PDF beside the entry of its paper."""

    def __init__(
        self, paper: Paper, facts: PdfFacts, recognition: Recognition, told: _Told
    ) -> None:
        self._paper = paper
        self._facts = facts
        self._recognition = recognition
        self._told = told
        self._text = PdfText(facts)

    def problems(self) -> Iterator[Diagnostic]:
        """All of them; of another paper's file only that it is."""
        if not is_readable(self._facts):
            yield from self._page_count(None)
            return
        title = self._text.title_of(self._paper)
        named = self._recognition.named(self._text, self._paper)
        other = self._other(title, is_anybody_named=bool(named))
        if other is not None:
            yield self._told.problem(
                Code.PDF_OTHER_PAPER,
                f"this is the PDF of {self._name(other)}, “{other.full_title.plain}”",
                "give the files the names of their papers; `proceedings files` lists them",
                other.location,
            )
            return
        # A short name may be found by chance.
        are_named = 2 * len(named) > len(self._paper.authors)
        mark = review_mark(self._text.pages, are_authors_named=are_named)
        if mark:
            yield self._review(f"its first pages say “{_cut(mark)}”")
        elif has_line_numbers(self._facts.first):
            yield self._review("its lines are numbered")
        yield from self._title(title)
        if not mark or are_named:
            yield from self._authors(named)
        yield from self._page_count(title)

    def _other(self, title: TitleFound | None, *, is_anybody_named: bool) -> Paper | None:
        if title is not None and title.is_exact and (is_anybody_named or not self._paper.authors):
            return None
        return self._recognition.paper_of(self._text, other_than=self._paper)

    def _title(self, title: TitleFound | None) -> Iterator[Diagnostic]:
        hint = (
            "correct the title of the entry, or ask the authors for the right file; the title that"
            " readers cite is that of the PDF"
        )
        if title is None:
            yield self._told.problem(
                Code.PDF_TITLE,
                f"its first pages do not have its title, “{self._paper.full_title.plain}”;"
                f" they begin “{_cut(self._beginning)}”",
                hint,
            )
        elif not title.is_exact and (words := differing_words(self._paper, title)):
            yield self._told.problem(
                Code.PDF_TITLE,
                f"its title is “{_cut(title.said)}”, in the entry"
                f" “{self._paper.full_title.plain}” (otherwise: {', '.join(words)})",
                hint,
            )

    def _authors(self, named: Collection[Authorship]) -> Iterator[Diagnostic]:
        authors = self._paper.authors
        missing = [
            author.name.full for author in authors if author not in named and is_told(author.name)
        ]
        hint = "correct the authors of the entry, or ask the authors for the right file"
        if missing:
            who = ", ".join(missing) if named else f"any of its authors ({', '.join(missing)})"
            yield self._told.problem(
                Code.PDF_AUTHORS, f"its first two pages do not name {_cut(who)}", hint
            )
        elif not self._text.names.are_in_order([author.name for author in authors]):
            yield self._told.problem(
                Code.PDF_AUTHORS,
                "its authors are printed in another order than in the entry,"
                f" {_cut(', '.join(author.name.full for author in authors))}",
                hint,
            )

    def _page_count(self, title: TitleFound | None) -> Iterator[Diagnostic]:
        said, pages = pages_said(self._paper), self._facts.pages
        if said is None or pages == said or (pages == said + 1 and self._has_cover(title)):
            return
        told = self._paper.pages or self._paper.page_count
        yield self._told.problem(
            Code.PDF_PAGES,
            f"the PDF has {pages:,} {'page' if pages == 1 else 'pages'}, by the entry it has"
            f" {said:,} ({told})",
            "correct the pages of the entry, or ask the authors for the whole file",
        )

    def _has_cover(self, title: TitleFound | None) -> bool:
        return bool(title and title.page) or len(self._text.pages[0].letters) < _COVER

    def _review(self, why: str) -> Diagnostic:
        return self._told.problem(
            Code.PDF_REVIEW_VERSION,
            f"the PDF is a version for reviewers: {why}",
            "ask the authors for the final version",
        )

    @property
    def _beginning(self) -> str:
        """What is printed largest on the first page, or else first."""
        lines = self._facts.first[0].lines or self._facts.first[-1].lines
        largest = max(line.size for line in lines[: self._text.pages[0].head] or lines)
        large = [line.text for line in lines if line.size >= largest - 1]
        return " ".join(large[:_MOST_SHOWN])

    def _name(self, other: Paper) -> str:
        return other.key if other.edition == self._paper.edition else f"{other.edition}/{other.key}"


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
