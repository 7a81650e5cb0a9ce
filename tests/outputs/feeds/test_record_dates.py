"""A page has the date of the newest of what it is made from, or none."""

from datetime import datetime

import pytest

from sphinx_proceedings.outputs.feeds.record_dates import RecordDates, newest
from sphinx_proceedings.sources.history.source_history import read_history
from support.discovery_portals import REPOSITORY, SetHistory, day, paper_of, reference, toys
from support.release_portals import portal_of, released

BIB = "papers/toy2026.bib"
PROGRAM = "program/toy2026.yaml"
PEOPLE = "people/committees.yaml"
BETA, DELTA, VOLUME, MORNING, KEYNOTE = (
    f"{BIB}:3",
    f"{BIB}:32",
    f"{BIB}:49",
    f"{PROGRAM}:26",
    f"{PROGRAM}:52",
)


def dates(**changes: object) -> RecordDates:
    """All places are of the 1st except those that are given."""
    places = {BETA: day(2), PROGRAM: day(3), PEOPLE: day(4), **changes}
    return RecordDates(
        portal=toys(), history=SetHistory(dates=places, other=day(1)), people_files=(PEOPLE,)
    )


def all_of(found: RecordDates) -> dict[str, datetime | None]:
    beta, delta = (paper_of(toys(), key) for key in ("beta2026", "delta2026"))
    morning, posters, *_ = toys().edition_by_id["toy2026"].sessions
    return {
        "beta": found.paper(beta),
        "delta": found.paper(delta),
        "morning": found.session(morning),
        "posters": found.session(posters),
        "ada": found.person("ada-lovelace"),
        "rome": found.person("john-smith-rome"),
        "grace": found.person("grace-hopper"),
        "2025": found.edition("toy2025"),
        "2026": found.edition("toy2026"),
        "whole": found.whole,
    }


BEFORE = {
    "beta": day(2),
    "delta": day(1),
    "morning": day(1),
    "posters": day(1),
    "ada": day(4),
    "rome": day(1),
    "grace": day(4),
    "2025": day(1),
    "2026": day(3),
    "whole": day(4),
}


@pytest.mark.parametrize(
    ("place", "told"),
    [
        (BETA, ["beta", "ada", "2026", "whole"]),
        (DELTA, ["delta", "rome", "2026", "whole"]),
        # Ada Lovelace is the volume's editor, John Smith of Rome chairs the morning.
        (VOLUME, ["beta", "delta", "ada", "rome", "2026", "whole"]),
        (MORNING, ["beta", "morning", "ada", "rome"]),
        (KEYNOTE, ["grace"]),
        (PROGRAM, ["2026", "whole"]),
        (PEOPLE, ["ada", "grace", "whole"]),
        ("papers/toy2025.bib:8", ["ada", "2025", "whole"]),
    ],
)
@pytest.mark.parametrize("when", [day(9), None], ids=["dated", "not dated"])
def test_who_tells_of_a_place(place: str, told: list[str], when: datetime | None) -> None:
    expected = dict(BEFORE)
    if place == MORNING:
        # A paper has its session's date, and the edition its papers'.
        told = [*told, "2026", "whole"]
    expected |= dict.fromkeys(told, when)
    assert all_of(dates(**{place: when})) == expected


def test_newest() -> None:
    assert newest([]) is None
    assert newest([day(2), day(3), day(1)]) == day(3)
    assert newest([day(2), None]) is None


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        pytest.param(day(2), day(2), id="newest"),
        pytest.param(day(1), day(1), id="as new as others"),
        pytest.param(None, None, id="not dated"),
    ],
)
def test_a_release_is_news_of_its_edition(when: datetime | None, expected: datetime | None) -> None:
    programme = "sessions: [{id: a, title: A, kind: plenary, start: 2026-10-24 09:00}]\n"
    portal = portal_of(programme, released(programme))
    history = SetHistory(dates={"program/w.ledger.json": when}, other=day(1))
    assert RecordDates(portal=portal, history=history).edition("w") == expected


def test_of_this_repository() -> None:
    """Each paper's date is one at which one of its sources did change."""
    portal = reference()
    sources = {paper.location.path for paper in portal.papers}
    sources |= {edition.location.path for edition in portal.editions}
    history = read_history(REPOSITORY, sorted(sources))
    last = [history.changed_file(source) for source in sorted(sources)]
    if history.unknown_because or None in last:
        pytest.skip(history.unknown_because or "the sources differ from what is committed")
    times = {instant for file in history.files.values() for instant in file.times}
    dates = RecordDates(portal=portal, history=history)
    found = [dates.paper(paper) for paper in portal.papers]
    assert {int(date.timestamp()) for date in found if date} <= times
    assert None not in found
