import json
import os
import time
from pathlib import Path

from sphinx_proceedings.building.memory.finished_build import (
    FinishedBuild,
    Message,
    file_state,
    files_below,
    finished_build_text,
    folder_states,
    read_finished_build,
)

LONG_AGO = 1_000_000_000_000_000_000  # nanoseconds: in 2001


def _write(path: Path, text: str = "x") -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    os.utime(path, ns=(LONG_AGO, LONG_AGO))


def _nothing(_path: str) -> bool:
    return False


def test_files_with_their_states_without_hidden_folders_and_those_left_out(tmp_path: Path) -> None:
    for path in ("a.md", ".b", "c/d.bib", "c/e/f", ".git/g", "out/h", "c/out/i"):
        _write(tmp_path / path)
    time.sleep(0.11)  # none changed just now
    found = files_below(tmp_path, lambda path: path == "out")
    assert found == {path: file_state(tmp_path / path) for path in found}
    assert found.keys() == {"a.md", ".b", "c/d.bib", "c/e/f", "c/out/i"}


def test_links_to_folders_are_followed_but_not_in_circles(tmp_path: Path) -> None:
    _write(tmp_path / "elsewhere" / "a")
    (tmp_path / "here").mkdir()
    (tmp_path / "here" / "papers").symlink_to(tmp_path / "elsewhere")
    (tmp_path / "elsewhere" / "loop").symlink_to(".")
    (tmp_path / "elsewhere" / "up").symlink_to("../here")
    assert files_below(tmp_path / "here", _nothing).keys() == {"papers/a"}


def test_another_file_of_the_same_size_and_time_is_another(tmp_path: Path) -> None:
    path = tmp_path / "a"
    _write(path, "one")
    states = {file_state(path)}
    _write(path, "two")
    states.add(file_state(path))
    path.chmod(0o600)
    states.add(file_state(path))
    _write(tmp_path / "b", "two")
    (tmp_path / "b").replace(path)
    states.add(file_state(path))
    assert len(states) == 4


def test_a_file_changed_just_now_has_no_state(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("x", encoding="utf-8")
    assert files_below(tmp_path, _nothing) == {"a": ""}


def test_no_folder_has_no_files(tmp_path: Path) -> None:
    assert files_below(tmp_path / "none", _nothing) == {}
    assert file_state(tmp_path / "none") == ""


def test_a_folder_has_another_state_when_something_in_it_has_changed(tmp_path: Path) -> None:
    for path in ("a", "b/c", "b/d/e", ".hidden/f"):
        _write(tmp_path / path)

    def now() -> dict[str, str]:
        # The clock of the file system goes in steps.
        time.sleep(0.02)
        return folder_states(tmp_path, _nothing)

    def changed() -> set[str]:
        nonlocal known
        before, known = known, now()
        return {
            path for path in before.keys() | known.keys() if before.get(path) != known.get(path)
        }

    known = now()
    assert known.keys() == {".", "b", "b/d"}
    assert changed() == set()
    (tmp_path / "b/d/e").rename(tmp_path / "b/d/g")
    assert changed() == {"b/d"}
    _write(tmp_path / "new")
    (tmp_path / "new").replace(tmp_path / "b/c")
    assert changed() == {".", "b"}
    (tmp_path / "b/d/g").unlink()
    (tmp_path / "b/d").rmdir()
    assert changed() == {"b", "b/d"}
    assert folder_states(tmp_path, lambda path: path == "b").keys() == {"."}


def test_a_record_is_read_as_it_was_written() -> None:
    record = FinishedBuild(
        setting="ab",
        files={"ä": "1 2"},
        included={},
        output={".": "3"},
        messages=(Message("text", "/a.bib:1", "bib-key"),),
    )
    assert read_finished_build(finished_build_text(record)) == record


def test_damaged_records_are_none() -> None:
    for text in ("", "[]", "{}", '{"messages": [1]}', '{"messages": []}', '{"messages": [{}]}'):
        assert read_finished_build(text) is None
    record = FinishedBuild(setting="", files={}, included={}, output={}, messages=())
    whole = json.loads(finished_build_text(record))
    assert read_finished_build(json.dumps(whole)) == record
    for member in whole:
        for wrong in ("1", '["a"]', '{"a": 1}', "[" * 100_000 + "]" * 100_000):
            damaged = json.dumps(whole | {member: "WRONG"}).replace('"WRONG"', wrong)
            assert read_finished_build(damaged) is None


def test_links_to_themselves_are_no_files(tmp_path: Path) -> None:
    (tmp_path / "own").symlink_to("own")
    (tmp_path / "one").symlink_to("two")
    (tmp_path / "two").symlink_to("one")
    assert files_below(tmp_path, _nothing) == {}
    assert folder_states(tmp_path, _nothing).keys() == {"."}
    assert folder_states(tmp_path / "none", _nothing) == {}
