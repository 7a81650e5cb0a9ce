"""Puts an index that Pagefind made into the form that our pages load.

Pagefind 1.5.2 writes the values of a filter in an order that differs from run to run, numbers pages
as the file system lists them, and divides its index by counting 20,000 places of words a file,
which for a thousand papers is 25 kB for each word that a reader types. Here filters and pages are
sorted, and the index is divided where the first letters of its words change, into files of a fifth
of that. A filter that nobody asks for is left out: it holds as much as all pages. Where in a text a
word stands tells nothing, since our texts are lists of words in the order of the alphabet; all that
matters is that two words stand apart. So a word stands in every text at the same place, which costs
nothing when compressed.

The form is that of Pagefind's own files: gzip, a mark, CBOR (RFC 8949). Another version may have
another one; then nothing is touched, and tests tell.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator, Sequence
from hashlib import sha256
from itertools import groupby
from pathlib import Path
from typing import Any

import cbor2

__all__ = ["FORM", "arrange"]

FORM = "1.5.2"
"""The version of Pagefind whose files are understood."""
_MARK = b"pagefind_dcd"
_PLACES = 4_000
"""Places of words in a file of the index, about 5 kB."""
_TOGETHER = 4
"""Words with as many first letters in common stay in one file: a word that is not finished finds
them all."""
_BEYOND = "\U0010ffff"
_ENTRY = "pagefind-entry.json"


def arrange(folder: Path, unasked: str) -> None:
    """Arrange the index in `folder`, without the filter `unasked`."""
    entry = json.loads((folder / _ENTRY).read_text(encoding="utf-8"))
    if entry["version"] != FORM:
        return
    for language, known in entry["languages"].items():
        known["hash"] = _arrange_language(folder, language, known["hash"], unasked)
    text = json.dumps(entry, ensure_ascii=False, separators=(",", ":"))
    (folder / _ENTRY).write_text(text, encoding="utf-8")


def _arrange_language(folder: Path, language: str, digest: str, unasked: str) -> str:
    """Arrange the files of one language; the new digest of what lists them."""
    listing = folder / f"pagefind.{digest}.pf_meta"
    version, pages, parts, filters, orders, *rest = _load(listing)
    numbers = _sorted_numbers(pages)
    words: list[Any] = []
    for _first, _last, name in parts:
        path = folder / "index" / f"{name}.pf_index"
        words += _load(path)[0]
        path.unlink()
    for place, word in enumerate(words):
        _place(word, place)
        _renumber(word, numbers)
    parts = [
        [part[0][0], part[-1][0] + _BEYOND, _store(folder / "index", language, [part], "pf_index")]
        for part in _divided(words)
    ]
    for name, found in filters:
        if name == unasked:
            (folder / "filter" / f"{found}.pf_filter").unlink()
    filters = [
        [name, _sorted_filter(folder / "filter", language, found, numbers)]
        for name, found in sorted(filters)
        if name != unasked
    ]
    listing.unlink()
    orders = [[name, [numbers[page] for page in found]] for name, found in orders]
    data = [version, pages, parts, filters, orders, *rest]
    return _store(folder, language, data, "pf_meta", prefix="pagefind.")


def _sorted_filter(folder: Path, language: str, name: str, numbers: Sequence[int]) -> str:
    path = folder / f"{name}.pf_filter"
    title, values = _load(path)
    path.unlink()
    found = sorted([value, sorted(numbers[page] for page in pages)] for value, pages in values)
    return _store(folder, language, [title, found], "pf_filter")


def _sorted_numbers(pages: list[Any]) -> list[int]:
    """Sort pages by their digests; the new number of each by its old one."""
    order = sorted(range(len(pages)), key=lambda number: pages[number][0])
    pages[:] = [pages[number] for number in order]
    numbers = [0] * len(pages)
    for new, old in enumerate(order):
        numbers[old] = new
    return numbers


def _renumber(word: Any, numbers: Sequence[int]) -> None:
    """Give a word's pages their new numbers, each told as the distance from the one before."""
    _text, found, variants = word
    for pages in (found, *(others for _form, others in variants)):
        absolute = 0
        for page in pages:
            absolute += page[0]
            page[0] = numbers[absolute]
        pages.sort(key=lambda page: page[0])
        before = 0
        for page in pages:
            page[0], before = page[0] - before, page[0]


def _divided(words: Sequence[Any]) -> Iterator[list[Any]]:
    """The words in parts, each of those that begin alike together."""
    part: list[Any] = []
    places = 0
    for _start, alike in groupby(words, key=lambda word: word[0][:_TOGETHER]):
        group = list(alike)
        count = sum(map(_places, group))
        if part and places + count > _PLACES:
            yield part
            part, places = [], 0
        part += group
        places += count
    if part:
        yield part


def _place(word: Any, number: int) -> None:
    """Set each of a word's places in texts to its number."""
    for _page, places, _metadata in _found(word):
        # What is negative is not a place but the weight of those that follow.
        places[:] = [place if place < 0 else number for place in places]


def _places(word: Any) -> int:
    return sum(len(places) + len(metadata) + 1 for _page, places, metadata in _found(word))


def _found(word: Any) -> list[Any]:
    """The pages that hold a word or a variant of it, each with the places there."""
    _text, pages, variants = word
    return [*pages, *(page for _form, others in variants for page in others)]


def _load(path: Path) -> Any:
    data = gzip.decompress(path.read_bytes())
    return cbor2.loads(data.removeprefix(_MARK))


def _store(folder: Path, language: str, value: object, suffix: str, prefix: str = "") -> str:
    """Write a file named by its content; the digest in its name."""
    data = _MARK + cbor2.dumps(value)
    digest = f"{language}_{sha256(data).hexdigest()[:10]}"
    path = folder / f"{prefix}{digest}.{suffix}"
    path.write_bytes(gzip.compress(data, compresslevel=9, mtime=0))
    return digest
