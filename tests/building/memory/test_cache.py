"""Where the caches lie, and when there are none."""

from pathlib import Path

import pytest

from sphinx_proceedings.building.memory import cache


def test_a_memo_is_shared(folder: Path) -> None:
    cache.shared_memo().write("task", {b"key": b"one"})
    assert cache.shared_memo().read("task", [b"key"]) == {b"key": b"one"}
    assert [path.name for path in folder.iterdir()] == ["memo.sqlite3"]


def test_where_others_may_write_nothing_is_remembered(folder: Path, tmp_path: Path) -> None:
    cache.shared_memo().write("task", {b"key": b"one"})
    folder.chmod(0o777)
    assert (cache.shared_memo().folder, cache.cache_folder()) == (None, None)
    assert cache.shared_memo(tmp_path).folder == tmp_path
    assert cache.cache_problem() == f"others may write into {folder}"
    folder.chmod(0o700)
    assert (cache.shared_memo().folder, cache.cache_problem()) == (folder, "")


def test_off_remembers_nothing(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(cache.FOLDER_VARIABLE, "off")
    cache.shared_memo().write("task", {b"key": b"one"})
    assert cache.shared_memo().folder is None
    assert cache.shared_memo(tmp_path).folder == tmp_path
    assert not folder.exists()
