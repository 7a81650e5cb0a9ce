"""What has no date any more is what would have none if it were asked again."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from sphinx_proceedings.model.portal import PaperId, Portal
from sphinx_proceedings.outputs.feeds.lost_dates import LostDates
from sphinx_proceedings.outputs.feeds.record_dates import RecordDates
from sphinx_proceedings.pages.page import Page
from sphinx_proceedings.pages.papers import Citing
from sphinx_proceedings.pages.plan import plan_pages
from support.varied_portals import PORTALS

CHANGED = datetime(2027, 5, 8, tzinfo=UTC)


@dataclass(frozen=True)
class History:
    """Of a portal of which some entries are not as they were committed."""

    lost: Collection[tuple[str, int]]

    def changed_file(self, _path: str) -> datetime | None:
        return CHANGED

    def changed_entry(self, path: str, line: int) -> datetime | None:
        return None if (path, line) in self.lost else CHANGED

    def changed_item(self, _path: str, _line: int, _column: int) -> datetime | None:
        return CHANGED


def pages_of(portal: Portal) -> list[Page]:
    planned = plan_pages(portal, lambda _paper: Citing(bibtex="", formatted=()), "")
    return [page for page in planned if not page.target]


def losses(portal: Portal) -> Iterator[set[PaperId]]:
    """One paper, two of different editions, and the volume of each edition with its papers."""
    papers = [*portal.paper_by_id]
    yield set()
    yield from ({paper} for paper in papers[:4])
    yield {papers[0], papers[-1]} if papers else set()
    for edition in portal.editions:
        if edition.volume:
            inside = portal.papers_by_edition[edition.id]
            yield {(edition.id, ""), *((edition.id, paper.key) for paper in inside)}


def history_without(portal: Portal, lost: set[PaperId]) -> History:
    places = [
        portal.paper_by_id[edition, key].location
        if key
        else portal.edition_by_id[edition].volume.location  # type: ignore[union-attr]
        for edition, key in lost
    ]
    return History({(place.path, place.line) for place in places})


@pytest.mark.parametrize("name", PORTALS)
def test_pages_lose_their_dates(name: str, tmp_path: Path) -> None:
    portal = PORTALS[name](tmp_path)
    pages = pages_of(portal)
    whole = RecordDates(portal=portal, history=History(()))
    first = {page.docname: page.kind.dated(whole, page) for page in pages}
    for lost in losses(portal):
        found = LostDates(portal, lost)
        asked = RecordDates(portal=portal, history=history_without(portal, lost))
        for page in pages:
            is_lost = page.kind.dated(found, page) is None
            expected = None if is_lost else first[page.docname]
            assert page.kind.dated(asked, page) == expected, (page.docname, lost)
