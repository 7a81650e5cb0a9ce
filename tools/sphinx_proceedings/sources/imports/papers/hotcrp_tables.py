"""HotCRP's tables of authors, and of papers where one lies beside them."""

from __future__ import annotations

from collections.abc import Sequence

from sphinx_proceedings.sources.imports.packages.package import Package
from sphinx_proceedings.sources.imports.packages.peeking import files_ending_in
from sphinx_proceedings.sources.imports.papers.gathered_papers import GatheredPapers
from sphinx_proceedings.sources.imports.papers.notes import Notes
from sphinx_proceedings.sources.imports.papers.submissions import Submission, SubmittedAuthor
from sphinx_proceedings.sources.imports.papers.typed_names import typed_author
from sphinx_proceedings.sources.imports.papers.typed_text import latex_of_typed
from sphinx_proceedings.sources.imports.tables.tables import Row, headers_of, read_tables

__all__ = ["add_of_tables", "author_tables"]

_NUMBER = ("paper", "pid", "id", "submission")
_GIVEN, _FAMILY = ("given name", "first"), ("family name", "last")
_NO_AUTHOR = frozenset({"nonauthor", "contact_only"})
"""Of rows that name who may write to the chairs, and did not write the paper."""


def author_tables(package: Package) -> list[str]:
    """The files that hold authors as HotCRP has them; never raises."""
    return [
        name
        for name in files_ending_in(package, ".csv")
        if any(map(_is_of_authors, headers_of(package, name)))
    ]


def _is_of_authors(columns: frozenset[str]) -> bool:
    needed = (("paper",), ("title",), _GIVEN, _FAMILY, ("affiliation",))
    return all(not columns.isdisjoint(names) for names in needed)


def _is_of_papers(columns: frozenset[str]) -> bool:
    return "title" in columns and not columns.isdisjoint(_NUMBER)


def add_of_tables(
    package: Package, names: Sequence[str], notes: Notes, gathered: GatheredPapers
) -> None:
    """Add what the tables hold; the other tables of the package may say more of the papers.

    Raises `ExportError`.
    """
    authors: dict[str, list[Row]] = {}
    papers: dict[str, Row] = {}
    for name in files_ending_in(package, ".csv"):
        if name not in names and not any(map(_is_of_papers, headers_of(package, name))):
            continue
        for table in read_tables(package, name):
            notes.tell_all(table.remarks)
            for row in table.rows:
                if name in names:
                    authors.setdefault(row.get(*_NUMBER), []).append(row)
                else:
                    papers.setdefault(row.get(*_NUMBER), row)
    for number, rows in authors.items():
        gathered.add(_submission(number, rows, papers.get(number, rows[0]), notes))


def _submission(number: str, rows: Sequence[Row], paper: Row, notes: Notes) -> Submission:
    first = rows[0]
    status = notes.line(paper.get("status"))
    authors = (_author(row, notes) for row in rows if row.get("iscontact") not in _NO_AUTHOR)
    return Submission(
        location=first.location,
        number=notes.fact(number),
        title=notes.latex(latex_of_typed(first.get("title"))),
        authors=tuple(filter(None, authors)),
        abstract=notes.latex_paragraphs(latex_of_typed(paper.get("abstract"))),
        keywords=tuple(
            filter(None, map(notes.fact, paper.get("topics").replace("\n", ";").split(";")))
        ),
        decision=notes.line(paper.get("decision")) or status,
        is_withdrawn=status.lower() == "withdrawn",
    )


def _author(row: Row, notes: Notes) -> SubmittedAuthor | None:
    return typed_author(
        notes,
        row.location,
        given=row.get(*_GIVEN),
        family=row.get(*_FAMILY),
        orcid=row.get("orcid"),
        places=[notes.place(row.get("affiliation"), country=row.get("country"))],
    )
