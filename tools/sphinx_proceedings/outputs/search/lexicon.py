"""All words that can be found, for browsers to correct those that cannot.

A file for the first two letters: words in alphabetical order, each as the number of letters it
shares with the one before and the rest, then a digit for how often it occurs.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from sphinx_proceedings.outputs.compact_json import compact_json
from sphinx_proceedings.outputs.search.searched_pages import Field, SearchedPage

__all__ = ["lexicon_files", "lexicon_words", "start_of"]

_LATIN = re.compile("[a-z]{2}")
"""Corrections are for alphabets; names of files are plain."""
_SHORTEST = 3
_LONGEST = 30
_MOST_SHARED = 15  # one hexadecimal digit
_MOST = 9  # the highest class of frequency: each is twice the one before


def lexicon_words(page: SearchedPage) -> set[str]:
    """The words by which a page is found."""
    return {word for field in Field for word in page.words[field]}


def start_of(word: str) -> str:
    """The name of the file that has a word; empty where none has."""
    return word[:2] if _SHORTEST <= len(word) <= _LONGEST and _LATIN.match(word) else ""


def lexicon_files(counts: Mapping[str, int]) -> Iterator[tuple[str, bytes]]:
    """Names and content of the files, in order, for words that are on so many pages."""
    by_start: dict[str, list[str]] = defaultdict(list)
    for word in sorted(counts):
        if start := start_of(word):
            by_start[start].append(word)
    for start in sorted(by_start):
        yield start, compact_json(list(_shortened(by_start[start], counts))).encode()


def _shortened(words: Iterable[str], counts: Mapping[str, int]) -> Iterator[str]:
    before = ""
    for word in words:
        shared = min(_shared(before, word), _MOST_SHARED)
        often = min(_MOST, counts[word].bit_length() - 1)
        yield f"{shared:x}{often}{word[shared:]}"
        before = word


def _shared(one: str, other: str) -> int:
    count = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        count += 1
    return count
