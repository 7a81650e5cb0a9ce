"""What is declared of kinds of pages fits together."""

from sphinx_proceedings.model.addresses import FOLDERS
from sphinx_proceedings.model.reserved_names import BESIDE_PAPERS, BESIDE_SESSIONS
from sphinx_proceedings.pages import kinds
from sphinx_proceedings.pages.kinds import KINDS, PAPER, PERSON, RECORDS, SESSION
from sphinx_proceedings.pages.page import Kind


def test_all_are_listed() -> None:
    assert set(KINDS) == {value for value in vars(kinds).values() if isinstance(value, Kind)}
    assert len({kind.slug for kind in KINDS}) == len(KINDS) == 21


def test_readers_of_sources_know_what_the_tools_own_pages_are_called() -> None:
    reserved = {
        beside.folder: frozenset().union(
            *(kind.reserves for kind in KINDS if kind.folder == beside.folder)
        )
        for beside in (PAPER, SESSION)
    }
    assert reserved == {PAPER.folder: BESIDE_PAPERS, SESSION.folder: BESIDE_SESSIONS}


def test_their_folders_are_known_before_any_page_is() -> None:
    folders = dict.fromkeys(kind.folder.partition("/")[0] for kind in KINDS if kind.folder)
    assert tuple(folders) == FOLDERS


def test_records_can_be_referred_to() -> None:
    assert RECORDS == (PAPER, SESSION, PERSON)
