"""Merges what two sides have made of a text, by `git merge-file`."""

from __future__ import annotations

import os
import subprocess
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

__all__ = ["Merged", "NoMergeError", "merged"]

_CONFLICTS = range(1, 128)
"""What git tells by its exit code: how many there are, and no more than that."""
_PATIENCE = 60  # seconds
_MARK = "<<<<<<< "


class NoMergeError(Exception):
    """There is no git, or it cannot do it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Merged:
    """What both sides come to."""

    text: str
    """With line feeds as line ends, and with git's marks where both changed the same lines."""
    conflicts: int = 0

    @property
    def first_conflict(self) -> int:
        """The line, from 1, of the first mark; 0 without."""
        lines = self.text.split("\n")
        return next((n for n, line in enumerate(lines, 1) if line.startswith(_MARK)), 0)


def merged(ours: str, base: str, theirs: str, names: tuple[str, str, str]) -> Merged:
    """Both texts that were made of a base; `names` say in marks whose each is.

    Raises NoMergeError where both have changed it and there is no git.
    """
    if theirs in (ours, base):
        return Merged(text=ours)
    if ours == base:
        return Merged(text=theirs)
    try:
        done = _merge_file({"ours": ours, "base": base, "theirs": theirs}, names)
    except FileNotFoundError as error:
        raise NoMergeError("there is no git") from error
    except (OSError, subprocess.SubprocessError) as error:
        raise NoMergeError(str(error)) from error
    if done.returncode != 0 and done.returncode not in _CONFLICTS:
        raise NoMergeError(done.stderr.decode(errors="replace").strip())
    return Merged(text=done.stdout.decode(), conflicts=done.returncode)


def _merge_file(
    texts: Mapping[str, str], names: Iterable[str]
) -> subprocess.CompletedProcess[bytes]:
    """What git says, to which nothing of a repository or of settings around is known."""
    environment = {k: v for k, v in os.environ.items() if not k.startswith("GIT_")}
    environment |= {"GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_GLOBAL": os.devnull}
    labels = [part for name in names for part in ("-L", name)]
    command = ["git", "merge-file", "-p", *labels, *texts]
    with tempfile.TemporaryDirectory() as folder:
        environment["GIT_CEILING_DIRECTORIES"] = str(Path(folder).parent)
        for name, text in texts.items():
            (Path(folder) / name).write_bytes(text.encode())
        return subprocess.run(  # noqa: S603  # git, of our own files
            command,
            cwd=folder,
            env=environment,
            capture_output=True,
            timeout=_PATIENCE,
            check=False,
        )
