"""What is asked to be corrected, and why it cannot be."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sphinx_proceedings.diagnostics import PlacedError

__all__ = ["Asked", "CorrectionError", "RecordKind"]


class RecordKind(StrEnum):
    """What a record is, as commands and forms call it."""

    PAPER = "paper"
    VOLUME = "volume"
    """A `@proceedings` entry, or another that papers are in."""
    SESSION = "session"
    TALK = "talk"
    PERSON = "person"
    """In the registry of people."""
    EDITION = "edition"


@dataclass(frozen=True, kw_only=True, slots=True)
class Asked:
    """New values for fields of one record."""

    key: str
    """A paper's key, or the id of another record, perhaps with its edition and a `/` before it."""
    values: Mapping[str, str]
    """By field; an empty one takes the field away.  Text as it was typed, with line feeds."""
    reason: str
    """Why, in a sentence."""
    kind: RecordKind | None = None
    edition: str = ""
    is_plain: bool = False
    """Whether values for BibTeX are text of which no sign means anything; else they are LaTeX."""
    announced: date | None = None
    """The day on which readers are told of it by the paper itself; None where they are not."""

    @property
    def names(self) -> frozenset[str]:
        """Of the fields, as sources call them."""
        return frozenset(self.values) | {name.lower() for name in self.values}


class CorrectionError(PlacedError):
    """Why a correction cannot be made."""
