"""Those who had a part in a work beside writing or editing it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from sphinx_proceedings.model.names import Name

__all__ = ["ContributorRole", "Contributors"]


class ContributorRole(StrEnum):
    """What somebody did for a work beside writing or editing it, by biblatex's names."""

    TRANSLATOR = "translator"
    ANNOTATOR = "annotator"
    COMMENTATOR = "commentator"
    INTRODUCTION = "introduction"
    FOREWORD = "foreword"
    AFTERWORD = "afterword"
    BOOK_AUTHOR = "bookauthor"
    """Of the book that holds the work."""
    HOLDER = "holder"
    """Of a patent."""
    COMPILER = "compiler"
    FOUNDER = "founder"
    CONTINUATOR = "continuator"
    REDACTOR = "redactor"
    REVISER = "reviser"
    COLLABORATOR = "collaborator"
    ORGANIZER = "organizer"
    DIRECTOR = "director"
    PRODUCER = "producer"
    EDITOR = "editor"
    """Another one than those of `editor`, in a role that is not told."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Contributors:
    """Those who had one role; they are named and have no pages for it."""

    role: ContributorRole
    names: tuple[Name, ...]
