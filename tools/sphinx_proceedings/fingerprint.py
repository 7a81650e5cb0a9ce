"""A digest of this tool itself: what it makes may differ when it does."""

from __future__ import annotations

import hashlib
import sys
import unicodedata
from collections.abc import Iterable
from functools import cache
from importlib.metadata import version
from pathlib import Path

__all__ = ["DIGEST_SIZE", "code_digest", "code_digest_now", "digest"]

DIGEST_SIZE = 32
"""Bytes."""
_LIBRARIES = (
    "anyascii",
    "babel",
    "bibtexparser",
    "fontpkg-noto-sans",
    "icalendar",
    "jinja2",
    "numpy",
    "pillow",
    "pydantic",
    "pylatexenc",
    "ruamel.yaml",
    "scikit-learn",
    "scipy",
)


@cache
def code_digest() -> str:
    """What results depend on besides the sources: this package's files, libraries, Python."""
    return code_digest_now()


def code_digest_now() -> str:
    """The same, computed again: a process that goes on may have loaded an earlier version."""
    package = Path(__file__).parent
    code = [
        path.read_bytes()
        for path in sorted(package.rglob("*"))
        if path.suffix in {".py", ".jinja"} and path.is_file()
    ]
    libraries = [version(name) for name in _LIBRARIES]
    return digest([sys.version, unicodedata.unidata_version, *libraries, *code]).hex()


def digest(parts: Iterable[str | bytes]) -> bytes:
    """A digest of the parts in order; where one ends matters."""
    made = hashlib.blake2b(digest_size=DIGEST_SIZE)
    for part in parts:
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        made.update(len(data).to_bytes(8))
        made.update(data)
    return made.digest()
