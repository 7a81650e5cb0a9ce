"""Which talks are posters, in the order in which they hang."""

from __future__ import annotations

from sphinx_proceedings.model.natural_order import natural_key
from sphinx_proceedings.model.programme import SessionKind
from sphinx_proceedings.model.timetable.events import Event, SessionEvents

__all__ = ["hung_posters"]


def hung_posters(item: SessionEvents) -> list[Event]:
    """The posters of a session: those with a board by it, then the others in their order."""
    is_of_posters = SessionKind.POSTERS in item.session.kinds
    hung = [talk for talk in item.talks if talk.board or is_of_posters]
    return sorted(hung, key=lambda talk: (not talk.board, natural_key(talk.board), talk.position))
