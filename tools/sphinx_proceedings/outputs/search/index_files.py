"""Puts an index that Pagefind made into the form that our pages load, and changes records of one.

Pagefind 1.5.2 writes the values of a filter in an order that differs from run to run, numbers pages
as the file system lists them, and divides its index by counting 20,000 places of words a file,
which for a thousand papers is 25 kB for each word that a reader types. Here pages are numbered in
the order of their paths, filters and orders are made from the records, and the index is divided
where the first letters of its words change, into files of a fifth of that. The filter that nobody
asks for is left out: it holds as much as all pages. Where in a text a word stands tells nothing,
since our texts are lists of words in the order of the alphabet; all that matters is that two words
stand apart. So a word stands in every text at the same place, which costs nothing when compressed.

Pagefind makes whole indexes only.  With what is remembered of one, an index of a few records that
changed takes the place of these in it: the files are then the same as those of a whole one.

Another version of Pagefind may have another form; then nothing is touched, and tests tell.
"""

from __future__ import annotations

import shutil
from bisect import insort
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from pathlib import Path
from typing import Any

from sphinx_proceedings.outputs.search.index_words import (
    closed,
    divided,
    group_of,
    merge,
    on_pages,
    opened,
    pages_of,
    places,
    told_text,
    without,
)
from sphinx_proceedings.outputs.search.searched_pages import Outline
from sphinx_proceedings.upstream.pagefind import (
    Listing,
    Word,
    load_words,
    page_text,
    store_filter,
    store_words,
)

__all__ = ["IndexMemory", "arrange", "replace_pages"]

_BEYOND = "\U0010ffff"


@dataclass(frozen=True, kw_only=True, slots=True)
class IndexMemory:
    """What has to be known of an index to change records of it."""

    words: Mapping[int, str]
    """By the number of a page, those under which it is found and how, with spaces between."""
    groups: Mapping[str, int]
    """How many places the words of each group take."""


@dataclass(frozen=True, kw_only=True, slots=True)
class _Made:
    """An index as Pagefind made it, its pages numbered in the order of their paths."""

    listing: Listing
    words: dict[str, Word]


def arrange(folder: Path, outlines: Sequence[Outline]) -> IndexMemory | None:
    """Arrange the index in `folder` of pages that are in the order of their paths.

    None where it is in an unknown form, and is left as it is.  All words of many pages would take
    most of the memory of a build: those of few files are in it at a time.
    """
    listing = Listing.read(folder)
    if listing is None or not _are_in_order(listing.parts):
        return None
    numbers, listing = _numbered(listing, lambda number: number)
    groups: dict[str, int] = {}
    by_group: dict[str, list[Word]] = {}

    def counted() -> Iterator[tuple[str, int]]:
        for group, words in groupby(_words(folder, listing, numbers), _group):
            by_group[group] = list(words)
            groups[group] = sum(map(places, by_group[group]))
            yield group, groups[group]

    parts, found = [], _Found(listing.fields, range(len(outlines)))
    for part in divided(counted()):
        words = [word for group in part for word in by_group.pop(group)]
        found.add(words)
        parts.append(_store_part(folder, listing.language, words))
    _telling(folder, replace(listing, parts=parts), outlines).store(folder)
    return IndexMemory(words=found.told(), groups=groups)


def _are_in_order(parts: Sequence[Any]) -> bool:
    """Whether each of these files has words behind those of the one before."""
    return all(last < first for (_, last, _), (first, _, _) in pairwise(parts))


def replace_pages(
    folder: Path,
    made_in: Path,
    memory: IndexMemory,
    outlines: Sequence[Outline] | None,
    titles: Callable[[int], str] | None = None,
) -> IndexMemory | None:
    """Change some pages of the index in `folder`: those whose words `memory` knows.

    `made_in` holds an index of them alone.  `outlines` are those of all pages, None where they have
    stayed but for titles; `titles` then tells those of pages by their numbers, where they have not.
    What comes back knows the words of the same pages; None where that cannot be: the index
    has to be made as a whole, whatever was done.
    """
    numbers = sorted(memory.words)
    made, whole = _load_made(made_in, numbers.__getitem__), Listing.read(folder)
    if made is None or whole is None or made.listing.language != whole.language:
        return None
    if not _take_fields(made, whole.fields) or not _are_all(whole.fields, outlines):
        return None
    for number, page in zip(numbers, made.listing.pages, strict=True):
        page_text(folder, whole.pages[number]).unlink(missing_ok=True)
        target = page_text(folder, page)
        if target.exists():
            return None
        shutil.copyfile(page_text(made_in, page), target)
        whole.pages[number] = page
    index = _Parts(folder, whole.language, whole.parts, memory.groups)
    found = _Found(whole.fields, numbers)
    found.add(made.words.values())
    words = found.told()
    before, now = _pages_of_words(memory.words), _pages_of_words(words)
    for told, pages in before.items():
        index.take_away(told_text(told), pages - now.get(told, set()))
    for told, pages in now.items():
        index.add(made.words[told_text(told)], pages - before.get(told, set()))
    parts, groups = index.stored()
    whole = replace(whole, parts=parts)
    if outlines:
        whole = _telling(folder, whole, outlines)
    elif titles:
        whole = _in_order_again(whole, numbers, titles)
    whole.store(folder)
    return IndexMemory(words=words, groups=groups)


class _Parts:
    """The files of an index's words, loaded where a word in them changes."""

    def __init__(
        self, folder: Path, language: str, listed: Sequence[Any], groups: Mapping[str, int]
    ) -> None:
        self._folder = folder
        self._language = language
        self._listed = listed
        self._groups = dict(groups)
        self._division = list(divided(sorted(groups.items())))
        self._part_of = {
            group: number for number, part in enumerate(self._division) for group in part
        }
        self._loaded: dict[int, dict[str, dict[str, Word]]] = {}
        self._changed: dict[str, dict[str, Word]] = {}

    def take_away(self, text: str, gone: set[int]) -> None:
        """A word is no longer on these pages, or not as it was."""
        if not gone:
            return
        words = self._to_change(text)
        word = words.pop(text, None)
        left = word and without(word, gone)
        if left:
            words[text] = left

    def add(self, word: Word, pages: set[int]) -> None:
        """A word is on these of its pages as well."""
        added = without(word, set(pages_of(word)) - pages)
        if added:
            words = self._to_change(word[0])
            known = words.get(word[0])
            words[word[0]] = merge(known, added) if known else added

    def stored(self) -> tuple[list[Any], dict[str, int]]:
        """Write the files that are other ones now; all as they are listed, and their groups."""
        for group, words in self._changed.items():
            self._groups[group] = sum(map(places, words.values()))
            if not words:
                del self._groups[group]
        before = {tuple(part): number for number, part in enumerate(self._division)}
        parts: list[Any] = []
        for part in divided(sorted(self._groups.items())):
            number = before.get(tuple(part))
            if number is not None and not self._changed.keys() & set(part):
                parts.append(self._listed[number])
                continue
            found = (self._changed.get(group) or self._words(group) for group in part)
            together = sorted((word for group in found for word in group.values()), key=_text)
            parts.append(_store_part(self._folder, self._language, together))
        return parts, self._groups

    def _to_change(self, text: str) -> dict[str, Word]:
        group = group_of(text)
        if group not in self._changed:
            self._changed[group] = dict(self._words(group))
        return self._changed[group]

    def _words(self, group: str) -> dict[str, Word]:
        """The words of a group, as they were."""
        number = self._part_of.get(group)
        if number is None:
            return {}
        if number not in self._loaded:
            found = load_words(self._folder, self._listed[number][2])
            words = [opened(word, lambda number: number) for word in found]
            self._loaded[number] = {
                group: {word[0]: word for word in found}
                for group, found in _by_group(words).items()
            }
        return self._loaded[number][group]


def _load_made(folder: Path, number_of: Callable[[int], int]) -> _Made | None:
    """What Pagefind made; `number_of` gives the number of the page whose path has this place."""
    read = Listing.read(folder)
    if read is None:
        return None
    numbers, listing = _numbered(read, number_of)
    return _Made(
        listing=listing, words={word[0]: word for word in _words(folder, listing, numbers)}
    )


def _numbered(listing: Listing, number_of: Callable[[int], int]) -> tuple[Sequence[int], Listing]:
    """The numbers of pages by those that Pagefind gave them; its pages in the order of paths."""
    [[_title, order]] = listing.orders
    numbers = [0] * len(listing.pages)
    for place, page in enumerate(order):
        numbers[page] = number_of(place)
    return numbers, replace(listing, pages=[listing.pages[page] for page in order])


def _words(folder: Path, listing: Listing, numbers: Sequence[int]) -> Iterator[Word]:
    """The words that Pagefind found, in order in one file after the other."""
    for _first, _last, name in listing.parts:
        for word in sorted(load_words(folder, name), key=_text):
            yield opened(word, numbers.__getitem__)


def _telling(folder: Path, listing: Listing, outlines: Sequence[Outline]) -> Listing:
    """The same with what is listed of the outlines of its pages."""
    filters = [
        [name, store_filter(folder, listing.language, name, values)]
        for name, values in _filters(outlines)
    ]
    by_title = sorted(range(len(outlines)), key=lambda number: outlines[number].title)
    return replace(listing, filters=filters, orders=[["title", by_title]])


def _in_order_again(
    listing: Listing, changed: Collection[int], titles: Callable[[int], str]
) -> Listing:
    """The same with these pages where they belong by their titles now; few others are asked for."""
    [[name, order]] = listing.orders
    left = [number for number in order if number not in changed]
    for number in changed:
        insort(left, number, key=lambda each: (titles(each), each))
    return replace(listing, orders=[[name, left]])


def _filters(outlines: Sequence[Outline]) -> list[tuple[str, list[Any]]]:
    """Each choice with its values, each value with the pages that have it."""
    found: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for number, outline in enumerate(outlines):
        for name, value in dict.fromkeys(outline.choices):
            found[name][value].append(number)
    return [
        (name, [[value, pages] for value, pages in sorted(values.items())])
        for name, values in sorted(found.items())
    ]


def _store_part(folder: Path, language: str, words: Sequence[Word]) -> list[str]:
    """Write words into a file of the index; how it is listed."""
    name = store_words(folder, language, [closed(word) for word in words])
    return [words[0][0], words[-1][0] + _BEYOND, name]


def _by_group(words: Iterable[Word]) -> dict[str, list[Word]]:
    found: dict[str, list[Word]] = defaultdict(list)
    for word in words:
        found[group_of(word[0])].append(word)
    return found


class _Found:
    """Collects the words of the pages with these numbers."""

    def __init__(self, fields: Sequence[str], numbers: Iterable[int]) -> None:
        self._fields = fields
        self._by_page: dict[int, list[str]] = {number: [] for number in numbers}

    def add(self, words: Iterable[Word]) -> None:
        for word in words:
            for number, told in on_pages(word, self._fields):
                self._by_page[number].append(told)

    def told(self) -> dict[int, str]:
        return {number: " ".join(words) for number, words in self._by_page.items()}


def _pages_of_words(words: Mapping[int, str]) -> dict[str, set[int]]:
    found: dict[str, set[int]] = defaultdict(set)
    for number, listed in words.items():
        for told in listed.split():
            found[told].add(number)
    return found


def _are_all(fields: Sequence[str], outlines: Sequence[Outline] | None) -> bool:
    """Whether each of these fields is still one of some page."""
    left = {field for outline in outlines or () for field in outline.fields}
    return outlines is None or left.issuperset(fields)


def _take_fields(made: _Made, fields: list[str]) -> bool:
    """Name the fields of words as `fields` numbers them; whether it knows them all."""
    if made.listing.fields == fields:
        return True
    if not set(made.listing.fields) <= set(fields):
        return False
    # A negative number in metadata tells in which field the next places are.
    new = {-1 - number: -1 - fields.index(name) for number, name in enumerate(made.listing.fields)}
    for word in made.words.values():
        for pages in (word[1], *(found for _form, found in word[2])):
            for page in pages:
                page[2] = [new.get(place, place) for place in page[2]]
    return True


def _group(word: Word) -> str:
    return group_of(word[0])


def _text(word: Word) -> str:
    return str(word[0])
