"""Names that no paper's and no session's page may have: others stand there already."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["ReservedNames"]


@dataclass(frozen=True, kw_only=True, slots=True)
class ReservedNames:
    """Names of pages beside those of an edition's papers, and beside those of its sessions."""

    papers: frozenset[str] = frozenset({"index", "map", "statistics"})
    sessions: frozenset[str] = frozenset({"changes", "index", "my-programme"})

    def __or__(self, others: ReservedNames) -> ReservedNames:
        """All names of both."""
        return ReservedNames(
            papers=self.papers | others.papers, sessions=self.sessions | others.sessions
        )
