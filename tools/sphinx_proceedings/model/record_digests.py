"""What the records of a portal say by themselves, as digests."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cached_property

from sphinx_proceedings.model.digests import version_of
from sphinx_proceedings.model.papers import Paper
from sphinx_proceedings.model.programme import Edition, Session
from sphinx_proceedings.model.when_asked import WhenAsked

__all__ = ["RecordDigests"]


class RecordDigests:
    """What records say by themselves; to print them takes long, so each is printed once."""

    def __init__(
        self,
        editions: Mapping[str, Edition],
        papers: Mapping[tuple[str, str], Paper],
        sessions: Mapping[tuple[str, str], Session],
    ) -> None:
        self._editions = editions
        self._papers = papers
        self._sessions = sessions

    @cached_property
    def outlines(self) -> Mapping[tuple[str, str], str]:
        """Of each paper without its abstract, by edition and key."""
        return WhenAsked(self._papers, lambda paper: self._papers[paper].outline)

    @cached_property
    def papers(self) -> Mapping[tuple[str, str], str]:
        """Of each whole paper, by edition and key."""
        return WhenAsked(self._papers, lambda paper: self._papers[paper].digest)

    @cached_property
    def editions(self) -> Mapping[str, str]:
        """Of each edition without its sessions, by id."""
        return WhenAsked(
            self._editions, lambda each: version_of(replace(self._editions[each], sessions=()))
        )

    @cached_property
    def sessions(self) -> Mapping[tuple[str, str], str]:
        """Of each session, by edition and id."""
        return WhenAsked(self._sessions, lambda each: version_of(self._sessions[each]))
