"""What was made from what: all that a build leaves for the next to know.

The notes lie beside the doctrees, not among what is published.  What is about to be made is struck
out before, so that a build that was interrupted makes it again.  Where they are gone or damaged,
all is made again; what another version of this tool made is known to be there, but not what from.
A result that is no file, and of which another is made, is kept in the notes itself.
"""

from __future__ import annotations

import errno
import json
import os
import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sphinx_proceedings.building.memory.fingerprint import code_digest

__all__ = ["NOTES_FILE", "BuildNotes", "Kept", "Made", "left_in", "no_state"]

NOTES_FILE = "proceedings.sqlite3"
_TOOL = "tool"
_TABLES = """
CREATE TABLE IF NOT EXISTS made
    (kind TEXT NOT NULL, path TEXT NOT NULL, made_from TEXT NOT NULL, state TEXT NOT NULL,
     PRIMARY KEY (kind, path)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS kept
    (kind TEXT NOT NULL, path TEXT NOT NULL, made_from TEXT NOT NULL, result TEXT NOT NULL,
     PRIMARY KEY (kind, path));
CREATE INDEX IF NOT EXISTS what_kept_is_made_from ON kept (kind, path, made_from);
"""
_Statement = tuple[str, Sequence[tuple[str, ...]]]
"""What to do with each of the rows."""
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

    def kept(self, kind: str) -> Kept:
        """What was kept of one kind."""
        return Kept(self, kind)

    def read(self, query: str, *values: str) -> tuple[list[Any], bool]:
        """What a query finds, and whether it was this version of the tool that noted it."""
        if not self.is_there:
            return [], False
        try:
            with self._opened() as database:
                return database.execute(query, values).fetchall(), _tool(database) == code_digest()
        except sqlite3.Error as error:
            if _is_damage(error):
                with suppress(OSError):
                    self.forget()
            return [], False

    def change(self, *statements: _Statement) -> None:
        """Do all of it or nothing; raises OSError where that cannot be done."""
        try:
            self._do(statements)
        except sqlite3.Error as error:
            if not _is_damage(error):
                raise self._unwritable(error) from error
            self.forget()
            self._do(statements)

    def _do(self, statements: Iterable[_Statement]) -> None:
        with self._opened() as database:
            if _tool(database) != code_digest():
                database.execute("UPDATE made SET made_from = ''")
                database.execute("DELETE FROM kept")
                tool = (_TOOL, "", code_digest(), "")
                database.execute("INSERT OR REPLACE INTO made VALUES (?, ?, ?, ?)", tool)
            for statement, rows in statements:
                database.executemany(statement, rows)

    @contextmanager
    def _opened(self) -> Iterator[sqlite3.Connection]:
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

    def _unwritable(self, error: sqlite3.Error) -> OSError:
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
        query = "SELECT path, made_from, state FROM made WHERE kind = ?"
        rows, is_ours = self.notes.read(query, self.kind)
        noted = {
            path: made_from if is_ours and state and state == self.state(path) else ""
            for path, made_from, state in rows
        }
        return noted or dict.fromkeys(self.found(), "")

    def note(self, earlier: Mapping[str, str], now: Mapping[str, str]) -> None:
        """Note what is made `now`, where `earlier` is what was read or noted last.

        Raises OSError where that cannot be done.
        """
        gone = [(self.kind, path) for path in earlier if path not in now]
        rows = [
            (self.kind, path, made_from, self.state(path) if made_from else "")
            for path, made_from in now.items()
            if earlier.get(path) != made_from
        ]
        if gone or rows:
            self.notes.change(
                ("DELETE FROM made WHERE kind = ? AND path = ?", gone),
                ("INSERT OR REPLACE INTO made VALUES (?, ?, ?, ?)", rows),
            )


@dataclass(frozen=True, slots=True)
class Kept:
    """Results of one kind themselves, by what they are called, each with what it was made from."""

    notes: BuildNotes
    kind: str

    def made_from(self) -> dict[str, str]:
        """What each was made from; of another version of the tool nothing is kept."""
        query = "SELECT path, made_from FROM kept WHERE kind = ?"
        return self._read(query, self.kind)

    def results(self, paths: Collection[str] | None = None) -> dict[str, str]:
        """These of them, or all."""
        query, values = "SELECT path, result FROM kept WHERE kind = ?", [self.kind]
        if paths is not None:
            query += " AND path IN (SELECT value FROM json_each(?))"
            values.append(json.dumps(list(paths)))
        return self._read(query, *values)

    def _read(self, query: str, *values: str) -> dict[str, str]:
        rows, is_ours = self.notes.read(query, *values)
        return dict(rows) if is_ours else {}

    def keep(self, gone: Iterable[str], now: Mapping[str, tuple[str, str]]) -> None:
        """Keep what each is made from `now` and the result; raises OSError."""
        self.notes.change(
            ("DELETE FROM kept WHERE kind = ? AND path = ?", [(self.kind, each) for each in gone]),
            (
                "INSERT OR REPLACE INTO kept VALUES (?, ?, ?, ?)",
                [(self.kind, path, *result) for path, result in now.items()],
            ),
        )


def _is_damage(error: sqlite3.Error) -> bool:
    """Whether the file is none of ours, and not the disk or another process in the way."""
    name = getattr(error, "sqlite_errorname", "SQLITE_ERROR")
    return not isinstance(error, sqlite3.OperationalError) or name == "SQLITE_ERROR"


def _tool(database: sqlite3.Connection) -> str:
    found = database.execute("SELECT made_from FROM made WHERE kind = ?", (_TOOL,)).fetchone()
    return str(found[0]) if found else ""
