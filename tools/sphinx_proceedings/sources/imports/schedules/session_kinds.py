"""An event's type, a free word of each tool, as the kind of a session."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from sphinx_proceedings.model.programme import SessionKind

__all__ = ["KINDS", "session_kind"]

KINDS: Mapping[SessionKind, tuple[str, ...]] = MappingProxyType(
    {
        SessionKind.KEYNOTE: ("keynote", "keynotes", "invited"),
        SessionKind.POSTERS: ("poster", "posters", "demo", "demos"),
        SessionKind.PANEL: ("panel", "panels", "podium", "discussion"),
        SessionKind.BREAK: ("break", "breaks", "coffee", "lunch", "breakfast", "tea", "pause"),
        SessionKind.SOCIAL: (
            "social", "party", "dinner", "reception", "concert", "performance", "movie", "film",
            "dance", "game", "meetup", "excursion", "registration",
        ),
        SessionKind.PLENARY: ("plenary", "opening", "closing", "ceremony"),
    }
)  # fmt: skip
"""Words that tell a kind, the first kind first; anything else is talks."""

_VAGUE = frozenset({"", "other", "misc", "event"})


def session_kind(type_: str, title: str, *, is_presented: bool) -> SessionKind:
    """The kind that the type tells; of a vague type and with nobody presenting, the title."""
    words = re.findall(r"[^\W\d_]+", type_.casefold())
    if " ".join(words) in _VAGUE and not is_presented:
        words = re.findall(r"[^\W\d_]+", title.casefold())
    return next(
        (kind for kind, telling in KINDS.items() if not set(telling).isdisjoint(words)),
        SessionKind.TALKS,
    )
