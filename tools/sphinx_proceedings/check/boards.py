"""Whether posters hang beside each other."""

from __future__ import annotations

from collections.abc import Iterator

from sphinx_proceedings.check.session_problems import session_problem
from sphinx_proceedings.diagnostics import Code, Diagnostic
from sphinx_proceedings.model.natural_order import natural_key
from sphinx_proceedings.model.portal import Portal
from sphinx_proceedings.model.programme import Talk

__all__ = ["check_boards"]


def check_boards(portal: Portal) -> Iterator[Diagnostic]:
    """Two posters of one session have two boards; that of a cancelled one is free."""
    for edition in portal.editions:
        for session in edition.sessions:
            first: dict[object, Talk] = {}
            for talk in session.talks:
                if not talk.board or talk.cancelled:
                    continue
                other = first.setdefault(natural_key(talk.board), talk)
                if other is not talk:
                    yield session_problem(
                        Code.BOARD_TAKEN,
                        session,
                        f"the board {talk.board!r} is that of two posters of {session.id}",
                        "give one of them another board",
                        location=talk.location,
                        related=(other.location,),
                    )
