"""What the records of a portal say by themselves, as digests."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cached_property

from sphinx_proceedings.model.digests import version_of
from sphinx_proceedings.model.papers import Paper
from sphinx_proceedings.model.programme import Edition
from sphinx_proceedings.model.when_asked import WhenAsked

__all__ = ["RecordDigests"]


class RecordDigests:
    """What records say by themselves; to print them takes long, so each is printed once."""

    def __init__(self, editions: Sequence[Edition], papers: Sequence[Paper]) -> None:
        self._editions = editions
        self._papers = papers

    @cached_property
    def outlines(self) -> dict[tuple[str, str], str]:
        """Of each paper without its abstract, by edition and key."""
        return {(paper.edition, paper.key): paper.outline for paper in self._papers}

    @cached_property
    def papers(self) -> dict[tuple[str, str], str]:
        """Of each whole paper, by edition and key."""
        return {(paper.edition, paper.key): paper.digest for paper in self._papers}

    @cached_property
    def editions(self) -> dict[str, str]:
        """Of each edition without its sessions, by id."""
        return {edition.id: version_of(replace(edition, sessions=())) for edition in self._editions}

    @cached_property
    def sessions(self) -> Mapping[tuple[str, str], str]:
        """Of each session, by edition and id."""
        found = {
            (session.edition, session.id): session
            for edition in self._editions
            for session in edition.sessions
        }
        return WhenAsked(found, lambda session: version_of(found[session]))
