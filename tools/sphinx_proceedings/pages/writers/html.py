"""Writes bodies as the HTML that Sphinx makes of their MyST, byte for byte, with this theme.

What is rare, such as code within a line, is not known here: such a page is Sphinx's to write.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import count

from sphinx_proceedings.pages.blocks import (
    Block,
    Body,
    Box,
    Cards,
    Code,
    Facts,
    Heading,
    Html,
    Item,
    Items,
    Paragraph,
    Slot,
    Table,
)
from sphinx_proceedings.pages.event_classes import event_classes, list_classes
from sphinx_proceedings.pages.inlines import Inline
from sphinx_proceedings.pages.writers.html_context import Grid, HtmlContext, NotWrittenError
from sphinx_proceedings.pages.writers.inline_html import (
    Run,
    classes_and_language,
    known_attributes,
    known_classes,
    run_of,
)
from sphinx_proceedings.pages.writers.myst import UNSEARCHED, box_tag

__all__ = ["Section", "Written", "written_html"]

# Markdown leaves out space at both ends of a line, and a line of one tag begins a block.
_UNLIKE_LINES = re.compile(r"\s\n|\n\s|^<[^>]*>$", re.MULTILINE)
_ONE_TAG = re.compile(r"<[^>]*>")
_UNLIKE_CODE = re.compile(r"[^\S \n]|[\0-\x08\x0e-\x1f\x7f-\x9f\ufffe\uffff\ud800-\udfff]")
# Of the whole page; docutils' names for what other scripts must not take for formulas.
_TOP_CLASSES = "tex2jax_ignore mathjax_ignore"
_FEWEST_ROWS = 1
_TAGS = ("details", "div", "nav")
_WIDTHS = ("xs-", "sm-", "md-", "lg-")
_GAP = 3
_CARD = """\
<div class="sd-col sd-d-flex-row docutils">
<div class="sd-card sd-sphinx-override sd-w-100 sd-shadow-none docutils">
<div class="sd-card-body docutils">
"""


@dataclass(frozen=True, slots=True)
class Section:
    """The heading of a section."""

    level: int
    name: str
    """The section's id."""
    text: Inline


@dataclass(frozen=True, slots=True)
class Written:
    """What a page says."""

    html: str
    title: str
    """As HTML."""
    title_text: str
    lead: str | None
    """The text of the first paragraph, if there is one; None where there are tags in it."""
    sections: tuple[Section, ...] = ()
    """Those below the title."""


def written_html(body: Body, context: HtmlContext) -> Written:
    """The body of a page; raises `NotWrittenError`."""
    return _Writer(context).written(body)


class _Writer:
    """Writes the blocks of a page from top to bottom."""

    def __init__(self, context: HtmlContext) -> None:
        self._context = context
        self._html: list[str] = []
        self._level = 0
        self._ids: set[str] = set()
        self._targets: set[str] = set()
        self._sections: list[Section] = []
        self._title = ("", "")
        self._grid: Grid | None = None
        self._lead: str | None = ""
        self._has_lead = False

    def written(self, body: Body) -> Written:
        self._blocks(body.blocks)
        if not self._level:
            raise NotWrittenError("no title")
        if self._targets - self._ids:
            raise NotWrittenError("a link to what is not there")
        self._end_sections(1)
        below = tuple(self._sections[1:])
        return Written("".join(self._html), *self._title, lead=self._lead, sections=below)

    def _blocks(self, blocks: Iterable[Block]) -> None:
        for block in blocks:
            match block:
                case Heading():
                    self._heading(block)
                case Paragraph():
                    self._paragraph(block)
                case Box():
                    self._box(block)
                case Code() | Slot() | Html():
                    self._html.append(self._filled(block))
                case Items() | Facts() | Table():
                    self._html.append(self._listed(block))
                case Cards():
                    self._cards(block)

    def _filled(self, block: Code | Slot | Html) -> str:
        """What has no text of the page's own."""
        match block:
            case Code(language, text, is_searched):
                code = self._context.code(f"{_verbatim(text)}\n", language)
                classes = f"highlight-{language} notranslate"
                classes = classes if is_searched else f"{UNSEARCHED} {classes}"
                return f'<div class="{classes}">{code}</div>\n'
            case Slot(name, content):
                filling = self._context.slot(name, content)
                return _unsearched(filling) if filling else ""
            case Html(text, is_searched):
                html = f"{_verbatim(text)}\n"
                return html if is_searched else _unsearched(html)

    def _listed(self, block: Items | Facts | Table) -> str:
        match block:
            case Items():
                return self._items(block)
            case Facts():
                return self._facts(block)
            case Table():
                return self._table(block)

    def _run(self, part: Inline) -> Run:
        run = run_of(part, self._context)
        html = run.html
        is_unlike = _UNLIKE_LINES.search(html) if "\n" in html else _ONE_TAG.fullmatch(html)
        if not html or html != html.strip() or run.has_markup or is_unlike:
            raise NotWrittenError(html)
        return self._noted(run)

    def _one_line(self, part: Inline) -> Run:
        """A run in which no HTML can be taken for a block, and behind which no line follows."""
        run = run_of(part, self._context)
        if not run.html or run.html != run.html.strip() or "\n" in run.html or run.anchors:
            raise NotWrittenError(run.html)
        return self._noted(run)

    def _noted(self, run: Run) -> Run:
        self._targets.update(run.targets)
        return run

    def _inline(self, part: Inline) -> Run:
        """A run in which others find no place."""
        run = self._run(part)
        if run.anchors:
            raise NotWrittenError("a place that is no event's")
        return run

    def _heading(self, block: Heading) -> None:
        level, run = block.level, self._one_line(block.text)
        is_out_of_order = level > self._level + 1 or (level == 1) != (self._level == 0)
        if is_out_of_order or (block.anchor and level == 1):
            raise NotWrittenError(run.text)
        name, other_name = self._named(block, run.text)
        self._sections.append(Section(level, name, block.text))
        self._end_sections(level)
        classes = known_classes(block.classes)
        if level == 1:
            self._title = (run.html, run.text)
            classes = f"{classes} {_TOP_CLASSES}".strip()
        self._grid = self._context.grid(block.anchor) if block.anchor else None
        if self._grid is not None:
            classes = f"{classes} with-grid".strip()
        event = self._context.event(block.anchor) if block.anchor else ""
        data = f' data-event="{event}"' if event else ""
        self._html.append(
            f'<section{_given(classes)}{data} id="{name}">\n{other_name}'
            f"<h{level}>{run.html}{self._context.permalink(name)}</h{level}>\n"
        )
        self._level = level

    def _named(self, block: Heading, text: str) -> tuple[str, str]:
        """The id of a section, and HTML with the one it would have without a label."""
        name = block.anchor
        if text and not name:
            name = self._context.identifier(text) or self._numbered()
        self._take_id(name)
        if not block.label:
            return name, ""
        if self._context.identifier(block.label) != block.label:
            raise NotWrittenError(block.label)
        self._take_id(block.label)
        return block.label, f'<span id="{name}"></span>'

    def _numbered(self) -> str:
        """What docutils takes where there is no Latin letter."""
        found = (f"id{number}" for number in count(1))
        return next(name for name in found if name not in self._ids)

    def _take_id(self, name: str) -> None:
        """An id that is taken already docutils replaces by a number."""
        if not name or name in self._ids:
            raise NotWrittenError(name)
        self._ids.add(name)

    def _end_sections(self, level: int) -> None:
        self._html.append("</section>\n" * max(0, self._level - level + 1))

    def _paragraph(self, block: Paragraph) -> None:
        run = self._inline(block.text)
        self._html.append(f"<p{known_attributes(block.classes)}>{run.html}</p>\n")
        if not self._has_lead:
            self._lead, self._has_lead = run.text or None, True

    def _items(self, block: Items) -> str:
        grid = self._grid if block.first else None
        if grid is not None:
            self._grid = None
        cells = grid.cells if grid else (("", ""),) * len(block.items)
        if len(cells) != len(block.items):
            grid, cells = None, (("", ""),) * len(block.items)
        items = [
            self._item(item, classes, style)
            for item, (classes, style) in zip(block.items, cells, strict=True)
        ]
        known, language = classes_and_language(block.classes)
        classes = known.split()
        if not any(item.event for item in items):
            # docutils' own order.
            classes.insert(0 if block.first else len(classes), "simple")
        classes += dict.fromkeys(name for item in items for name in item.list_classes)
        content = "".join(item.html for item in items)
        if not block.first:
            return f"<ul{_given(' '.join(classes))}{language}>\n{content}</ul>\n"
        start = f' start="{block.first}"' if block.first > 1 else ""
        given = " ".join(["arabic", *classes])
        listed = f'<ol class="{given}"{language}{start}>\n{content}</ol>\n'
        return f"{grid.opening}{listed}</div>\n" if grid else listed

    def _item(self, item: Item, more_classes: str, style: str) -> _Item:
        """An item; that of an event says which, and has its place in a grid.

        The first event is the item's: a session may be called by the one talk in it.
        """
        runs = [self._run(line) for line in item.lines]
        html = "\n".join(run.html for run in runs)
        anchors = [anchor for run in runs for anchor in run.anchors]
        events = [self._context.event(anchor) for anchor in anchors]
        for anchor in anchors:
            self._take_id(anchor)
        if not all(events):
            raise NotWrittenError(html)
        if not events:
            if item.more is not None:
                raise NotWrittenError("a list in a list")
            return _Item(f"<li><p>{html}</p></li>\n")
        said = {name for run in runs for name in run.classes}
        classes = event_classes(said, has_talks=item.more is not None)
        given = _given(" ".join(filter(None, (*classes, more_classes))))
        style = f' style="{style}"' if style else ""
        more = f"\n{self._items(item.more)}" if item.more is not None else ""
        html = f'<li{given} data-event="{events[0]}"{style}><p>{html}</p>{more}</li>\n'
        return _Item(html, list_classes(said), events[0])

    def _facts(self, block: Facts) -> str:
        classes = f"simple myst {known_classes(block.classes)}".strip()
        facts = "".join(
            f"<dt>{self._one_line(fact.label).html}</dt>"
            f"<dd><p>{self._inline(fact.value).html}</p>\n</dd>\n"
            for fact in block.facts
        )
        return f'<dl class="{classes}">\n{facts}</dl>\n'

    def _table(self, block: Table) -> str:
        """In a box that scrolls, as the theme writes tables."""
        sides = ["text-right" if at in block.numbers else "" for at in range(len(block.head))]
        heads = [
            _cell("th", f"head {side}".strip(), self._one_line(cell).html)
            for side, cell in zip(sides, block.head, strict=True)
        ]
        lines = [
            _row(
                number,
                [
                    _cell("td", side, self._one_line(cell).html)
                    for side, cell in zip(sides, row, strict=True)
                ],
            )
            for number, row in enumerate(block.rows, start=2)
        ]
        if len(lines) < _FEWEST_ROWS:
            raise NotWrittenError("a table without rows")
        classes = f"{known_classes(block.classes)} table".strip()
        return (
            f'<div class="pst-scrollable-table-container"><table class="{classes}">\n'
            f"<thead>\n{_row(1, heads)}</thead>\n<tbody>\n{''.join(lines)}</tbody>\n</table>\n"
            "</div>\n"
        )

    def _cards(self, block: Cards) -> None:
        """A grid as sphinx-design makes it."""
        widths = [f"{width}{number}" for width, number in zip(_WIDTHS, block.columns, strict=True)]
        columns = " ".join(f"sd-row-cols-{each}" for each in (str(block.columns[0]), *widths))
        gaps = " ".join(f"sd-g-{width}{_GAP}" for width in ("", *_WIDTHS))
        outer = f"sd-container-fluid sd-sphinx-override sd-mb-4 {block.css_class}"
        for classes in (outer, f"sd-row {columns} {gaps}"):
            self._html.append(f'<div class="{classes} docutils">\n')
        # What is in a card is not with which the page begins.
        lead, self._has_lead = (self._lead, self._has_lead), True
        for card in block.cards:
            self._html.append(_CARD)
            self._blocks(map(_in_card, card))
            self._html.append("</div>\n" * 3)
        self._html.append("</div>\n" * 2)
        self._lead, self._has_lead = lead

    def _box(self, block: Box) -> None:
        if block.tag not in _TAGS:
            raise NotWrittenError(block.tag)
        self._html.append(f"{box_tag(block)}\n")
        self._blocks(block.blocks)
        self._html.append(f"</{block.tag}>\n")


def _in_card(block: Block) -> Block:
    if isinstance(block, Paragraph):
        return replace(block, classes=(*block.classes, "sd-card-text"))
    return block


@dataclass(frozen=True, slots=True)
class _Item:
    """An item of a list."""

    html: str
    list_classes: Sequence[str] = ()
    event: str = ""


def _verbatim(text: str) -> str:
    """Text that Markdown keeps as it is."""
    if _UNLIKE_CODE.search(text) or not text.strip():
        raise NotWrittenError(text)
    return text.rstrip()


def _unsearched(html: str) -> str:
    return f'<div class="{UNSEARCHED}">{html}</div>'


def _given(classes: str) -> str:
    return f' class="{classes}"' if classes else ""


def _cell(tag: str, classes: str, html: str) -> str:
    return f"<{tag}{_given(classes)}><p>{html}</p></{tag}>\n"


def _row(number: int, cells: Sequence[str]) -> str:
    parity = "odd" if number % 2 else "even"
    return f'<tr class="row-{parity}">{"".join(cells)}</tr>\n'
