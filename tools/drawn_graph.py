"""Graphs, written for Mermaid, which code hosts draw, and drawn by Graphviz as SVG."""

from __future__ import annotations

import hashlib
import re
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html import escape
from pathlib import Path

__all__ = ["Graph", "digest", "mermaid", "svg"]

_DRAW = Path(__file__).parent / "draw_graph.mjs"


@dataclass(frozen=True, kw_only=True, slots=True)
class Graph:
    """Nodes are there by being named in an arrow, as an end or in a group."""

    arrows: tuple[tuple[str, tuple[str, ...]], ...]
    """From where, and to what."""
    ends: Mapping[str, list[str]] = field(default_factory=dict)
    """Where a flow begins or ends → its lines."""
    groups: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Group → what is in it; as a node it is `group_name`. Its arrows stay within."""


def mermaid(graph: Graph) -> str:
    """A flowchart."""
    return "\n".join(_mermaid(graph))


def _mermaid(graph: Graph) -> Iterator[str]:
    def node(name: str) -> str:
        lines = graph.ends.get(name)
        return f'{name}[/"{"<br>".join(lines)}"/]' if lines else name

    def arrows(start: str) -> Iterator[str]:
        for origin, targets in graph.arrows:
            if origin.startswith(start):
                yield f"{node(origin)} --> {' & '.join(map(node, targets))}"

    yield "flowchart LR"
    if not graph.groups:
        yield from (f"    {arrow}" for arrow in arrows(""))
    for group, names in graph.groups.items():
        yield f"    subgraph {group}"
        yield from (f"        {group}_{name}[{name}]" for name in names)
        yield from (f"        {arrow}" for arrow in arrows(f"{group}_"))
        yield "    end"


def digest(drawing: str) -> str:
    """By which a picture tells which flowchart it shows."""
    return hashlib.sha256(drawing.strip().encode()).hexdigest()


def svg(graph: Graph, name: str, library: Path) -> str:
    """A picture in the colour and the letters of the text around it."""
    done = subprocess.run(  # noqa: S603  # a script of ours
        ["node", str(_DRAW), str(library.resolve())],  # noqa: S607
        input="\n".join(_dot(graph)),
        capture_output=True,
        text=True,
        check=True,
    )
    drawn = done.stdout[done.stdout.index("<svg ") :]
    drawn = re.sub(r"<!--.*?-->\n?|<title>.*?</title>\n?", "", drawn, flags=re.DOTALL)
    drawn = re.sub(r' (?:id|class)="[^"]*"', "", drawn)
    drawn = re.sub(r' font-family="[^"]*"| xml:space="preserve"| xmlns:xlink="[^"]*"', "", drawn)
    drawn = drawn.replace('"black"', '"currentColor"')
    head = f'<svg data-of="{digest(mermaid(graph))}" role="img" aria-label="{escape(name)}" '
    return drawn.strip().replace("<svg ", head, 1) + "\n"


def _dot(graph: Graph) -> Iterator[str]:
    # Downwards a long flow fits a page.
    direction = "LR" if graph.groups else "TB"
    yield f"digraph {{ rankdir={direction}; bgcolor=transparent; nodesep=0.15; ranksep=0.3"
    yield "fontname=Helvetica"
    yield 'node [shape=box, style=rounded, fontname=Helvetica, height=0.3, margin="0.12,0.04"]'
    yield "edge [arrowsize=0.6]"
    for name, lines in graph.ends.items():
        label = "<br/>".join(map(escape, lines))
        yield f'"{name}" [label=<{label}>, style=dashed]'
    for group, names in graph.groups.items():
        yield f'subgraph "cluster_{group}" {{ label="{group}"; style=rounded'
        yield from (f'"{group}_{name}" [label="{name}"]' for name in names)
        yield "}"
    for origin, targets in graph.arrows:
        yield from (f'"{origin}" -> "{target}"' for target in targets)
    yield "}"
