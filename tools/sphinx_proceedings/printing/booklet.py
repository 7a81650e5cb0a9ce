"""The booklet of the programme: days with sessions and talks, posters by board, who is in it."""

from __future__ import annotations

from collections.abc import Iterator

from sphinx_proceedings.model.natural_order import natural_key
from sphinx_proceedings.model.portal import Portal
from sphinx_proceedings.model.programme import VenueMap
from sphinx_proceedings.model.timetable.clock import utc
from sphinx_proceedings.model.timetable.events import Event
from sphinx_proceedings.model.timetable.table import Day
from sphinx_proceedings.pages.blocks import Block, Items, Table, heading, paragraph
from sphinx_proceedings.pages.edition_home import venue_map_alt
from sphinx_proceedings.pages.inlines import Emphasised, Inline, Words, as_inline, joined, words
from sphinx_proceedings.pages.programme import day_blocks, only_zone, times_told
from sphinx_proceedings.pages.record_links import byline, presenters
from sphinx_proceedings.printing.document import Document
from sphinx_proceedings.printing.making import Making, people_of
from sphinx_proceedings.printing.printed_grid import printed_grid
from sphinx_proceedings.wording.dates import clock, short_day
from sphinx_proceedings.wording.messages import gettext

__all__ = ["booklet"]

_WIDE = 1.2
"""Times its height: then a map is larger on a page that is turned."""


def booklet(making: Making) -> Document:
    """The programme of an edition."""
    portal, edition, write = making.portal, making.edition, making.write
    timetable = portal.timetables[edition.id]
    is_zone_known = bool(only_zone(portal, edition))
    days = [_day(making, each, is_zone_known=is_zone_known) for each in timetable.days]
    made = making.document(
        "booklet",
        gettext("Programme"),
        lead=write.blocks([times_told(portal, edition)]) if days else [],
        days=days,
        posters=write.blocks(_posters(making)),
        index=making.index((event.anchor, people_of(portal, event)) for event in timetable.events),
        venue=_venue(making),
    )
    return made.with_pictures(dict(_pictures(making)))


def _day(making: Making, found: Day, *, is_zone_known: bool) -> list[dict[str, object]]:
    """A day as its page has it, with the grid before the lists."""
    blocks = [*day_blocks(making.portal, found, is_zone_known=is_zone_known)]
    lists = next(number for number, block in enumerate(blocks) if isinstance(block, Items))
    return [
        *making.write.blocks(blocks[:lists]),
        *printed_grid(making, found),
        *making.write.blocks(blocks[lists:]),
    ]


def _posters(making: Making) -> Iterator[Block]:
    """Posters by board, where they have some."""
    hung = [event for event in making.portal.timetables[making.edition.id].events if event.board]
    if not hung:
        return
    yield heading(2, words("Posters by board"))
    yield Table(
        (words("Board"), words("Poster"), words("Session")),
        tuple(_poster(making.portal, event) for event in sorted(hung, key=_place)),
        numbers=frozenset(),
    )


def _venue(making: Making) -> dict[str, object] | None:
    """The map of the venue with what it is called and where it is."""
    venue = making.edition.venue
    if venue is None or venue.map is None:
        return None
    where = joined(", ", filter(None, (venue.name, venue.address)))
    return {
        "picture": _map_name(venue.map),
        "alt": venue_map_alt(venue),
        "is-wide": venue.map.width > venue.map.height * _WIDE,
        "blocks": making.write.blocks([heading(2, words("Map of the venue")), paragraph(where)]),
    }


def _pictures(making: Making) -> Iterator[tuple[str, bytes]]:
    venue = making.edition.venue
    if venue is not None and venue.map is not None:
        yield _map_name(venue.map), venue.map.picture


def _map_name(shown: VenueMap) -> str:
    return f"venue-map.{shown.ending}"


def _place(event: Event) -> tuple[object, ...]:
    return (*natural_key(event.board), utc(event.start))


def _poster(portal: Portal, event: Event) -> tuple[Inline, Inline, Inline]:
    start = event.session.start
    when = Words(f"{short_day(start.date())}, {clock(start)}")
    paper = portal.paper_of(event.edition, event.talk)
    who = presenters(event.people) if event.people or paper is None else byline(paper)
    title = Emphasised(as_inline(event.title))
    return as_inline(event.board), joined(". ", filter(None, (title, who))), when
