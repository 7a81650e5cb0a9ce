"""A page for each edition, and one for all of them where there are several."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from sphinx_proceedings.model.addresses import EDITIONS_INDEX, edition_docname
from sphinx_proceedings.model.digests import version_of
from sphinx_proceedings.model.portal import Portal
from sphinx_proceedings.model.programme import Edition
from sphinx_proceedings.model.source_paths import bib_path, programme_paths
from sphinx_proceedings.model.views import View
from sphinx_proceedings.pages import kinds
from sphinx_proceedings.pages.blocks import (
    Block,
    Body,
    Cards,
    Slot,
    heading,
    neighbours,
    paragraph,
)
from sphinx_proceedings.pages.edition_home import (
    edition_facts,
    edition_home,
    found_in,
    when_and_where,
)
from sphinx_proceedings.pages.inlines import Inline, Words, doc_link, joined, told, words
from sphinx_proceedings.pages.page import Page
from sphinx_proceedings.wording.messages import gettext, ngettext

__all__ = ["edition_page", "editions_grid", "editions_page"]

_COLUMNS = (1, 2, 3, 3)


def edition_page(portal: Portal, edition: Edition, *, has_map: bool) -> Page:
    """The page of one edition, with the ones before and after it."""
    return Page(
        docname=edition_docname(edition.id),
        kind=kinds.EDITION,
        name=edition.id,
        # A home page may have the name alone.
        title=gettext("{edition} at a glance", edition=edition.name),
        edition=edition.id,
        body=partial(_edition_body, portal, edition, has_map=has_map),
    )


def _edition_body(portal: Portal, edition: Edition, *, has_map: bool) -> Body:
    before, after = portal.editions_around(edition)
    path = programme_paths(edition.id)[0] if edition.start else bib_path(edition.id)
    return Body(
        path,
        (
            heading(1, told("{edition} at a glance", edition=edition.name)),
            *edition_home(portal, edition, has_map=has_map),
            *edition_facts(edition),
            *((Slot("correction", edition.location.path),) if edition.start else ()),
            *neighbours(
                gettext("Other editions"),
                edition_link(before) if before else None,
                edition_link(after) if after else None,
            ),
        ),
    )


def edition_link(edition: Edition) -> Inline:
    """A link to the page of an edition."""
    return doc_link(edition.name, edition_docname(edition.id))


def editions_page(portal: Portal) -> Page:
    """All editions, newest first."""
    blocks = tuple(editions_grid(portal))
    return Page(
        docname=EDITIONS_INDEX,
        kind=kinds.EDITIONS,
        name="editions",
        title=gettext("Editions"),
        version=version_of(blocks),
        view=View(),
        body=partial(_index_body, blocks),
    )


def _index_body(blocks: Sequence[Block]) -> Body:
    return Body("program/ and papers/", (heading(1, words("Editions")), *blocks))


def editions_grid(portal: Portal) -> Iterator[Block]:
    """A card for each edition, newest first; by series where there are several."""
    newest = list(reversed(portal.editions))
    series = dict.fromkeys(edition.series for edition in newest)
    if not newest:
        yield paragraph(words("There is no edition yet."))
    elif len(series) == 1:
        yield _grid(portal, newest)
    else:
        for name in series:
            yield heading(2, name or words("Other editions"))
            yield _grid(portal, [edition for edition in newest if edition.series == name])


def _grid(portal: Portal, editions: Iterable[Edition]) -> Cards:
    cards = tuple(tuple(_card(portal, edition)) for edition in editions)
    return Cards(cards, "editions-grid", _COLUMNS)


def _card(portal: Portal, edition: Edition) -> Iterator[Block]:
    found = found_in(portal, edition)
    yield paragraph(edition_link(edition))
    if edition.title and edition.title != edition.name:
        yield paragraph(edition.title, classes="edition-title")
    yield from when_and_where(edition)
    counts = [
        *([ngettext("{count} paper", "{count} papers", found.papers)] if found.papers else ()),
        *([ngettext("{count} talk", "{count} talks", found.talks)] if found.talks else ()),
    ]
    if counts:
        yield paragraph(joined(", ", map(Words, counts)), classes="note")
