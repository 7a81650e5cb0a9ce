"""Modules beneath scripts: at addresses that change with their content, and named in heads.

A module's imports are written with digests of what they name, so that modules of two versions never
meet.  An import map would say the same within each page, where a security policy allows no scripts.

A browser learns of a module only once it has read the one that imports it: three levels are three
waits.  Named in the head, all are fetched at once.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from hashlib import sha256
from html import escape
from pathlib import Path

from sphinx_proceedings.files.whole_files import write_atomically

__all__ = ["copy_with_digests", "module_tags"]

_NOW = r'^(?:import|export)\b[^;"(]*"(?P<now>\.[^"]+)";'
_LATER = r'\bimport\("(?P<later>\.[^"]+)"\)'
_IMPORT = re.compile(_NOW, re.MULTILINE)
_ANY_IMPORT = re.compile(f"{_NOW}|{_LATER}", re.MULTILINE)


def copy_with_digests(folder: Path, target: Path) -> None:
    """Make a copy of a folder in which scripts import modules with their digests; raises OSError.

    What else the target has goes.
    """
    wanted = {path.relative_to(folder): path for path in folder.rglob("*") if path.is_file()}
    for name, path in wanted.items():
        copy = target / name
        copy.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(copy, _published(path))
    for path in target.rglob("*"):
        if path.is_file() and path.relative_to(target) not in wanted:
            path.unlink()


def module_tags(entry: Path, address: str, *others: Path) -> str:
    """HTML naming the modules that `entry` needs to run, so that they are fetched at once.

    `address` is that of the entry's folder on the site, as seen from the page; `others` are scripts
    in it that the page loads as well.
    """
    return "\n".join(
        # After the style sheets, without which nothing can be shown.
        f'<link rel="modulepreload" fetchpriority="low" href="{escape(f"{address}/{name}")}" />'
        for name in _needed((entry, *others))
    )


@lru_cache
def _needed(entries: tuple[Path, ...]) -> tuple[str, ...]:
    """The modules that scripts import, as seen from the folder of the first."""
    folder = entries[0].parent
    return tuple(
        f"{Path(os.path.relpath(path, folder)).as_posix()}?v={_digest(path)}"
        for path in sorted(_imported(entries))
    )


def _imported(entries: Iterable[Path]) -> Iterator[Path]:
    """Every module that scripts need, and those they need, each once."""
    seen: set[Path] = set()
    waiting = list(entries)
    while waiting:
        path = waiting.pop()
        for match in _IMPORT.finditer(path.read_text("utf-8")):
            needed = _beside(path, match["now"])
            if needed not in seen:
                seen.add(needed)
                waiting.append(needed)
                yield needed


def _beside(path: Path, named: str) -> Path:
    """The module that one names so."""
    return Path(os.path.normpath(path.parent / named))


@lru_cache
def _published(path: Path) -> bytes:
    """A file as the site has it."""
    data = path.read_bytes()
    if path.suffix != ".js":
        return data

    def with_digest(match: re.Match[str]) -> str:
        # Either group: the one that matched.
        named = match[match.lastindex or 0]
        return match[0].replace(f'"{named}"', f'"{named}?v={_digest(_beside(path, named))}"')

    return _ANY_IMPORT.sub(with_digest, data.decode()).encode()


def _digest(path: Path) -> str:
    return sha256(_published(path)).hexdigest()[:8]
