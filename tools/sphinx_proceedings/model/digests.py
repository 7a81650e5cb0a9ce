"""Digests of values, by which it is known whether anything made of them has to be made again."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property

from sphinx_proceedings.model.papers import Paper
from sphinx_proceedings.model.programme import Edition

__all__ = ["RecordDigests", "version_of"]


def version_of(*values: object) -> str:
    """A digest of values that is the same for the same `repr`.

    The model's values print without the places they were read from.
    """
    return hashlib.blake2b(
        repr(values).encode("utf-8", "surrogatepass"), digest_size=12
    ).hexdigest()


class RecordDigests:
    """What records say by themselves; to print them takes long, so each is printed once."""

    def __init__(self, editions: Sequence[Edition], papers: Sequence[Paper]) -> None:
        self._editions = editions
        self._papers = papers

    @cached_property
    def outlines(self) -> dict[tuple[str, str], str]:
        """Of each paper without its abstract, by edition and key."""
        return {
            (paper.edition, paper.key): version_of(replace(paper, abstract=()))
            for paper in self._papers
        }

    @cached_property
    def papers(self) -> dict[tuple[str, str], str]:
        """Of each whole paper, by edition and key."""
        return {
            (paper.edition, paper.key): version_of(
                self.outlines[paper.edition, paper.key], paper.abstract
            )
            for paper in self._papers
        }

    @cached_property
    def editions(self) -> dict[str, str]:
        """Of each edition without its sessions, by id."""
        return {edition.id: version_of(replace(edition, sessions=())) for edition in self._editions}

    @cached_property
    def sessions(self) -> dict[tuple[str, str], str]:
        """Of each session, by edition and id."""
        return {
            (session.edition, session.id): version_of(session)
            for edition in self._editions
            for session in edition.sessions
        }
