"""Ask git about a repository that strangers may have made, without running anything of theirs."""

from __future__ import annotations

import os
import subprocess
from dataclasses import dataclass
from pathlib import Path

__all__ = ["GitError", "Repository", "open_repository"]

_TIMEOUT = 120.0
"""Seconds for one command: far more than the largest portal needs."""

# What a repository's own configuration could have git run (git-config(1)): a monitor of the file
# system, hooks, a verifier of signatures.  Filters and text conversions are not asked for at all:
# nothing here reads the working tree through git, and `--no-textconv` does the rest.
_SETTINGS = {
    "core.fsmonitor": "false",
    "core.hooksPath": os.devnull,
    "log.showSignature": "false",
}
_ENVIRONMENT = {
    "LC_ALL": "C",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    # Missing objects are not fetched: the transport could be any command.  The second one is for
    # git before 2.45; no protocol has this name.
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_ALLOW_PROTOCOL": "none",
}
# Set within a hook, for a repository that need not be the portal's.
_OF_ANOTHER = frozenset(
    {
        "GIT_ALTERNATE_OBJECT_DIRECTORIES",
        "GIT_COMMON_DIR",
        "GIT_DIR",
        "GIT_INDEX_FILE",
        "GIT_NAMESPACE",
        "GIT_OBJECT_DIRECTORY",
        "GIT_PREFIX",
        "GIT_WORK_TREE",
    }
)


class GitError(Exception):
    """Git cannot tell; the text is a sentence that says why, without its full stop."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Repository:
    """A folder in a repository whose whole history is there."""

    folder: Path

    def ask(self, *arguments: str) -> bytes:
        """What a git command prints; `GitError` if it fails."""
        return _run(self.folder, arguments)

    def last_commit(self, path: str) -> tuple[str, int] | None:
        """The commit that changed a file last and its time in Unix seconds; None for no commit."""
        printed = self.ask("log", "-1", "--format=%H %ct", "--no-show-signature", "--", path)
        commit, _, seconds = printed.decode("ascii", "replace").strip().partition(" ")
        return (commit, int(seconds)) if commit and seconds.isdecimal() else None

    def committed(self, commit: str, path: str) -> bytes:
        """A file as it is in a commit; `GitError` if it is not there."""
        return self.ask("cat-file", "blob", f"{commit}:./{path}")


def open_repository(folder: Path) -> Repository:
    """The repository that holds `folder`; `GitError` if none does or part of it is missing."""
    shallow = _run(folder, ("rev-parse", "--is-shallow-repository")).strip()
    if shallow != b"false":
        raise GitError("the clone is shallow, so that every line seems to be of its oldest commit")
    return Repository(folder=folder)


def _run(folder: Path, arguments: tuple[str, ...]) -> bytes:
    settings = [part for item in _SETTINGS.items() for part in ("-c", "=".join(item))]
    environment = {name: value for name, value in os.environ.items() if name not in _OF_ANOTHER}
    try:
        done = subprocess.run(  # noqa: S603  # fixed arguments; paths come after `--`
            ["git", "--no-pager", "--literal-pathspecs", *settings, *arguments],  # noqa: S607
            cwd=folder,
            env=environment | _ENVIRONMENT,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=_TIMEOUT,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise GitError(f"git did not answer within {_TIMEOUT:.0f} seconds") from error
    except (OSError, ValueError) as error:
        raise GitError("git cannot be run") from error
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines() or ["nothing"]
        raise GitError(f"git says: {''.join(filter(str.isprintable, said[0])).rstrip('.')}")
    return done.stdout
