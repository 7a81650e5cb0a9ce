"""What bodies of pages are made of, and what of it is sent to other machines with some of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property

from sphinx_proceedings.building.paper_citations import PortalCitations
from sphinx_proceedings.model.portal import Portal
from sphinx_proceedings.model.portal_parts import PortalParts
from sphinx_proceedings.model.views import seen_in_all
from sphinx_proceedings.pages.page import Page
from sphinx_proceedings.pages.related_papers import RelatedLists
from sphinx_proceedings.processes.sent_jobs import StandIn

__all__ = ["PageMaterial"]


class PageMaterial:
    """The portal, and what follows from all of it."""

    def __init__(self, portal: Portal, citations: PortalCitations, related: RelatedLists) -> None:
        self.portal = portal
        self.citations = citations
        self.related = related

    def stand_ins(self, pages: Iterable[Page]) -> Sequence[StandIn]:
        """What stands for all of it, where no more is seen than these pages do.

        Nothing where one may see anything.
        """
        view = seen_in_all(page.view for page in pages)
        if view is None:
            return ()
        part = self._parts.of(view)
        return (
            (self.portal, part),
            (self.citations, self.citations.part(part, view.abstracts)),
            (self.related, self.related.part(view.abstracts)),
        )

    @cached_property
    def _parts(self) -> PortalParts:
        return PortalParts(self.portal)
