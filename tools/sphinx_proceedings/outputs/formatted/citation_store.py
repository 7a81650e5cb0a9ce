"""Remembers citations, so that only new ones are formatted.

A citation is a function of the item, the style and the program, and kept under a digest of these.
The file is a database in the user's cache folder; it may be deleted at any time, and one that is
damaged, locked or cannot be written counts as absent.
"""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sphinx_proceedings.files.kept_json import read_json
from sphinx_proceedings.model.richtext import Link, Math, Node, RichText, Span, Style, Text

__all__ = ["CitationStore"]

_FILE = "citations.sqlite3"
_KEPT = 200_000  # citations
_FRESH = 16
"""Writes; a citation that was not used in as many is noted as used when it is read."""
_AT_ONCE = 900  # parameters; old builds of SQLite take 999

_TABLES = """
CREATE TABLE IF NOT EXISTS citation
    (key BLOB PRIMARY KEY, used INTEGER NOT NULL, crc INTEGER NOT NULL, text TEXT NOT NULL)
    WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS citation_used ON citation (used);
"""


@dataclass(frozen=True, kw_only=True, slots=True)
class CitationStore:
    """Citations by key, in a file of a folder; without a folder nothing is kept.

    Its methods never raise: what cannot be read is not known, what cannot be written is not kept.
    """

    folder: Path | None
    limit: int = _KEPT
    """How many are kept; those that were used longest ago go first.

    Time is counted in writes, as the clock is nobody's business.
    """
    patience: float = 2.0
    """Seconds to wait for somebody who writes into it."""

    def read(self, keys: Iterable[bytes]) -> dict[bytes, RichText]:
        """The citations that are known among these."""
        found: dict[bytes, RichText] = {}
        wanted = sorted(set(keys))
        if self.folder is not None and (self.folder / _FILE).is_file():
            self._with_database(lambda database: found.update(_read(database, wanted)))
        return found

    def write(self, citations: Mapping[bytes, RichText]) -> None:
        """Keep citations."""
        if citations:
            self._with_database(lambda database: _write(database, citations, self.limit))

    def _with_database(self, use: Callable[[sqlite3.Connection], None]) -> None:
        if self.folder is None:
            return
        path = self.folder / _FILE
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            with closing(sqlite3.connect(path, timeout=self.patience)) as database, database:
                database.executescript(_TABLES)
                use(database)
        except (sqlite3.OperationalError, OSError):
            return  # Locked, read-only or full: that costs time, nothing else.
        except sqlite3.Error:
            with suppress(OSError):  # Damaged: the next one to write begins anew.
                path.unlink()


def _read(database: sqlite3.Connection, keys: list[bytes]) -> dict[bytes, RichText]:
    found: dict[bytes, RichText] = {}
    stale: list[tuple[int, bytes]] = []
    now = _newest_use(database)
    for start in range(0, len(keys), _AT_ONCE):
        part = keys[start : start + _AT_ONCE]
        marks = ",".join("?" * len(part))
        query = f"SELECT key, used, crc, text FROM citation WHERE key IN ({marks})"  # noqa: S608
        for key, used, crc, text in database.execute(query, part):
            citation = _decoded(text) if zlib.crc32(text.encode()) == crc else None
            if citation is not None:
                found[key] = citation
                if used < now - _FRESH:
                    stale.append((now, key))
    with suppress(sqlite3.OperationalError):  # It may be read-only.
        database.executemany("UPDATE citation SET used = ? WHERE key = ?", stale)
    return found


def _write(database: sqlite3.Connection, citations: Mapping[bytes, RichText], limit: int) -> None:
    now = _newest_use(database) + 1
    rows = []
    for key, citation in citations.items():
        text = _encoded(citation)
        rows.append((key, now, zlib.crc32(text.encode()), text))
    database.executemany("INSERT OR REPLACE INTO citation VALUES (?, ?, ?, ?)", rows)
    (count,) = database.execute("SELECT count(*) FROM citation").fetchone()
    if count > limit:
        database.execute(
            "DELETE FROM citation WHERE key IN"
            " (SELECT key FROM citation ORDER BY used, key LIMIT ?)",
            (count - limit,),
        )


def _newest_use(database: sqlite3.Connection) -> int:
    (newest,) = database.execute("SELECT max(used) FROM citation").fetchone()
    return int(newest or 0)


def _encoded(citation: RichText) -> str:
    return json.dumps([_form(node) for node in citation.nodes], separators=(",", ":"))


def _form(node: Node) -> Any:
    match node:
        case Text(text):
            return text
        case Math(tex, display, text):
            return ["$", tex, display, text]
        case Span(style, children):
            return [style.value, *map(_form, children)]
        case Link(url, children):
            return ["@", url, *map(_form, children)]


def _decoded(text: str) -> RichText | None:
    try:
        return RichText(tuple(_nodes(read_json(text))))
    except (ValueError, TypeError):
        return None


def _nodes(forms: Iterable[Any]) -> Iterator[Node]:
    """Raises ValueError or TypeError for what `_form` did not make."""
    for form in forms:
        match form:
            case str():
                yield Text(form)
            case ["$", str(tex), bool(display), str(text)]:
                yield Math(tex, display, text)
            case ["@", str(url), *children]:
                yield Link(url, tuple(_nodes(children)))
            case [str(style), *children]:
                yield Span(Style(style), tuple(_nodes(children)))
            case _:
                raise ValueError("no form of a node")
