"""What an import does to what it knows, as it is told."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Absent", "ItemChange"]


@dataclass(frozen=True, kw_only=True, slots=True)
class ItemChange:
    """A paper, a session or a talk that an import makes another."""

    number: str
    """By what the export knows it."""
    key: str
    fields: tuple[str, ...]
    """The fields that it gets or loses; all of a new one."""
    what: str = ""
    """`session` or `talk`."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Absent:
    """One of the last import that this one does not bring."""

    number: str
    key: str
    why: str
    """`is no longer in the export`."""
    what: str = ""
