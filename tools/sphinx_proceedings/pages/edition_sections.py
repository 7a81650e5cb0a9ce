"""An edition's papers by section of its volumes, or by track."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial

from sphinx_proceedings.model.addresses import PAPERS_INDEX, papers_docname, sections_docname
from sphinx_proceedings.model.papers import Paper
from sphinx_proceedings.model.programme import Edition
from sphinx_proceedings.model.source_paths import bib_path
from sphinx_proceedings.pages import kinds
from sphinx_proceedings.pages.blocks import Block, bullets, heading, items, paragraph
from sphinx_proceedings.pages.inlines import (
    Inline,
    Plain,
    Words,
    doc_link,
    line,
    span,
    told,
    words,
)
from sphinx_proceedings.pages.lists import Listing, Section, cut
from sphinx_proceedings.pages.paper_lists import PaperLines, listed_paper
from sphinx_proceedings.wording.messages import gettext, ngettext, noop, number

__all__ = [
    "begins_of",
    "by_section",
    "in_sections",
    "named_sections",
    "papers_in_order",
    "section_pages",
]


def named_sections(edition: Edition) -> tuple[str, ...]:
    """Those that its volumes name, in order."""
    volumes = dict.fromkeys((edition.volume, *edition.volumes))
    return tuple(dict.fromkeys(title for volume in volumes if volume for title in volume.sections))


def in_sections(edition: Edition, papers: Iterable[Paper]) -> dict[str, list[Paper]]:
    """Papers by section: first those that volumes name, then others, and last those in none."""
    found: dict[str, list[Paper]] = {title: [] for title in named_sections(edition)}
    listed = tuple(papers)
    for paper in sorted(listed, key=lambda paper: not paper.track):
        found.setdefault(paper.track, []).append(paper)
    return {title: held for title, held in found.items() if held}


def _section_title(title: str) -> Inline:
    return Plain(title) if title else words("Without a section")


def by_section(edition: Edition, papers: Sequence[Paper], pages: Listing | None) -> Iterator[Block]:
    """Sections with their papers; where they have pages of their own with their number only."""
    yield heading(2, words("By section"), label=f"{edition.id}-by-section")
    sections = in_sections(edition, papers)
    if pages is None:
        for title, held in sections.items():
            yield heading(3, _section_title(title))
            yield from items("papers", map(listed_paper, held))
        return
    begins = begins_of(pages)
    yield from bullets(
        "chaired",
        [
            line(
                doc_link(section.heading, pages.address(begins[section.title])),
                " ",
                span("count", number(len(section.entries))),
            )
            for section in pages.sections
        ],
    )


def section_pages(lines: PaperLines, edition: Edition) -> Listing:
    """All papers by section, where they are too many for one page."""
    papers = lines.portal.papers_by_edition[edition.id]
    sections = tuple(
        Section(
            entries=tuple(map(lines.entry, held)),
            title=title or gettext("Without a section"),
            heading=_section_title(title),
        )
        for title, held in in_sections(edition, papers).items()
    )
    title = noop("Papers of {edition} by section")
    return papers_in_order(edition, "section", title, sections_docname, sections)


def papers_in_order(
    edition: Edition,
    order: str,
    title: str,
    docname: Callable[[str, int], str],
    sections: tuple[Section, ...],
) -> Listing:
    """All papers of an edition in an order, of which the title is a message."""
    count = sum(len(section.entries) for section in sections)
    return Listing(
        docname=docname(edition.id, 1),
        part_docname=partial(docname, edition.id),
        kind=kinds.LIST,
        name=f"{edition.id}-by-{order}",
        title=gettext(title, edition=edition.name),
        heading=told(title, edition=edition.name),
        edition=edition.id,
        source=bib_path(edition.id),
        sections=sections,
        above=((gettext("Papers"), PAPERS_INDEX), (edition.name, papers_docname(edition.id))),
        lead=(paragraph(Words(ngettext("{count} paper.", "{count} papers.", count))),),
    )


def begins_of(listing: Listing) -> dict[str, int]:
    """The part of a list in which each of its sections begins."""
    begins: dict[str, int] = {}
    for part, sections in enumerate(cut(listing.sections, listing.most), start=1):
        for section in sections:
            begins.setdefault(section.title, part)
    return begins
