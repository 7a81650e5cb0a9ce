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

__all__ = ["neighbourhood_drawing"]

_SIZE = 440
_MIDDLE = (_SIZE / 2, _SIZE / 2)
_LARGEST = 24
_GAP = 4
_THICKEST = 3  # papers


def neighbourhood_drawing(portal: Portal, person: Person, around: Neighbourhood) -> Slot:
    """The person in the middle of a ring of co-authors.

    The list beside it tells the same, save for who of them wrote together.
    """
    people = ring(around)
    radius, distance = _measures(len(people))
    positions = {
        other: (
            round(_MIDDLE[0] + distance * sin(2 * pi * number / len(people)), 1),
            round(_MIDDLE[1] - distance * cos(2 * pi * number / len(people)), 1),
        )
        for number, other in enumerate(people)
    }
    label = f"{person.name.full} and {len(people)} co-authors; lines join who wrote together"
    itself = svg.marker(0, _MIDDLE, _LARGEST) + svg.text_at(_MIDDLE, _initials(person.name))
    parts = [*_lines(around, positions), f'<g class="self">{itself}</g>']
    for other, position in positions.items():
        name = portal.person_by_id[other].name
        node = (svg.marker(0, position, radius), svg.text_at(position, _initials(name)))
        parts.append(svg.anchor(person_docname(other), name.full, "", node))
    return svg.drawing(
        (
            '<figure class="neighbourhood">',
            svg.picture((_SIZE, _SIZE), label, parts),
            "</figure>",
        )
    )


def _measures(count: int) -> tuple[float, float]:
    """How large each of so many circles is, and how far from the middle, so that none touch."""
    distance = _SIZE / 2 - _LARGEST - 2
    radius = min(float(_LARGEST), distance * sin(pi / count) - _GAP / 2)
    return round(radius, 1), distance


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
