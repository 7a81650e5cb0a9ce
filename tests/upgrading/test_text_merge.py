"""Merging what two sides have made of a text."""

import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_proceedings.upgrading.text_merge import Merged, NoMergeError, merged

NAMES = ("ours", "base", "theirs")
LINES = st.lists(st.sampled_from(["a", "b", "c", "", "x y", "<<<<<<< z", "é"]), max_size=6)


def test_both_sides() -> None:
    base = "1\n2\n3\n4\n5\n"
    ours, theirs = base.replace("1", "one"), base.replace("5", "five")
    assert merged(ours, base, theirs, NAMES) == Merged(text="one\n2\n3\n4\nfive\n")


def test_the_same_line() -> None:
    both = merged("a\nx\n", "a\nb\n", "a\ny\n", NAMES)
    assert both == Merged(text="a\n<<<<<<< ours\nx\n=======\ny\n>>>>>>> theirs\n", conflicts=1)
    assert both.first_conflict == 2


@pytest.mark.parametrize("name", NAMES)
def test_what_repositories_and_settings_around_say_is_nothing(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = tmp_path / "config"
    config.write_text("[merge]\n\tconflictStyle = diff3\n", encoding="utf-8")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(config))
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "none"))
    monkeypatch.setenv("GIT_TRACE", str(tmp_path / name))
    assert "|||||||" not in merged("x\n", "b\n", "y\n", NAMES).text
    assert not (tmp_path / name).exists()


@given(LINES, LINES, LINES)
def test_sides_that_agree_need_no_git(base: list[str], ours: list[str], theirs: list[str]) -> None:
    one, two, three = ("\n".join(lines) for lines in (base, ours, theirs))
    assert merged(two, one, one, NAMES).text == two
    assert merged(one, one, three, NAMES).text == three
    assert merged(three, one, three, NAMES).text == three


@given(st.lists(st.sampled_from("abcd"), min_size=1, max_size=4), LINES, LINES)
def test_what_was_added_at_both_ends_is_there(
    base: list[str], ours: list[str], theirs: list[str]
) -> None:
    middle = "\n".join(["begin", "1", "2", "3", *base, "4", "5", "6", "end", ""])
    first = "".join(f"{line}\n" for line in ours) + middle
    last = middle + "".join(f"{line}\n" for line in theirs)
    both = merged(first, middle, last, NAMES)
    assert both.conflicts == 0
    assert both.text == "".join(f"{line}\n" for line in ours) + last


def test_no_git(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(NoMergeError, match="there is no git"):
        merged("x", "b", "y", NAMES)


def test_a_git_that_cannot(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    git = tmp_path / "git"
    git.write_text("#!/bin/sh\necho 'not today' >&2\nexit 255\n", encoding="utf-8")
    git.chmod(0o755)
    assert subprocess.run([str(git)], capture_output=True, check=False).returncode == 255
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(NoMergeError, match="not today"):
        merged("x", "b", "y", NAMES)
