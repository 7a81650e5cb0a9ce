"""What an audit finds, as values."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

__all__ = ["Finding", "sort_findings"]


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One thing that is wrong in one file of the site; they order by check, then by file."""

    check: str
    """The check's name, as documentation lists it."""
    path: str
    """The file, relative to the site's root, with forward slashes."""
    message: str
    remedy: str


def sort_findings(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Each finding once, in an order that depends on nothing but the findings."""
    return tuple(sorted(set(findings)))
