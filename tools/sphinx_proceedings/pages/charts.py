"""Numbers as tables with bars: text at any width, in every format, and to every reader."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sphinx_proceedings.pages.blocks import Block, Table, heading, paragraph
from sphinx_proceedings.pages.inlines import Inline, Markup, Words, line
from sphinx_proceedings.wording.messages import ngettext, number

__all__ = ["Bar", "Chart", "share_of_papers"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Bar:
    """One line of a chart."""

    label: Inline
    count: int
    is_rest: bool = False
    """Whether it is what is in none of the others, so that all add up."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Chart:
    """A table of which the last column shows each count as a share, in digits and as a bar.

    A bar is drawn over a line as long as the whole: half of it is half of the whole.
    """

    title: str
    of: str
    """What the labels are."""
    counted: str
    """What is counted."""
    bars: Sequence[Bar]
    whole: int
    """The count that would be all of it."""
    share: str
    """What the last column is called, such as `Share of 23 papers`."""
    note: str = ""

    @property
    def blocks(self) -> Iterator[Block]:
        """A section.  The drawing is hidden from those who are told the digits beside it."""
        yield heading(2, Words(self.title))
        if self.note:
            yield paragraph(Words(self.note), classes="how-made")
        yield self.table

    @property
    def table(self) -> Table:
        """The numbers without a heading."""
        return Table(
            head=(Words(self.of), Words(self.counted), Words(self.share)),
            rows=tuple(map(self._row, self.bars)),
            numbers=frozenset({1}),
            classes=("chart",),
        )

    def _row(self, bar: Bar) -> tuple[Inline, ...]:
        part = bar.count / self.whole
        drawn = line(Markup(_drawing(part)), Words(f" {100 * part:.0f} %"))
        return bar.label, Words(number(bar.count)), drawn


def share_of_papers(count: int) -> str:
    """What a column of shares of papers is called."""
    return ngettext("Share of {count} paper", "Share of {count} papers", count)


def _drawing(part: float) -> str:
    """A bar of this part of the width that there is; it takes its colours from the page."""
    return (
        '<svg class="bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">'
        '<rect class="whole" width="100" height="10"/>'
        f'<rect width="{100 * part:.4g}" height="10"/></svg>'
    )
