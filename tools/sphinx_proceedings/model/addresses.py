"""Where each record's page is: the portal's contract with bookmarks and other sites."""

from __future__ import annotations

from sphinx_proceedings.model.papers import Paper
from sphinx_proceedings.model.programme import Session

__all__ = [
    "PAPERS_INDEX",
    "PEOPLE_INDEX",
    "PROGRAM_INDEX",
    "paper_docname",
    "papers_docname",
    "person_docname",
    "program_docname",
    "session_docname",
]

PAPERS_INDEX = "papers/index"
PROGRAM_INDEX = "program/index"
PEOPLE_INDEX = "people/index"


def paper_docname(paper: Paper) -> str:
    """A paper's page."""
    return f"papers/{paper.edition}/{paper.slug}"


def papers_docname(edition: str) -> str:
    """The list of an edition's papers."""
    return f"papers/{edition}/index"


def session_docname(session: Session) -> str:
    """A session's page."""
    return f"program/{session.edition}/{session.id}"


def program_docname(edition: str) -> str:
    """An edition's timetable."""
    return f"program/{edition}/index"


def person_docname(person: str) -> str:
    """The page of the person with this id."""
    return f"people/{person}"
