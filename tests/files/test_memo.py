"""A memo keeps results, and never stands in the way."""

import sqlite3
from contextlib import closing
from multiprocessing import get_context
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_proceedings.files.memo import MEMO_FILE, NO_MEMO, Memo

TASK = "task"


def key(number: int) -> bytes:
    return number.to_bytes(24)


def keys(numbers: range) -> list[bytes]:
    return [key(number) for number in numbers]


def file_of(memo: Memo) -> Path:
    assert memo.folder is not None
    return memo.folder / MEMO_FILE


@pytest.fixture
def memo(tmp_path: Path) -> Memo:
    return Memo(folder=tmp_path / "new" / "cache")


results = st.dictionaries(st.tuples(st.text(), st.binary()), st.binary())


@given(results, results)
def test_what_is_kept_is_what_was_given_last(
    tmp_path_factory: pytest.TempPathFactory,
    first: dict[tuple[str, bytes], bytes],
    then: dict[tuple[str, bytes], bytes],
) -> None:
    memo = Memo(folder=tmp_path_factory.mktemp("memo"))
    for written in (first, then):
        for (task, name), result in written.items():
            memo.write(task, {name: result})
    expected = first | then
    found = {(task, name): memo.read(task, [name]).get(name) for task, name in expected}
    assert found == expected
    assert all(memo.knows(task, [name]) for task, name in expected)
    assert memo.read("another", {name for _, name in expected}) == {
        name: result for (task, name), result in expected.items() if task == "another"
    }


def test_more_than_a_query_takes(memo: Memo) -> None:
    memo.write(TASK, dict.fromkeys(keys(range(2000)), b"1"))
    assert memo.read(TASK, keys(range(1000, 3000))) == dict.fromkeys(keys(range(1000, 2000)), b"1")
    assert memo.knows(TASK, keys(range(2000)))
    assert not memo.knows(TASK, keys(range(2001)))


def test_without_a_folder() -> None:
    NO_MEMO.write(TASK, {key(1): b"1"})
    assert NO_MEMO.read(TASK, [key(1)]) == {}
    assert not NO_MEMO.knows(TASK, [key(1)])


def test_reading_makes_no_file(memo: Memo) -> None:
    assert memo.read(TASK, [key(1)]) == {}
    assert not memo.knows(TASK, [key(1)])
    assert not file_of(memo).exists()


@pytest.mark.parametrize("damage", [b"", b"not a database", b"SQLite format 3\0" + b"x" * 5000])
def test_damaged_file_counts_as_absent(damage: bytes, memo: Memo) -> None:
    memo.write(TASK, {key(1): b"1"})
    file_of(memo).write_bytes(damage)
    assert memo.read(TASK, [key(1)]) == {}
    memo.write(TASK, {key(2): b"2"})
    memo.write(TASK, {key(3): b"3"})
    assert memo.read(TASK, [key(2), key(3)]).keys() >= {key(3)}


@pytest.mark.parametrize("column", ["result", "key", "task"])
def test_damaged_result_counts_as_absent(column: str, memo: Memo) -> None:
    memo.write(TASK, {key(1): b"1", key(2): b"2"})
    with closing(sqlite3.connect(file_of(memo))) as database, database:
        database.execute(f"UPDATE memo SET {column} = ? WHERE key = ?", (b"3", key(1)))  # noqa: S608
    assert memo.read(TASK, [key(1), key(2), b"3"]) == {key(2): b"2"}


def test_other_tables_in_the_file(memo: Memo) -> None:
    memo.write(TASK, {key(1): b"1"})
    with closing(sqlite3.connect(file_of(memo))) as database, database:
        database.execute("DROP TABLE memo")
        database.execute("CREATE TABLE memo (key)")
    assert memo.read(TASK, [key(1)]) == {}
    memo.write(TASK, {key(1): b"1"})


def test_locked_file_counts_as_absent(tmp_path: Path) -> None:
    memo = Memo(folder=tmp_path, patience=0.05)
    memo.write(TASK, {key(1): b"1"})
    with closing(sqlite3.connect(file_of(memo))) as other:
        other.execute("BEGIN EXCLUSIVE")
        assert memo.read(TASK, [key(1)]) == {}
        memo.write(TASK, {key(2): b"2"})
        other.rollback()
    assert memo.read(TASK, [key(1), key(2)]) == {key(1): b"1"}


def test_a_file_that_may_only_be_read_is_read(memo: Memo) -> None:
    memo.write(TASK, {key(1): b"1"})
    for number in range(2, 20):
        memo.write(TASK, {key(number): b""})
    file_of(memo).chmod(0o400)
    assert memo.read(TASK, [key(1)]) == {key(1): b"1"}


def test_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    memo = Memo(folder=tmp_path / "file" / "cache")
    memo.write(TASK, {key(1): b"1"})
    assert memo.read(TASK, [key(1)]) == {}


def _write_many(folder: Path, first: int) -> None:
    memo = Memo(folder=folder, patience=60)
    for number in range(first, first + 50):
        memo.write(TASK, {key(number): str(number).encode()})


def test_two_builds_at_once_keep_what_each_has_made(tmp_path: Path) -> None:
    forking = get_context("fork")
    both = [forking.Process(target=_write_many, args=(tmp_path, at)) for at in (0, 50)]
    for each in both:
        each.start()
    for each in both:
        each.join()
    expected = {key(number): str(number).encode() for number in range(100)}
    assert Memo(folder=tmp_path).read(TASK, expected) == expected


def test_longest_unused_go_first_of_whatever_task(memo: Memo) -> None:
    small = Memo(folder=memo.folder, most_bytes=300_000)
    for number in range(20):
        small.write(f"{number % 2}", {key(number): bytes(10_000)})
    # Both are as old; only the one that is read is noted as used.
    assert small.read("0", [key(0)]) == {key(0): bytes(10_000)}
    for number in range(20, 30):
        small.write(f"{number % 2}", {key(number): bytes(10_000)})
    left = {number for number in range(30) if small.knows(f"{number % 2}", [key(number)])}
    assert 0 in left
    assert 1 not in left
    assert left - {0} == set(range(min(left - {0}), 30))
    assert file_of(small).stat().st_size < 330_000
