"""Documents tell what pages tell: every session and talk with its time, room and people, once."""

from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import pytest

from sphinx_proceedings.model.portal import Portal
from sphinx_proceedings.model.programme import Edition
from sphinx_proceedings.pages.lone_talks import lone_talk, session_title
from sphinx_proceedings.printing.documents import DOCUMENTS
from sphinx_proceedings.sources.assemble import assemble_portal
from sphinx_proceedings.sources.loading import load_sources
from sphinx_proceedings.wording.dates import clock, day
from support.folders import HARD, REPOSITORY, TOY
from support.hostile_portal import EVIL, FILES
from support.printed_pages import close, printed, text_of_pdf
from support.sphinx_build import written
from support.tags import faults_of_tags

FOLDERS = {"repository": REPOSITORY, "toy": TOY, "hard": HARD}


@pytest.fixture(scope="module", params=[*FOLDERS, "hostile"])
def portal(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Portal:
    folder = FOLDERS.get(request.param)
    if folder is None:
        folder = written(tmp_path_factory.mktemp("hostile"), FILES)
    return assemble_portal(load_sources(Path(folder))).portal


@pytest.fixture(scope="module")
def edition(portal: Portal) -> Edition:
    """The one with a programme."""
    return next(edition for edition in portal.editions if edition.sessions)


@pytest.fixture(scope="module")
def made(portal: Portal, edition: Edition) -> Mapping[str, bytes]:
    """All documents by name."""
    return {name: printed(portal, edition, name) for name in DOCUMENTS}


@pytest.fixture(scope="module")
def texts(made: Mapping[str, bytes]) -> Mapping[str, str]:
    """The texts of all documents by name."""
    return {name: text_of_pdf(pdf) for name, pdf in made.items()}


def test_tags_are_right(made: Mapping[str, bytes]) -> None:
    found = {name: faults_of_tags(pdf) for name, pdf in made.items()}
    assert found == {name: [] for name in DOCUMENTS}


def test_every_session_and_talk_is_in_the_booklet_once(
    portal: Portal, edition: Edition, texts: Mapping[str, str]
) -> None:
    text = texts["booklet"]
    timetable = portal.timetables[edition.id]
    for each in timetable.days:
        assert text.count(close(day(each.date))) >= 1
    for item in timetable.sessions:
        title = close(session_title(portal, item.session).plain)
        assert close(clock(item.event.start)) in text
        assert title in text, title
        assert close(item.session.room) in text
        for chair in item.session.chairs:
            assert close(chair.name) in text
        for talk in () if lone_talk(portal, item.session) else item.talks:
            assert close(talk.plain_title) in text
            if talk.own_time:
                assert close(clock(talk.start)) in text
            for who in talk.people:
                assert close(who.name) in text


def test_every_paper_and_talk_is_in_the_book_of_abstracts(
    portal: Portal, edition: Edition, texts: Mapping[str, str]
) -> None:
    text = texts["abstracts"]
    for paper in portal.papers_by_edition[edition.id]:
        assert close(paper.full_title.plain) in text
        for author in paper.authors:
            assert close(author.name.full) in text
    abstracts = [
        each
        for paper in portal.papers_by_edition[edition.id]
        for each in (() if paper.withdrawn else paper.abstract)
        if not list(each.formulas())
    ]
    for begin, count in Counter(close(each.plain)[:60] for each in abstracts).items():
        assert text.count(begin) >= count, begin
        assert EVIL in edition.name or text.count(begin) == count, begin
    for item in portal.timetables[edition.id].sessions:
        for talk in item.talks:
            assert close(talk.plain_title) in text


def test_sheets_tell_all_that_is_in_a_room(
    portal: Portal, edition: Edition, texts: Mapping[str, str]
) -> None:
    for item in portal.timetables[edition.id].sessions:
        assert close(session_title(portal, item.session).plain) in texts["sheets"]
        if item.talks:
            assert close(item.session.title) in texts["chair-sheets"]
        for talk in item.talks:
            assert close(talk.plain_title) in texts["chair-sheets"]


def test_everybody_is_in_the_list_of_names(
    portal: Portal, edition: Edition, texts: Mapping[str, str]
) -> None:
    people = {held.person for held in portal.appointments_by_edition[edition.id]}
    people |= {
        who.person
        for paper in portal.papers_by_edition[edition.id]
        if not paper.withdrawn
        for who in paper.authors
    }
    for person in people:
        assert close(portal.person_by_id[person].name.surname) in texts["names"]
