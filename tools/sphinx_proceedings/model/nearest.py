"""Which known word a misspelt one was meant for, and how that is asked."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

__all__ = ["STRICT", "ask_whether", "did_you_mean", "likeness", "nearest"]

_LOOSE = 0.6
STRICT = 0.79
"""How alike words must be where many are right that nobody knows, such as names of fields."""


def nearest(
    wrong: str, known: Iterable[str], *, most: int = 1, cutoff: float = _LOOSE
) -> list[str]:
    """The known words that are most like this one, the likest first; none is less than `cutoff`."""
    return difflib.get_close_matches(wrong, list(known), n=most, cutoff=cutoff)


def likeness(wrong: str, known: str) -> float:
    """How alike they are, from 0 to 1."""
    return difflib.SequenceMatcher(None, known, wrong).ratio()


def did_you_mean(wrong: str, known: Iterable[str], otherwise: str | None = None) -> str:
    """The hint for a misspelt word: the nearest one that is known.

    Where none is near it is `otherwise`, or else all that are known.
    """
    words = list(known)
    if near := nearest(wrong, words):
        return ask_whether(repr(near[0]))
    if otherwise is not None:
        return otherwise
    return f"one of: {', '.join(words)}" if words else "there is none to choose from"


def ask_whether(meant: str) -> str:
    """The question whether this was meant."""
    return f"did you mean {meant}?"
