"""Whether a folder is this user's alone, so that what is in it was written by nobody else."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path

if sys.platform != "win32":
    import grp
    import pwd

__all__ = ["folder_problem"]


def folder_problem(folder: Path) -> str:
    """What lets others write into a folder or put another in its place; empty where nothing does.

    One that is not there is made, for this user alone.  On Windows, where a user's folders are
    protected by other means, nothing is asked.
    """
    if sys.platform == "win32":
        return ""
    path = Path(os.path.abspath(folder))  # noqa: PTH100  # links are looked at
    try:
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
        real = path.resolve(strict=True)
        if real.stat().st_uid != os.getuid():
            return f"{real} belongs to another user"
        if _others_write(real.stat()):
            return f"others may write into {real}"
        way = (*path.parents, path, *real.parents)
        return next(filter(None, (_problem_on_the_way(each) for each in way)), "")
    except (OSError, RuntimeError):
        # Reading and writing find out, and do without.
        return ""


def _problem_on_the_way(path: Path) -> str:
    """How others could put another folder in the place of one below `path`, or of what it links."""
    status = path.lstat()
    if status.st_uid not in {0, os.getuid()}:
        return f"{path} belongs to another user"
    # In a sticky folder, as /tmp is, nobody can take away what is another's.
    if stat.S_ISLNK(status.st_mode) or status.st_mode & stat.S_ISVTX:
        return ""
    return f"others may write into {path}" if _others_write(status) else ""


def _others_write(status: os.stat_result) -> bool:
    if status.st_mode & stat.S_IWOTH:
        return True
    return bool(status.st_mode & stat.S_IWGRP) and not _has_one_member(status.st_gid)


def _has_one_member(group: int) -> bool:
    """Whether this is the group that many systems give to each user, with nobody else in it."""
    try:
        user = pwd.getpwuid(os.getuid())
        found = grp.getgrgid(group)
    except KeyError:
        return False
    is_own = user.pw_gid == group and found.gr_name == user.pw_name
    return is_own and set(found.gr_mem) <= {user.pw_name}
