"""The drawing of a person's co-authors and of what they wrote with each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from math import cos, pi, sin

from sphinx_proceedings.insight.coauthors import Neighbourhood, ring
from sphinx_proceedings.model.addresses import person_docname
from sphinx_proceedings.model.names import Name
from sphinx_proceedings.model.people import Person
from sphinx_proceedings.model.portal import Portal
from sphinx_proceedings.pages import svg
from sphinx_proceedings.pages.blocks import Slot
from sphinx_proceedings.wording.messages import ngettext

__all__ = ["LONGEST_NAME", "neighbourhood_drawing"]

LONGEST_NAME = 26
"""Letters for which there is room beside a circle."""
_SIZE = (760, 420)
_MIDDLE = (_SIZE[0] / 2, _SIZE[1] / 2)
_DISTANCE = 160
_RADIUS = 12
_LARGEST = 24
_BESIDE, _ABOVE = 20, 24
"""From the middle of a circle to its name."""
_UPRIGHT = 0.2
"""Nearer to the vertical, names stand above or below their circles."""
_THICKEST = 3  # papers


def neighbourhood_drawing(portal: Portal, person: Person, around: Neighbourhood) -> Slot:
    """The person in the middle of a ring of co-authors, with their names.

    The list beside it tells the same, save for who of them wrote together.
    """
    people = ring(around)
    turns = {other: 2 * pi * number / len(people) for number, other in enumerate(people)}
    positions = {other: _at(turn, _DISTANCE) for other, turn in turns.items()}
    label = ngettext(
        "{name} and {count} co-author; lines join who wrote together",
        "{name} and {count} co-authors; lines join who wrote together",
        len(people),
        name=person.name.full,
    )
    itself = svg.marker(0, _MIDDLE, _LARGEST) + svg.text_at(_MIDDLE, _initials(person.name))
    parts = [*_lines(around, positions), f'<g class="self">{itself}</g>']
    for other, turn in turns.items():
        name = portal.person_by_id[other].name.full
        node = (svg.marker(0, positions[other], _RADIUS), _named(turn, name))
        parts.append(svg.anchor(person_docname(other), name, "", node))
    return svg.drawing(
        (
            '<figure class="neighbourhood">',
            svg.picture(_SIZE, label, parts),
            "</figure>",
        )
    )


def _at(turn: float, distance: float) -> tuple[float, float]:
    """Where a circle is, from the top clockwise."""
    x, y = _MIDDLE[0] + distance * sin(turn), _MIDDLE[1] - distance * cos(turn)
    return round(x, 1), round(y, 1)


def _named(turn: float, name: str) -> str:
    """A name outside the ring."""
    x, y = _at(turn, _DISTANCE)
    if abs(sin(turn)) < _UPRIGHT:
        return svg.text_at((x, y - _ABOVE if cos(turn) > 0 else y + _ABOVE), name)
    if sin(turn) > 0:
        return svg.text_at((x + _BESIDE, y), name, "start")
    return svg.text_at((x - _BESIDE, y), name, "end")


def _lines(around: Neighbourhood, positions: Mapping[str, tuple[float, float]]) -> Iterator[str]:
    """One path for all lines of the same thickness: the more papers, the thicker."""
    paths: dict[int, list[str]] = defaultdict(list)
    middle = _point(_MIDDLE)
    points = {other: _point(position) for other, position in positions.items()}
    for other, count in around.shared.items():
        paths[min(count, _THICKEST)].append(f"M{middle}L{points[other]}")
    for one, other, count in around.ties:
        paths[min(count, _THICKEST)].append(f"M{points[one]}L{points[other]}")
    for thickness, steps in sorted(paths.items()):
        yield f'<path d="{"".join(steps)}" stroke-width="{thickness}"/>'


def _point(position: tuple[float, float]) -> str:
    return f"{position[0]:g} {position[1]:g}"


def _initials(name: Name) -> str:
    """`AL`; of a name in one part, its first letter; of an East Asian one, the family name."""
    if name.is_east_asian:
        return name.family
    return "".join(part[0] for part in (name.given, name.family) if part).upper()
