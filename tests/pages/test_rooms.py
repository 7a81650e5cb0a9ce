"""Pages of rooms and of posters."""

from sphinx_proceedings.model.portal_parts import PortalParts
from sphinx_proceedings.model.views import View, Views
from sphinx_proceedings.pages.event_lines import talk_when
from sphinx_proceedings.pages.posters import has_posters, posters_page
from sphinx_proceedings.pages.programme import session_page
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


ALIKE = """\
- {id: one, title: One, kind: talks, room: aula, start: 2026-10-24 09:00, talks: [{paper: one}]}
- {id: two, title: Two, kind: talks, room: Aula, start: 2026-10-24 10:00}
"""


def test_pages_lead_to_rooms_whatever_these_share_with_others() -> None:
    portal = portal_of(ALIKE)
    edition, views = portal.edition_by_id["w"], Views(portal)
    session = edition.sessions[0]
    part = PortalParts(portal).of(views.session(edition, session))
    page = session_page(part, part.session_by_id["w", "one"]).render()
    assert page == session_page(portal, session).render()
    assert ": [aula](/program/w/rooms/aula-2.md)" in page
    paper = portal.paper_by_id["w", "one"]
    talk = portal.talks_of_paper["w", "one"][0]
    alone = PortalParts(portal).of(views.paper(paper))
    assert talk_when(alone, talk) == talk_when(portal, talk)


def test_a_page_is_another_when_the_address_of_its_room_is() -> None:
    alone, both = portal_of(ALIKE.splitlines()[0]), portal_of(ALIKE)
    told = [
        (views.digest(View(sessions=(("w", "one"),))), views.digest(View(talks=(talk,))))
        for portal in (alone, both)
        for views in [Views(portal)]
        for talk in [("w", "one", portal.editions[0].sessions[0].talks[0].key)]
    ]
    assert [one != other for one, other in zip(*told, strict=True)] == [True, True]
