"""Boards of posters, streams and questions, as pages tell them; and what is withheld."""

from datetime import datetime

import pytest

from sphinx_proceedings.model.embargoes import Withheld
from sphinx_proceedings.model.portal import Portal
from sphinx_proceedings.pages.inlines import Line
from sphinx_proceedings.pages.notices import withheld_told
from sphinx_proceedings.pages.papers import Citing, paper_page
from sphinx_proceedings.pages.programme import programme_page, session_page
from sphinx_proceedings.pages.writers.myst import written
from sphinx_proceedings.wording.messages import speaking
from support.programme_files import ROME, portal_of

POSTERS = """\
- id: posters
  title: Posters
  kind: posters
  start: 2026-10-24 11:00
  url: https://e.org/u
  stream: https://e.org/s
  talks: [{title: Late, board: P10}, {paper: one, board: P2, questions: "https://e.org/q"}]
"""
LINKS = (
    "[[Page of the session](<https://e.org/u>)"
    " [[Live stream](<https://e.org/s>)]{.to-stream}]{.talk-links}"
)


def rendered(portal: Portal) -> dict[str, str]:
    paper = portal.paper_by_id["w", "one"]
    session = portal.session_by_id["w", "posters"]
    pages = {
        "session": session_page(portal, session),
        "programme": programme_page(portal, portal.edition_by_id["w"]),
        "paper": paper_page(portal, paper, lambda _: Citing(bibtex=""), lambda _: ()),
    }
    return {name: page.render() for name, page in pages.items()}


def test_posters_go_by_their_boards() -> None:
    pages = rendered(portal_of(POSTERS))
    for name in ("session", "programme"):
        assert "- [P2]{.board} [" in pages[name]
        assert pages[name].index("[P2]{.board}") < pages[name].index("[P10]{.board}")
        assert "1. [P2]" not in pages[name]
    assert "Poster board\n: P2\n" in pages["paper"]


def test_links_of_a_session() -> None:
    pages = rendered(portal_of(POSTERS))
    assert f"Online\n: {LINKS}\n" in pages["session"]
    assert LINKS in pages["programme"]
    stream, questions = "[Live stream](<https://e.org/s>)", "[Questions](<https://e.org/q>)"
    assert (
        f"Online\n: [[{stream}]{{.to-stream}} [{questions}]{{.to-questions}}]{{.talk-links}}\n"
        in pages["paper"]
    )


def test_without_boards_posters_go_by_their_number() -> None:
    plain = portal_of(POSTERS.replace(", board: P10", "").replace(", board: P2", ""))
    pages = rendered(plain)
    assert "[Late]{#talk-late .title}" in pages["session"]
    told = "".join(pages.values()).replace("program/w/boards/index.md", "")
    assert "board" not in told


@pytest.mark.parametrize(
    ("withheld", "said"),
    [
        pytest.param(
            {"abstract": True, "files": False},
            "The abstract will be here from 10 May 2027.",
            id="an abstract",
        ),
        pytest.param(
            {"abstract": True, "files": True},
            "The abstract and the files will be here from 10 May 2027.",
            id="both",
        ),
        pytest.param(
            {"abstract": False, "files": True, "has_time": True},
            "The files will be here from 10 May 2027, 09:30 CEST (UTC+02:00).",
            id="files, at a time",
        ),
        pytest.param(
            {"abstract": True, "files": True, "until": None},
            "More will be here later.",
            id="no date",
        ),
    ],
)
def test_what_is_withheld(withheld: dict[str, bool | None], said: str) -> None:
    told = {"until": datetime(2027, 5, 10, 9, 30, tzinfo=ROME), "has_time": False} | withheld
    assert plain(withheld_told(Withheld(**told))) == said  # type: ignore[arg-type]


def test_dates_are_said_in_the_language_of_the_page() -> None:
    until = datetime(2027, 5, 10, tzinfo=ROME)
    withheld = Withheld(until=until, has_time=False, abstract=True, files=False)
    with speaking("de"):
        assert plain(withheld_told(withheld)) == "Der Abstract steht hier ab dem 10. Mai 2027."


def plain(line: Line) -> str:
    """Without the elements of times."""
    text = written(line)
    return "".join(part.rpartition(">")[2] for part in text.split("<")).replace("\\", "")
