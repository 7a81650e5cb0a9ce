"""Names that sources and settings may still use although they have others now.

A former name counts for the present one where it can, each use is told, and `proceedings upgrade`
writes the present one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum, auto

__all__ = ["RENAMES", "NameOf", "Rename", "present_names"]


class NameOf(Enum):
    """What has a name."""

    SETTING = auto()
    """A setting of `conf.py`."""
    CODE = auto()
    """What `conf.py` and modules beside it import from this tool, by its whole name."""
    PROGRAMME = auto()
    """A key in `program/*.yaml`."""
    PEOPLE = auto()
    """A key in `people/*.yaml`."""
    TOPICS = auto()
    """A key in `papers/topics.yaml`."""
    FIELD = auto()
    """A field of BibTeX in `papers/*.bib`, in lower case."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Rename:
    """A name that was replaced by another one, of the same meaning and with the same values."""

    of: NameOf
    old: str
    new: str
    since: str
    """The version that brought the new one."""


RENAMES = (
    Rename(
        of=NameOf.CODE,
        old="sphinx_proceedings.pages.own",
        new="sphinx_proceedings.pages.own_pages",
        since="1.0.0",
    ),
    Rename(
        of=NameOf.CODE,
        old="sphinx_proceedings.pages.heads",
        new="sphinx_proceedings.pages.kind_heads",
        since="1.0.0",
    ),
    Rename(
        of=NameOf.CODE,
        old="sphinx_proceedings.pages.changed",
        new="sphinx_proceedings.pages.kind_dates",
        since="1.0.0",
    ),
)
"""All there have been; no setting, key or field has had another name so far."""


def present_names(of: NameOf, renames: Iterable[Rename] = RENAMES) -> Mapping[str, Rename]:
    """The renames of one sort of names, by the former name."""
    return {rename.old: rename for rename in renames if rename.of is of}
