"""What is said in classes of events in lists, for style sheets and for both writers of HTML."""

from __future__ import annotations

from collections.abc import Iterable, Set

__all__ = ["HEADING", "event_classes", "is_heading", "list_classes"]

HEADING = {"role": "heading", "aria-level": "3"}
"""Attributes of a session's title: a line of a list, and a heading below that of its day."""

_OF_ITEM = ("kind-", "track-")


def event_classes(said: Set[str], *, has_talks: bool) -> list[str]:
    """Classes of an event's item, from those of the parts of its lines.

    A style sheet could ask for these only slowly, again with every change.
    """
    is_quiet = "kind-break" in said and "kind-posters" not in said and not has_talks
    kinds = sorted(name for name in said if name.startswith(_OF_ITEM))
    return [*["timed"] * ("when" in said), *["quiet"] * is_quiet, *kinds]


def list_classes(said: Set[str]) -> list[str]:
    """Classes that such an item gives to the list that it is in."""
    timed = ["timed"] * ("when" in said) + ["long-times"] * bool({"beside", "ends"} & said)
    return timed + ["boards"] * ("board" in said)


def is_heading(classes: Iterable[str]) -> bool:
    """Whether what has these classes and a name is the title of a session."""
    return "session" in classes
