"""A folder in which nobody else can leave anything."""

import os
import stat
from pathlib import Path

import pytest

from sphinx_proceedings.files.own_folder import folder_problem


def test_a_folder_is_made_for_its_user_alone(tmp_path: Path) -> None:
    assert folder_problem(tmp_path / "a" / "cache") == ""
    assert stat.S_IMODE((tmp_path / "a" / "cache").stat().st_mode) == 0o700
    assert folder_problem(tmp_path / "a" / "cache") == ""


@pytest.mark.parametrize("where", ["a/cache", "a"])
def test_others_may_not_write_into_it_nor_on_the_way(tmp_path: Path, where: str) -> None:
    cache = tmp_path / "a" / "cache"
    cache.mkdir(parents=True)
    (tmp_path / where).chmod(0o757)
    assert folder_problem(cache) == f"others may write into {tmp_path / where}"


@pytest.mark.parametrize("where", ["a/cache", "a"])
@pytest.mark.skipif(os.getuid() != 0, reason="only the system's user gives folders away")
def test_another_users_is_not_used(tmp_path: Path, where: str) -> None:
    cache = tmp_path / "a" / "cache"
    cache.mkdir(parents=True)
    os.chown(tmp_path / where, 12345, 12345)
    assert folder_problem(cache) == f"{tmp_path / where} belongs to another user"


def test_in_a_sticky_folder_only_the_own_one_is_safe(tmp_path: Path) -> None:
    (tmp_path / "cache").mkdir()
    tmp_path.chmod(0o1777)
    assert folder_problem(tmp_path / "cache") == ""
    assert folder_problem(tmp_path) == f"others may write into {tmp_path}"


def test_a_link_is_as_safe_as_what_it_leads_to(tmp_path: Path) -> None:
    (tmp_path / "open" / "cache").mkdir(parents=True)
    (tmp_path / "link").symlink_to(tmp_path / "open" / "cache")
    assert folder_problem(tmp_path / "link") == ""
    (tmp_path / "open").chmod(0o777)
    assert folder_problem(tmp_path / "link") == f"others may write into {tmp_path / 'open'}"


def test_what_cannot_be_a_folder_is_no_danger(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    (tmp_path / "loop").symlink_to("loop")
    assert folder_problem(tmp_path / "file" / "cache") == ""
    assert folder_problem(tmp_path / "loop") == ""
