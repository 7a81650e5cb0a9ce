"""Which social cards there are: one a paper, one an edition, one for everything else."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence

from sphinx_proceedings.model.addresses import paper_docname, papers_docname
from sphinx_proceedings.model.digests import version_of
from sphinx_proceedings.model.paper_files import FirstPage
from sphinx_proceedings.model.papers import Paper
from sphinx_proceedings.model.portal import Portal
from sphinx_proceedings.model.programme import Edition
from sphinx_proceedings.model.views import View
from sphinx_proceedings.outputs.site_file import SiteFile
from sphinx_proceedings.wording.messages import gettext, noop

__all__ = ["HOME_CARD", "card_files", "edition_card", "paper_card"]

HOME_CARD = "index.card.png"
"""The card of pages that belong to no edition."""
_ALPHABETS = ("LATIN ", "GREEK ", "CYRILLIC ")
"""Those of the font; names in others are written in Latin letters."""


def paper_card(paper: Paper) -> str:
    """Where a paper's card is."""
    return f"{paper_docname(paper)}.card.png"


def edition_card(edition: str) -> str:
    """Where the card of an edition's other pages is."""
    return f"{papers_docname(edition)}.card.png"


def card_files(portal: Portal, site_name: str) -> Iterator[SiteFile]:
    """All cards."""
    newest = portal.editions[-1:]
    yield _card(HOME_CARD, site_name, [edition.title or edition.name for edition in newest], "")
    for edition in portal.editions:
        yield _card(edition_card(edition.id), edition.name, _described(edition), site_name)
        for paper in portal.papers_by_edition[edition.id]:
            if not paper.withdrawn:
                lines = [_byline(paper), _occasion(edition, site_name)]
                page = paper.pdf.first_page if paper.pdf else None
                title = paper.full_title.plain
                yield _card(paper_card(paper), title, lines, site_name, page=page)


def _card(
    path: str,
    title: str,
    lines: Sequence[str],
    site_name: str,
    *,
    page: FirstPage | None = None,
) -> SiteFile:
    def render() -> bytes:
        # What draws takes long to load, and few builds need it.
        from sphinx_proceedings.outputs.head.card import card_png  # noqa: PLC0415

        return card_png(title, lines, site_name, page.webp if page else b"")

    version = version_of(title, lines, site_name, page)
    return SiteFile(path=path, version=version, render=render, view=View)


def _described(edition: Edition) -> list[str]:
    title = edition.title if edition.title != edition.name else ""
    return [line for line in (title, _place_and_year(edition)) if line]


def _occasion(edition: Edition, site_name: str) -> str:
    """The edition, or where it was held if the site is called like it."""
    return edition.name if edition.name != site_name else _place_and_year(edition)


def _place_and_year(edition: Edition) -> str:
    year = str(edition.start.year) if edition.start else ""
    return ", ".join(filter(None, (edition.place, year)))


def _byline(paper: Paper) -> str:
    names = [author.name.full for author in paper.authors]
    return ", ".join([*names, _drawable(noop("and others"))] if paper.more_authors else names)


def _drawable(message: str) -> str:
    """A message as cards say it: in English where the font has no letters for its translation."""
    said = gettext(message)
    letters = filter(str.isalpha, said)
    is_drawn = all(unicodedata.name(letter, "").startswith(_ALPHABETS) for letter in letters)
    return said if is_drawn else message
