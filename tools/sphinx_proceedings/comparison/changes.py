"""What is another in a site and in its sources, as a value that can be written and read again.

Lists are cut: a change of the tool may change all pages.  What is read may come from strangers,
such as those who propose a change: it is a value of this form, or refused.
"""

from __future__ import annotations

from typing import Annotated, Generic, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

__all__ = [
    "LARGEST",
    "Changes",
    "ChangesError",
    "Cut",
    "Files",
    "Pages",
    "Problem",
    "Problems",
    "ShownPage",
    "one_line",
    "read_changes",
]

LARGEST = 2 * 1024**2
"""Bytes of changes that are written down."""
_MOST = 200
_LONGEST = 300

Line = Annotated[str, StringConstraints(max_length=_LONGEST)]
Item = TypeVar("Item")


class ChangesError(Exception):
    """Why a text says nothing of changes, as one sentence."""


class _Value(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class Cut(_Value, Generic[Item]):
    """The first of what there is, and how many there are."""

    total: int = Field(ge=0)
    listed: Annotated[tuple[Item, ...], Field(max_length=_MOST, strict=False)]

    @classmethod
    def of(cls, items: list[Item]) -> Cut[Item]:
        """As many as can be listed."""
        return cls(total=len(items), listed=tuple(items[:_MOST]))


class ShownPage(_Value):
    """A page, and for one that has changed which lines and links are new in it, and which gone."""

    path: Line
    title: Line
    more: Annotated[tuple[Line, ...], Field(max_length=_MOST, strict=False)] = ()
    less: Annotated[tuple[Line, ...], Field(max_length=_MOST, strict=False)] = ()


class Pages(_Value):
    """What became of pages."""

    added: Cut[ShownPage]
    changed: Cut[ShownPage]
    removed: Cut[ShownPage]
    around: int = Field(ge=0)
    """How many pages have changed only around what they say, or in what machines read."""


class Files(_Value):
    """What became of files beside pages that readers open, such as PDFs; by their paths."""

    added: Cut[Line]
    changed: Cut[Line]
    removed: Cut[Line]
    others: Annotated[tuple[tuple[Line, int], ...], Field(max_length=_MOST, strict=False)] = ()
    """Endings of other files, such as `ics`, and how many of each are others, new or gone."""


class Problem(_Value):
    """A diagnostic of the sources."""

    severity: Literal["error", "warning", "note"]
    code: Line
    path: Line
    line: int = Field(ge=0)
    """From 1; 0 for the whole file."""
    message: Line


class Problems(_Value):
    """Diagnostics that are told now and were not, and those that were."""

    new: Cut[Problem]
    gone: Cut[Problem]


class Changes(_Value):
    """All of it."""

    pages: Pages
    files: Files
    problems: Problems | None = None
    """None where nobody has looked."""


def read_changes(data: bytes) -> Changes:
    """The changes that were written as JSON; raises ChangesError for anything else."""
    if len(data) > LARGEST:
        raise ChangesError(f"this is larger than {LARGEST // 1024**2} MiB")
    try:
        return Changes.model_validate_json(data)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        where = ".".join(map(str, first["loc"])) or "the text"
        raise ChangesError(f"{where}: {first['msg']}") from error


def one_line(text: str) -> str:
    """A text as `Changes` hold it: of one line, cut where it is long."""
    words = " ".join(text.split()).encode(errors="replace").decode()
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1]}…"
