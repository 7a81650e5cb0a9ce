"""The page of changes as Sphinx builds it, with the theme that portals use."""

import json

import pytest

from conftest import Build, Write
from sphinx_proceedings.cli import main
from support.hostile_portal import EVIL, FILES
from support.programmes import programme
from support.shown_text import text_of
from support.sphinx_build import Built

BASE = {"html_baseurl": "https://example.org/p/"}
PROGRAMME = programme(
    """
    - id: talks-1
      title: Talks
      kind: talks
      start: 2026-05-08 09:00
      end: 2026-05-08 10:00
      talks: [{title: One, id: one, start: 2026-05-08 09:00}]
    - {id: lunch, title: Lunch, kind: break, start: 2026-05-08 12:00}
    """
)


@pytest.fixture
def released(write: Write, build: Build) -> Built:
    root = write({"program/w.yaml": PROGRAMME})
    main(["release", "First", str(root)])
    write(
        {
            "program/w.yaml": PROGRAMME.replace(
                "one, start: 2026-05-08 09:00", "one, start: 2026-05-08 09:10"
            )
        }
    )
    main(["release", "Second", str(root)])
    return build(root, confoverrides=BASE)


def test_lines_lead_to_what_they_tell_of(released: Built) -> None:
    assert released.warnings == ""
    page = released.page("program/w/changes")
    (line,) = page.select("ul.changes > li")
    link = line.find("a")
    assert link is not None
    assert line.get_text() == "Moved: One, Fri 8 May 09:00 → 09:10"
    assert [time["datetime"] for time in line.find_all("time")] == [
        "2026-05-08T09:00+02:00",
        "2026-05-08T09:10+02:00",
    ]
    docname, _, place = str(link["href"]).partition(".html#")
    assert released.page(f"program/w/{docname}").find(id=place) is not None
    assert [heading.get_text().rstrip("#¶") for heading in page.select("h2")] == [
        "Second",
        "First",
    ]


@pytest.mark.parametrize("docname", ["index", "talks-1", "changes", "my-programme"])
def test_pages_of_the_programme_name_the_feed(released: Built, docname: str) -> None:
    feeds = released.page(f"program/w/{docname}").select('link[type="application/atom+xml"]')
    assert [(feed["href"], feed["title"]) for feed in feeds] == [
        ("https://example.org/p/program/w/changes.atom", "Changes to the programme"),
        ("https://example.org/p/feed.atom", "All new papers"),
    ]


def test_hostile_texts_are_texts(write: Write, build: Build) -> None:
    """Whatever a ledger says was announced."""
    root = write(FILES)
    main(["release", "First", str(root), "--edition", "w2026"])
    path = root / "program/w2026.ledger.json"
    ledger = json.loads(path.read_text(encoding="utf-8"))
    for event in ledger["events"].values():
        event["state"] |= {"title": EVIL, "room": EVIL, "people": [EVIL]}
    gone = ledger["events"]["session/evil"]
    ledger["events"]["session/gone"] = gone | {
        "number": 7,
        "uuid": "12345678-1234-5678-9234-567812345678",
    }
    ledger["releases"][0]["name"] = EVIL[:40].strip()
    path.write_text(json.dumps(ledger), encoding="utf-8")
    built = build(root, confoverrides=BASE)
    assert "changes" not in built.warnings
    page = built.page("program/w2026/changes")
    assert page.select("article script, article img, article [onerror]") == []
    text = text_of(page)
    assert f"Removed: {EVIL}, Fri 8 May 09:00, {EVIL}" in text
    assert EVIL[:40].strip() in text
