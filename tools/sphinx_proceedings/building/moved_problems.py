"""Problems that are told as before, of a file in which lines have moved."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from sphinx_proceedings.diagnostics import Diagnostic, Location, sort_diagnostics

__all__ = ["moved_problems"]


def moved_problems(
    told: Sequence[Diagnostic],
    path: str,
    found: Sequence[Diagnostic],
    places: Mapping[Location, Location],
) -> tuple[Diagnostic, ...] | None:
    """The problems `told` of a portal, where they are now; None where that is not known.

    What was `found` in the file at `path` is what was found before, at other lines; `places` are
    those of its records, before and now.
    """
    moved: list[Diagnostic] = []
    for problem in told:
        if path in problem.message or path in problem.hint:
            return None
        if path not in {problem.location.path, *(place.path for place in problem.related)}:
            moved.append(problem)
        elif (now := _at_places(problem, path, places) or _as_found(problem, found)) is not None:
            moved.append(now)
        else:
            return None
    return tuple(sort_diagnostics(moved))


def _at_places(
    problem: Diagnostic, path: str, places: Mapping[Location, Location]
) -> Diagnostic | None:
    """A problem of records, where these are now."""
    now = [
        places.get(place) if place.path == path else place
        for place in (problem.location, *problem.related)
    ]
    known = [place for place in now if place is not None]
    if len(known) < len(now):
        return None
    return replace(problem, location=known[0], related=tuple(known[1:]))


def _as_found(problem: Diagnostic, found: Sequence[Diagnostic]) -> Diagnostic | None:
    """A problem as it was found now, if it is no other's twin."""
    now = list(_twins(problem, found))
    if len(now) != 1:
        return None
    return replace(problem, location=now[0].location, related=now[0].related)


def _twins(problem: Diagnostic, found: Sequence[Diagnostic]) -> Iterator[Diagnostic]:
    """Those that say the same; of many of a kind, it was told how many more there are."""
    for other in found:
        is_same = problem.message == other.message or problem.message.startswith(
            f"{other.message} (and "
        )
        if is_same and (problem.code, problem.subject) == (other.code, other.subject):
            yield other
