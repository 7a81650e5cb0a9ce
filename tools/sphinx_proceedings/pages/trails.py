"""Where pages stand: the way to each from the home page, for readers and for machines alike."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from sphinx_proceedings.model.addresses import (
    EDITIONS_INDEX,
    PEOPLE_INDEX,
    edition_docname,
    papers_docname,
    programme_docname,
)
from sphinx_proceedings.model.portal import Portal
from sphinx_proceedings.pages import kinds
from sphinx_proceedings.pages.page import Kind, Page

__all__ = ["Step", "trail"]

Step = tuple[str, str]
"""Title and docname of a page on the way to another."""

_PEOPLE: Step = ("People", PEOPLE_INDEX)
_BELOW_PAPERS = frozenset({kinds.PAPER, kinds.MAP, kinds.STATISTICS, kinds.LIST})
_BELOW_PROGRAMME = frozenset({kinds.SESSION, kinds.MY_PROGRAMME, kinds.CHANGES})
_FIXED: Mapping[Kind, tuple[Step, ...]] = MappingProxyType({kinds.PERSON: (_PEOPLE,)})


def trail(portal: Portal, page: Page) -> tuple[Step, ...]:
    """The pages between the home page and this one.

    Where there is one edition alone, the home page is that of the edition.
    """
    if page.target:
        return ()
    if not page.edition:
        return _FIXED.get(page.kind, page.above)
    has_several = len(portal.editions) > 1
    if page.kind is kinds.EDITION:
        return (("Editions", EDITIONS_INDEX),) if has_several else ()
    edition = portal.edition_by_id[page.edition]
    above = ((edition.name, edition_docname(edition.id)),) if has_several else ()
    if page.kind in _BELOW_PAPERS:
        return (*above, ("Papers", papers_docname(edition.id)))
    if page.kind in _BELOW_PROGRAMME:
        return (*above, ("Programme", programme_docname(edition.id)))
    return above
