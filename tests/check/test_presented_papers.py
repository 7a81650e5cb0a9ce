"""Which papers the programme presents."""

import pytest

from sphinx_proceedings.diagnostics import Code, Diagnostic, Location
from support.checked_programme import check, codes, session


def presents(name: str, start: str, papers: str = "one", **more: str) -> str:
    listed = ", ".join(f"{{paper: {paper}}}" for paper in papers.split())
    return session(name, start, talks=f"[{listed}]", **more)


POSTERS = {"kind": "posters"}
CANCELLED = {"cancelled": "true"}
TWICE = [("paper-scheduled-twice", "w/b")]


@pytest.mark.parametrize(
    ("sessions", "expected"),
    [
        pytest.param(presents("a", "09:00"), [], id="once"),
        pytest.param(presents("a", "09:00") + presents("b", "10:00"), TWICE, id="two talks"),
        # A talk and a poster present a paper in two ways, a pitch and a poster in one.
        pytest.param(
            presents("a", "09:00") + presents("b", "10:00", **POSTERS), [], id="talk and poster"
        ),
        pytest.param(
            presents("a", "09:00", **POSTERS) + presents("b", "10:00", **POSTERS),
            TWICE,
            id="two posters",
        ),
        pytest.param(
            presents("a", "09:00", kind="keynote") + presents("b", "10:00", kind="[talks, social]"),
            TWICE,
            id="keynote and talk",
        ),
        pytest.param(
            presents("a", "09:00", **POSTERS)
            + presents("b", "10:00", kind="[break, posters]")
            + presents("c", "11:00"),
            TWICE,
            id="pitch, poster and talk",
        ),
        pytest.param(presents("b", "09:00", "one one", **POSTERS), TWICE, id="twice among posters"),
        # What is cancelled is not presented.
        pytest.param(
            presents("a", "09:00", **CANCELLED) + presents("b", "10:00"),
            [],
            id="first session is cancelled",
        ),
        pytest.param(
            presents("a", "09:00") + presents("b", "10:00", **CANCELLED),
            [],
            id="second session is cancelled",
        ),
        pytest.param(
            session("a", "09:00", talks="[{paper: one, cancelled: true}]")
            + presents("b", "10:00")
            + presents("c", "11:00", **POSTERS),
            [],
            id="first talk is cancelled",
        ),
        # But it was scheduled.
        pytest.param(presents("a", "09:00", **CANCELLED), [], id="its only session is cancelled"),
        pytest.param(
            session("a", "09:00", talks="[{paper: one, cancelled: true}]"),
            [],
            id="its only talk is cancelled",
        ),
    ],
)
def test_paper_presented_twice(sessions: str, expected: list[tuple[str, str]]) -> None:
    assert codes(sessions, papers="one") == expected


def test_paper_presented_again_and_again_is_told_with_the_first_place() -> None:
    found = check(
        presents("a", "09:00") + presents("b", "10:00") + presents("c", "11:00"), papers="one"
    )
    column = 67
    first = Location(path="program/w.yaml", line=5, column=column)
    assert found == tuple(
        Diagnostic(
            code=Code.PAPER_SCHEDULED_TWICE,
            location=Location(path="program/w.yaml", line=line, column=column),
            message=f"one is presented in a and again in {name}",
            hint="remove one of the two talks",
            subject=f"w/{name}",
            related=(first,),
        )
        for line, name in ((6, "b"), (7, "c"))
    )


def test_paper_that_nothing_presents() -> None:
    assert codes(presents("a", "09:00"), papers="one two") == [("paper-unscheduled", "w/two")]
    assert codes(session("a", "09:00"), papers="one two") == []


def test_many_papers_that_nothing_presents_are_told_in_one_note() -> None:
    assert codes(presents("a", "09:00"), papers="one two three four") == [
        ("paper-unscheduled", f"w/{key}") for key in ("two", "three", "four")
    ]
    assert check(presents("a", "09:00"), papers="one two three four five") == (
        Diagnostic(
            code=Code.PAPER_UNSCHEDULED,
            location=Location(path="papers/w.bib", line=2, column=1),
            message="no session of w presents 4 of its 5 papers: two, three, four and others",
            hint="add “- paper: …” to a session's talks for each that is presented",
            subject="w",
        ),
    )
