"""Where each record's page is: the portal's contract with bookmarks and other sites."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote

from sphinx_proceedings.model.papers import Paper
from sphinx_proceedings.model.programme import Session

__all__ = [
    "PAPERS_INDEX",
    "PEOPLE_INDEX",
    "PROGRAM_INDEX",
    "SiteAddress",
    "changes_docname",
    "map_docname",
    "my_programme_docname",
    "paper_docname",
    "papers_docname",
    "person_docname",
    "program_docname",
    "session_docname",
    "statistics_docname",
]


@dataclass(frozen=True, kw_only=True, slots=True)
class SiteAddress:
    """Where the site is published; absolute addresses can be had only where this is known."""

    base: str = ""
    """An http(s) address that ends in a slash, or empty."""
    suffix: str = ".html"
    """What follows a page's docname."""

    def page(self, docname: str) -> str:
        """A page's absolute address, or empty."""
        return self.file(self.path(docname))

    def path(self, docname: str) -> str:
        """A page's path below the site's root; of `x/index`, `x/` where addresses end so."""
        if self.suffix == "/" and (docname == "index" or docname.endswith("/index")):
            return docname.removesuffix("index")
        return f"{docname}{self.suffix}"

    def file(self, path: str) -> str:
        """The absolute address of a file of the site, or empty."""
        return f"{self.base}{quote(path)}" if self.base else ""


PAPERS_INDEX = "papers/index"
PROGRAM_INDEX = "program/index"
PEOPLE_INDEX = "people/index"


def paper_docname(paper: Paper) -> str:
    """A paper's page."""
    return f"papers/{paper.edition}/{paper.slug}"


def papers_docname(edition: str) -> str:
    """The list of an edition's papers."""
    return f"papers/{edition}/index"


def map_docname(edition: str) -> str:
    """The map of an edition's papers."""
    return f"papers/{edition}/map"


def statistics_docname(edition: str) -> str:
    """An edition in numbers."""
    return f"papers/{edition}/statistics"


def session_docname(session: Session) -> str:
    """A session's page."""
    return f"program/{session.edition}/{session.id}"


def program_docname(edition: str) -> str:
    """An edition's timetable."""
    return f"program/{edition}/index"


def changes_docname(edition: str) -> str:
    """What changed in an edition's programme from release to release."""
    return f"program/{edition}/changes"


def my_programme_docname(edition: str) -> str:
    """The page of what a reader chose from an edition's programme."""
    return f"program/{edition}/my-programme"


def person_docname(person: str) -> str:
    """The page of the person with this id."""
    return f"people/{person}"
