"""A digest of this tool itself: what it makes may differ when it does.

There is one notion of the tool's version for all that is kept of earlier builds: Python, every file
of this package, every package that it declares to need with what these need in turn, and the time
zone data of the system.
"""

from __future__ import annotations

import hashlib
import os
import re
import sys
import tomllib
import unicodedata
import zoneinfo
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib.metadata import Distribution, PackageNotFoundError, distribution, distributions
from pathlib import Path

__all__ = ["DIGEST_SIZE", "code_digest", "code_digest_now", "digest", "libraries"]

DIGEST_SIZE = 32
"""Bytes."""
_PACKAGE = Path(__file__).parents[2]
_NAME = "sphinx-proceedings"
_PROJECT = _PACKAGE.parent.parent / "pyproject.toml"
"""Of a checkout, whose `tools` need not be installed."""
_REQUIREMENT = re.compile(r"\s*([\w.-]+)")
_OF_EXTRA = re.compile(r";.*\bextra\b")
_SHOWN = "citations"
"""The extra of this package that changes what sites show."""
_OF_SHOWN = re.compile(rf";.*\bextra\s*==\s*['\"]{_SHOWN}['\"].*")
_METADATA_FILES = ("METADATA", "PKG-INFO")


@cache
def code_digest() -> str:
    """What results depend on besides the sources: this package's files, libraries, Python."""
    return code_digest_now()


def code_digest_now() -> str:
    """The same, computed again: a process that goes on may have loaded an earlier version."""
    files = sorted(path for path in _PACKAGE.rglob("*") if "__pycache__" not in path.parts)
    code: list[str | bytes] = []
    for path in files:
        if path.is_file():
            code += [path.relative_to(_PACKAGE).as_posix(), path.read_bytes()]
    parts = (sys.version, unicodedata.unidata_version, *libraries(_declared()), *_zones())
    return digest([*parts, *code]).hex()


def digest(parts: Iterable[str | bytes]) -> bytes:
    """A digest of the parts in order; where one ends matters."""
    made = hashlib.blake2b(digest_size=DIGEST_SIZE)
    for part in parts:
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        made.update(len(data).to_bytes(8))
        made.update(data)
    return made.digest()


def libraries(requirements: Iterable[str]) -> list[str]:
    """What is installed of these requirements and of what they need in turn: `name version`.

    Requirements are written as in packages' metadata (PEP 508).  Those of extras are passed over,
    and those that are not installed: what would be different with them changes when they come.
    """
    found: dict[str, str] = {}
    wanted = list(requirements)
    while wanted:
        requirement = wanted.pop()
        name = _REQUIREMENT.match(requirement)
        if name is None or _OF_EXTRA.search(requirement):
            continue
        key = re.sub(r"[-_.]+", "-", name[1]).lower()
        if key not in found:
            found[key], needed = _installed(key)
            wanted += needed
    return [f"{key} {version}" for key, version in sorted(found.items()) if version]


def _declared() -> Sequence[str]:
    """The requirements of this package: a checkout's own, else those of what is installed.

    Where neither tells, it is a copy of the bare files, and may need whatever is installed.
    """
    try:
        project = tomllib.loads(_PROJECT.read_text(encoding="utf-8"))["project"]
        if project["name"] == _NAME:
            extra = project.get("optional-dependencies", {}).get(_SHOWN, [])
            return [str(each) for each in (*project["dependencies"], *extra)]
    except (OSError, ValueError, LookupError, TypeError):
        pass  # Not a checkout.
    _, needed = _installed(_NAME)
    return [_OF_SHOWN.sub("", each) for each in needed] or [found.name for found in distributions()]


def _installed(name: str) -> tuple[str, list[str]]:
    """The version of a package and what it requires; nothing where it is not installed.

    Only the head of its metadata is looked at: to parse all of it takes ten times as long.
    """
    try:
        head = _head(distribution(name))
    except PackageNotFoundError:
        return "", []
    fields = [line.partition(": ")[::2] for line in head.splitlines()]
    versions = [value for field, value in fields if field == "Version"]
    return "".join(versions), [value for field, value in fields if field == "Requires-Dist"]


def _head(package: Distribution) -> str:
    texts = (package.read_text(name) for name in _METADATA_FILES)
    found: str = next(filter(None, texts), "")
    return found.replace("\r\n", "\n").partition("\n\n")[0]


def _zones() -> Iterator[str]:
    """Which time zone data the system has, which Python takes before those of a package."""
    for folder in zoneinfo.TZPATH:
        try:
            with Path(folder, "tzdata.zi").open(encoding="utf-8") as data:
                yield data.readline()
        except (OSError, ValueError):
            if Path(folder).is_dir():
                yield f"{os.stat(folder).st_mtime_ns}"  # noqa: PTH116
