"""The form of Pagefind's own files: gzip, a mark, CBOR (RFC 8949), named by their content."""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from importlib import metadata
from pathlib import Path
from typing import Any

import cbor2

from sphinx_proceedings.upstream.versions import PAGEFIND

__all__ = [
    "DAMAGED",
    "Listing",
    "Word",
    "has_index",
    "load_words",
    "page_text",
    "store_filter",
    "store_words",
    "unknown_version",
    "wanted_files",
]

Word = list[Any]
"""Its text, its pages, and its variants with theirs.

A page is its number, told as the distance from the page before, the places of the word in its text,
and those in its metadata; a negative number tells the weight, or the field, of those that follow.
"""
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
_MARK = b"pagefind_dcd"
_ENTRY = "pagefind-entry.json"
_WANTED = ("pagefind.js", "pagefind-worker.js", _ENTRY, "*.pf_meta", "wasm.*.pagefind")
_WANTED_FOLDERS = ("filter", "fragment", "index")
_UNUSED = "wasm.unknown.pagefind"


@dataclass(frozen=True, kw_only=True, slots=True)
class Listing:
    """What an index of one language has."""

    language: str
    version: str
    pages: list[Any]
    """Each the name of its text, and how many words are in it."""
    parts: Sequence[Any]
    """Files of words: the first, the last, the file's name."""
    filters: Sequence[Any]
    """Files of filters: the filter's name, the file's."""
    orders: Sequence[Any]
    """Names of orders, with the numbers of all pages."""
    fields: list[str]
    """Of metadata."""

    @classmethod
    def read(cls, folder: Path) -> Listing | None:
        """That of the index in a folder; None where it is in an unknown form."""
        entry = json.loads((folder / _ENTRY).read_text(encoding="utf-8"))
        if entry.get("version") != PAGEFIND or len(entry["languages"]) != 1:
            return None
        ((language, known),) = entry["languages"].items()
        version, pages, parts, filters, orders, fields = _load(_listing(folder, known["hash"]))
        return cls(
            language=language,
            version=version,
            pages=pages,
            parts=parts,
            filters=filters,
            orders=orders,
            fields=fields,
        )

    def store(self, folder: Path) -> None:
        """Write it, and leave nothing in the folder that is not listed."""
        data = [self.version, self.pages, self.parts, self.filters, self.orders, self.fields]
        digest = _store(folder, self.language, data, "pf_meta", prefix="pagefind.")
        entry = json.loads((folder / _ENTRY).read_text(encoding="utf-8"))
        entry["languages"][self.language]["hash"] = digest
        text = json.dumps(entry, ensure_ascii=False, separators=(",", ":"))
        (folder / _ENTRY).write_text(text, encoding="utf-8")
        listed = {
            *(_words(folder, name) for _first, _last, name in self.parts),
            *(folder / "filter" / f"{name}.pf_filter" for _name, name in self.filters),
            _listing(folder, digest),
        }
        for pattern in ("index/*", "filter/*", "*.pf_meta"):
            for path in folder.glob(pattern):
                if path not in listed:
                    path.unlink()


def unknown_version() -> str:
    """The version that is installed, where its files are not understood; else nothing."""
    version = metadata.version("pagefind")
    return "" if version == PAGEFIND else version


def has_index(folder: Path) -> bool:
    """Whether Pagefind has made an index in a folder."""
    return (folder / _ENTRY).exists()


def wanted_files(index: Path) -> Iterator[tuple[str, Path]]:
    """The files of an index that pages load, as names and where they are."""
    for pattern in (*_WANTED, *(f"{folder}/*" for folder in _WANTED_FOLDERS)):
        for path in sorted(index.glob(pattern)):
            if path.name != _UNUSED:
                yield path.relative_to(index).as_posix(), path


def load_words(folder: Path, name: str) -> list[Word]:
    """The words of a file of an index."""
    words: list[Word] = _load(_words(folder, name))[0]
    return words


def store_words(folder: Path, language: str, words: Sequence[Word]) -> str:
    """Write a file of words; its name."""
    return _store(folder / "index", language, [words], "pf_index")


def store_filter(folder: Path, language: str, name: str, values: list[Any]) -> str:
    """Write a filter: its values, each with the numbers of its pages; the file's name."""
    return _store(folder / "filter", language, [name, values], "pf_filter")


def page_text(folder: Path, page: Sequence[Any]) -> Path:
    """Where the text of a page is."""
    return folder / "fragment" / f"{page[0]}.pf_fragment"


def _words(folder: Path, name: str) -> Path:
    return folder / "index" / f"{name}.pf_index"


def _listing(folder: Path, digest: str) -> Path:
    return folder / f"pagefind.{digest}.pf_meta"


def _load(path: Path) -> Any:
    data = gzip.decompress(path.read_bytes())
    return cbor2.loads(data.removeprefix(_MARK))


def _store(folder: Path, language: str, value: object, suffix: str, prefix: str = "") -> str:
    """Write a file named by its content; the digest in its name."""
    data = _MARK + cbor2.dumps(value)
    digest = f"{language}_{sha256(data).hexdigest()[:10]}"
    path = folder / f"{prefix}{digest}.{suffix}"
    if not path.exists():
        path.write_bytes(gzip.compress(data, compresslevel=9, mtime=0))
    return digest
