"""Records in the notes of a build."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

import pytest

from sphinx_proceedings.building.memory import build_notes
from sphinx_proceedings.building.memory.build_notes import NOTES_FILE, BuildNotes
from sphinx_proceedings.building.memory.record_table import LostRecordError, RecordTable, Row

PAIRS = [("a", "", ("one", 1)), ("b", "", ("two", 2)), ("c", "v3", ("three", 3))]


@pytest.fixture
def table(tmp_path: Path) -> RecordTable[tuple[str, int]]:
    return table_in(tmp_path)


def table_in(folder: Path, kind: str = "numbers") -> RecordTable[tuple[str, int]]:
    return RecordTable(BuildNotes(folder), kind, tuple)


def renewed(
    table: RecordTable[tuple[str, int]], rows: Iterable[Row[tuple[str, int]]]
) -> dict[str, str]:
    return dict(table.renew(rows))


def test_each_is_found(table: RecordTable[tuple[str, int]], tmp_path: Path) -> None:
    versions = renewed(table, PAIRS)
    assert (versions.keys(), versions["c"]) == ({"a", "b", "c"}, "v3")
    assert table.find("b") == ("two", 2)
    assert table.find("d") is None
    assert table.all() == {name: pair for name, _, pair in PAIRS}
    assert set(table.names()) == {"a", "b", "c"}
    assert table_in(tmp_path, "others").all() == {}


def test_those_that_are_there_no_more_are_gone(table: RecordTable[tuple[str, int]]) -> None:
    before = renewed(table, PAIRS)
    now = renewed(table, [("b", "", ("two", 2)), ("c", "v4", ("four", 4))])
    assert now == {"b": before["b"], "c": "v4"}
    assert table.all() == {"b": ("two", 2), "c": ("four", 4)}


def test_what_has_the_same_version_stays_as_it_is(table: RecordTable[tuple[str, int]]) -> None:
    renewed(table, PAIRS)
    renewed(table, [("c", "v3", ("never", 0))])
    assert table.all() == {"c": ("three", 3)}


def test_many_at_a_time(table: RecordTable[tuple[str, int]]) -> None:
    many = {f"n{number}": (f"n{number}", number) for number in range(4_321)}
    renewed(table, ((name, "", pair) for name, pair in many.items()))
    assert table.all() == many
    renewed(table, ())
    assert table.all() == {}


def test_some_are_kept_beside_others(table: RecordTable[tuple[str, int]]) -> None:
    renewed(table, PAIRS)
    versions = dict(table.keep([("b", "v9", ("nine", 9))]))
    assert versions == {"b": "v9"}
    assert table.find("b") == ("nine", 9)
    table.forget("a")
    assert set(table.names()) == {"b", "c"}


def test_a_forked_process_looks_for_itself(table: RecordTable[tuple[str, int]]) -> None:
    renewed(table, PAIRS)
    assert table.find("a") == ("one", 1)
    child = os.fork()
    if not child:
        os._exit(0 if table.find("b") == ("two", 2) else 1)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    assert table.find("c") == ("three", 3)


def test_another_version_of_the_tool_has_noted_none(
    table: RecordTable[tuple[str, int]], monkeypatch: pytest.MonkeyPatch
) -> None:
    renewed(table, PAIRS)
    monkeypatch.setattr(build_notes, "code_digest", lambda: "another")
    assert (table.find("a"), table.all()) == (None, {})


DAMAGES = {
    "a byte": "UPDATE kept SET result = CAST(result || 'x' AS BLOB)",
    "no pickle": "UPDATE kept SET result = x'0000000001'",
    "a text": "UPDATE kept SET result = 'one'",
    "no table": "DROP TABLE kept",
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_damage_is_told(table: RecordTable[tuple[str, int]], tmp_path: Path, damage: str) -> None:
    renewed(table, PAIRS)
    with closing(sqlite3.connect(tmp_path / NOTES_FILE)) as database, database:
        database.execute(damage)
    with pytest.raises(LostRecordError, match="numbers: a"):
        table.find("a")


def test_no_database_is_told(table: RecordTable[tuple[str, int]], tmp_path: Path) -> None:
    with pytest.raises(LostRecordError):
        table.find("a")
    assert not (tmp_path / NOTES_FILE).exists()
    (tmp_path / NOTES_FILE).write_bytes(b"no database" * 1_000)
    with pytest.raises(LostRecordError):
        table_in(tmp_path).find("a")
    # The next build begins anew.
    assert not (tmp_path / NOTES_FILE).exists()


def test_another_class_is_none(tmp_path: Path) -> None:
    renewed(table_in(tmp_path), PAIRS)
    with pytest.raises(LostRecordError):
        RecordTable(BuildNotes(tmp_path), "numbers", str).find("a")
