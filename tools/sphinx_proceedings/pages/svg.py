"""The only place that writes drawings: SVG in which everything from the data is text.

A drawing stands in a page as the content of the directive `drawing`, which makes addresses of the
docnames in it.  Colours are the page's own: classes say what a shape is, style sheets how it looks.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from math import cos, pi, sin

from sphinx_proceedings.pages.blocks import Slot
from sphinx_proceedings.pages.writers.myst import printable

__all__ = ["DOC", "anchor", "drawing", "marker", "picture", "text_at", "xml"]

DOC = "doc:"
"""How an `href` begins that names a page of the portal instead of an address."""

# Sides and the direction of the first corner in eighths of a turn; 0 sides are a circle.
_SHAPES = ((0, 0), (4, 1), (3, -2), (4, 0), (3, 2), (6, 0), (5, -2), (3, 0))
# Shapes look equally large when their areas are equal.
_SIZES = {0: 1.0, 3: 1.35, 4: 1.22, 5: 1.14, 6: 1.08}


def xml(value: str) -> str:
    """Text on one line, as it stands between tags or in a quoted attribute."""
    # Three of them would end the block that the drawing stands in.
    return escape(" ".join(printable(value).split())).replace("`", "&#96;")


def drawing(parts: Iterable[str]) -> Slot:
    """A block of HTML for the page; in formats other than HTML there is nothing in its place."""
    return Slot("drawing", "\n".join(parts))


def picture(size: tuple[int, int], label: str, parts: Iterable[str]) -> str:
    """An SVG element of links and shapes that takes the width there is."""
    width, height = size
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="group"'
        f' aria-label="{xml(label)}">{"".join(parts)}</svg>'
    )


def anchor(docname: str, title: str, css_class: str, parts: Iterable[str]) -> str:
    """What is in it leads to a page; the title is its name and shows when it is pointed at."""
    named = f' class="{css_class}"' if css_class else ""
    return f'<a href="{DOC}{xml(docname)}"{named}><title>{xml(title)}</title>{"".join(parts)}</a>'


def marker(kind: int, position: tuple[float, float], radius: float) -> str:
    """A shape of one of eight kinds around a position."""
    sides, direction = _SHAPES[kind % len(_SHAPES)]
    x, y = position
    size = radius * _SIZES[sides]
    if not sides:
        return f'<circle cx="{x:g}" cy="{y:g}" r="{size:g}"/>'
    angles = (direction * pi / 4 + number * 2 * pi / sides for number in range(sides))
    corners = (f"{x + size * cos(angle):.1f},{y + size * sin(angle):.1f}" for angle in angles)
    return f'<polygon points="{" ".join(corners)}"/>'


def text_at(position: tuple[float, float], value: str, anchored: str = "middle") -> str:
    """Text at a position, vertically in its middle."""
    return (
        f'<text x="{position[0]:g}" y="{position[1]:g}" dy="0.35em" text-anchor="{anchored}">'
        f"{xml(value)}</text>"
    )
