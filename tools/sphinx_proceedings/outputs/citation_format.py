"""What a citation format is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sphinx_proceedings.outputs.work import Work

__all__ = ["Format"]


@dataclass(frozen=True, slots=True)
class Format:
    """A file format for one work or many.

    A file is the works' items, put together by `join`; so an item is written once, whichever
    files hold it.
    """

    name: str
    """As `proceedings export --format` takes it."""
    suffix: str
    """Of the file, with its dot."""
    media_type: str
    label: str
    """What a reader knows it as."""
    item: Callable[[Work], str]
    join: Callable[[Sequence[str]], str] = "".join
    part: int = 0
    """A file with more works is offered in parts of so many as well; 0 for never."""
