"""EasyChair: its tables of submissions and authors, as two files of CSV or sheets of one .xlsx.

The columns are those that programmes in public repositories read, such as
uendriss/easychair-scripts and annaritz/easychair-to-acm-erights; nothing is made of other tables of
an export, reviews among them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from sphinx_proceedings.sources.imports.export_error import ExportError
from sphinx_proceedings.sources.imports.form import Form
from sphinx_proceedings.sources.imports.packages.package import Package
from sphinx_proceedings.sources.imports.packages.peeking import files_ending_in
from sphinx_proceedings.sources.imports.papers.gathered_papers import GatheredPapers, filled
from sphinx_proceedings.sources.imports.papers.notes import Notes
from sphinx_proceedings.sources.imports.papers.submissions import (
    Export,
    Submission,
    SubmittedAuthor,
)
from sphinx_proceedings.sources.imports.papers.typed_names import plain_name, typed_author
from sphinx_proceedings.sources.imports.papers.typed_text import latex_of_typed
from sphinx_proceedings.sources.imports.papers.ways import any_of
from sphinx_proceedings.sources.imports.tables.tables import Row, Table, headers_of, read_tables
from sphinx_proceedings.sources.text.shown import shown

__all__ = ["FORM"]

_OF_SUBMISSIONS = frozenset({"#", "title", "authors"})
_OF_AUTHORS = frozenset({"submission #", "last name"})
_YES = frozenset({"yes", "✔", "✓", "true", "1", "x"})
_ACCEPT = "accept"
_CLEAR = frozenset({_ACCEPT, "reject", "desk reject", "no decision", ""})
"""Of which everybody knows what they mean; chairs may add any other."""
_BETWEEN = re.compile(r"\s*,\s*|\s+and\s+")
_HINT = "in EasyChair, download the tables “submission” and “author” as CSV, or all as .xlsx"


def _is_of_submissions(columns: Iterable[str]) -> bool:
    return frozenset(columns) >= _OF_SUBMISSIONS


def _is_of_authors(columns: Iterable[str]) -> bool:
    return frozenset(columns) >= _OF_AUTHORS


def _names(package: Package, *suffixes: str) -> list[str]:
    """The files that hold one of the two tables."""
    return [
        name
        for name in files_ending_in(package, *suffixes)
        if any(
            _is_of_submissions(columns) or _is_of_authors(columns)
            for columns in headers_of(package, name)
        )
    ]


def _recognises(package: Package) -> bool:
    return bool(_names(package, ".csv", ".tsv", ".xlsx"))


def _read(package: Package) -> Export:
    # What is wrong with a workbook is told where it is read.
    names = [*_names(package, ".csv", ".tsv"), *files_ending_in(package, ".xlsx")]
    tables = [table for name in names for table in read_tables(package, name)]
    submissions = [table for table in tables if _is_of_submissions(table.columns)]
    authors = [table for table in tables if _is_of_authors(table.columns)]
    if not submissions:
        message = "there is no table of submissions of EasyChair in it"
        raise ExportError(package.whole, message, _HINT)
    notes = Notes(package.whole)
    for table in (*submissions, *authors):
        notes.tell_all(table.remarks)
    if not authors:
        said = "there is no table of authors; they are taken from the submissions, without places"
        notes.tell(package.whole, said)
    gathered = GatheredPapers(FORM.name, submissions[0].location, notes)
    decisions = _add(submissions, authors, notes, gathered)
    is_clear = all(decision.lower() in _CLEAR for decision in decisions)
    accepting = [decision for decision in decisions if decision.lower() == _ACCEPT]
    return gathered.export(hint=_HINT, ways=any_of(accepting) if is_clear else "")


def _add(
    submissions: Sequence[Table], authors: Sequence[Table], notes: Notes, gathered: GatheredPapers
) -> set[str]:
    """Add the submissions, and return what was decided of them."""
    rows: dict[str, list[Row]] = {}
    for table in authors:
        for row in table.rows:
            rows.setdefault(row.get("submission #"), []).append(row)
    decisions: set[str] = set()
    for table in submissions:
        for paper in table.rows:
            submission = _submission(paper, rows.pop(paper.get("#"), []), notes)
            decisions.add(submission.decision)
            gathered.add(submission)
    for number, unknown in rows.items():
        said = f"authors of a submission that is not there, {shown(notes.line(number), 20)}"
        notes.tell(unknown[0].location, f"{len(unknown)} {said}")
    return decisions


def _submission(paper: Row, rows: Sequence[Row], notes: Notes) -> Submission:
    listed = _listed(paper.get("authors"))
    if rows:
        _check_order(paper, rows, listed, notes)
        authors = [_author(row, notes) for row in rows]
    else:
        authors = [typed_author(notes, paper.location, name=name) for name in listed]
    return Submission(
        location=paper.location,
        number=notes.line(paper.get("#")),
        title=notes.latex(latex_of_typed(paper.get("title"))),
        authors=tuple(filter(None, authors)),
        abstract=notes.latex_paragraphs(latex_of_typed(paper.get("abstract"))),
        keywords=tuple(filter(None, map(notes.fact, paper.get("keywords").splitlines()))),
        decision=notes.line(paper.get("decision")),
        is_withdrawn=paper.get("deleted?").lower() in _YES,
        fields=filled({"track": notes.fact(paper.get("track name"))}),
    )


def _author(row: Row, notes: Notes) -> SubmittedAuthor | None:
    place = notes.place(row.get("affiliation", "organization"), country=row.get("country"))
    author = typed_author(
        notes,
        row.location,
        given=row.get("first name"),
        family=row.get("last name"),
        orcid=row.get("orcid"),
        places=[place],
    )
    if author is None or row.get("corresponding?").lower() not in _YES:
        return author
    return replace(author, is_corresponding=True)


def _listed(text: str) -> list[str]:
    """The names in `A B, C D and E F`."""
    return [name for name in _BETWEEN.split(" ".join(text.split())) if name]


def _check_order(paper: Row, rows: Sequence[Row], listed: Sequence[str], notes: Notes) -> None:
    """Rows stand in the order of authorship; what the submission says itself is the check."""
    # Names of both may hold what parts those of a list.
    of_rows = [
        plain_name(part)
        for row in rows
        for part in _listed(f"{row.get('first name')} {row.get('last name')}")
    ]
    of_list = list(map(plain_name, listed))
    if not listed or of_rows == of_list:
        return
    is_same = Counter(of_rows) == Counter(of_list)
    how = "stand in another order" if is_same else "are others"
    names = shown(notes.line(", ".join(listed)), 200)
    said = f"its authors {how} in the table of authors, which is taken, than in its list, {names}"
    notes.tell(paper.location, said)


FORM = Form(
    name="easychair",
    label="EasyChair (submission and author tables, CSV or .xlsx)",
    recognises=_recognises,
    read=_read,
)
