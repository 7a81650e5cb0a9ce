"""What is declared of kinds of pages fits together."""

from sphinx_proceedings.model.reserved_names import ReservedNames
from sphinx_proceedings.pages import kinds
from sphinx_proceedings.pages.page import Kind

ALL = [value for value in vars(kinds).values() if isinstance(value, Kind)]


def test_each_kind_has_a_name_of_its_own() -> None:
    assert len({kind.slug for kind in ALL}) == len(ALL) == 16


def test_readers_know_what_the_tools_own_pages_are_called() -> None:
    assert kinds.reserved_names(ALL) == ReservedNames()


def test_records_are_what_can_be_unknown() -> None:
    assert {kind for kind in ALL if kind.unknown} == set(kinds.RECORDS)
