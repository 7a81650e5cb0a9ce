"""What a finished build was made from, and what it left: whether the next has anything to do.

A file counts as the same while its size, its times and its number on the disk are.  A program may
set back the time of writing, as an archive does; the time at which the file's entry changed, no
program sets.  A folder has another state when anything in it was added, replaced, renamed or
removed, so of what was left in the output only folders are looked at.  Nothing of this decides what
a build makes; it only tells when there is no need for one.
"""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass, fields
from datetime import datetime
from pathlib import Path

from sphinx_proceedings.files.kept_json import read_json, texts_by_name

__all__ = [
    "TOO_RECENT",
    "FinishedBuild",
    "Message",
    "file_state",
    "files_below",
    "finished_build_text",
    "folder_states",
    "read_finished_build",
    "state_of",
]

TOO_RECENT = 100_000_000
"""Nanoseconds: file systems tell time in steps, and a file may change twice in one."""


@dataclass(frozen=True, slots=True)
class Message:
    """A problem that every build reports, as long as it is there."""

    text: str
    location: str
    kind: str
    """The code's slug."""


@dataclass(frozen=True, slots=True)
class FinishedBuild:
    """One finished build."""

    setting: str
    """A digest of everything that is no file: the tool, the configuration, the history."""
    files: Mapping[str, str]
    """What the build was made from, by path: the state of each file."""
    included: Mapping[str, str]
    """The same of what pages turned out to include, from wherever."""
    output: Mapping[str, str]
    """The state of each folder that it left in the output folder, by path."""
    messages: tuple[Message, ...]
    since: str = ""
    """Before when another site was made of the same, as ISO 8601 in UTC; empty for no such time."""
    until: str = ""
    """From when on."""

    @property
    def is_of_a_time(self) -> bool:
        """Whether what is published depends on the time."""
        return bool(self.since or self.until)

    def holds(self, now: datetime) -> bool:
        """Whether the same is published now."""
        is_begun = not self.since or datetime.fromisoformat(self.since) <= now
        return is_begun and (not self.until or now < datetime.fromisoformat(self.until))


def files_below(folder: Path, is_left_out: Callable[[str], bool]) -> dict[str, str]:
    """The state of each file, by its path relative to `folder`; hidden folders are left out.

    `is_left_out` is asked for each folder.  A file that changed just now has no state: it may
    change again without being seen to.
    """
    now = time.time_ns()
    return {path: _state(entry, now) for path, entry in _files(str(folder), "", is_left_out)}


def file_state(path: str | Path) -> str:
    """The state of one file; empty where there is none."""
    try:
        # For thousands, paths as objects take several times as long.
        return state_of(os.stat(path))  # noqa: PTH116
    except OSError:
        return ""


def state_of(found: os.stat_result) -> str:
    """The state of a file, from what the system says of it."""
    return f"{found.st_mtime_ns} {found.st_size} {found.st_ctime_ns} {found.st_ino}"


def folder_states(top: Path, is_left_out: Callable[[str], bool]) -> dict[str, str]:
    """The state of a folder and of each below it, by its path; hidden ones are left out."""
    states: dict[str, str] = {}
    for folder, inner, _ in os.walk(top):
        path = os.path.relpath(folder, top)
        states[path] = file_state(Path(folder))
        inner[:] = [
            name
            for name in inner
            if not name.startswith(".") and not is_left_out(os.path.normpath(f"{path}/{name}"))
        ]
    return states


def read_finished_build(noted: str) -> FinishedBuild | None:
    """What was noted of the last build; None where nothing was, or it is damaged."""
    try:
        found = read_json(noted)
        messages = tuple(Message(**texts_by_name(told)) for told in found.pop("messages"))
        files = {name: texts_by_name(found.pop(name)) for name in ("files", "included", "output")}
        return FinishedBuild(**texts_by_name(found), **files, messages=messages)  # type: ignore[arg-type]
    except (ValueError, TypeError, AttributeError, KeyError):
        return None


def finished_build_text(build: FinishedBuild) -> str:
    """What is noted of a build."""
    # `asdict` would copy each of thousands of states.
    told = {each.name: getattr(build, each.name) for each in fields(build)}
    messages = [asdict(message) for message in build.messages]
    return json.dumps(told | {"messages": messages}, sort_keys=True)


def _state(entry: os.DirEntry[str], now: int) -> str:
    found = entry.stat()
    newest = max(found.st_mtime_ns, found.st_ctime_ns)
    return "" if now - newest < TOO_RECENT else state_of(found)


def _files(
    folder: str,
    prefix: str,
    is_left_out: Callable[[str], bool],
    above: frozenset[str] = frozenset(),
) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Files below a folder; a link to one of the folders `above`, as a circle, is not followed."""
    try:
        with os.scandir(folder) as found:
            entries = list(found)
    except OSError:
        return
    above |= {os.path.realpath(folder)}
    for entry in entries:
        path = prefix + entry.name
        if entry.is_symlink() and not os.path.exists(entry.path):  # noqa: PTH110
            continue  # It leads nowhere, or to itself.
        if entry.is_dir():
            is_circle = entry.is_symlink() and os.path.realpath(entry.path) in above
            if not entry.name.startswith(".") and not is_circle and not is_left_out(path):
                yield from _files(entry.path, f"{path}/", is_left_out, above)
        else:
            # Also a pipe or a device: what may be told of it.
            yield path, entry
