"""Pages of the programme as they are built: items, grids, data, badges; nothing goes stale."""

import gzip
import json
import re
import shutil
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from bs4 import Tag

from conftest import Build, Write
from sphinx_proceedings.building.pipeline import read_portal
from sphinx_proceedings.model.portal import Portal
from sphinx_proceedings.model.timetable.slots import Basis
from sphinx_proceedings.outputs.calendars.event_data import event_data
from sphinx_proceedings.sources.release.making import make_release
from sphinx_proceedings.sources.release.text import ledger_text
from support.folders import TESTS
from support.later_builds import Edit, differences, fresh_copy, left_behind, made
from support.programmes import head, large_programme, programme
from support.shared_builds import SharedBuilds
from support.shown_text import text_of
from support.sphinx_build import Built, build_portal

EDITION = "hard2027"
KEYNOTE = dict.fromkeys(
    ("session/keynote-1", "talk/first-keynote"), "Keynote: Time, <b>Clocks</b>; and, the Ordering"
)
"""How a keynote and its talk are called."""
INDEX = f"program/{EDITION}/index"
STYLED = re.compile(r"styled-\d+")
PROGRAM = f"program/{EDITION}.yaml"
BASE = {"html_baseurl": "https://example.org/"}
CONF = 'project = "Hard"\nextensions = ["sphinx_proceedings"]\nhtml_theme = "sphinx_book_theme"\n'


def copy_of_hard(folder: Path) -> Path:
    root = Path(shutil.copytree(TESTS / "hard_portal", folder / "hard"))
    (root / "conf.py").write_text(CONF)
    return root


@pytest.fixture
def hard(tmp_path: Path) -> Path:
    return copy_of_hard(tmp_path)


@pytest.fixture(scope="module")
def portal() -> Portal:
    return read_portal(TESTS / "hard_portal").portal


def edit(root: Path, old: str, new: str) -> None:
    source = root / PROGRAM
    assert old in source.read_text()
    source.write_text(source.read_text().replace(old, new))


def release(root: Path, name: str) -> None:
    """What `proceedings release` writes."""
    ledger = make_release(read_portal(root).portal, EDITION, name, datetime(2027, 1, 1, tzinfo=UTC))
    assert ledger is not None
    (root / f"program/{EDITION}.ledger.json").write_text(ledger_text(ledger))


def item(built: Built, anchor: str, docname: str = INDEX) -> Tag:
    """The list item of an event."""
    (place,) = built.page(docname).select(f"#{anchor}")
    found = place.find_parent("li")
    assert found is not None
    return found


def line(built: Built, anchor: str, docname: str = INDEX) -> str:
    """What is said of an event itself, without the talks in it."""
    paragraph = item(built, anchor, docname).p
    assert paragraph is not None
    return text_of(paragraph)


def talk(built: Built, key: str) -> str:
    """Time, title and badges of a talk."""
    paragraph = item(built, f"talk-{key}").p
    assert paragraph is not None
    return " ".join(text_of(part) for part in paragraph.select(".when, .title, .flag"))


def data(built: Built, docname: str) -> dict[str, Any]:
    (script,) = built.page(docname).select("script.programme-data")
    loaded: dict[str, Any] = json.loads(script.string or "")
    return loaded


def test_every_event_has_its_item_with_its_own_times(hard_site: Built, portal: Portal) -> None:
    """What a page prints is what the table has, read back from the HTML."""
    page, timetable = hard_site.page(INDEX), portal.timetables[EDITION]
    for event in timetable.events:
        (place,) = page.select(f"#{event.anchor}")
        found = place.find_parent("li")
        # A keynote and its talk are one line.
        shown = timetable.by_key["session/keynote-1"] if event.key in KEYNOTE else event
        title = KEYNOTE.get(event.key, event.title.plain)
        assert found is not None
        assert found["data-event"] == portal.event_identities[EDITION][shown.key].short_id
        assert text_of(place) == title
        assert found.p is not None
        printed = [datetime.fromisoformat(str(time["datetime"])) for time in found.p.select("time")]
        ends = {Basis.COMPUTED} if shown.talk else {Basis.STATED, Basis.FOLLOWING}
        has_end = shown.slot.end_basis in ends
        if shown.talk is None or printed:
            assert printed == ([shown.start, shown.end] if has_end else [shown.start])
        else:
            # Its session has said it, or nobody knows.
            assert not shown.own_time or shown.start == shown.session.start
        assert ("until about" in text_of(found.p)) == (
            shown.talk is None and shown.slot.end_basis is Basis.FOLLOWING
        )
        assert [text_of(room) for room in found.p.select(".room")] == (
            [shown.room] if shown.room and shown.talk is None else []
        )
        assert bool(place.find_parents(class_="cancelled") or "cancelled" in place["class"]) == (
            event.cancelled
        )


def test_sessions_are_headings_below_their_days(hard_site: Built, portal: Portal) -> None:
    headings = hard_site.page(INDEX).select(".timetable [role=heading]")
    assert [heading["id"] for heading in headings] == [
        item.event.anchor for item in portal.timetables[EDITION].sessions
    ]
    assert {str(heading["aria-level"]) for heading in headings} == {"3"}


def classes(built: Built, anchor: str) -> str:
    """Those of an item, without the one that says where it stands."""
    return " ".join(name for name in item(built, anchor)["class"] if not STYLED.fullmatch(name))


def styled(built: Built, anchor: str) -> str:
    """What the style sheet beside the timetable says of an item."""
    (name,) = filter(STYLED.fullmatch, item(built, anchor)["class"])
    css = (built.html / f"{INDEX}.styles.css").read_text("utf-8")
    (declared,) = re.findall(rf"^\.{name}:not\(#_#_\) {{(.*)}}$", css, re.MULTILINE)
    return str(declared)


def test_kinds_and_tracks_are_classes_of_their_lines(hard_site: Built) -> None:
    assert classes(hard_site, "session-theory-1") == "timed kind-talks track-1 in-column"
    assert classes(hard_site, "session-coffee-1") == "timed quiet kind-break in-all-columns"
    assert item(hard_site, "session-coffee-1").select("a") == []


LONE = programme(
    """
    - id: one
      title: Toys in  Motion
      kind: talks
      start: 2027-05-10 09:00
      talks: [{title: Toys in motion, presenters: [Ada Lovelace]}]
    - id: two
      title: A Paper
      kind: talks
      start: 2027-05-10 10:00
      talks: [{paper: one}]
    - id: three
      title: Not the Talk
      kind: talks
      start: 2027-05-10 11:00
      talks: [{title: The Talk}]
    """,
    head("2027-05-10", timezone="Europe/London"),
)


def test_a_session_of_one_talk_of_its_own_title_is_shown_once(write: Write, build: Build) -> None:
    bib = "@misc{one, author = {Hopper, Grace}, title = {A Paper}, year = 2027}\n"
    built = build(write({"program/w2027.yaml": LONE, "papers/w2027.bib": bib}))
    index = "program/w2027/index"
    assert line(built, "session-one", index) == (
        "09:00 until about 10:00 Toys in Motion Talks Ada Lovelace"
    )
    assert line(built, "session-two", index) == "10:00 until about 11:00 A Paper Talks Grace Hopper"
    assert line(built, "session-three", index) == "11:00 Not the Talk"
    listed = built.page(index).select(".timetable li")
    assert len(listed) == 4
    links = {
        anchor: str(item(built, anchor, index).select_one("a")["href"])  # type: ignore[index]
        for anchor in ("talk-toys-in-motion", "talk-one", "session-three")
    }
    assert links == {
        "talk-toys-in-motion": "one.html",
        "talk-one": "../../papers/w2027/one.html",
        "session-three": "three.html",
    }
    own = built.page("program/w2027/one")
    assert text_of(own.select("h1")[0]).startswith("Toys in Motion")
    assert [text_of(part) for part in own.select(".talks li .title")] == ["Toys in motion"]


def test_days_are_sections_in_order(hard_site: Built) -> None:
    sections = hard_site.page(INDEX).select("section[id^=day-]")
    assert [section["id"] for section in sections] == [
        "day-2027-03-26",
        "day-2027-03-27",
        "day-2027-03-28",
    ]
    assert [len(section.select("ol.timetable")) for section in sections] == [1, 1, 1]
    links = [link["href"] for link in hard_site.page(INDEX).select("ul.days a")]
    assert links == [f"#{section['id']}" for section in sections]


def test_what_goes_on_for_days_is_told_on_each(write: Write, build: Build) -> None:
    days = programme(
        """
        - {id: stands, title: Stands, kind: posters, room: Foyer, start: 2027-05-10 09:00,
           end: 2027-05-12 18:00}
        - id: course
          title: Course
          kind: talks
          start: 2027-05-10 10:00
          end: 2027-05-11 12:00
          talks:
          - {title: One, start: 2027-05-10 10:00, minutes: 60}
          - {title: Two, start: 2027-05-11 11:00, minutes: 60}
        """,
        head("2027-05-10", timezone="Europe/London", end="2027-05-12"),
    )
    root = write({"program/w2027.yaml": days})
    built = build(root)
    assert built.warnings == ""
    page = built.page("program/w2027/index")
    days = {
        section["id"]: [text_of(line) for line in section.select("ul.going-on > li")]
        for section in page.select("section[id^=day-]")
    }
    assert days == {
        "day-2027-05-10": [],
        "day-2027-05-11": [
            "Stands goes on all day Foyer",
            "Course goes on until 12:00 11:00 Two",
        ],
        "day-2027-05-12": ["Stands goes on until 18:00 Foyer"],
    }


def test_zones_are_said_for_each_day_and_each_time_that_differs(hard_site: Built) -> None:
    said = [
        text_of(section.select("p")[0])
        for section in hard_site.page(INDEX).select("section section")
    ]
    assert said == [
        "Times on this day are CET (UTC+01:00).",
        "Times on this day are CET (UTC+01:00) until the clocks change, then CEST (UTC+02:00).",
        "Times on this day are CEST (UTC+02:00).",
    ]
    assert line(hard_site, "session-night").startswith("23:00–04:00 (Sun, CEST) A Long Night")
    assert talk(hard_site, "open-stage") == "01:00 (Sun)–03:00 (Sun, CEST) Open stage"
    when = text_of(hard_site.page(f"program/{EDITION}/night").select(".facts dd")[0])
    assert when == ("Saturday, 27 March 2027, 23:00 CET (UTC+01:00) – 04:00 (Sun) CEST (UTC+02:00)")


def test_what_is_printed_of_some_events(hard_site: Built) -> None:
    assert line(hard_site, "session-lunch-1") == "12:30 until about 14:00 Lunch"
    assert line(hard_site, "session-theory-1") == (
        "11:00–12:30 Theory I Talks Aula Magna Theory Chair: Barbara Liskov"
    )
    assert (
        line(hard_site, "session-excursion") == "13:00–18:00 Excursion Social Vesuvius Bring shoes."
    )
    assert line(hard_site, "talk-first-keynote") == (
        "09:30–10:30 Keynote: Time, <b>Clocks</b>; and, the Ordering"
        " Leslie Lamport (Nowhere; Elsewhere, Inc.) Slides Chair: Tony Hoare"
    )
    assert line(hard_site, "session-languages-1").endswith(
        "Only the order of the talks is known: together they are longer than the session."
    )
    assert talk(hard_site, "hard07") == "Garbage, Collected"
    assert talk(hard_site, "hard05") == "11:30–11:55 Proofs for the Impatient Cancelled"
    assert (
        line(hard_site, "session-systems-2")
        == "09:00–10:30 Systems II Talks Room 2.0 Systems Cancelled"
    )
    assert talk(hard_site, "hard13") == "09:00–09:45 Semaphores at Sea"


def test_posters_are_numbered(hard_site: Built) -> None:
    posters = item(hard_site, "session-posters-1").select_one("ol")
    assert posters is not None
    listed = [text_of(part) for part in posters.select("li > p > :is(.title, .flag)")]
    assert listed == [
        "Poster on Posters",
        "Pinned Memory",
        "Paper over Glass",
        "Cancelled",
        "Laminated Models",
    ]
    assert posters.select(".when") == []


def test_rooms_stand_side_by_side(hard_site: Built) -> None:
    first, second, third = hard_site.page(INDEX).select("section[id^=day-]")
    assert [text_of(head) for head in first.select(".timetable-columns > span")] == [
        "Aula Magna",
        "Room 2.0",
        "Sala Ä",
        "Aula",
    ]
    assert first.select_one(".timetable-columns[aria-hidden=true]") is not None
    assert styled(hard_site, "session-networks-1") == "--row:6;--rows:2;--column:4"
    assert styled(hard_site, "session-coffee-1") == "--row:4;--rows:1"
    assert len(second.select(".in-column")) == 4
    assert third.select(".timetable-grid, li[class*=styled-]") == []


def test_data_for_scripts(hard_site: Built, portal: Portal) -> None:
    assert data(hard_site, INDEX) == event_data(portal, EDITION, texts=False)
    assert data(hard_site, f"program/{EDITION}/systems-1") == {
        "edition": EDITION,
        "name": "Hard 2027",
        "zone": "Europe/Rome",
        "rooms": ["Room 2.0"],
        "tracks": ["Systems"],
        "kinds": ["talks"],
        "events": [
            {**event, "room": 0, "track": 0, "kinds": [0]}
            for event in event_data(portal, EDITION, texts=False, sessions=("systems-1",))["events"]  # type: ignore[attr-defined]
        ],
    }


@pytest.mark.parametrize(
    ("docname", "addresses"),
    [
        ("index", {"timetable": "index.html", "mine": "my-programme.html"}),
        ("theory-1", {"timetable": "index.html", "mine": "my-programme.html", "event": "bfpgza"}),
        ("my-programme", {"timetable": "index.html", "mine": "my-programme.html"}),
    ],
)
def test_place_of_the_tools(hard_site: Built, docname: str, addresses: dict[str, str]) -> None:
    (tools,) = hard_site.page(f"program/{EDITION}/{docname}").select(".programme-tools")
    found = {name.removeprefix("data-"): value for name, value in tools.attrs.items()}
    files = {"events-json": "events.json", "events-ics": "events.ics"}
    assert found == {"class": ["programme-tools"], "edition": EDITION, **files, **addresses}
    assert tools.contents == []
    for address in {*files.values(), *addresses.values()} - {addresses.get("event")}:
        assert (hard_site.html / "program" / EDITION / str(address)).exists()


def test_tools_are_loaded_where_they_work(hard_site: Built) -> None:
    with_tools = {
        path.relative_to(hard_site.html).as_posix()
        for path in hard_site.html.rglob("*.html")
        if "proceedings/programme/main.js" in path.read_text()
    }
    folder = hard_site.html / "program" / EDITION
    rooms = {path for path in (folder / "rooms").glob("*.html") if path.stem != "index"}
    pages = {*folder.glob("*.html"), *rooms}
    assert with_tools == {path.relative_to(hard_site.html).as_posix() for path in pages}
    (script,) = hard_site.page(INDEX).select("script[src*='programme/main.js']")
    assert script["type"] == "module"
    named = [link["href"] for link in hard_site.page(INDEX).select("link[rel=modulepreload]")]
    (stars,) = (address for address in named if "/programme/stars.js?v=" in address)
    loaded = (hard_site.html / "_static/proceedings/programme/main.js").read_text("utf-8")
    assert f'"./stars.js{stars[stars.index("?") :]}"' in loaded


def test_own_programme_says_what_works_without_scripts(hard_site: Built) -> None:
    page = hard_site.page(f"program/{EDITION}/my-programme")
    (place,) = page.select("div.my-programme")
    assert "without it" in text_of(place)
    assert [tag["content"] for tag in page.select("meta[name=robots]")] == ["noindex"]


def test_own_programme_is_not_searched(shared_builds: SharedBuilds) -> None:
    """Nor where Sphinx makes the search, as for a theme of its own."""
    words = (shared_builds.hard_unaddressed().html / "searchindex.js").read_text()
    # “Device”, as the index of words has it.
    assert ('"devic"' in words, '"theori"' in words) == (False, True)


def test_links_from_other_pages_find_talks(hard_site: Built) -> None:
    links = hard_site.page("people/leslie-lamport").select("a[href*='#talk-']")
    assert [link["href"] for link in links] == [
        "../program/hard2027/keynote-1.html#talk-first-keynote"
    ]
    (place,) = hard_site.page(f"program/{EDITION}/keynote-1").select("#talk-first-keynote")
    assert place["data-event"] == data(hard_site, INDEX)["events"][3]["id"]


def test_paper_tells_when_its_talk_is(hard_site: Built) -> None:
    (session,) = (
        text_of(dd)
        for dd in hard_site.page(f"papers/{EDITION}/hard05").select(".facts dd")
        if "Systems I" in text_of(dd)
    )
    assert session == "Systems I Friday, 26 March 2027, 11:30 CET (UTC+01:00), Room 2.0 Cancelled"


def test_fragments_are_no_labels(hard_site: Built) -> None:
    """Two editions on the same day would have the same."""
    from sphinx.util.inventory import InventoryFile

    inventory = InventoryFile.loads((hard_site.html / "objects.inv").read_bytes(), uri="")
    names = {name for objects in inventory.data.values() for name in objects}
    assert [name for name in names if name.startswith(("day-", "talk-", "session-"))] == []


HOSTILE = programme(
    """
    - id: a
      title: "</script><!-- <b>"
      kind: talks
      room: "</script><script>alert(1)</script><!--"
      track: "\\" --row:1"
      start: 2027-03-26 09:00
      end: 2027-03-26 10:00
      talks: [{title: "</li></ol><img src=x>"}, {title: "*{#x}*"}]
    - {id: b, title: B, kind: talks, room: "\\"><i>", start: 2027-03-26 09:00,
       end: 2027-03-26 10:00}
    """,
    head("2027-03-26", name="Evil"),
)


def test_texts_stay_texts(write: Write, build: Build) -> None:
    built = build(write({"program/evil.yaml": HOSTILE}))
    assert [line for line in built.warnings.splitlines() if "toctree" not in line] == []
    page = built.page("program/evil/index")
    assert page.select("ol.timetable img, ol.timetable b, .timetable-columns i") == []
    assert [text_of(title) for title in page.select(".session, .title")] == [
        "</script><!-- <b>",
        "</li></ol><img src=x>",
        "*{#x}*",
        "B",
    ]
    assert data(built, "program/evil/index")["rooms"] == [
        "</script><script>alert(1)</script><!--",
        '"><i>',
    ]
    assert [text_of(head) for head in page.select(".timetable-columns > span")] == (
        data(built, "program/evil/index")["rooms"]
    )


@pytest.mark.parametrize("builder", ["text", "latex", "epub"])
def test_other_formats_have_plain_lists(hard: Path, builder: str) -> None:
    toctree = "```{toctree}\nprogram/hard2027/index\n```\n"
    (hard / "index.md").write_text(f"# Hard\n\n{toctree}")
    built = build_portal(hard, builder=builder)
    assert [line for line in built.warnings.splitlines() if "node type" in line] == []
    found = [path for path in built.html.rglob("*") if path.suffix in {".txt", ".tex", ".xhtml"}]
    texts = [path.read_text() for path in found]
    assert any("Theory II" in text for text in texts)
    assert not any("programme-tools" in text or "programme-data" in text for text in texts)


def test_changes_carry_badges(hard: Path, build: Build) -> None:
    release(hard, "1")
    edit(
        hard,
        "start: 2027-03-27 13:00, end: 2027-03-27 18:00",
        "start: 2027-03-27 14:00, end: 2027-03-27 18:00",
    )
    edit(
        hard,
        "room: Room 2.0\n    start: 2027-03-26 11:00",
        "room: Attic\n    start: 2027-03-26 11:00",
    )
    edit(hard, "{title: Open stage}", "{title: Open stage, id: open-stage, cancelled: true}")
    edit(hard, "end: 2027-03-27 10:00", "end: 2027-03-27 10:15")
    edit(hard, "{paper: hard20}", "{paper: hard20}, {title: Encore}")
    farewell = "  - {id: farewell, title: Farewell, kind: plenary, start: 2027-03-28 12:00, talks: "
    with (hard / PROGRAM).open("a") as file:
        file.write(f"{farewell}[{{title: Bye}}]}}\n")
    built = build(hard)
    assert line(built, "session-farewell") == "12:00 Farewell Plenary New"
    assert talk(built, "bye") == "Bye"
    # That it ends when the farewell begins is nothing anybody announced.
    assert line(built, "session-closing") == "11:00 until about 12:00 Closing Plenary"
    assert line(built, "session-excursion").startswith(
        "14:00–18:00 Excursion Social Vesuvius Moved"
    )
    assert line(built, "session-systems-1") == (
        "11:00–12:30 Systems I Talks Attic Systems Room changed"
    )
    # The session has said it.
    assert talk(built, "hard04") == "11:00–11:25 Grüße aus dem Cache"
    assert talk(built, "open-stage").endswith("Open stage Cancelled")
    assert line(built, "session-networks-2").endswith("Networks Ends 10:15")
    assert talk(built, "encore").endswith("Encore New")
    badges = built.page(INDEX).select(".flag a")
    assert {link["href"] for link in badges} == {"changes.html"}
    (tools,) = built.page(INDEX).select(".programme-tools")
    assert tools["data-changes"] == "changes.html"
    assert text_of(built.page(f"program/{EDITION}/excursion").select(".flag")[0]) == "Moved"


def test_a_page_of_500_talks_stays_small(write: Write, build: Build) -> None:
    """Less than 100 kB as servers send it, with the data for scripts."""
    built = build(write({"program/large.yaml": large_programme(500), "conf.py": CONF}))
    page = (built.html / "program/large/index.html").read_bytes()
    assert page.count(b'class="title"') == 500
    assert len(gzip.compress(page, mtime=0)) < 100_000


EDITS = (
    {
        "zone": (PROGRAM, "Europe/Rome", "Europe/Athens"),
        "room": (PROGRAM, "room: Vesuvius", "room: Aula"),
        "talk cancelled": (PROGRAM, "{title: Open stage}", "{title: Open stage, cancelled: true}"),
        "kind": (PROGRAM, "kind: panel", "kind: plenary"),
    },
    {
        "session goes": (PROGRAM, "  - {id: coffee-1,", "#"),
        "new room": (PROGRAM, "room: Vesuvius", "room: Etna"),
        "slides": (
            PROGRAM,
            "{title: Open stage}",
            "{title: Open stage, slides: 'https://example.org/'}",
        ),
        "length": (PROGRAM, "talk_minutes: 25", "talk_minutes: 20"),
    },
    {
        "start": (PROGRAM, "start: 2027-03-26 12:30", "start: 2027-03-26 12:45"),
        "track": (PROGRAM, "track: Networks", "track: Nets"),
        "cancelled": (PROGRAM, "id: panel\n", "id: panel\n    cancelled: true\n"),
        "start of another day": (PROGRAM, "start: 2027-03-28 11:00", "start: 2027-03-28 10:00"),
    },
)


@pytest.fixture(scope="module")
def edited(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The portal, built once for all edits."""
    root = copy_of_hard(tmp_path_factory.mktemp("edited"))
    build_portal(root, confoverrides=BASE)
    return root


@pytest.mark.parametrize("edits", EDITS, ids=", ".join)
def test_later_build_makes_what_a_first_one_would(
    edited: Path, tmp_path: Path, edits: dict[str, Edit]
) -> None:
    """Timetable, sessions, papers, people and calendars follow a change of one line."""
    assert left_behind(edited, edits, tmp_path, BASE) == []


def test_releases_reach_every_page(hard: Path, tmp_path: Path, build: Build) -> None:
    build(hard)
    release(hard, "1")
    build(hard)
    edit(hard, "start: 2027-03-26 12:30", "start: 2027-03-26 12:45")
    build(hard)
    release(hard, "2")
    build(hard)
    first = build(fresh_copy(hard, tmp_path / "fresh")).root
    assert differences(made(hard), made(first)) == []
