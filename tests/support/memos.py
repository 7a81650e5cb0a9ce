"""What a memo keeps, to look at and to forge."""

import sqlite3
from contextlib import closing
from pathlib import Path

from sphinx_proceedings.files.memo import MEMO_FILE, Memo

__all__ = ["forge", "kept"]


def kept(folder: Path, task: str) -> dict[bytes, bytes]:
    """The results of a task by their keys."""
    with closing(sqlite3.connect(folder / MEMO_FILE)) as database:
        return dict(database.execute("SELECT key, result FROM memo WHERE task = ?", (task,)))


def forge(folder: Path, task: str, result: bytes) -> None:
    """Put another result in the place of each of a task, as somebody would who knows the form."""
    Memo(folder=folder).write(task, dict.fromkeys(kept(folder, task), result))
