"""What papers lack, or have and is doubtful: a table of papers and aspects, as values."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from sphinx_proceedings.check.duplicates import check_duplicates
from sphinx_proceedings.diagnostics import Code, Diagnostic, Location
from sphinx_proceedings.model.papers import LinkKind, Paper
from sphinx_proceedings.model.people import Authorship
from sphinx_proceedings.model.portal import Portal
from sphinx_proceedings.model.richtext import RichText

__all__ = ["Aspect", "Cell", "Column", "Finding", "Health", "Row", "health"]


class Aspect(Enum):
    """What is looked at, in the order of the table's columns."""

    ABSTRACT = ("abstract", "abstract", "abstracts", True)
    PLACEHOLDER = ("placeholder-abstract", "placeholder abstract", "placeholder abstracts", False)
    ORCID = ("orcid", "ORCID iD", "ORCID iDs", True)
    """Of each author, printed or registered."""
    AFFILIATION = ("affiliation", "affiliation", "affiliations", True)
    """Of each author."""
    DOI = ("doi", "DOI", "DOIs", True)
    PAGES = ("pages", "pages", "pages", True)
    """Or the number of an article."""
    PDF = ("pdf", "PDF", "PDFs", True)
    """A link to one, or a file of the portal's own."""
    KEYWORDS = ("keywords", "keywords", "keywords", True)
    LICENCE = ("licence", "licence", "licences", True)
    NAMES = ("names", "name in doubt", "names in doubt", False)
    CAPITALS = ("capitals", "title in capitals", "titles in capitals", False)
    DUPLICATE = ("duplicate", "duplicate title or DOI", "duplicate titles or DOIs", False)

    def __init__(self, slug: str, one: str, many: str, is_missing: bool) -> None:  # noqa: FBT001
        self.slug = slug
        """Its stable name."""
        self.one = one
        """What a finding is called."""
        self.many = many
        """What several are called."""
        self.is_missing = is_missing
        """Whether something is not there; else something is there and doubtful."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Finding:
    """One thing that is missing or doubtful."""

    location: Location
    """Where to look."""
    text: str = ""
    """Whose it is, or what is doubtful; empty where the aspect says all."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Cell:
    """What was found of one aspect in one paper: one finding or more."""

    aspect: Aspect
    findings: tuple[Finding, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """A paper with at least one finding."""

    edition: str
    key: str
    title: str
    location: Location
    cells: tuple[Cell, ...]
    """Those of aspects with findings, in the order of the columns."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Column:
    """An aspect and how often it was found."""

    aspect: Aspect
    papers: int
    """How many papers have findings."""
    findings: int
    """How many there are; a paper has as many as it has authors without an ORCID iD."""
    everywhere: bool
    """Whether every one of several papers has findings."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Health:
    """What papers lack, and what is doubtful in them."""

    papers: int
    """How many were looked at."""
    columns: tuple[Column, ...]
    """One for each aspect."""
    rows: tuple[Row, ...]
    """In the order of the portal's papers."""


def health(portal: Portal, diagnostics: Iterable[Diagnostic], edition: str = "") -> Health:
    """The table of an edition's papers, or of all; withdrawn ones do not count.

    Which names are in doubt, `diagnostics` say.
    """
    counted = tuple(paper for paper in portal.papers if not paper.withdrawn)
    told = {Aspect.NAMES: _names(diagnostics), Aspect.DUPLICATE: _duplicates(counted)}
    looked_at = [paper for paper in counted if edition in {"", paper.edition}]
    rows = tuple(row for paper in looked_at if (row := _row(portal, paper, told)).cells)
    return Health(
        papers=len(looked_at),
        columns=tuple(_column(aspect, rows, len(looked_at)) for aspect in Aspect),
        rows=rows,
    )


_Told = Mapping[str, Sequence[Finding]]
"""Findings by the papers' names, such as `myworkshop2027/lovelace2027notes`."""


def _row(portal: Portal, paper: Paper, told: Mapping[Aspect, _Told]) -> Row:
    found: dict[Aspect, list[Finding]] = defaultdict(list)
    for aspect, text in (*_missing(portal, paper), *_doubtful(paper)):
        found[aspect].append(Finding(location=paper.location, text=text))
    for aspect, by_paper in told.items():
        found[aspect] += by_paper.get(_name(paper), ())
    return Row(
        edition=paper.edition,
        key=paper.key,
        title=paper.full_title.plain,
        location=paper.location,
        cells=tuple(
            Cell(aspect=aspect, findings=tuple(found[aspect])) for aspect in Aspect if found[aspect]
        ),
    )


def _column(aspect: Aspect, rows: Iterable[Row], papers: int) -> Column:
    numbers = [len(cell.findings) for row in rows for cell in row.cells if cell.aspect is aspect]
    return Column(
        aspect=aspect,
        papers=len(numbers),
        findings=sum(numbers),
        everywhere=papers > 1 and len(numbers) == papers,
    )


def _missing(portal: Portal, paper: Paper) -> Iterator[tuple[Aspect, str]]:
    for aspect, is_there in (
        (Aspect.ABSTRACT, any(paper.abstract)),
        (Aspect.DOI, paper.doi or not paper.archival),
        (Aspect.PAGES, paper.pages or paper.article_number or not paper.archival),
        (Aspect.PDF, paper.has(LinkKind.PDF)),
        (Aspect.KEYWORDS, paper.keywords),
        (Aspect.LICENCE, paper.licence),
    ):
        if not is_there:
            yield aspect, ""
    for author in paper.authors:
        yield from _missing_of(portal, author)


def _missing_of(portal: Portal, author: Authorship) -> Iterator[tuple[Aspect, str]]:
    if not portal.orcid_of(author):
        yield Aspect.ORCID, author.name.full
    if not author.affiliations:
        yield Aspect.AFFILIATION, author.name.full


def _doubtful(paper: Paper) -> Iterator[tuple[Aspect, str]]:
    abstract = " ".join(paragraph.plain for paragraph in paper.abstract)
    if abstract and _is_placeholder(abstract):
        yield Aspect.PLACEHOLDER, _shortened(abstract)
    if _is_loud(paper.title):
        yield Aspect.CAPITALS, ""


_NOT_WORDS = re.compile(r"[\W_]+")
_PLACEHOLDER = re.compile(
    r"(?:the |an? )?(?:abstract )?(?:is |will )?(?:"
    r"|t ?b ?[acd]|todo|to do|n a|na|none|nil|null|x+|test|placeholder|pending|missing|forthcoming"
    r"|coming soon|(?:to )?follows?|abstract"
    r"|(?:to )?be (?:announced|added|completed|confirmed|decided|defined|determined|provided|done)"
    r"|no abstract(?: is)?(?: yet)?(?: available| provided)?"
    r"|not (?:yet )?(?:available|applicable|provided)(?: yet)?|lorem ipsum.*)(?: here| later)?"
)


def _is_placeholder(abstract: str) -> bool:
    """Whether an abstract only stands for one, such as `TBA`, `n/a` or `...`."""
    words = _NOT_WORDS.sub(" ", unicodedata.normalize("NFKC", abstract).casefold()).strip()
    return _PLACEHOLDER.fullmatch(words) is not None


_LONGEST = 80


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


_FEWEST_LETTERS = 10


def _is_loud(title: RichText) -> bool:
    """Whether it is in capitals; a word or two may well be an acronym."""
    plain = title.plain
    for formula in title.formulas():
        plain = plain.replace(RichText((formula,)).plain, " ")
    letters = [character for character in plain if character.lower() != character.upper()]
    has_words = sum(len(word) > 1 for word in _NOT_WORDS.split(plain)) > 1
    return has_words and len(letters) >= _FEWEST_LETTERS and "".join(letters).isupper()


def _names(diagnostics: Iterable[Diagnostic]) -> _Told:
    found: dict[str, list[Finding]] = defaultdict(list)
    for diagnostic in diagnostics:
        if diagnostic.code in {Code.NAME_SUSPECT, Code.NAME_SYNTAX}:
            finding = Finding(location=diagnostic.location, text=diagnostic.message)
            found[diagnostic.subject].append(finding)
    return found


def _duplicates(papers: tuple[Paper, ...]) -> _Told:
    """What leads from each paper to those that may be the same, and back."""
    by_place = {paper.location: paper for paper in papers}
    by_name = {_name(paper): paper for paper in papers}
    found: dict[str, list[Finding]] = defaultdict(list)
    for diagnostic in check_duplicates(Portal(papers=papers)):
        paper, (first,) = by_name[diagnostic.subject], map(by_place.get, diagnostic.related)
        if first is not None:
            what = "DOI" if diagnostic.code is Code.SAME_DOI else "title"
            for one, other in ((paper, first), (first, paper)):
                text = f"{what} of {_name(other)}"
                found[_name(one)].append(Finding(location=other.location, text=text))
    return found


def _name(paper: Paper) -> str:
    return f"{paper.edition}/{paper.key}"
