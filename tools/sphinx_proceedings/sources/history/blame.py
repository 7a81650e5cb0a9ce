"""The commit times of a file's lines, as `git blame` finds them, remembered between builds."""

from __future__ import annotations

import hashlib
import json
from array import array
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby

from sphinx_proceedings.files.kept_json import read_json
from sphinx_proceedings.files.memo import Memo
from sphinx_proceedings.sources.history.git import Repository

__all__ = ["UNKNOWN", "Run", "blame", "carried_over", "runs_of", "times_of"]

UNKNOWN = -1
"""In place of a line's time."""

_COMPARED = 4_000
"""Lines between first and last difference that are compared one by one; more are not known."""
_TASK = "blame"
_EARLIER = 50
"""Commits of a file among which one is looked for whose lines are kept."""
_ID_LENGTHS = frozenset({40, 64})
"""Digits of a commit's name by SHA-1 and SHA-256."""


@dataclass(frozen=True, slots=True)
class Run:
    """Consecutive lines of one commit."""

    first: int
    """From 1."""
    count: int
    seconds: int
    """Commit time; Unix."""


def runs_of(repository: Repository, commit: str, path: str, memo: Memo) -> tuple[Run, ...]:
    """`blame`, remembered.

    What it finds depends on the commit and the path alone, so this is what it is kept under.  What
    was found for an earlier commit spares git the way from there to the first one.
    """
    known = _known(memo, [commit], path)
    if known is not None:
        return known[1]
    found = _since_earlier(repository, commit, path, memo) or blame(repository, commit, path)
    told = json.dumps([[run.first, run.count, run.seconds] for run in found])
    memo.write(_TASK, {_key(commit, path): told.encode()})
    return found


def blame(repository: Repository, commit: str, path: str) -> tuple[Run, ...]:
    """Which commits a file's lines are of, as the file is in `commit`."""
    blamed = _blame(repository, commit, path)
    return tuple(
        sorted(
            (Run(group.first, group.count, blamed.times[group.commit]) for group in blamed.groups),
            key=lambda run: run.first,
        )
    )


def _since_earlier(
    repository: Repository, commit: str, path: str, memo: Memo
) -> tuple[Run, ...] | None:
    """The same from what is kept of an earlier commit; None where that does not tell."""
    listed = repository.ask("log", f"-{_EARLIER}", "--format=%H", commit, "--", path)
    found = _known(memo, listed.decode("ascii", "replace").split(), path)
    if found is None:
        return None
    earlier, known = found
    before = times_of(known, known[-1].first + known[-1].count - 1)
    blamed = _blame(repository, commit, path, f"^{earlier}")
    # A merge may lead past the earlier commit to one before it.
    if not blamed.boundaries <= {earlier.encode()}:
        return None
    runs: list[Run] = []
    for group in sorted(blamed.groups, key=lambda group: group.first):
        if group.commit not in blamed.boundaries:
            runs.append(Run(group.first, group.count, blamed.times[group.commit]))
            continue
        at = group.first
        old = before[group.original - 1 : group.original - 1 + group.count]
        for seconds, lines in groupby(old):
            runs.append(Run(at, sum(1 for _ in lines), seconds))
            at += runs[-1].count
    return tuple(runs)


@dataclass(frozen=True, slots=True)
class _Group:
    """Lines that came into the file together."""

    commit: bytes
    original: int
    """Their first line's number in that commit."""
    first: int
    count: int


@dataclass(frozen=True, slots=True)
class _Blamed:
    groups: tuple[_Group, ...]
    times: Mapping[bytes, int]
    """Unix seconds by commit."""
    boundaries: frozenset[bytes]
    """Commits beyond which git did not look."""


def _blame(repository: Repository, commit: str, path: str, *without: str) -> _Blamed:
    """What `git blame --incremental` prints, which has no line of the file (git-blame(1))."""
    # An empty list of commits to pass over replaces the configured one: with that, lines would
    # look older than they are.  `--root` tells first commits from boundaries.
    options = ("--incremental", "--root", "--no-textconv", "--ignore-revs-file=")
    printed = repository.ask("blame", *options, commit, *without, "--", path)
    groups: list[_Group] = []
    times: dict[bytes, int] = {}
    boundaries: set[bytes] = set()
    for line in printed.split(b"\n"):
        word, _, rest = line.partition(b" ")
        if len(word) in _ID_LENGTHS and (numbers := rest.split()):
            original, first, count = map(int, numbers)
            groups.append(_Group(word, original, first, count))
        elif word == b"committer-time":
            times[groups[-1].commit] = int(rest)
        elif word == b"boundary":
            boundaries.add(groups[-1].commit)
    return _Blamed(tuple(groups), times, frozenset(boundaries))


def times_of(runs: Sequence[Run], lines: int) -> array[int]:
    """The time of each of so many lines; `UNKNOWN` for lines that no run holds."""
    times = array("q", [UNKNOWN]) * lines
    for run in runs:
        stop = min(run.first - 1 + run.count, lines)
        times[run.first - 1 : stop] = array("q", [run.seconds]) * (stop - run.first + 1)
    return times


def carried_over(old: Sequence[bytes], times: array[int], new: Sequence[bytes]) -> array[int]:
    """The times of `new` lines: that of the `old` line each one is, or `UNKNOWN`."""
    shared = min(len(old), len(new))
    head = next((at for at in range(shared) if old[at] != new[at]), shared)
    rest = shared - head
    tail = next((at for at in range(rest) if old[-1 - at] != new[-1 - at]), rest)
    carried = array("q", [UNKNOWN]) * len(new)
    carried[:head] = times[:head]
    if tail:
        carried[-tail:] = times[-tail:]
    before, after = old[head : len(old) - tail], new[head : len(new) - tail]
    if max(len(before), len(after)) <= _COMPARED:
        for start, to, size in SequenceMatcher(None, before, after).get_matching_blocks():
            carried[head + to : head + to + size] = times[head + start : head + start + size]
    return carried


def _key(commit: str, path: str) -> bytes:
    return hashlib.blake2b(f"{commit}:{path}".encode(), digest_size=20).digest()


def _known(memo: Memo, commits: Sequence[str], path: str) -> tuple[str, tuple[Run, ...]] | None:
    """The first of the commits of which something is kept, and what that is."""
    keys = {commit: _key(commit, path) for commit in commits}
    kept = memo.read(_TASK, keys.values())
    for commit, key in keys.items():
        with suppress(KeyError, ValueError, TypeError):
            return commit, tuple(_runs(read_json(kept[key])))
    return None


def _runs(data: object) -> Iterator[Run]:
    """The runs that were kept; `TypeError` or `ValueError` if it is damaged."""
    if not isinstance(data, list) or not data:
        raise TypeError("not a list of runs")
    expected = 1
    for first, count, seconds in data:
        if not all(isinstance(number, int) for number in (first, count, seconds)):
            raise TypeError("not a number")
        if first != expected or count < 1:
            raise ValueError("lines are missing")
        expected += count
        yield Run(first, count, seconds)
