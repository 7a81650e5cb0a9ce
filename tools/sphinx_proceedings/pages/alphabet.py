"""Lists from A to Z: on one page while it can hold them, else a page for each letter."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from sphinx_proceedings.model.addresses import letter_docname
from sphinx_proceedings.pages.blocks import bullets
from sphinx_proceedings.pages.inlines import AnchorLink, Plain, doc_link, line, span
from sphinx_proceedings.pages.lists import MOST_NAMES, Entry, Listing, Section, list_pages
from sphinx_proceedings.pages.page import Page
from sphinx_proceedings.pages.sort_keys import OTHER, letter
from sphinx_proceedings.wording.messages import labelled

__all__ = ["Spelled", "alphabetical_pages"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Spelled:
    """An entry with what it is sorted by, which is folded."""

    key: tuple[str, ...]
    entry: Entry


def alphabetical_pages(
    listing: Listing, items: Iterable[Spelled], *, most: int = MOST_NAMES, fewest: int = 0
) -> Iterator[Page]:
    """The pages of a list of which `listing` says everything but the sections.

    Fewer entries than `fewest` stand together, without letters.
    """
    # What begins with no letter comes last.
    ordered = sorted(items, key=lambda item: (letter(item.key[0]) == OTHER, item.key))
    if len(ordered) < fewest:
        together = Section(entries=tuple(item.entry for item in ordered), style=listing.style)
        yield from list_pages(replace(listing, sections=(together,)))
        return
    groups = [
        (name, tuple(item.entry for item in group))
        for name, group in groupby(ordered, key=lambda item: letter(item.key[0]))
    ]
    slug = listing.docname.partition("/")[0]
    if len(ordered) <= most:
        ways = [AnchorLink(Plain(name), f"{slug}-{name.lower()}") for name, _ in groups]
        sections = tuple(
            Section(
                entries=entries,
                title=name,
                style=listing.style,
                anchor=f"{slug}-{name.lower()}",
            )
            for name, entries in groups
        )
        letters = tuple(bullets("letters", ways if len(groups) > 1 else ()))
        whole = replace(listing, sections=sections, most=most, everywhere=letters)
        yield from list_pages(whole)
        return
    docnames = {name: letter_docname(listing.docname, name.lower()) for name, _ in groups}
    counts = [
        line(doc_link(name, docnames[name]), " ", span("count", f"{len(entries):,}"))
        for name, entries in groups
    ]
    overview = tuple(bullets("letters counted", counts))
    yield from list_pages(replace(listing, everywhere=overview))
    letters = tuple(bullets("letters", [doc_link(*pair) for pair in docnames.items()]))
    for name, entries in groups:
        part = replace(
            listing,
            docname=docnames[name],
            name=f"{listing.name}-{name.lower()}",
            title=labelled(listing.title, name),
            above=(*listing.above, (listing.title, listing.docname)),
            lead=(),
            everywhere=letters,
            sections=(Section(entries=entries, style=listing.style),),
            most=most,
        )
        yield from list_pages(part)
