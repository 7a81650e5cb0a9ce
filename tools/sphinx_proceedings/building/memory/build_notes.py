"""What was made from what: all that a build leaves for the next to know.

The notes lie beside the doctrees, not among what is published.  What is about to be made is struck
out before, so that a build that was interrupted makes it again.  Where they are gone or damaged,
all is made again; what another version of this tool made is known to be there, but not what from.
"""

from __future__ import annotations

import errno
import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from sphinx_proceedings.building.memory.fingerprint import code_digest

__all__ = ["NOTES_FILE", "BuildNotes", "Made", "left_in", "no_state"]

NOTES_FILE = "proceedings.sqlite3"
_TOOL = "tool"
_TABLES = """
CREATE TABLE IF NOT EXISTS made
    (kind TEXT NOT NULL, path TEXT NOT NULL, made_from TEXT NOT NULL, state TEXT NOT NULL,
     PRIMARY KEY (kind, path)) WITHOUT ROWID;
"""
_REASONS = {
    "SQLITE_FULL": errno.ENOSPC,
    "SQLITE_READONLY": errno.EROFS,
    "SQLITE_CANTOPEN": errno.EACCES,
    "SQLITE_PERM": errno.EACCES,
}


def left_in(folder: str) -> Callable[[str], str]:
    """How files below a folder were left: when they were written, and how long they are.

    That stays the same where a folder is copied with its times, as between runs of CI.
    """

    def state(path: str) -> str:
        try:
            # For fifty thousand, paths as objects take half a second.
            found = os.stat(f"{folder}/{path}")  # noqa: PTH116
        except (OSError, ValueError):
            return ""
        return f"{found.st_mtime_ns} {found.st_size}"

    return state


def no_state(_path: str) -> str:
    """Of what is no file: it is as it was noted."""
    return "-"


@dataclass(frozen=True, slots=True)
class BuildNotes:
    """What was made by builds whose doctrees are in a folder."""

    folder: Path

    def of(
        self,
        kind: str,
        state: Callable[[str], str] = no_state,
        found: Callable[[], Iterable[str]] = tuple,
    ) -> Made:
        """What was made of one kind.

        `state` tells how what lies at a path was left, and is empty where nothing does.  Where
        nothing is noted, `found` finds what is there nevertheless.
        """
        return Made(self, kind, state, found)

    @contextmanager
    def opened(self) -> Iterator[sqlite3.Connection]:
        """The database, for one transaction; raises `sqlite3.Error`."""
        self.folder.mkdir(parents=True, exist_ok=True)
        with closing(sqlite3.connect(self._path)) as database, database:
            # As little of what was made itself is on the disk before the system writes it there.
            database.execute("PRAGMA synchronous = OFF")
            database.executescript(_TABLES)
            yield database

    def forget(self) -> None:
        """Begin anew."""
        self._path.unlink(missing_ok=True)

    @property
    def is_there(self) -> bool:
        """Whether anything was noted."""
        return self._path.is_file()

    @property
    def _path(self) -> Path:
        return self.folder / NOTES_FILE

    def unwritable(self, error: sqlite3.Error) -> OSError:
        """The same error as one of the disk."""
        name = getattr(error, "sqlite_errorname", "")
        found = (number for reason, number in _REASONS.items() if name.startswith(reason))
        return OSError(next(found, errno.EIO), str(error), str(self._path))


@dataclass(frozen=True, slots=True)
class Made:
    """What was made of one kind, by path."""

    notes: BuildNotes
    kind: str
    state: Callable[[str], str]
    found: Callable[[], Iterable[str]]

    def read(self) -> dict[str, str]:
        """What each was made from; empty where that is not known, or it is not as it was left."""
        return self._noted() or dict.fromkeys(self.found(), "")

    def _noted(self) -> dict[str, str]:
        if not self.notes.is_there:
            return {}
        try:
            with self.notes.opened() as database:
                is_ours = _tool(database) == code_digest()
                query = "SELECT path, made_from, state FROM made WHERE kind = ?"
                rows = database.execute(query, (self.kind,)).fetchall()
        except sqlite3.Error as error:
            if _is_damage(error):
                with suppress(OSError):
                    self.notes.forget()
            return {}
        return {
            path: made_from if is_ours and state and state == self.state(path) else ""
            for path, made_from, state in rows
        }

    def note(self, earlier: Mapping[str, str], now: Mapping[str, str]) -> None:
        """Note what is made `now`, where `earlier` is what was read or noted last.

        Raises OSError where that cannot be done.
        """
        gone = [path for path in earlier if path not in now]
        rows = [
            (self.kind, path, made_from, self.state(path) if made_from else "")
            for path, made_from in now.items()
            if earlier.get(path) != made_from
        ]
        if not (gone or rows):
            return
        try:
            self._change(gone, rows)
        except sqlite3.Error as error:
            if not _is_damage(error):
                raise self.notes.unwritable(error) from error
            self.notes.forget()
            self._change((), rows)

    def _change(self, gone: Iterable[str], rows: Iterable[tuple[str, str, str, str]]) -> None:
        with self.notes.opened() as database:
            if _tool(database) != code_digest():
                database.execute("UPDATE made SET made_from = ''")
                tool = (_TOOL, "", code_digest(), "")
                database.execute("INSERT OR REPLACE INTO made VALUES (?, ?, ?, ?)", tool)
            names = ((self.kind, path) for path in gone)
            database.executemany("DELETE FROM made WHERE kind = ? AND path = ?", names)
            database.executemany("INSERT OR REPLACE INTO made VALUES (?, ?, ?, ?)", rows)


def _is_damage(error: sqlite3.Error) -> bool:
    """Whether the file is none of ours, and not the disk or another process in the way."""
    name = getattr(error, "sqlite_errorname", "SQLITE_ERROR")
    return not isinstance(error, sqlite3.OperationalError) or name == "SQLITE_ERROR"


def _tool(database: sqlite3.Connection) -> str:
    found = database.execute("SELECT made_from FROM made WHERE kind = ?", (_TOOL,)).fetchone()
    return str(found[0]) if found else ""
