"""What calendars tell before a release is what they tell after it, but for the time of change."""

import pytest

from sphinx_proceedings.model.addresses import SiteAddress
from sphinx_proceedings.model.portal import Portal
from sphinx_proceedings.outputs.calendars.schedule_files import schedule_files
from sphinx_proceedings.sources.release.making import make_release
from support.release_portals import EDITION, day, portal_of, released

SITE = SiteAddress(base="https://w.example/")
PROGRAMME = """\
key_dates: [{what: Papers, date: 2026-03-01, time: "23:59", zone: AoE}]
sessions:
  - id: morning
    title: Morning
    kind: talks
    room: R
    start: 2026-10-24 09:00
    talk_minutes: 30
    talks: [{title: One, id: one}, {title: Two, id: two}]
  - {id: lunch, title: Lunch, kind: break, start: 2026-10-24 12:00}
"""


def calendars(portal: Portal) -> dict[str, list[str]]:
    """The lines of every calendar that do not say when something changed."""
    return {
        file.path: [
            line
            for line in file.render().decode().splitlines()
            if not line.startswith(("DTSTAMP:", "LAST-MODIFIED:"))
        ]
        for file in schedule_files(portal, SITE, {EDITION: ""})
        if file.path.endswith(".ics")
    }


@pytest.mark.parametrize(
    ("old", "new", "version"),
    [
        ("12:00", "12:30", "SEQUENCE:1"),
        ("room: R", "room: S", "SEQUENCE:1"),
        ("title: One", "cancelled: true, title: One", "SEQUENCE:1"),
        ("{title: One, id: one}, ", "", "STATUS:CANCELLED"),
        ("title: One", "title: First", "SUMMARY:First"),
        ("23:59", "12:00", "SEQUENCE:1"),
        ("{title: Two, id: two}", "{title: Two, id: three}", "STATUS:CANCELLED"),
    ],
)
def test_a_release_changes_nothing_but_dates(old: str, new: str, version: str) -> None:
    assert PROGRAMME.count(old) == 1
    programme = PROGRAMME.replace(old, new)
    before = portal_of(programme, released(PROGRAMME))
    ledger = make_release(before, EDITION, "2", day(2))
    after = calendars(portal_of(programme, ledger))
    assert calendars(before) == after
    assert any(version in lines for lines in after.values())
    assert not any("SEQUENCE:2" in lines for lines in after.values())
