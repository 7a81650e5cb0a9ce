"""The words of an index: each with the pages it is on, divided into files.

In files the number of a page is told as the distance from the page before; while words are
changed, it is the number itself.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any
from zlib import crc32

from sphinx_proceedings.upstream.pagefind import Word

__all__ = [
    "closed",
    "divided",
    "group_of",
    "merge",
    "on_pages",
    "opened",
    "pages_of",
    "places",
    "told_text",
    "without",
]

_PLACES = 4_000
"""Places of words in a file of the index, about 5 kB."""
_TOGETHER = 4
"""Words with as many first letters in common stay in one file: a word that is not finished finds
them all."""
_HOW = "#"
_DIFFERENT = 32_749  # places, the largest that takes three bytes when doubled


def opened(word: Word, number_of: Callable[[int], int]) -> Word:
    """Number a word's pages, and set it at its place in each.

    Pages on which it stands alike share the lists of places, which are most of an index in memory.
    """
    place, alike = _place(word[0]), dict[tuple[int, ...], list[int]]()
    for pages in _lists(word):
        absolute = 0
        for page in pages:
            absolute += page[0]
            page[0] = number_of(absolute)
            # What is negative is not a place but the weight of those that follow.
            page[1] = _shared(alike, [each if each < 0 else place for each in page[1]])
            page[2] = _shared(alike, page[2])
    return word


def closed(word: Word) -> Word:
    """The word as a file has it."""
    text, pages, variants = word
    return [text, _closed(pages), [[form, _closed(found)] for form, found in variants]]


def without(word: Word, gone: set[int]) -> Word | None:
    """The word without these pages; None where it is on no others."""
    text, pages, variants = word
    left = [[form, _left(found, gone)] for form, found in variants]
    kept = [text, _left(pages, gone), [variant for variant in left if variant[1]]]
    return kept if kept[1] or kept[2] else None


def merge(word: Word, other: Word) -> Word:
    """The pages of both."""
    text, pages, variants = word
    forms = dict(variants)
    for form, found in other[2]:
        forms[form] = [*forms.get(form, ()), *found]
    return [text, [*pages, *other[1]], [[form, forms[form]] for form in sorted(forms)]]


def pages_of(word: Word) -> Iterator[int]:
    """The numbers of the pages that hold the word or a variant of it, some more than once."""
    for pages in _lists(word):
        for page in pages:
            yield page[0]


def on_pages(word: Word, fields: Sequence[str]) -> Iterator[tuple[int, str]]:
    """The pages that hold the word, each with the word and how it is there, without spaces.

    Nearly always it stands in the text alone, and at its place, which is not told.  `fields` are
    those of metadata, by their numbers.
    """
    text, pages, variants = word
    plain = [_place(text)]
    if not variants and _HOW not in text and all(page[1:] == [plain, []] for page in pages):
        yield from ((page[0], text) for page in pages)
        return
    found: dict[int, list[object]] = defaultdict(list)
    for form, listed in [(text, pages), *variants]:
        for number, where, metadata in listed:
            named = [fields[-1 - place] if place < 0 else place for place in metadata]
            found[number].append((form, where, named))
    for number, how in found.items():
        is_plain = how == [(text, plain, [])] and _HOW not in text
        yield number, text if is_plain else f"{text}{_HOW}{crc32(repr(how).encode()):x}"


def told_text(told: str) -> str:
    """The word of which was told how it is on a page."""
    return told.rpartition(_HOW)[0] or told


def places(word: Word) -> int:
    """How much of a file the word takes."""
    return sum(
        len(page) + len(metadata) + 1 for pages in _lists(word) for _, page, metadata in pages
    )


def group_of(text: str) -> str:
    """Words of one group are in one file."""
    return text[:_TOGETHER]


def divided(groups: Iterable[tuple[str, int]]) -> Iterator[Sequence[str]]:
    """The groups of each file, of groups in order with how many places each takes.

    Those of a file are told once there is one more.
    """
    part: list[str] = []
    total = 0
    for group, count in groups:
        if part and total + count > _PLACES:
            yield part
            part, total = [], 0
        part.append(group)
        total += count
    if part:
        yield part


def _place(text: str) -> int:
    """The same in every text, and never beside that of another word."""
    return crc32(text.encode()) % _DIFFERENT * 2


def _lists(word: Word) -> Iterator[list[Any]]:
    yield word[1]
    for _form, pages in word[2]:
        yield pages


def _shared(alike: dict[tuple[int, ...], list[int]], places: list[int]) -> list[int]:
    return alike.setdefault(tuple(places), places)


def _left(pages: Iterable[Any], gone: set[int]) -> list[Any]:
    return [page for page in pages if page[0] not in gone]


def _closed(pages: Iterable[Any]) -> list[Any]:
    made: list[Any] = []
    before = 0
    for number, found, metadata in sorted(pages, key=lambda page: page[0]):
        made.append([number - before, found, metadata])
        before = number
    return made
