"""Pages of rooms and of posters."""

from sphinx_proceedings.pages.posters import has_posters, posters_page
from sphinx_proceedings.pages.rooms import room_pages
from support.programme_files import portal_of

SESSIONS = """\
- {id: open, title: Opening, kind: plenary, start: 2026-10-24 09:00, end: 2026-10-24 09:30}
- id: one
  title: First
  kind: talks
  room: Aula
  start: 2026-10-24 10:00
  end: 2026-10-24 11:00
  talks: [{title: On Engines}]
- {id: two, title: Second, kind: talks, room: Index, start: 2026-10-24 10:00, end: 2026-10-24 11:00}
- id: posters
  title: Posters
  kind: posters
  room: Aula
  start: 2026-10-25 11:00
  talks:
    - {title: Late, board: P10}
    - {paper: one, board: P2}
    - {title: Nowhere}
    - {title: Off, board: P1, cancelled: true}
"""


def test_what_takes_place_in_a_room() -> None:
    portal = portal_of(SESSIONS)
    pages = {page.docname: page for page in room_pages(portal, portal.edition_by_id["w"])}
    assert [*pages] == [
        "program/w/rooms/index",
        "program/w/rooms/aula",
        # The page of all rooms is called index.
        "program/w/rooms/index-2",
    ]
    overview = pages["program/w/rooms/index"].render()
    assert "- [Aula](/program/w/rooms/aula.md) [2 sessions]{.did}" in overview
    aula, index = pages["program/w/rooms/aula"].render(), pages["program/w/rooms/index-2"].render()
    told = {
        name: (name in aula, name in index) for name in ("Opening", "First", "Second", "Posters")
    }
    assert told == {
        "Opening": (True, True),
        "First": (True, False),
        "Second": (False, True),
        "Posters": (True, False),
    }
    assert ("day-2026-10-25" in aula, "day-2026-10-25" in index) == (True, False)


def test_no_rooms_no_pages() -> None:
    portal = portal_of("[{id: a, title: A, kind: talks, start: 2026-10-24 09:00}]")
    assert [*room_pages(portal, portal.editions[0])] == []
    assert not has_posters(portal, portal.editions[0])


def test_posters_by_board() -> None:
    portal = portal_of(SESSIONS)
    text = posters_page(portal, portal.edition_by_id["w"]).render()
    order = [
        text.index(name) for name in ("[P1]{.board}", "[P2]{.board}", "[P10]{.board}", "Nowhere")
    ]
    assert order == sorted(order)
    assert text.count("Cancelled") == 1
