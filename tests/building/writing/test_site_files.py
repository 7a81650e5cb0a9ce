"""Files beside the pages: written when they change, removed when they go."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from sphinx_proceedings.building.memory import build_notes
from sphinx_proceedings.building.memory.build_notes import BuildNotes, Made, left_in
from sphinx_proceedings.building.writing.site_files import write_site_files
from sphinx_proceedings.outputs.site_file import SiteFile


class Files:
    """Files by path with the version as their content; counts what was rendered."""

    def __init__(self) -> None:
        self.rendered: list[str] = []

    def __call__(self, **versions: str) -> list[SiteFile]:
        return [self._file(path.replace("_", "/"), text) for path, text in versions.items()]

    def _file(self, path: str, text: str) -> SiteFile:
        def render() -> bytes:
            self.rendered.append(path)
            return text.encode()

        return SiteFile(path=path, version=text, render=render)


def made_in(outdir: Path) -> Made:
    """The notes of what was made there, beside it."""
    noted = BuildNotes(outdir.with_name(f"{outdir.name}-notes"))
    return noted.of("files", left_in(str(outdir)))


def write(outdir: Path, files: Iterable[SiteFile], **options: Any) -> None:
    write_site_files(outdir, files, made_in(outdir), **options)


def content(outdir: Path) -> dict[str, str]:
    return {
        path.relative_to(outdir).as_posix(): path.read_text()
        for path in sorted(outdir.rglob("*"))
        if path.is_file() and not path.name.startswith(".")
    }


def test_some_at_a_time(tmp_path: Path) -> None:
    files = Files()
    one_by_one = {"at_a_time": 1}
    write(tmp_path, files(x="1", y="2", z="3"), **one_by_one)
    write(tmp_path, files(x="1", z="4"), **one_by_one)
    assert (files.rendered, content(tmp_path)) == (["x", "y", "z", "z"], {"x": "1", "z": "4"})


@pytest.mark.parametrize("at_a_time", [1, 2])
def test_of_two_files_of_a_path_the_later_counts(tmp_path: Path, at_a_time: int) -> None:
    files = Files()
    for _ in range(3):
        twice = [*files(x="first"), *files(x="second")]
        write(tmp_path, twice, at_a_time=at_a_time)
        assert content(tmp_path) == {"x": "second"}


def test_written_once_and_removed(tmp_path: Path) -> None:
    files = Files()
    write(tmp_path, files(a_x="1", a_y="2", z="3"))
    assert content(tmp_path) == {"a/x": "1", "a/y": "2", "z": "3"}
    write(tmp_path, files(a_x="1", z="4"))
    assert files.rendered == ["a/x", "a/y", "z", "z"]
    assert content(tmp_path) == {"a/x": "1", "z": "4"}
    write(tmp_path, files())
    assert (content(tmp_path), (tmp_path / "a").exists()) == ({}, False)


def test_same_bytes_are_not_written_again(tmp_path: Path) -> None:
    write(tmp_path, Files()(x="1"))
    made_in(tmp_path).notes.forget()
    before = (tmp_path / "x").stat().st_mtime_ns
    write(tmp_path, Files()(x="1"))
    assert (tmp_path / "x").stat().st_mtime_ns == before


def test_deleted_file_comes_back(tmp_path: Path) -> None:
    write(tmp_path, Files()(x="1"))
    (tmp_path / "x").unlink()
    write(tmp_path, Files()(x="1"))
    assert content(tmp_path) == {"x": "1"}


def test_files_of_others_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / "robots.txt").write_text("mine")
    write(tmp_path, [_robots()], not_ours={"robots.txt"})
    assert content(tmp_path) == {"robots.txt": "mine"}
    write(tmp_path, [])
    assert content(tmp_path) == {"robots.txt": "mine"}


def _robots() -> SiteFile:
    return SiteFile(path="robots.txt", version="1", render=lambda: b"ours")


def test_interrupted_build_is_finished_by_the_next(tmp_path: Path) -> None:
    files = Files()
    write(tmp_path, files(x="1", y="1"))

    def stop() -> bytes:
        raise KeyboardInterrupt

    broken = [*files(x="2"), SiteFile(path="y", version="2", render=stop)]
    with pytest.raises(KeyboardInterrupt):
        write(tmp_path, broken)
    write(tmp_path, files(x="1", y="1"))
    assert content(tmp_path) == {"x": "1", "y": "1"}


def test_another_version_of_the_tool_renders_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = Files()
    write(tmp_path, files(x="1"))
    monkeypatch.setattr(build_notes, "code_digest", lambda: "another")
    write(tmp_path, files(x="1"))
    assert files.rendered == ["x", "x"]


@pytest.mark.parametrize("path", ["../a", "a\0b", "", ".", "/", "dir", "dir/.."])
def test_a_note_that_names_what_is_no_file_of_ours_is_no_danger(tmp_path: Path, path: str) -> None:
    outside = tmp_path / "a"
    outside.write_text("not ours")
    outdir = tmp_path / "html"
    (outdir / "dir").mkdir(parents=True)
    made_in(outdir).note({}, {path: ""})
    write(outdir, Files()(x="1"))
    assert (content(outdir), outside.read_text()) == ({"x": "1"}, "not ours")


def test_what_somebody_has_changed_is_made_again(tmp_path: Path) -> None:
    write(tmp_path, Files()(x="1", y="1"))
    (tmp_path / "x").write_text("another")
    files = Files()
    write(tmp_path, files(x="1", y="1"))
    assert (content(tmp_path), files.rendered) == ({"x": "1", "y": "1"}, ["x"])
