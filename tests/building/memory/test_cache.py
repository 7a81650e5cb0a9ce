"""What is remembered is whole or absent."""

import os
from pathlib import Path

import pytest

from sphinx_proceedings.building.memory import cache


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(cache.FOLDER_VARIABLE, str(tmp_path / "cache"))
    return tmp_path / "cache"


def test_what_was_stored_last_is_found(folder: Path) -> None:
    assert cache.load_bytes("a") is None
    cache.store_bytes("a", b"one")
    cache.store_bytes("a", b"two")
    cache.store_bytes("b", b"")
    assert (cache.load_bytes("a"), cache.load_bytes("b")) == (b"two", b"")


@pytest.mark.parametrize("damage", ["", "cut", "flipped"])
def test_damaged_counts_as_absent(folder: Path, damage: str) -> None:
    cache.store_bytes("a", b"a long text")
    data = (folder / "a").read_bytes()
    flipped = data[:-3] + bytes([data[-3] ^ 1]) + data[-2:]
    (folder / "a").write_bytes({"": b"", "cut": data[:35], "flipped": flipped}[damage])
    assert cache.load_bytes("a") is None


def test_what_is_used_least_goes(folder: Path) -> None:
    for number in range(5):
        cache.store_bytes(f"x-{number}", b"")
        os.utime(folder / f"x-{number}", (number, number))
    cache.store_bytes("y-0", b"")
    os.utime(folder / "y-0", (0, 0))
    assert cache.load_bytes("x-1") == b""
    cache.remove_least_used("x-*", 3)
    assert sorted(path.name for path in folder.iterdir()) == ["x-1", "x-3", "x-4", "y-0"]


def test_results_are_kept_by_kind_and_key(folder: Path) -> None:
    cache.store_result("sums", "k", {"a": [1]}, kept=2)
    assert cache.load_result("sums", "k") == {"a": [1]}
    assert cache.load_result("sums", "other") is None


def test_nested_too_deeply_counts_as_absent(folder: Path, tmp_path: Path) -> None:
    deep = b"[" * 100_000 + b"]" * 100_000
    cache.store_result("sums", "k", 1, kept=2)
    cache.store_bytes("sums-k.json", deep)
    assert cache.load_result("sums", "k") is None
    cache.store_made_from(tmp_path, {"a": "b"})
    (memory,) = folder.glob("pages-*")
    for damaged in (deep, b'{"a":' * 100_000 + b"1" + b"}" * 100_000, b'{"a": 1}', b"\xff"):
        memory.write_bytes(damaged)
        assert cache.load_made_from(tmp_path) == {}


def test_where_others_may_write_nothing_is_remembered(folder: Path) -> None:
    cache.store_bytes("a", b"one")
    folder.chmod(0o777)
    cache.store_bytes("b", b"two")
    assert (cache.load_bytes("a"), cache.load_bytes("b"), cache.cache_folder()) == (None,) * 3
    assert cache.cache_problem() == f"others may write into {folder}"
    folder.chmod(0o700)
    assert (cache.load_bytes("a"), cache.cache_problem()) == (b"one", "")


def test_off_remembers_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(cache.FOLDER_VARIABLE, "off")
    cache.store_bytes("a", b"one")
    cache.remove_least_used("*", 0)
    assert cache.load_bytes("a") is None
    assert not folder.exists()


def test_a_folder_that_cannot_be_had_is_no_failure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv(cache.FOLDER_VARIABLE, str(tmp_path / "file" / "cache"))
    cache.store_bytes("a", b"one")
    cache.remove_least_used("*", 0)
    assert cache.load_bytes("a") is None
