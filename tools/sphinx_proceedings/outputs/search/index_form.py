"""The form of Pagefind's own files: gzip, a mark, CBOR (RFC 8949), named by their content."""

from __future__ import annotations

import gzip
import zlib
from hashlib import sha256
from pathlib import Path
from typing import Any

import cbor2

__all__ = ["DAMAGED", "FORM", "load", "store"]

FORM = "1.5.2"
"""The version of Pagefind whose files are understood."""
_MARK = b"pagefind_dcd"
DAMAGED = (
    OSError,
    EOFError,
    zlib.error,
    ValueError,
    TypeError,
    LookupError,
    AttributeError,
    RecursionError,
    cbor2.CBORDecodeError,
)
"""What working on the files of an index raises where they are no longer as they were made."""


def load(path: Path) -> Any:
    """What a file holds."""
    data = gzip.decompress(path.read_bytes())
    return cbor2.loads(data.removeprefix(_MARK))


def store(folder: Path, language: str, value: object, suffix: str, prefix: str = "") -> str:
    """Write a file named by its content; the digest in its name."""
    data = _MARK + cbor2.dumps(value)
    digest = f"{language}_{sha256(data).hexdigest()[:10]}"
    path = folder / f"{prefix}{digest}.{suffix}"
    if not path.exists():
        path.write_bytes(gzip.compress(data, compresslevel=9, mtime=0))
    return digest
