"""A whole page: headings with their sections, paragraphs, lists, facts, code and directives."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sphinx_proceedings.html.inlines import Run, run_of
from sphinx_proceedings.html.place import NotUnderstoodError, Place
from sphinx_proceedings.html.tables import table_html

__all__ = ["Body", "Heading", "page_html"]

_ATTRIBUTES = re.compile(r"\{(\.[\w-]+(?: \.[\w-]+)*)\}", re.ASCII)
_LABEL = re.compile(r"\(([a-z][a-z0-9]*(?:-[a-z0-9]+)*)\)=", re.ASCII)
_HEADING = re.compile(r"(#{1,3}) (\S.*)")
_FENCE = re.compile(r"```(?:\{(?P<directive>[\w-]+)\}|(?P<language>[\w-]+))", re.ASCII)
_MARK = re.compile(r"- |(?P<number>[1-9]\d{0,3})\. ", re.ASCII)
_WHEN = re.compile(r'class="(?:[^"]* )?when[ "]')
_TIMED = "timed"
"""The class of events that say when they are, and of their lists."""
_UNUSUAL_EVENT = re.compile(r'class="(?:[^"]* )?(?:beside|kind-break)[ "]')
_ROW = "| "
_DEFINITION = ": "
_HTML = re.compile(r"<(?:dl|/?nav)\b")
_BLOCK = re.compile(
    r"[-+*](?:\s|$)|[-*_=+]{3}|=|>|:|#|\||```|~~~|\d+[.)]|\$\$|\s|\{|\(.*\)=|%"
    # A tag alone in its line, or one that is no part of a line.
    r"|</?[a-z]+[^<>]*>\s*$|<(?!(?:bdi|em|strong|sup|sub|span|time)\b)"
)
"""What may begin something else than a line of a paragraph."""
_CITATIONS = '<dl class="citations">'
# Of the whole page; docutils' names for what other scripts must not take for formulas.
_TOP_CLASSES = "tex2jax_ignore mathjax_ignore"


@dataclass(frozen=True, slots=True)
class Heading:
    """The heading of a section."""

    level: int
    name: str
    """The section's id."""
    html: str


@dataclass(frozen=True, slots=True)
class Body:
    """What a page says."""

    html: str
    title: str
    """As HTML."""
    title_text: str
    lead: str
    """The text of the first paragraph; empty where there is none, or one with tags in it."""
    headings: tuple[Heading, ...] = ()
    """Those below the title."""


@dataclass(frozen=True, slots=True)
class _Item:
    """An item of a list."""

    html: str
    classes: str = ""
    event: str = ""


def page_html(source: str, place: Place) -> Body:
    """The body of a page; raises `NotUnderstoodError`."""
    return _Page(source, place).made()


class _Page:
    """Reads the lines of a page from top to bottom."""

    def __init__(self, source: str, place: Place) -> None:
        self._lines = source.split("\n")
        self._place = place
        self._at = 0
        self._html: list[str] = []
        self._level = 0
        self._ids: set[str] = set()
        self._targets: set[str] = set()
        self._label = ""
        self._headings: list[Heading] = []
        self._classes = ""
        self._title = ("", "")
        self._lead: str | None = None

    def made(self) -> Body:
        if self._lines[0].startswith("%"):
            self._at = 1
        while self._at < len(self._lines):
            line = self._lines[self._at]
            if not line:
                self._at += 1
            elif found := _LABEL.fullmatch(line):
                self._label = found[1]
                self._at += 1
                if not self._line(self._at) or _LABEL.fullmatch(self._lines[self._at]):
                    raise NotUnderstoodError(line)
            elif found := _ATTRIBUTES.fullmatch(line):
                self._at += 1
                self._classes = found[1].replace(".", "")
                if not self._line(self._at):
                    raise NotUnderstoodError(line)
                self._block(self._lines[self._at])
            else:
                self._block(line)
        if not self._level:
            raise NotUnderstoodError("no title")
        if self._targets - self._ids:
            raise NotUnderstoodError("a link to what is not there")
        self._end_sections(1)
        html = "".join(self._html)
        below = tuple(self._headings[1:])
        return Body(html, *self._title, lead=self._lead or "", headings=below)

    def _block(self, line: str) -> None:
        read: Callable[[str], None]
        if _HEADING.fullmatch(line):
            read = self._heading
        elif _MARK.match(line):
            read = self._list
        elif _FENCE.fullmatch(line):
            read = self._fence
        elif line.startswith(_ROW):
            read = self._table
        elif _HTML.match(line):
            read = self._raw
        elif self._line(self._at + 1).startswith(_DEFINITION):
            read = self._facts
        else:
            read = self._paragraph
        read(line)
        if self._classes or self._label:
            raise NotUnderstoodError(line)

    def _line(self, at: int) -> str:
        return self._lines[at] if at < len(self._lines) else ""

    def _run(self, source: str) -> Run:
        run = run_of(source, self._place)
        self._targets.update(run.targets)
        return run

    def _inline(self, source: str) -> Run:
        """A run in which others find no place."""
        run = self._run(source)
        if run.anchors:
            raise NotUnderstoodError(source)
        return run

    def _given_classes(self) -> str:
        classes, self._classes = self._classes, ""
        return classes

    def _heading(self, line: str) -> None:
        marks, _, source = line.partition(" ")
        level = len(marks)
        run = self._inline(source)
        name = self._place.identifier(run.text) if run.text else ""
        if level > self._level + 1 or (level == 1) != (self._level == 0):
            raise NotUnderstoodError(line)
        self._take_id(name)
        name, other_name = self._labelled(name)
        self._headings.append(Heading(level, name, run.html))
        self._end_sections(level)
        classes = self._given_classes()
        if level == 1:
            self._title = (run.html, run.text)
            classes = f"{classes} {_TOP_CLASSES}".strip()
        given = f' class="{classes}"' if classes else ""
        self._html.append(
            f'<section{given} id="{name}">\n{other_name}'
            f"<h{level}>{run.html}{self._place.permalink(name)}</h{level}>\n"
        )
        self._level = level
        self._at += 1

    def _labelled(self, name: str) -> tuple[str, str]:
        """The id of a section, and HTML with the one it would have without a label."""
        label, self._label = self._label, ""
        if not label:
            return name, ""
        if self._place.identifier(label) != label:
            raise NotUnderstoodError(label)
        self._take_id(label)
        return label, f'<span id="{name}"></span>'

    def _take_id(self, name: str) -> None:
        """An id that is taken already docutils replaces by a number."""
        if not name or name in self._ids:
            raise NotUnderstoodError(name)
        self._ids.add(name)

    def _end_sections(self, level: int) -> None:
        self._html.append("</section>\n" * max(0, self._level - level + 1))

    def _paragraph(self, line: str) -> None:
        lines = self._lines_of_paragraph()
        if _BLOCK.match(line):
            raise NotUnderstoodError(line)
        classes = self._given_classes()
        given = f' class="{classes}"' if classes else ""
        run = self._inline(lines)
        self._html.append(f"<p{given}>{run.html}</p>\n")
        if self._lead is None:
            self._lead = run.text

    def _lines_of_paragraph(self) -> str:
        """The lines up to the next empty one."""
        first = self._at
        while self._line(self._at):
            if self._at > first and _BLOCK.match(self._lines[self._at]):
                raise NotUnderstoodError(self._lines[self._at])
            self._at += 1
        return "\n".join(self._lines[first : self._at])

    def _list(self, line: str) -> None:
        first = _number(line)
        classes = self._given_classes().split()
        items: list[_Item] = []
        # Of numbers the first alone matters.
        while _number(line) >= 0 and bool(_number(line)) == bool(first):
            items.append(self._item(line))
            line = self._line(self._at)
            if not line and _MARK.match(self._line(self._at + 1)):
                # One list, loose.
                self._at += 1
                line = self._lines[self._at]
        if line or self._line(self._at + 1).startswith("  "):
            raise NotUnderstoodError(line)
        if not any(item.event for item in items):
            # docutils' own order.
            classes.insert(0 if first else len(classes), "simple")
        if any(item.classes for item in items):
            classes.append(_TIMED)
        tag, start = ("ol", f' start="{first}"' if first > 1 else "") if first else ("ul", "")
        given = " ".join(["arabic", *classes] if first else classes)
        content = "".join(item.html for item in items)
        self._html.append(f'<{tag} class="{given}"{start}>\n{content}</{tag}>\n')

    def _item(self, line: str) -> _Item:
        mark = _MARK.match(line)
        if mark is None:
            raise NotUnderstoodError(line)
        parts = [line[mark.end() :]]
        self._at += 1
        while self._line(self._at).startswith("  "):
            parts.append(self._lines[self._at].lstrip(" "))
            self._at += 1
        if any(_BLOCK.match(part) or not part for part in parts):
            raise NotUnderstoodError(line)
        run = self._run("\n".join(parts))
        return self._marked(run.html, run.anchors)

    def _marked(self, html: str, anchors: Sequence[str]) -> _Item:
        """An item; that of an event says which."""
        events = [self._place.event(anchor) for anchor in anchors]
        for anchor in anchors:
            self._take_id(anchor)
        if not all(events) or len(events) > 1 or (events and _UNUSUAL_EVENT.search(html)):
            raise NotUnderstoodError(html)
        if not events:
            return _Item(f"<li><p>{html}</p></li>\n")
        classes = _TIMED if _WHEN.search(html) else ""
        given = f' class="{classes}"' if classes else ""
        return _Item(
            f'<li{given} data-event="{events[0]}"><p>{html}</p></li>\n', classes, events[0]
        )

    def _facts(self, line: str) -> None:
        classes = f"simple myst {self._given_classes()}".strip()
        facts = []
        while self._line(self._at + 1).startswith(_DEFINITION):
            term, value = self._lines[self._at], self._lines[self._at + 1]
            value = value.removeprefix(_DEFINITION)
            self._at += 2
            if self._line(self._at) or _BLOCK.match(term) or _BLOCK.match(value):
                raise NotUnderstoodError(line)
            facts.append(
                f"<dt>{self._inline(term).html}</dt><dd><p>{self._inline(value).html}</p>\n</dd>\n"
            )
            if self._line(self._at + 2).startswith(_DEFINITION):
                self._at += 1
        if self._line(self._at + 1).startswith(("  ", _DEFINITION)):
            raise NotUnderstoodError(line)
        self._html.append(f'<dl class="{classes}">\n{"".join(facts)}</dl>\n')

    def _table(self, _line: str) -> None:
        rows = self._lines_of_block()
        self._html.append(
            table_html(rows, self._given_classes(), lambda source: self._inline(source).html)
        )

    def _fence(self, line: str) -> None:
        found = _FENCE.fullmatch(line)
        end = self._lines.index("```", self._at + 1) if "```" in self._lines[self._at + 1 :] else -1
        if found is None or end < 0:
            raise NotUnderstoodError(line)
        content: Sequence[str] = self._lines[self._at + 1 : end]
        self._at = end + 1
        if found["directive"]:
            self._html.append(self._place.directive(found["directive"], content))
        else:
            self._html.append(self._place.code("\n".join(content), found["language"]))

    def _raw(self, line: str) -> None:
        text = "\n".join(self._lines_of_block()) + "\n"
        is_unsearched = line.startswith(_CITATIONS)
        self._html.append(f'<div class="no-search">{text}</div>' if is_unsearched else text)

    def _lines_of_block(self) -> list[str]:
        """The lines up to the next empty one, whatever they are."""
        first = self._at
        while self._line(self._at):
            self._at += 1
        return self._lines[first : self._at]


def _number(line: str) -> int:
    """The number of the item that a line begins; 0 of one without, -1 where it begins none."""
    mark = _MARK.match(line)
    return int(mark["number"] or 0) if mark else -1
