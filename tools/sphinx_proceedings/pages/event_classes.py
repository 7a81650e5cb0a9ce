"""What is said in classes of events in lists, for style sheets and for both writers of HTML."""

from __future__ import annotations

from collections.abc import Set

__all__ = ["event_classes", "list_classes"]


def event_classes(said: Set[str], *, has_talks: bool) -> list[str]:
    """Classes of an event's item, from those of the parts of its lines.

    A style sheet could ask for these only slowly, again with every change.
    """
    is_quiet = "kind-break" in said and "kind-posters" not in said and not has_talks
    return ["timed"] * ("when" in said) + ["quiet"] * is_quiet


def list_classes(said: Set[str]) -> list[str]:
    """Classes that such an item gives to the list that it is in."""
    return ["timed"] * ("when" in said) + ["long-times"] * ("beside" in said)
