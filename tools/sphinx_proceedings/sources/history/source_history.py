"""When each line of a portal's files last changed, as far as its repository tells.

What is not known is None, never a guess: without a repository or with only part of its history,
for a file that is not committed, and for lines that differ from what is.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path

from sphinx_proceedings.files.memo import NO_MEMO, Memo
from sphinx_proceedings.processes.executors import processors
from sphinx_proceedings.processes.threads import ThreadPool
from sphinx_proceedings.sources.history.blame import UNKNOWN, carried_over, runs_of, times_of
from sphinx_proceedings.sources.history.git import GitError, Repository, open_repository

__all__ = ["FileHistory", "History", "read_history"]

_BOM = b"\xef\xbb\xbf"
# Characters that end a line for the reader of BibTeX or of YAML, but not for git: those of UTF-16
# files, of a typewriter, and the breaks of YAML 1.1 (5.4).
_OTHER_BREAKS = {
    True: re.compile(rb"\0|\r(?!\n)"),
    False: re.compile(rb"\0|\r(?!\n)|\xc2\x85|\xe2\x80[\xa8\xa9]"),
}


@dataclass(frozen=True, kw_only=True)
class FileHistory:
    """What is known of one file."""

    changed: int = UNKNOWN
    """When a commit last changed it, in Unix seconds, if it is as it was committed."""
    lines: tuple[bytes, ...] = ()
    """As they stand on the disk; empty for a page."""
    times: array[int] = field(default_factory=lambda: array("q"))
    """Of each line, or `UNKNOWN`; Unix seconds."""

    @cached_property
    def _entries(self) -> list[int]:
        return [number for number, line in enumerate(self.lines, 1) if line.startswith(b"@")]

    def entry_end(self, line: int) -> int:
        """The last line of the BibTeX entry at `line`: before the next line that begins with @."""
        after = bisect_right(self._entries, line)
        end = self._entries[after] - 1 if after < len(self._entries) else len(self.lines)
        return self._without_blanks(line, end)

    def item_end(self, line: int, column: int) -> int:
        """The last line of the YAML item whose first key is at `line` and `column` (from 1).

        It ends before the next line that is indented less than its keys; where it is written in
        braces, before the next one indented no more than the line that it begins on.
        """
        first = self.lines[line - 1]
        depth = column - 1
        if first[depth : depth + 1] == b"{":
            depth = _indentation(first) + 1
        end = line
        for number in range(line + 1, len(self.lines) + 1):
            text = self.lines[number - 1].strip()
            if not text or text.startswith(b"#"):
                continue
            if _indentation(self.lines[number - 1]) < depth:
                break
            end = number
        return end

    def newest(self, first: int, last: int) -> int:
        """The newest time of the lines from `first` to `last` (from 1, both included)."""
        if not 1 <= first <= last <= len(self.times):
            return UNKNOWN
        found = self.times[first - 1 : last]
        return UNKNOWN if UNKNOWN in found else max(found)

    def _without_blanks(self, first: int, last: int) -> int:
        while last > first and not self.lines[last - 1].strip():
            last -= 1
        return last


@dataclass(frozen=True, kw_only=True, slots=True)
class History:
    """When the files of a portal changed; every answer is UTC, to the second, or None."""

    files: Mapping[str, FileHistory] = field(default_factory=dict)
    """By path relative to the portal's root, with forward slashes."""
    unknown_because: str = ""
    """A sentence that says why dates are missing; empty where git could be asked."""
    is_partial: bool = False
    """Whether git failed at some file: it may not another time."""

    def changed(self, path: str, first_line: int, last_line: int) -> datetime | None:
        """When one of the lines of a source last changed; lines count from 1, both included."""
        file = self.files.get(path)
        return _instant(file.newest(first_line, last_line)) if file else None

    def changed_file(self, path: str) -> datetime | None:
        """When a file last changed as a whole."""
        file = self.files.get(path)
        return _instant(file.changed) if file else None

    def changed_entry(self, path: str, line: int) -> datetime | None:
        """When the BibTeX entry that begins at `line` last changed."""
        file = self.files.get(path)
        if file is None or not 1 <= line <= len(file.lines):
            return None
        return self.changed(path, line, file.entry_end(line))

    def changed_item(self, path: str, line: int, column: int) -> datetime | None:
        """When the YAML item whose first key is at `line` and `column` last changed."""
        file = self.files.get(path)
        if file is None or not 1 <= line <= len(file.lines):
            return None
        return self.changed(path, line, file.item_end(line, column))


def read_history(
    root: Path, sources: Iterable[str], pages: Iterable[str] = (), memo: Memo = NO_MEMO
) -> History:
    """The history of `sources`, line by line, and of `pages` as a whole.

    Both are paths relative to `root`, which may be any folder of a repository.  `memo` keeps
    what git took long to find.  Nothing raises: see `History.unknown_because`.
    """
    try:
        repository = open_repository(root)
    except GitError as error:
        return History(unknown_because=_sentence(error))
    jobs: dict[str, Callable[[], FileHistory]] = {}
    for path in pages:
        jobs[path] = lambda path=path: _page(repository, path)  # type: ignore[misc]
    for path in sources:
        jobs[path] = lambda path=path: _source(repository, path, memo)  # type: ignore[misc]
    files: dict[str, FileHistory] = {}
    reasons: list[str] = []
    # The time passes in git's processes, so threads are enough.
    with ThreadPool(processors()) as pool:
        running = {path: pool.submit(job) for path, job in jobs.items()}
    for path, result in running.items():
        try:
            files[path] = result.result()
        except GitError as error:
            reasons.append(_sentence(error))
    return History(
        files=files,
        unknown_because=reasons[0] if reasons else "",
        is_partial=bool(reasons),
    )


def _page(repository: Repository, path: str) -> FileHistory:
    last = repository.last_commit(path)
    data = _data(repository.folder / path)
    if last is None or data is None:
        return FileHistory()
    commit, seconds = last
    same = _committed(repository, commit, path) == _unified(data)
    return FileHistory(changed=seconds if same else UNKNOWN)


def _source(repository: Repository, path: str, memo: Memo) -> FileHistory:
    last = repository.last_commit(path)
    data = _data(repository.folder / path)
    if last is None or data is None or _OTHER_BREAKS[path.endswith(".bib")].search(data):
        return FileHistory()
    commit, seconds = last
    committed = _committed(repository, commit, path)
    if committed is None:
        return FileHistory()
    now = _unified(data)
    lines = _lines(now)
    before = lines if now == committed else _lines(committed)
    times = times_of(runs_of(repository, commit, path, memo), len(before))
    if now == committed:
        return FileHistory(changed=seconds, lines=lines, times=times)
    return FileHistory(lines=lines, times=carried_over(before, times, lines))


def _data(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except (OSError, ValueError):
        return None


def _committed(repository: Repository, commit: str, path: str) -> bytes | None:
    """The file in a commit; None if the commit removed it."""
    try:
        return _unified(repository.committed(commit, path))
    except GitError:
        return None


def _unified(data: bytes) -> bytes:
    """A file with line feeds only: git may write others into the working tree than it keeps."""
    return data.removeprefix(_BOM).replace(b"\r\n", b"\n")


def _lines(data: bytes) -> tuple[bytes, ...]:
    lines = data.split(b"\n")
    return tuple(lines if lines[-1] else lines[:-1])


def _indentation(line: bytes) -> int:
    return len(line) - len(line.lstrip(b" "))


def _instant(seconds: int) -> datetime | None:
    if seconds == UNKNOWN:
        return None
    try:
        return datetime.fromtimestamp(seconds, tz=UTC)
    except (OverflowError, OSError, ValueError):
        return None  # A commit may claim any time.


def _sentence(error: GitError) -> str:
    return f"Dates of change are not known: {error}."
