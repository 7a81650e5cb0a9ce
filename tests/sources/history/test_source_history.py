"""Dates of change: true ones from real repositories, and none where none is known."""

import json
import os
import subprocess
from datetime import datetime
from pathlib import Path
from random import Random
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_proceedings.files.memo import Memo
from sphinx_proceedings.sources.history.blame import UNKNOWN, Run, carried_over, times_of
from sphinx_proceedings.sources.history.git import open_repository
from sphinx_proceedings.sources.history.source_history import FileHistory, History, read_history
from support.discovery_portals import day
from support.memos import forge, kept

BIB = "papers/toy2026.bib"
YAML = "program/toy2026.yaml"
FIRST = """@string{press = "Toy Press"}

@inproceedings{beta2026,
  title = {Beta},
}

@inproceedings{gamma2026,
  title = {Gamma},
}
"""


class Work:
    """A repository with commits at given times."""

    def __init__(self, root: Path) -> None:
        self.root = root
        root.mkdir()
        self.git("init", "--quiet", "--initial-branch=main")

    def git(self, *arguments: str, when: datetime | None = None) -> str:
        stamp = f"{int((when or day(1)).timestamp())} +0000"
        names = {
            f"GIT_{who}_{what}": value
            for who in ("AUTHOR", "COMMITTER")
            for what, value in (("NAME", "Ada"), ("EMAIL", "ada@example.org"), ("DATE", stamp))
        }
        nowhere = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
        return subprocess.run(
            ["git", *arguments],
            cwd=self.root,
            env=os.environ | names | nowhere,
            check=True,
            capture_output=True,
            text=True,
        ).stdout

    def write(self, path: str, text: str) -> None:
        (self.root / path).parent.mkdir(parents=True, exist_ok=True)
        (self.root / path).write_bytes(text.encode())

    def commit(self, when: datetime, **_: str) -> None:
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message=change", when=when)


@pytest.fixture
def work(tmp_path: Path) -> Work:
    """Beta's entry is of the 1st, gamma's of the 3rd; the page is of the 2nd."""
    made = Work(tmp_path / "work")
    made.write(BIB, FIRST)
    made.commit(day(1))
    made.write("index.md", "# Toys\n")
    made.commit(day(2))
    made.write(BIB, FIRST.replace("{Gamma}", "{Gamma rays}"))
    made.commit(day(3))
    return made


def entries(history: History) -> list[datetime | None]:
    """Of the macro, of beta and of gamma as they are in `FIRST`."""
    return [history.changed_entry(BIB, line) for line in (1, 3, 7)]


def test_lines_entries_and_pages(work: Work) -> None:
    history = read_history(work.root, [BIB], ["index.md"])
    assert (
        entries(history),
        [history.changed(BIB, line, line) for line in (7, 8)],
        history.changed(BIB, 1, 9),
        history.changed_file(BIB),
        history.changed_file("index.md"),
        history.unknown_because,
    ) == ([day(1), day(1), day(3)], [day(1), day(3)], day(3), day(3), day(2), "")


def test_a_folder_within_a_repository(tmp_path: Path) -> None:
    outer = Work(tmp_path / "outer")
    outer.write(f"site/{BIB}", FIRST)
    outer.commit(day(4))
    assert entries(read_history(outer.root / "site", [BIB])) == [day(4)] * 3


def test_what_is_not_committed_is_not_known(work: Work) -> None:
    text = (work.root / BIB).read_text()
    added = text.replace("\n@inproceedings{beta", "\n@misc{new,\n  title = {New},\n}\n\n@in{beta")
    work.write(BIB, added)
    work.write("index.md", "# Toys and games\n")
    work.write(YAML, "name: Toys\n")
    history = read_history(work.root, [BIB, YAML], ["index.md", "absent.md"])
    lines = [number for number, line in enumerate(added.splitlines(), 1) if line.startswith("@")]
    # The first line of beta differs too.
    assert [history.changed_entry(BIB, line) for line in lines] == [day(1), None, None, day(3)]
    assert [history.changed_file(path) for path in (BIB, "index.md", "absent.md")] == [None] * 3
    assert history.changed(YAML, 1, 1) is None
    assert history.unknown_because == ""


def test_a_file_removed_and_put_back_is_not_known(work: Work) -> None:
    text = (work.root / BIB).read_text()
    (work.root / BIB).unlink()
    work.commit(day(5))
    work.write(BIB, text)
    history = read_history(work.root, [BIB])
    assert (entries(history), history.unknown_because) == ([None] * 3, "")


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace("\n", "\r\n"),
        lambda text: "\ufeff" + text,
    ],
    ids=["CRLF", "BOM"],
)
def test_line_ends_and_marks_are_no_change(work: Work, change: object) -> None:
    assert callable(change)
    work.write(BIB, change((work.root / BIB).read_text()))
    assert entries(read_history(work.root, [BIB])) == [day(1), day(1), day(3)]


def test_lines_that_are_not_gits_lines_are_not_known(work: Work) -> None:
    for text in (FIRST.replace("\n", "\r"), "\ufeff" + "\0".join(FIRST)):
        work.write(BIB, text)
        work.commit(day(6))
        assert entries(read_history(work.root, [BIB])) == [None] * 3
    # The YAML reader's lines end at these, git's do not.
    for separator in "\x85\u2028\u2029":
        work.write(YAML, f"name: a{separator}b\n")
        work.commit(day(6))
        assert read_history(work.root, [YAML]).changed(YAML, 1, 1) is None


def test_no_repository(tmp_path: Path) -> None:
    history = read_history(tmp_path, [BIB])
    assert history.changed_entry(BIB, 1) is None
    assert history.unknown_because.startswith(
        "Dates of change are not known: git says: fatal: not a git repository"
    )


def test_no_git(work: Work, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert read_history(work.root, [BIB]) == History(
        unknown_because="Dates of change are not known: git cannot be run."
    )


def test_a_shallow_clone_tells_nothing(work: Work, tmp_path: Path) -> None:
    work.git("clone", "--quiet", "--depth=1", f"file://{work.root}", str(tmp_path / "shallow"))
    assert read_history(tmp_path / "shallow", [BIB]) == History(
        unknown_because="Dates of change are not known: the clone is shallow, so that every line"
        " seems to be of its oldest commit."
    )


def test_a_repository_of_somebody_else(work: Work, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    history = read_history(work.root, [BIB])
    assert history.files == {}
    assert "detected dubious ownership" in history.unknown_because


def test_the_environment_of_a_hook_is_not_ours(
    work: Work, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = Work(tmp_path / "other")
    monkeypatch.setenv("GIT_DIR", str(other.root / ".git"))
    monkeypatch.setenv("GIT_INDEX_FILE", str(other.root / "index"))
    assert entries(read_history(work.root, [BIB])) == [day(1), day(1), day(3)]


def test_a_hostile_repository_runs_nothing(work: Work, tmp_path: Path) -> None:
    ran = tmp_path / "ran"
    script = tmp_path / "evil"
    script.write_text(f"#!/bin/sh\necho $0 $@ >> {ran}\ncat\n")
    script.chmod(0o755)
    work.write(".gitattributes", "* diff=evil filter=evil\n")
    work.commit(day(4))
    for name in (
        "core.fsmonitor",
        "core.pager",
        "pager.log",
        "pager.blame",
        "diff.external",
        "diff.evil.textconv",
        "diff.evil.command",
        "filter.evil.clean",
        "filter.evil.smudge",
        "filter.evil.process",
        "gpg.program",
        "core.sshCommand",
    ):
        work.git("config", name, str(script))
    work.git("config", "log.showSignature", "true")
    work.write("index.md", "# Changed\n")
    history = read_history(work.root, [BIB], ["index.md"])
    assert (entries(history), history.changed_file("index.md"), ran.exists()) == (
        [day(1), day(1), day(3)],
        None,
        False,
    )
    # The traps do work: git's own view of the working tree springs one.
    subprocess.run(["git", "diff"], cwd=work.root, capture_output=True, check=False)
    assert ran.exists()


def test_commits_to_pass_over_are_not_passed_over(work: Work, tmp_path: Path) -> None:
    ignored = tmp_path / "ignored"
    ignored.write_text(work.git("rev-parse", "HEAD"))
    work.git("config", "blame.ignoreRevsFile", str(ignored))
    assert "2026-01-01" in work.git("blame", "-c", "-L8,8", BIB)
    assert entries(read_history(work.root, [BIB])) == [day(1), day(1), day(3)]
    # Git itself gives up where the list is absent.
    ignored.unlink()
    history = read_history(work.root, [BIB])
    assert entries(history) == [None] * 3
    assert "could not open object name list" in history.unknown_because


def test_missing_objects_are_not_fetched(work: Work, tmp_path: Path) -> None:
    ran = tmp_path / "ran"
    script = tmp_path / "evil"
    script.write_text(f"#!/bin/sh\ntouch {ran}\n")
    script.chmod(0o755)
    work.git("config", "uploadpack.allowFilter", "true")
    clone = tmp_path / "partial"
    work.git(
        "clone", "--quiet", "--no-checkout", "--filter=blob:none", f"file://{work.root}", str(clone)
    )
    for name in ("remote.origin.uploadpack", "core.sshCommand"):
        subprocess.run(["git", "config", name, str(script)], cwd=clone, check=True)
    (clone / "papers").mkdir()
    (clone / BIB).write_bytes((work.root / BIB).read_bytes())
    assert entries(read_history(clone, [BIB])) == [None] * 3
    assert not ran.exists()


def test_a_time_beyond_the_calendar_is_not_known() -> None:
    far = FileHistory(changed=10**15, lines=(b"a",), times=times_of([Run(1, 1, 10**15)], 1))
    history = History(files={BIB: far})
    assert (history.changed(BIB, 1, 1), history.changed_file(BIB)) == (None, None)


@pytest.mark.parametrize(("first", "last"), [(0, 1), (2, 1), (1, 10), (9, 20)])
def test_lines_that_are_not_there(work: Work, first: int, last: int) -> None:
    history = read_history(work.root, [BIB])
    assert history.changed(BIB, first, last) is None
    assert history.changed_entry(BIB, 0) is None
    assert history.changed_item(BIB, 99, 1) is None


class Item(NamedTuple):
    """Where an item of a text begins, and the line that it ends in."""

    text: str
    line: int
    column: int
    end: int


ITEMS = {
    "before a comment": Item(
        text="s:\n  - id: a\n    t: b\n\n  # about c\n  - id: c\nend: 1\n", line=2, column=5, end=3
    ),
    "last of the list": Item(
        text="s:\n  - id: a\n    t: b\n\n  # about c\n  - id: c\nend: 1\n", line=6, column=5, end=6
    ),
    "block of text": Item(
        text="s:\n- id: a\n  t: |\n    text\n\n    more\n- id: c\n", line=2, column=3, end=6
    ),
    "dash on a line of its own": Item(
        text="s:\n  -\n    id: a\n    t: b\n  - id: c\n", line=3, column=5, end=4
    ),
    "braces": Item(text="s:\n  - {id: a,\n   t: b}\n  - {id: c}\n", line=2, column=5, end=3),
    "end of the file": Item(text="s:\n  - id: a", line=2, column=5, end=2),
}


@pytest.mark.parametrize("case", ITEMS.values(), ids=ITEMS)
def test_where_an_item_ends(case: Item) -> None:
    lines = tuple(case.text.encode().split(b"\n"))
    assert FileHistory(lines=lines).item_end(case.line, case.column) == case.end


def test_cache_is_used_and_mended(work: Work, tmp_path: Path) -> None:
    memo = Memo(folder=tmp_path)
    fresh = read_history(work.root, [BIB], memo=memo)
    (told,) = kept(tmp_path, "blame").values()
    assert json.loads(told) == [
        [1, 7, int(day(1).timestamp())],
        [8, 1, int(day(3).timestamp())],
        [9, 1, int(day(1).timestamp())],
    ]
    assert read_history(work.root, [BIB], memo=memo) == fresh
    forge(tmp_path, "blame", json.dumps([[1, 9, int(day(9).timestamp())]]).encode())
    assert entries(read_history(work.root, [BIB], memo=memo)) == [day(9)] * 3
    for damaged in ("", "[", "{}", "[]", "[1]", '[[1,"a",2]]', "[[2,1,1]]", "[[1,0,1]]", "\xff"):
        forge(tmp_path, "blame", damaged.encode("latin-1"))
        assert read_history(work.root, [BIB], memo=memo) == fresh


def test_what_is_kept_of_an_earlier_commit_is_built_on(work: Work, tmp_path: Path) -> None:
    memo = Memo(folder=tmp_path)
    read_history(work.root, [BIB], memo=memo)
    # As if beta's entry were of another day: only what is kept can tell.
    third, eighth = (int(day(number).timestamp()) for number in (3, 8))
    told = json.dumps([[1, 2, third], [3, 4, eighth], [7, 3, third]])
    forge(tmp_path, "blame", told.encode())
    text = (work.root / BIB).read_text()
    work.write(BIB, "@comment{new}\n" + text.replace("Gamma rays", "Gamma"))
    work.commit(day(5))
    history = read_history(work.root, [BIB], memo=memo)
    assert [history.changed(BIB, line, line) for line in range(1, 11)] == [
        day(5),
        *[day(3)] * 2,
        *[day(8)] * 4,
        day(3),
        day(5),
        day(3),
    ]


def test_with_and_without_what_is_kept_the_same(work: Work, tmp_path: Path) -> None:
    """Over a history of edits, removals and merges, what is built on is what git finds itself."""
    memo = Memo(folder=tmp_path)
    random = Random(2026)  # noqa: S311
    lines = [f"line {number}" for number in range(40)]
    for number in range(4, 24):
        if number in (10, 15, 20):
            work.git("checkout", "--quiet", "-b", f"side{number}", "HEAD~1")
            side = (work.root / BIB).read_text()
            work.write(BIB, f"side {number}\n{side}")
            work.commit(day(number))
            work.git("checkout", "--quiet", "main")
            work.git("merge", "--quiet", "-X", "ours", f"side{number}", when=day(number))
            lines = (work.root / BIB).read_text().splitlines()
        else:
            at = random.randrange(len(lines))
            lines[at : at + random.randrange(3)] = [f"new {number}"] * random.randrange(1, 3)
            work.write(BIB, "".join(f"{line}\n" for line in lines))
            work.commit(day(number))
        found = read_history(work.root, [BIB], memo=memo)
        assert found == read_history(work.root, [BIB])
    assert "side 20" in (work.root / BIB).read_text()
    assert len(set(found.files[BIB].times)) > 5
    assert len(kept(tmp_path, "blame")) > 10


def test_cache_that_cannot_be_written_costs_nothing_else(work: Work, tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file")
    history = read_history(work.root, [BIB], memo=Memo(folder=tmp_path / "cache"))
    assert entries(history) == [day(1), day(1), day(3)]


def test_open_repository_is_a_value(work: Work) -> None:
    repository = open_repository(work.root)
    assert repository.last_commit("absent") is None
    commit, seconds = repository.last_commit(BIB) or ("", 0)
    assert (commit, seconds) == (
        work.git("rev-parse", "HEAD").strip(),
        int(day(3).timestamp()),
    )


LINES = st.lists(st.sampled_from([b"", b"a", b"b", b"c", b"}"]), max_size=12)


@given(LINES, LINES)
def test_a_line_carried_over_is_the_same_line(old: list[bytes], new: list[bytes]) -> None:
    times = times_of([Run(number, 1, number) for number in range(1, len(old) + 1)], len(old))
    carried = carried_over(old, times, new)
    assert len(carried) == len(new)
    found = [(time, line) for time, line in zip(carried, new, strict=True) if time != UNKNOWN]
    assert [old[time - 1] for time, _ in found] == [line for _, line in found]
    # In order, each at most once.
    assert [time for time, _ in found] == sorted({time for time, _ in found})


@given(LINES)
def test_lines_that_did_not_change_keep_their_times(lines: list[bytes]) -> None:
    times = times_of([Run(1, len(lines), 7)] if lines else [], len(lines))
    assert carried_over(lines, times, lines) == times
