"""Where pages stand: the way to each from the home page, for readers and for machines alike."""

from __future__ import annotations

from sphinx_proceedings.model.addresses import (
    EDITIONS_INDEX,
    PEOPLE_INDEX,
    edition_docname,
    papers_docname,
    programme_docname,
)
from sphinx_proceedings.model.portal import Portal
from sphinx_proceedings.pages import kinds
from sphinx_proceedings.pages.page import Page
from sphinx_proceedings.wording.messages import gettext

__all__ = ["Step", "trail"]

Step = tuple[str, str]
"""Title and docname of a page on the way to another."""

_BELOW_PAPERS = frozenset({kinds.PAPER, kinds.MAP, kinds.STATISTICS, kinds.LIST})
_BELOW_PROGRAMME = frozenset(
    {kinds.SESSION, kinds.MY_PROGRAMME, kinds.CHANGES, kinds.ROOM, kinds.ROOMS, kinds.POSTERS}
)


def trail(portal: Portal, page: Page) -> tuple[Step, ...]:
    """The pages between the home page and this one.

    Where there is one edition alone, the home page is that of the edition.
    """
    if page.target:
        return ()
    if not page.edition:
        is_person = page.kind is kinds.PERSON
        return ((gettext("People"), PEOPLE_INDEX),) if is_person else page.above
    has_several = len(portal.editions) > 1
    if page.kind is kinds.EDITION:
        return ((gettext("Editions"), EDITIONS_INDEX),) if has_several else ()
    edition = portal.edition_by_id[page.edition]
    above = ((edition.name, edition_docname(edition.id)),) if has_several else ()
    if page.kind in _BELOW_PAPERS:
        return (*above, (gettext("Papers"), papers_docname(edition.id)))
    if page.kind in _BELOW_PROGRAMME:
        return (*above, (gettext("Programme"), programme_docname(edition.id)))
    return above
