"""Results as a drawing in SVG, for light and dark pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from html import escape

from bench.axes import Axis, axis_around, axis_of
from bench.results import OURS, PAGES, Report, Row, median

__all__ = ["draw"]

_WIDTH, _HEIGHT = 860, 448
_PANEL = 430
_LEFT, _RIGHT, _TOP, _BOTTOM = 62, 14, 140, 48
_LINE = 18  # pixels from one line of text to the next
_STYLE = """\
    svg { color: #1f2328; font: 13px system-ui, sans-serif; }
    text { fill: currentColor; }
    .heading { font-weight: 600; font-size: 15px; }
    .grid { stroke: currentColor; stroke-opacity: .16; }
    .curve { fill: none; stroke-width: 2; }
    .a { --hue: #0969da; } .b { --hue: #bc4c00; } .c { --hue: #8250df; } .d { --hue: #1a7f37; }
    .e { --hue: #bf3989; }
    .curve, .mark { stroke: var(--hue); }
    .mark { fill: var(--hue); }
    @media (prefers-color-scheme: dark) {
      svg { color: #e6edf3; }
      .a { --hue: #58a6ff; } .b { --hue: #f0883e; } .c { --hue: #bc8cff; } .d { --hue: #3fb950; }
      .e { --hue: #f778ba; }
    }"""
# Told apart by more than colour.
_DASHES = {"a": "", "b": "7 3", "c": "2 3", "d": "9 3 2 3", "e": "1 2"}
_MARKS = {
    "a": "M-4-4h8v8h-8z",
    "b": "M0-5L5 4H-5z",
    "c": "M0-5L5 0L0 5L-5 0z",
    "d": "M-4 0a4 4 0 1 0 8 0a4 4 0 1 0-8 0z",
    "e": "M-4-4L0 4L4-4z",
}


@dataclass(frozen=True, kw_only=True, slots=True)
class _Curve:
    label: str
    look: str
    """A key of the looks above."""
    points: Sequence[tuple[int, float]]
    """Papers and the value, above 0, in order of papers."""


@dataclass(frozen=True, kw_only=True, slots=True)
class _Panel:
    title: str
    unit: str
    curves: Sequence[_Curve]


def draw(report: Report) -> str:
    """The drawing.  The same report gives the same text.  Raises ValueError without a row."""
    if not report.rows:
        raise ValueError("there are no results to draw")
    panels = [_page_panel(report), _step_panel(report)]
    return "\n".join(_lines(report, [panel for panel in panels if panel.curves])) + "\n"


def _lines(report: Report, panels: Sequence[_Panel]) -> Iterator[str]:
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}"'
        ' role="img" aria-labelledby="title desc">'
    )
    yield '  <title id="title">How long builds take</title>'
    yield f'  <desc id="desc">{escape(_description(report, panels))}</desc>'
    yield f"  <style>\n{_STYLE}\n  </style>"
    sizes = [row.size for row in report.rows]
    for number, panel in enumerate(panels):
        yield f'  <g transform="translate({number * _PANEL} 0)">'
        yield from (f"    {line}" for line in _panel(panel, sizes))
        yield "  </g>"
    yield "</svg>"


def _description(report: Report, panels: Sequence[_Panel]) -> str:
    data = "made-up papers" if report.data == "synthetic" else f"papers of {report.data}"
    parts = [f"Builds of {data}, both axes logarithmic."]
    for panel in panels:
        curves = (
            f"{curve.label}: "
            + ", ".join(f"{_number(value)} for {size:,} papers" for size, value in curve.points)
            for curve in panel.curves
        )
        parts.append(f"{panel.title}, in {panel.unit}: {'; '.join(curves)}.")
    return " ".join(parts)


def _page_panel(report: Report) -> _Panel:
    looks = {
        OURS: ("sphinx-proceedings, everything on", "a"),
        PAGES: ("sphinx-proceedings, pages alone", "e"),
        "orphans": ("stock Sphinx, orphan pages", "b"),
        "toctree": ("stock Sphinx, papers in one toctree", "c"),
        "hugo": ("Hugo", "d"),
    }
    curves = (
        _curve(report, builder, label, look, lambda row: 1000 * row.seconds_per_page)
        for builder, (label, look) in looks.items()
    )
    return _Panel(
        title="Cold build, for each page",
        unit="milliseconds",
        curves=[curve for curve in curves if curve.points],
    )


def _step_panel(report: Report) -> _Panel:
    curves = (
        _curve(report, OURS, "nothing changed", "a", lambda row: median(row.steps.nothing)),
        _curve(report, OURS, "one abstract edited", "d", lambda row: median(row.steps.abstract)),
        _curve(report, OURS, "one title edited", "e", lambda row: median(row.steps.title)),
        _curve(report, OURS, "one entry added", "c", lambda row: median(row.steps.entry)),
        _curve(
            report,
            "orphans",
            "one abstract edited, stock Sphinx",
            "b",
            lambda row: median(row.steps.abstract),
        ),
    )
    return _Panel(
        title="Later builds", unit="seconds", curves=[curve for curve in curves if curve.points]
    )


def _curve(
    report: Report, builder: str, label: str, look: str, value: Callable[[Row], float | None]
) -> _Curve:
    points = sorted(
        (row.size, found)
        for row in report.rows
        if row.builder == builder and (found := value(row)) is not None
    )
    return _Curve(label=label, look=look, points=points)


def _panel(panel: _Panel, sizes: Sequence[int]) -> Iterator[str]:
    across = axis_of(sizes, _LEFT, _PANEL - _RIGHT)
    values = [value for curve in panel.curves for _, value in curve.points]
    up = axis_around(values, _HEIGHT - _BOTTOM, _TOP)
    yield f'<text class="heading" x="{_LEFT}" y="22">{panel.title}</text>'
    for number, curve in enumerate(panel.curves, 1):
        yield from _legend(curve, 22 + number * _LINE)
    yield from _grid(across, up)
    yield f'<text x="{_LEFT}" y="{_TOP - 8}" text-anchor="end">{_ABBREVIATED[panel.unit]}</text>'
    for curve in panel.curves:
        yield from _drawn(curve, across, up, panel.unit)


_ABBREVIATED = {"milliseconds": "ms", "seconds": "s"}


def _legend(curve: _Curve, baseline: int) -> Iterator[str]:
    middle = baseline - 4
    dash = _dash(curve)
    yield f'<g class="{curve.look}">'
    yield f'  <path class="curve" d="M{_LEFT} {middle}h30"{dash}/>'
    yield f'  <path class="mark" transform="translate({_LEFT + 15} {middle})" d="{_mark(curve)}"/>'
    yield "</g>"
    yield f'<text x="{_LEFT + 38}" y="{baseline}">{escape(curve.label)}</text>'


def _grid(across: Axis, up: Axis) -> Iterator[str]:
    for tick in up.ticks:
        y = f"{up.place(tick):.1f}"
        yield f'<path class="grid" d="M{_LEFT} {y}H{_PANEL - _RIGHT}"/>'
        yield f'<text x="{_LEFT - 8}" y="{y}" dy=".35em" text-anchor="end">{_number(tick)}</text>'
    for tick in across.ticks:
        x = f"{across.place(tick):.1f}"
        yield f'<path class="grid" d="M{x} {_TOP}V{_HEIGHT - _BOTTOM}"/>'
        yield (
            f'<text x="{x}" y="{_HEIGHT - _BOTTOM + 18}" text-anchor="middle">{tick:,.0f}</text>'
        )
    middle = (_LEFT + _PANEL - _RIGHT) // 2
    yield f'<text x="{middle}" y="{_HEIGHT - 10}" text-anchor="middle">papers</text>'


def _drawn(curve: _Curve, across: Axis, up: Axis, unit: str) -> Iterator[str]:
    places = [
        (f"{across.place(size):.1f}", f"{up.place(value):.1f}", size, value)
        for size, value in curve.points
    ]
    path = "L".join(f"{x} {y}" for x, y, _, _ in places)
    yield f'<g class="{curve.look}">'
    yield f'  <path class="curve" d="M{path}"{_dash(curve)}/>'
    for x, y, size, value in places:
        yield f'  <path class="mark" transform="translate({x} {y})" d="{_mark(curve)}">'
        told = f"{curve.label}, {size:,} papers: {_number(value)} {unit}"
        yield f"    <title>{escape(told)}</title>"
        yield "  </path>"
    yield "</g>"


def _dash(curve: _Curve) -> str:
    dash = _DASHES[curve.look]
    return f' stroke-dasharray="{dash}"' if dash else ""


def _mark(curve: _Curve) -> str:
    return _MARKS[curve.look]


def _number(value: float) -> str:
    """With three figures at most."""
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"  # noqa: PLR2004
