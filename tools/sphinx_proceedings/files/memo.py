"""Remembers results of what takes long, in a database that every build of this user shares.

A result is kept under the name of its task and a digest of all that it depends on, with a checksum.
The file may be deleted at any time; one that is damaged, locked or cannot be written counts as
absent.
"""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path

__all__ = ["MEMO_FILE", "NO_MEMO", "Memo"]

MEMO_FILE = "memo.sqlite3"
_MOST_BYTES = 1 << 30
_LEFT = 0.75
"""Of those, when results have to go: else each new one would look for another to go."""
_FRESH = 16
"""Writes; a result that was not used in as many is noted as used when it is read."""
_AT_ONCE = 900  # parameters; old builds of SQLite take 999

_TABLES = """
CREATE TABLE IF NOT EXISTS memo
    (task TEXT NOT NULL, key BLOB NOT NULL, used INTEGER NOT NULL, crc INTEGER NOT NULL,
     size INTEGER NOT NULL, result BLOB NOT NULL, UNIQUE (task, key));
CREATE INDEX IF NOT EXISTS memo_used ON memo (used, size);
"""
_OLD = """
DELETE FROM memo WHERE rowid IN (SELECT rowid FROM
    (SELECT rowid, sum(size) OVER (ORDER BY used DESC, rowid DESC) AS newer FROM memo)
    WHERE newer > ?)
"""


@dataclass(frozen=True, kw_only=True, slots=True)
class Memo:
    """Results by task and key, in a file of a folder; without a folder nothing is kept.

    Its methods never raise: what cannot be read is not known, what cannot be written is not kept.
    Each opens the file for itself, so that processes and threads may share a memo.
    """

    folder: Path | None
    most_bytes: int = _MOST_BYTES
    """How much is kept; what was used longest ago goes first.

    Time is counted in writes, as the clock is nobody's business.
    """
    patience: float = 2.0
    """Seconds to wait for somebody who writes into it."""

    def read(self, task: str, keys: Iterable[bytes]) -> dict[bytes, bytes]:
        """The results that are known among these."""
        found: dict[bytes, bytes] = {}
        wanted = sorted(set(keys))
        self._read(lambda database: found.update(_read(database, task, wanted)))
        return found

    def knows(self, task: str, keys: Iterable[bytes]) -> bool:
        """Whether there is a result for each key; it may still turn out to be damaged."""
        wanted = sorted(set(keys))
        count = 0

        def look(database: sqlite3.Connection) -> None:
            nonlocal count
            for part, marks in _parts(wanted):
                query = f"SELECT count(*) FROM memo WHERE task = ? AND key IN ({marks})"  # noqa: S608
                count += database.execute(query, (task, *part)).fetchone()[0]

        self._read(look)
        return count == len(wanted)

    def write(self, task: str, results: Mapping[bytes, bytes]) -> None:
        """Keep results."""
        if results:
            self._with_database(lambda database: _write(database, task, results, self.most_bytes))

    def _read(self, use: Callable[[sqlite3.Connection], None]) -> None:
        if self.folder is not None and (self.folder / MEMO_FILE).is_file():
            self._with_database(use)

    def _with_database(self, use: Callable[[sqlite3.Connection], None]) -> None:
        if self.folder is None:
            return
        path = self.folder / MEMO_FILE
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            with closing(sqlite3.connect(path, timeout=self.patience)) as database, database:
                # What a crash of the machine leaves may be damaged; then it counts as absent.
                database.execute("PRAGMA synchronous = OFF")
                database.executescript(_TABLES)
                use(database)
        except (sqlite3.OperationalError, OSError):
            return  # Locked, read-only or full: that costs time, nothing else.
        except sqlite3.Error:
            with suppress(OSError):  # Damaged: the next one to write begins anew.
                path.unlink()


NO_MEMO = Memo(folder=None)
"""Remembers nothing."""


def _read(database: sqlite3.Connection, task: str, keys: list[bytes]) -> dict[bytes, bytes]:
    found: dict[bytes, bytes] = {}
    stale: list[tuple[int, int]] = []
    now = _newest_use(database)
    for part, marks in _parts(keys):
        query = (
            f"SELECT rowid, key, used, crc, result FROM memo WHERE task = ? AND key IN ({marks})"  # noqa: S608
        )
        for row, key, used, crc, result in database.execute(query, (task, *part)):
            if isinstance(result, bytes) and _checksum(task, key, result) == crc:
                found[key] = result
                if used < now - _FRESH:
                    stale.append((now, row))
    with suppress(sqlite3.OperationalError):  # It may be read-only.
        database.executemany("UPDATE memo SET used = ? WHERE rowid = ?", stale)
    return found


def _write(
    database: sqlite3.Connection, task: str, results: Mapping[bytes, bytes], most_bytes: int
) -> None:
    now = _newest_use(database) + 1
    rows = (
        (task, key, now, _checksum(task, key, result), len(result), result)
        for key, result in results.items()
    )
    database.executemany("INSERT OR REPLACE INTO memo VALUES (?, ?, ?, ?, ?, ?)", rows)
    if _bytes_of(database) > most_bytes:
        database.execute(_OLD, (int(most_bytes * _LEFT),))


def _bytes_of(database: sqlite3.Connection) -> int:
    """The size of what is in the file, without pages that are free."""
    names = ("page_count", "freelist_count", "page_size")
    count, free, size = (database.execute(f"PRAGMA {name}").fetchone()[0] for name in names)
    return int((count - free) * size)


def _checksum(task: str, key: bytes, result: bytes) -> int:
    return zlib.crc32(result, zlib.crc32(key, zlib.crc32(task.encode())))


def _newest_use(database: sqlite3.Connection) -> int:
    (newest,) = database.execute("SELECT max(used) FROM memo").fetchone()
    return int(newest or 0)


def _parts(keys: list[bytes]) -> Iterator[tuple[list[bytes], str]]:
    """The keys in parts for one query each, with the marks that stand for them in it."""
    for start in range(0, len(keys), _AT_ONCE):
        part = keys[start : start + _AT_ONCE]
        yield part, ",".join("?" * len(part))
