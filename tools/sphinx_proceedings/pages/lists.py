"""Lists as pages: the one place that cuts what is too long for a page into parts.

No page of a list grows with the portal.  A part names its neighbours, the first part and the last,
so that the way through the list does not grow either.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial

from sphinx_proceedings.model.addresses import part_docname
from sphinx_proceedings.model.digests import version_of
from sphinx_proceedings.model.views import View
from sphinx_proceedings.pages.blocks import (
    Block,
    Body,
    Box,
    Item,
    bullets,
    heading,
    items,
    neighbours,
)
from sphinx_proceedings.pages.inlines import Inline, Part, Strong, Words, doc_link, told
from sphinx_proceedings.pages.page import Kind, Page
from sphinx_proceedings.wording.messages import gettext

__all__ = ["MOST_NAMES", "MOST_PAPERS", "Entry", "Listing", "Section", "cut", "list_pages"]

MOST_PAPERS = 200
"""Entries of a page that lists papers."""
MOST_NAMES = 500
"""Entries of a page that lists people, topics or affiliations."""

_LONGEST_LABEL = 16
_AROUND = 2
"""Parts to each side that a part names, besides the first one and the last."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """A line of a list."""

    name: str
    """What it is sorted by, as plain text: parts are called by their first and last names."""
    version: str
    """Of everything the line tells."""
    line: Callable[..., Item] = field(repr=False, compare=False)
    """Makes it."""
    of: tuple[object, ...] = field(repr=False, compare=False)
    """What it is made of: of a hundred thousand lines, functions of their own take half as much
    again."""

    def item(self) -> Item:
        """The line itself."""
        return self.line(*self.of)


@dataclass(frozen=True, kw_only=True, slots=True)
class Section:
    """Entries that belong together; without a title they have no heading."""

    entries: tuple[Entry, ...]
    title: str = ""
    heading: Inline | str = ""
    """The title, perhaps linked."""
    style: str = "papers"
    """A CSS class of our own."""
    anchor: str = ""
    """A label, where something leads to the section."""
    place: str = ""
    """The same, where only something in this page does."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Listing:
    """A list before it is cut."""

    docname: str
    kind: Kind
    name: str
    title: str
    """Our own words, unless there is a heading."""
    source: str
    """What it is made from, for the page's first line."""
    heading: Inline | None = None
    """The title, where not all of it is our own words."""
    sections: tuple[Section, ...] = ()
    style: str = "papers"
    """The CSS class of a list whose sections are not given."""
    most: int = MOST_PAPERS
    """Entries of one page."""
    above: tuple[tuple[str, str], ...] = ()
    """The lists that lead here, as titles and docnames."""
    lead: tuple[Block, ...] = ()
    """What the first part says before the list."""
    everywhere: tuple[Block, ...] = ()
    """What every part says before the list."""
    edition: str = ""
    qualifier: str = ""
    part_docname: Callable[[int], str] | None = field(default=None, compare=False)
    """Where the parts are, unless they are below the list's own address."""

    def address(self, number: int) -> str:
        """The docname of a part."""
        if self.part_docname is not None:
            return self.part_docname(number)
        return part_docname(self.docname, number)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Part:
    """A page of a list."""

    number: int
    sections: tuple[Section, ...]
    of: tuple[Section, ...]
    """Those of the whole list."""

    @property
    def label(self) -> str:
        """From where to where it goes: by sections, or by entries of the only one."""
        first, last = self.sections[0], self.sections[-1]
        if first.title != last.title:
            return f"{first.title} – {last.title}"
        ends = (_short(first.entries[0].name), _short(last.entries[-1].name))
        names = " – ".join(dict.fromkeys(ends))
        if len(self.of) == 1:
            return names
        is_whole = any(len(first.entries) == len(each.entries) for each in self._so_called(first))
        return first.title if is_whole else f"{first.title}, {names}"

    def _so_called(self, section: Section) -> Iterator[Section]:
        return (each for each in self.of if each.title == section.title)


def list_pages(listing: Listing) -> Iterator[Page]:
    """The list's pages in order; one where there is nothing to cut."""
    parts = [
        _Part(number=number, sections=sections, of=listing.sections)
        for number, sections in enumerate(cut(listing.sections, listing.most), start=1)
    ]
    for part in parts or [_Part(number=1, sections=(), of=())]:
        yield _page(listing, part, parts)


def cut(sections: Iterable[Section], most: int) -> Iterator[tuple[Section, ...]]:
    """The sections in groups of at most so many entries; what does not fit goes on in the next."""
    group: list[Section] = []
    room = most
    for section in sections:
        rest = section
        while rest.entries:
            # A heading with the first of many entries at the end of a page helps nobody.
            if len(rest.entries) > room and room < most // 2:
                yield tuple(group)
                group, room = [], most
            group.append(replace(rest, entries=rest.entries[:room]))
            rest = replace(rest, entries=rest.entries[room:], anchor="", place="")
            room -= len(group[-1].entries)
            if not room:
                yield tuple(group)
                group, room = [], most
    if group:
        yield tuple(group)


def _page(listing: Listing, part: _Part, parts: Sequence[_Part]) -> Page:
    count = max(len(parts), 1)
    number = part.number
    place = {"number": str(number), "count": str(count)}
    title = listing.title
    if count > 1:
        title = gettext("{title}, part {number} of {count}", title=title, **place)
    ways = _ways(listing, number, parts)
    shown = replace(listing, lead=listing.lead if number == 1 else (), sections=part.sections)
    version = version_of(
        (title, shown.source, shown.lead, shown.everywhere, shown.above, ways),
        [
            (section.title, section.heading, section.style, section.anchor, section.place)
            for section in part.sections
        ],
        [[entry.version for entry in section.entries] for section in part.sections],
    )
    return Page(
        docname=listing.address(number),
        kind=listing.kind,
        name=listing.name if number == 1 else f"{listing.name}/{number}",
        is_further_part=number > 1,
        title=title,
        qualifier=listing.qualifier,
        edition=listing.edition,
        above=listing.above,
        version=version,
        view=View(editions=(listing.edition,) if listing.edition else ()),
        body=partial(_body, shown, place, ways, _beside(listing, number, parts)),
    )


def _body(
    listing: Listing, place: Mapping[str, str], ways: Sequence[Inline], beside: tuple[Part, Part]
) -> Body:
    title: Inline = listing.heading or Words(listing.title)
    if place["count"] != "1":
        title = told("{title}, part {number} of {count}", title=title, **place)
    parts = [Box("nav", "parts", tuple(bullets("parts", ways)), gettext("Parts of this list"))]
    return Body(
        listing.source,
        (
            heading(1, title),
            *listing.lead,
            *listing.everywhere,
            *(parts if ways else ()),
            *(block for section in listing.sections for block in _section(section)),
            *neighbours(gettext("Other parts of this list"), *beside),
        ),
    )


def _section(section: Section) -> Iterator[Block]:
    if section.title:
        classes = "letter" if section.anchor else ""
        yield heading(
            2,
            section.heading or section.title,
            classes=classes,
            label=section.anchor,
            anchor=section.place,
        )
    yield from items(section.style, [entry.item() for entry in section.entries])


def _ways(listing: Listing, number: int, parts: Sequence[_Part]) -> list[Inline]:
    """Links to the parts around this one, to the first and to the last."""
    if len(parts) < 2:  # noqa: PLR2004  a list in one piece
        return []
    near = range(number - _AROUND, number + _AROUND + 1)
    wanted = sorted({1, len(parts), *near} & set(range(1, len(parts) + 1)))
    ways: list[Inline] = []
    for before, this in zip((0, *wanted), wanted, strict=False):
        if this > before + 1:
            ways.append(Words("…"))
        link = _link(listing, this, parts)
        ways.append(Strong(link) if this == number else link)
    return ways


def _beside(listing: Listing, number: int, parts: Sequence[_Part]) -> tuple[Part, Part]:
    """Links to the parts before and after this one."""
    before = _link(listing, number - 1, parts) if number > 1 else None
    after = _link(listing, number + 1, parts) if number < len(parts) else None
    return before, after


def _link(listing: Listing, number: int, parts: Sequence[_Part]) -> Inline:
    return doc_link(f"{number}: {parts[number - 1].label}", listing.address(number))


def _short(name: str) -> str:
    """The beginning of a name or title, by whole words where there are any."""
    if len(name) <= _LONGEST_LABEL:
        return name
    start, space, _ = name[: _LONGEST_LABEL + 1].rpartition(" ")
    return f"{(start if space else name[:_LONGEST_LABEL]).rstrip(' ,:;.–-')}…"
