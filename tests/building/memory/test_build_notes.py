"""Notes tell what is as it was left; where they are damaged, nothing is known."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_proceedings.building.memory import build_notes as module
from sphinx_proceedings.building.memory.build_notes import NOTES_FILE, BuildNotes, Made, left_in


@pytest.fixture
def made(tmp_path: Path) -> Made:
    return BuildNotes(tmp_path / "new").of("files")


notes = st.dictionaries(st.text(), st.text())


@given(st.lists(notes, min_size=1), notes)
def test_what_is_read_is_what_was_noted_last(
    tmp_path_factory: pytest.TempPathFactory, states: list[dict[str, str]], others: dict[str, str]
) -> None:
    noted = BuildNotes(tmp_path_factory.mktemp("notes"))
    noted.of("others").note({}, others)
    known: dict[str, str] = {}
    for state in states:
        noted.of("files").note(known, state)
        known = state
        assert noted.of("files").read() == state
    assert noted.of("others").read() == others


def test_nothing_is_known_before(made: Made) -> None:
    assert made.read() == {}


def test_what_is_not_as_it_was_left_is_known_to_be_there(tmp_path: Path) -> None:
    site = tmp_path / "site"
    site.mkdir()
    for name in ("same", "other", "gone"):
        (site / name).write_text(name)
    made = BuildNotes(tmp_path).of("files", left_in(str(site)))
    made.note({}, {"same": "1", "other": "2", "gone": "3", "never there": "4", "begun": ""})
    (site / "other").write_text("longer")
    (site / "gone").unlink()
    assert made.read() == {"same": "1", "other": "", "gone": "", "never there": "", "begun": ""}


def test_of_another_version_of_the_tool_it_is_known_what_is_there(
    made: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    made.note({}, {"a": "1", "b": "2"})
    monkeypatch.setattr(module, "code_digest", lambda: "another")
    assert made.read() == {"a": "", "b": ""}
    made.note({"a": "", "b": ""}, {"a": "1"})
    other = made.notes.of("others")
    other.note({}, {"c": "3"})
    assert (made.read(), other.read()) == ({"a": "1"}, {"c": "3"})
    monkeypatch.undo()
    assert made.read() == {"a": ""}


@pytest.mark.parametrize("damage", [b"", b"not a database", b"SQLite format 3\0" + b"x" * 5000])
def test_damaged_notes_begin_anew(damage: bytes, made: Made) -> None:
    made.note({}, {"a": "1"})
    path = made.notes.folder / NOTES_FILE
    path.write_bytes(damage)
    assert made.read() == {}
    made.note({}, {"b": "2"})
    assert made.read() == {"b": "2"}
    path.write_bytes(damage)
    made.note({"b": "2"}, {"c": "3"})
    assert made.read() == {"c": "3"}


def test_another_table_of_the_name_begins_anew(made: Made) -> None:
    made.note({}, {"a": "1"})
    with closing(sqlite3.connect(made.notes.folder / NOTES_FILE)) as database, database:
        database.execute("DROP TABLE made")
        database.execute("CREATE TABLE made (path)")
    assert made.read() == {}
    made.note({}, {"b": "2"})
    assert made.read() == {"b": "2"}


def test_what_cannot_be_noted_is_an_error_of_the_disk(made: Made) -> None:
    made.notes.folder.write_text("a file")
    assert made.read() == {}
    with pytest.raises(OSError, match="new"):
        made.note({}, {"a": "1"})


def test_nothing_is_written_where_nothing_is_another(made: Made) -> None:
    made.note({}, {})
    assert not made.notes.folder.exists()
    made.note({"a": "1"}, {"a": "1"})
    assert not made.notes.folder.exists()


def test_results_are_kept_by_what_they_were_made_from(
    made: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept, other = made.notes.kept("words"), made.notes.kept("counts")
    assert (kept.made_from(), kept.results()) == ({}, {})
    kept.keep((), {"a": ("1", "loops"), "b": ("2", "knots"), "c": ("3", "größe")})
    other.keep((), {"a": ("9", "{}")})
    kept.keep(["b", "never there"], {"a": ("4", "loops again")})
    assert kept.made_from() == {"a": "4", "c": "3"}
    assert kept.results() == {"a": "loops again", "c": "größe"}
    assert kept.results(["c", "never there"]) == {"c": "größe"}
    assert other.results() == {"a": "{}"}
    monkeypatch.setattr(module, "code_digest", lambda: "another")
    assert (kept.made_from(), kept.results(), kept.results(["a"])) == ({}, {}, {})
    made.note({}, {"file": "1"})
    monkeypatch.undo()
    assert kept.results() == {}
