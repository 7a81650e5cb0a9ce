"""An edition in numbers."""

from dataclasses import replace
from datetime import UTC, datetime

from sphinx_proceedings.diagnostics import Location
from sphinx_proceedings.insight.statistics import (
    Count,
    Statistics,
    edition_statistics,
    has_statistics,
    printed_places,
)
from sphinx_proceedings.model.papers import Paper, Status
from sphinx_proceedings.model.people import Appointment
from sphinx_proceedings.model.portal import Portal
from sphinx_proceedings.model.programme import Edition, Session, SessionKind, Talk
from support.affiliations import printed_at
from support.discover_papers import paper

HERE = Location(path="x")


def at(made: Paper, *affiliations: str) -> Paper:
    authors = zip(made.authors, affiliations, strict=True)
    return replace(
        made, authors=tuple(replace(each, affiliations=printed_at(name)) for each, name in authors)
    )


def session(name: str, kinds: tuple[SessionKind, ...], *papers: str) -> Session:
    return Session(
        id=name,
        edition="e2027",
        title=name,
        kinds=kinds,
        start=datetime(2027, 5, 8, 9, tzinfo=UTC),
        location=HERE,
        talks=tuple(Talk(key=key, paper=key, location=HERE) for key in papers),
    )


ONE = session("one", (SessionKind.TALKS,), "a", "b", "gone")
TWO = session("two", (SessionKind.POSTERS, SessionKind.BREAK), "a", "c")
EDITION = Edition(
    id="e2027",
    name="E",
    location=HERE,
    sessions=(ONE, TWO, session("end", (SessionKind.PLENARY,))),
)
PAPERS = (
    at(paper("a", "A", authors="ada ben", keywords=["Edge", "Trees", "edge"]), "Delft", "Rome"),
    at(paper("b", "B", authors="ada", keywords=["edge"]), "DELFT"),
    at(paper("c", "C", authors="ada cyd dee eve", keywords=["edge"]), "Rome", "Delft", "", ""),
    paper("d", "D", authors=" ".join(f"p{number}" for number in range(12))),
    replace(paper("e", "E", authors="ada"), more_authors=True),
    paper("gone", "Gone", authors="fay", keywords=["Edge"], status=Status.WITHDRAWN),
)


def appointment(person: str, role: str, title: str = "") -> Appointment:
    return Appointment(person=person, edition="e2027", role=role, title=title, name=person)


PORTAL = Portal(
    editions=(EDITION,),
    papers=PAPERS,
    appointments=(
        appointment("ada", "tpc", "Programme"),
        appointment("ben", "tpc", "Programme"),
        appointment("ben", "web-chair"),
    ),
)


def test_whole_edition() -> None:
    places = printed_places(PORTAL, EDITION)
    assert places == {
        "DELFT": ("DELFT", "delft-2"),
        "Delft": ("Delft", "delft"),
        "Rome": ("Rome", "rome"),
    }
    assert edition_statistics(PORTAL, EDITION, places) == Statistics(
        papers=5,
        authors=17,
        topics=(
            Count(label="edge", count=3, key="edge"),
            Count(label="Trees", count=1, key="trees"),
        ),
        with_topic=3,
        affiliations=(
            Count(label="Delft", count=2, key="delft"),
            Count(label="Rome", count=2, key="rome"),
        ),
        with_affiliation=3,
        presented=3,
        sessions=((ONE, 2), (TWO, 2)),
        kinds=(
            (SessionKind.BREAK, 2),
            (SessionKind.POSTERS, 2),
            (SessionKind.TALKS, 2),
        ),
        authors_each=tuple(
            Count(label=label, count=count)
            for label, count in (
                ("1", 1),
                ("2", 1),
                ("3", 0),
                ("4", 1),
                ("5", 0),
                ("6", 0),
                ("7", 0),
                ("8", 0),
                ("9", 0),
                ("10 or more", 1),
            )
        ),
        with_authors=4,
        committees=(
            Count(label="Programme", count=2, key="tpc"),
            Count(label="Web chairs", count=1, key="web-chair"),
        ),
    )


def test_little_is_not_counted() -> None:
    assert has_statistics(PORTAL, EDITION)
    few = Portal(editions=(EDITION,), papers=(*PAPERS[:2], PAPERS[5]))
    assert not has_statistics(few, EDITION)
    empty = edition_statistics(Portal(editions=(EDITION,)), replace(EDITION, sessions=()), {})
    assert (empty.papers, empty.authors, empty.topics, empty.authors_each) == (0, 0, (), ())
