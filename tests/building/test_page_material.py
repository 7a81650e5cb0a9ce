"""Each page is made of its view alone as of the whole portal."""

from pathlib import Path

import pytest

from sphinx_proceedings.building.memory.insights import portal_insights
from sphinx_proceedings.building.page_material import PageMaterial
from sphinx_proceedings.building.paper_citations import PortalCitations
from sphinx_proceedings.building.pipeline import pages_of
from sphinx_proceedings.building.settings import Settings
from sphinx_proceedings.model.addresses import SiteAddress
from sphinx_proceedings.model.papers import Paper
from sphinx_proceedings.model.portal import Portal
from sphinx_proceedings.outputs.head.context import PageContext
from sphinx_proceedings.pages.page import Page
from sphinx_proceedings.pages.related_papers import RelatedLists
from sphinx_proceedings.processes.sent_jobs import Parcel, pickled, unpickled
from sphinx_proceedings.processes.shelf import shelf_at
from support.varied_portals import PORTALS

SITE = SiteAddress(base="https://toys.example.org/")
SETTINGS = Settings(site=SITE, name="Toys")


def told(page: Page, portal: Portal) -> dict[str, object]:
    """All that is made of a portal for a page."""
    kind = page.kind
    here = PageContext(
        portal=portal,
        site=SITE,
        docname=page.docname,
        href=SITE.file,
        site_name="Toys",
    )
    return {
        "text": page.render(),
        "head": kind.head(here, page, page.title, lambda: "Lead"),
        "feed": kind.feed and kind.feed(portal, page),
        "card": kind.card and kind.card(portal, page),
        "events": kind.events and page.edition and kind.events(portal, page),
        "event": kind.event and kind.event(portal, page),
        "ids": portal.event_ids[page.edition] if kind.has_grid and page.edition else {},
        "days": portal.timetables[page.edition].days if kind.has_grid and page.edition else (),
        "has papers": page.edition in portal.published,
        "is released": page.edition in portal.released,
    }


@pytest.mark.parametrize("name", PORTALS)
def test_page_sees_what_it_shows(name: str, tmp_path: Path) -> None:
    portal = PORTALS[name](tmp_path)
    citations = PortalCitations(portal, SETTINGS, tmp_path)
    insights = portal_insights(portal)
    material = PageMaterial(portal, citations, RelatedLists(portal, insights.related))
    pages = pages_of(material, SETTINGS, insights.maps)
    citations.prepare(pages)
    assert pages
    shelf = tmp_path / "shelf"
    shelf.touch()
    with shelf_at(shelf, [Paper]):
        parcels = [
            Parcel((page, portal), lambda page=page: material.stand_ins([page]))  # type: ignore[misc]
            for page in pages
        ]
        for page, parcel in zip(pages, parcels, strict=True):
            own, part = unpickled(pickled(parcel)).value
            assert part is not portal
            assert told(own, part) == told(page, portal)
        # Each paper lies there once with its abstract, and once without.
        size = shelf.stat().st_size
        pickled(parcels)
        assert shelf.stat().st_size == size
