"""What is known of a PDF: its form, and the text of its first pages with where it stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

__all__ = [
    "MOST_READ_FOR_FONTS",
    "BoundPages",
    "PdfFacts",
    "PdfPage",
    "PdfProblem",
    "PdfTrouble",
    "PdfsRead",
    "TextLine",
]

MOST_READ_FOR_FONTS = 500
"""Pages of a file that are looked at for their fonts."""


@dataclass(frozen=True, kw_only=True, slots=True)
class TextLine:
    """A piece of text on one line, without a wide gap in it; lengths are PDF points (1/72 inch)."""

    text: str
    """As it is read, what is raised or lowered set off by spaces."""
    left: float
    bottom: float
    """From the lower edge of the page."""
    right: float
    top: float
    size: float
    """Of most of its letters."""


@dataclass(frozen=True, kw_only=True, slots=True)
class PdfPage:
    """One of the first pages."""

    width: float
    """PDF points, as it is shown."""
    height: float
    lines: tuple[TextLine, ...]
    """In the order in which the file has them, which is mostly that of reading."""
    unknown: float
    """The share of its characters of which the file does not tell what they are."""


@dataclass(frozen=True, kw_only=True, slots=True)
class PdfFacts:
    """What is in a PDF that can be opened."""

    pages: int
    sizes: tuple[tuple[float, float, int], ...]
    """Widths and heights in PDF points, as pages are shown, and the first page that has them, from
    1; in the order of pages, each size once."""
    first: tuple[PdfPage, ...]
    """The first two pages."""
    has_text: bool
    """Whether any of the first ten pages has text."""
    encrypted: bool
    """Whether it is, although everybody may open it."""
    damage: str
    """What had to be guessed to open it, in the words of qpdf; else empty."""
    fonts_missing: tuple[str, ...]
    """Names of fonts that text is shown in and that are not in the file."""


class PdfProblem(StrEnum):
    """Why nothing is known of a file."""

    DAMAGED = "damaged"
    PASSWORD = "password"  # noqa: S105  # no password
    CHANGED = "changed"
    """It has changed while it was read."""
    LARGE = "large"
    TIME = "time"
    MEMORY = "memory"
    CRASH = "crash"
    LATE = "late"
    UNAVAILABLE = "unavailable"


@dataclass(frozen=True, kw_only=True, slots=True)
class BoundPages:
    """The pages of a PDF as they may stand in a volume."""

    sizes: tuple[tuple[float, float], ...]
    """Widths and heights of all pages in PDF points, as they are shown."""
    encrypted: bool
    """Whether the file is, although everybody may open it; these pages are not."""
    damage: str
    """What had to be guessed to open the file, in the words of qpdf; else empty."""


@dataclass(frozen=True, slots=True)
class PdfTrouble:
    """Nothing is known of a file, or nothing can be made of it."""

    problem: PdfProblem
    detail: str = ""

    @property
    def may_pass(self) -> bool:
        """Whether another try may come to something, with the same bytes."""
        return self.problem in {PdfProblem.CHANGED, PdfProblem.LATE, PdfProblem.UNAVAILABLE}


PdfsRead = Mapping[str, PdfFacts | PdfTrouble]
"""What is known of files, by their SHA-256."""
