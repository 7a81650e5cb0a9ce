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
import weakref
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, TypeVar

from sphinx_proceedings.building.memory.fingerprint import code_digest

__all__ = ["NOTES_FILE", "BuildNotes", "Kept", "Lookups", "Made", "left_in", "no_state"]

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
_Statement = tuple[str, Sequence[tuple[str | bytes, ...]]]
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

    def kept(self, kind: str) -> Kept[str]:
        """What was kept of one kind, as texts."""
        return Kept(self, kind)

    def kept_bytes(self, kind: str) -> Kept[bytes]:
        """The same as bytes."""
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
                raise self.unwritable(error) from error
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

    def open_to_read(self) -> sqlite3.Connection:
        """The database, to be closed; raises `sqlite3.Error`."""
        return sqlite3.connect(f"{self._path.absolute().as_uri()}?mode=ro", uri=True)

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


Result = TypeVar("Result", str, bytes)


@dataclass(frozen=True, slots=True)
class Kept(Generic[Result]):
    """Results of one kind themselves, by what they are called, each with what it was made from."""

    notes: BuildNotes
    kind: str

    def count(self) -> int:
        """How many there are; of another version of the tool none."""
        query = "SELECT count(*) FROM kept WHERE kind = ?"
        rows, is_ours = self.notes.read(query, self.kind)
        return int(rows[0][0]) if is_ours and rows else 0

    def made_from(self, paths: Collection[str] | None = None) -> dict[str, str]:
        """What each of these, or all, was made from.

        Of another version of the tool nothing is kept.
        """
        return self._read("made_from", paths)

    def results(self, paths: Collection[str] | None = None) -> dict[str, Result]:
        """These of them, or all."""
        return self._read("result", paths)

    def _read(self, column: str, paths: Collection[str] | None) -> dict[str, Any]:
        query, values = f"SELECT path, {column} FROM kept WHERE kind = ?", [self.kind]  # noqa: S608
        if paths is not None:
            query += " AND path IN (SELECT value FROM json_each(?))"
            values.append(json.dumps(list(paths)))
        rows, is_ours = self.notes.read(query, *values)
        return dict(rows) if is_ours else {}

    def keep(self, gone: Iterable[str], now: Mapping[str, tuple[str, Result]]) -> None:
        """Keep what each is made from `now` and the result; raises OSError."""
        self.notes.change(
            ("DELETE FROM kept WHERE kind = ? AND path = ?", [(self.kind, each) for each in gone]),
            (
                "INSERT OR REPLACE INTO kept VALUES (?, ?, ?, ?)",
                [(self.kind, path, made_from, found) for path, (made_from, found) in now.items()],
            ),
        )


class Lookups(Generic[Result]):
    """Looks for results of one kind, one by one: what it needs for that stays open."""

    def __init__(self, kept: Kept[Result]) -> None:
        self._notes = kept.notes
        self._kind = kept.kind
        self._opened: sqlite3.Connection | None = None
        self._process = 0

    def find(self, path: str) -> Result | None:
        """The result that is called so; raises OSError, also of damage."""
        query = (
            "SELECT result FROM kept WHERE kind = ? AND path = ?"
            " AND (SELECT made_from FROM made WHERE kind = ?) = ?"
        )
        values = (self._kind, path, _TOOL, code_digest())
        try:
            found = self._database.execute(query, values).fetchall()
        except sqlite3.Error as error:
            if _is_damage(error):
                self._notes.forget()
            raise self._notes.unwritable(error) from error
        return found[0][0] if found else None

    @property
    def _database(self) -> sqlite3.Connection:
        # One that was forked with this process is of another.
        if self._opened is None or self._process != os.getpid():
            self._opened, self._process = self._notes.open_to_read(), os.getpid()
            weakref.finalize(self, self._opened.close)
        return self._opened


def _is_damage(error: sqlite3.Error) -> bool:
    """Whether the file is none of ours, and not the disk or another process in the way."""
    name = getattr(error, "sqlite_errorname", "SQLITE_ERROR")
    return not isinstance(error, sqlite3.OperationalError) or name == "SQLITE_ERROR"


def _tool(database: sqlite3.Connection) -> str:
    found = database.execute("SELECT made_from FROM made WHERE kind = ?", (_TOOL,)).fetchone()
    return str(found[0]) if found else ""
