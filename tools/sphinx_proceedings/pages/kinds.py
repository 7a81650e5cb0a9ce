"""What kinds of page there are, and all that anybody asks of pages of a kind.

Nothing else in the tool knows kinds by name: whoever wants to know something of a page asks its
kind.  A new kind is a declaration, and a function that makes its pages.
"""

from __future__ import annotations

from sphinx_proceedings.diagnostics import Code
from sphinx_proceedings.pages import kind_dates, kind_events, kind_heads
from sphinx_proceedings.pages.page import Kind, Searched

__all__ = [
    "AFFILIATION",
    "AFFILIATIONS",
    "CHANGES",
    "EDITION",
    "EDITIONS",
    "KINDS",
    "LIST",
    "MAP",
    "MY_PROGRAMME",
    "PAPER",
    "PAPERS",
    "PEOPLE",
    "PERSON",
    "POSTERS",
    "PROGRAMME",
    "RECORDS",
    "REDIRECT",
    "ROOM",
    "ROOMS",
    "SESSION",
    "STATISTICS",
    "TOPIC",
    "TOPICS",
]

_OF_EVENTS = ("day-", "session-", "talk-")

PAPER = Kind(
    slug="paper",
    folder="papers/{edition}",
    head=kind_heads.paper,
    dated=kind_dates.paper,
    unknown=Code.UNKNOWN_PAPER,
    has_labels=False,
    anchors=("abstract", "cite", "similar"),
    has_contents=False,
    is_cited=True,
    searched=Searched.RECORD,
    is_listed=lambda portal, page: not portal.paper_by_id[page.record].withdrawn,
    card=kind_heads.card_of_paper,
    is_corrected=True,
)
SESSION = Kind(
    slug="session",
    folder="program/{edition}",
    head=kind_heads.session,
    dated=kind_dates.session,
    unknown=Code.UNKNOWN_SESSION,
    has_contents=False,
    searched=Searched.RECORD,
    schedules=kind_heads.no_schedules,
    is_of_programme=True,
    has_tools=True,
    anchors=_OF_EVENTS,
    events=kind_events.of_session,
    event=kind_events.session_id,
    is_corrected=True,
)
PERSON = Kind(
    slug="person",
    folder="people",
    head=kind_heads.person,
    dated=kind_dates.person,
    unknown=Code.UNKNOWN_PERSON,
    has_labels=False,
    anchors=("year-",),
    has_contents=False,
    searched=Searched.RECORD,
    feed=kind_heads.person_feed,
    is_corrected=True,
)
PAPERS = Kind(
    slug="papers",
    folder="papers/{edition}",
    head=kind_heads.papers,
    dated=kind_dates.edition,
    reserves=frozenset({"index"}),
    searched=Searched.TITLE,
    lists_papers=True,
)
MAP = Kind(
    slug="map",
    folder="papers/{edition}",
    head=kind_heads.plain,
    dated=kind_dates.edition,
    reserves=frozenset({"map"}),
    anchors=("papers",),
    # The map takes the room.
    has_contents=False,
)
STATISTICS = Kind(
    slug="statistics",
    folder="papers/{edition}",
    head=kind_heads.plain,
    dated=kind_dates.edition,
    reserves=frozenset({"statistics"}),
)
PROGRAMME = Kind(
    slug="program",
    folder="program/{edition}",
    head=kind_heads.programme,
    dated=kind_dates.edition,
    reserves=frozenset({"index"}),
    # Its list of days is its contents; the grid takes the room.
    has_contents=False,
    searched=Searched.TITLE,
    schedules=kind_heads.app_schedules,
    is_of_programme=True,
    has_tools=True,
    anchors=_OF_EVENTS,
    has_grid=True,
    events=kind_events.of_edition,
)
MY_PROGRAMME = Kind(
    slug="my-programme",
    folder="program/{edition}",
    head=kind_heads.plain,
    dated=kind_dates.anything,
    reserves=frozenset({"my-programme"}),
    is_indexed=False,
    is_of_programme=True,
    has_tools=True,
    anchors=_OF_EVENTS,
)
ROOM = Kind(
    slug="room",
    folder="program/{edition}/rooms",
    head=kind_heads.plain,
    dated=kind_dates.edition,
    has_contents=False,
    is_of_programme=True,
    has_tools=True,
    anchors=_OF_EVENTS,
    has_screen=True,
    events=kind_events.of_room,
)
ROOMS = Kind(
    slug="rooms",
    folder="program/{edition}/rooms",
    head=kind_heads.plain,
    dated=kind_dates.edition,
    has_contents=False,
    is_of_programme=True,
)
POSTERS = Kind(
    slug="posters",
    folder="program/{edition}/boards",
    head=kind_heads.plain,
    dated=kind_dates.edition,
    searched=Searched.TITLE,
    is_of_programme=True,
)
CHANGES = Kind(
    slug="changes",
    folder="program/{edition}",
    head=kind_heads.plain,
    dated=kind_dates.edition,
    reserves=frozenset({"changes"}),
    searched=Searched.TITLE,
    is_of_programme=True,
)
PEOPLE = Kind(
    slug="people",
    folder="people",
    head=kind_heads.listing,
    dated=kind_dates.anything,
    has_contents=False,
    searched=Searched.TITLE,
)
TOPIC = Kind(
    slug="topic",
    folder="topics",
    head=kind_heads.listing,
    dated=kind_dates.topic,
    has_contents=False,
    searched=Searched.TITLE,
    lists_papers=True,
)
TOPICS = Kind(
    slug="topics",
    folder="topics",
    head=kind_heads.listing,
    dated=kind_dates.anything,
    has_contents=False,
    searched=Searched.TITLE,
)
AFFILIATION = Kind(
    slug="affiliation",
    folder="affiliations",
    head=kind_heads.listing,
    dated=kind_dates.affiliation,
    has_contents=False,
    searched=Searched.TITLE,
    lists_papers=True,
)
AFFILIATIONS = Kind(
    slug="affiliations",
    folder="affiliations",
    head=kind_heads.listing,
    dated=kind_dates.anything,
    has_contents=False,
    searched=Searched.TITLE,
)
LIST = Kind(
    # Papers that have something in common, such as a year.
    slug="list",
    folder="browse",
    head=kind_heads.listing,
    dated=kind_dates.edition,
    anchors=("letter-",),
    lists_papers=True,
)
EDITION = Kind(
    slug="edition",
    folder="editions",
    head=kind_heads.edition,
    dated=kind_dates.edition,
    has_contents=False,
    searched=Searched.TITLE,
    is_corrected=True,
)
EDITIONS = Kind(
    slug="editions",
    folder="editions",
    head=kind_heads.listing,
    dated=kind_dates.anything,
    has_contents=False,
    searched=Searched.TITLE,
)
REDIRECT = Kind(
    slug="redirect",
    folder="",
    head=kind_heads.plain,
    dated=kind_dates.anything,
    is_direct=False,
)

KINDS = (
    PAPER,
    SESSION,
    PERSON,
    PAPERS,
    MAP,
    STATISTICS,
    PROGRAMME,
    MY_PROGRAMME,
    ROOM,
    ROOMS,
    POSTERS,
    CHANGES,
    PEOPLE,
    TOPIC,
    TOPICS,
    AFFILIATION,
    AFFILIATIONS,
    LIST,
    EDITION,
    EDITIONS,
    REDIRECT,
)
"""Those of every portal."""
RECORDS = tuple(kind for kind in KINDS if kind.unknown)
"""Those that can be referred to."""
