"""Numbers as tables with bars: text at any width, in every format, and to every reader."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sphinx_proceedings.pages.inlines import Inline
from sphinx_proceedings.pages.writers.myst import Myst, as_myst

__all__ = ["Bar", "Chart"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Bar:
    """One line of a chart."""

    label: Inline
    count: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Chart:
    """A table of which the last column shows each count as a share, in digits and as a bar."""

    title: str
    of: str
    """What the labels are."""
    counted: str
    """What is counted."""
    bars: Sequence[Bar]
    whole: int
    """The count that would be all of it."""
    note: str = ""

    @property
    def table(self) -> Myst:
        """MyST.  The drawing is hidden from those who are told the digits beside it."""
        return Myst("\n".join(self._lines()))

    def _lines(self) -> Iterable[str]:
        yield f"| {as_myst(self.of)} | {as_myst(self.counted)} | Share |"
        yield "| --- | ---: | --- |"
        longest = max((bar.count for bar in self.bars), default=1)
        for bar in self.bars:
            share = round(100 * bar.count / self.whole)
            drawn = f"{_drawing(bar.count / longest)} {share} %"
            yield f"| {as_myst(bar.label)} | {bar.count:,} | {drawn} |"


def _drawing(part: float) -> str:
    """A bar of this part of the width that there is; it takes its colour from the page."""
    return (
        '<svg class="bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">'
        f'<rect width="{100 * part:.4g}" height="10"/></svg>'
    )
