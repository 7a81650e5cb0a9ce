"""Writes the search of a built site: its index, the words to correct by, the choices.

What the search
was made from and which records each index has is noted, so that a build in which that is the same
does nothing, as long as the same files are there; that is struck out before the first file is
written, and where a file is missing all is made anew.  With what is kept of its records, an edit
changes those that it concerns; a record more or less makes a whole index.
"""

from __future__ import annotations

import os
import shutil
from collections import deque
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from sphinx_proceedings.building.memory.build_notes import Made
from sphinx_proceedings.building.memory.fingerprint import digest
from sphinx_proceedings.building.writing.search_bundles import Bounds, bundles
from sphinx_proceedings.building.writing.search_records import SearchRecords
from sphinx_proceedings.files.whole_files import (
    remove_with_empty_folders,
    replace_if_changed,
    write_atomically,
)
from sphinx_proceedings.outputs.search.choices import choices_file
from sphinx_proceedings.outputs.search.documents import document
from sphinx_proceedings.outputs.search.index_files import (
    IndexMemory,
    arrange,
    replace_pages,
)
from sphinx_proceedings.outputs.search.lexicon import lexicon_files, start_of
from sphinx_proceedings.outputs.search.pagefind import index_in_the_making
from sphinx_proceedings.outputs.search.searched_pages import Searchable, SearchedPage
from sphinx_proceedings.processes.garbage import give_back_memory
from sphinx_proceedings.upstream.pagefind import DAMAGED, wanted_files

__all__ = [
    "FOLDER",
    "change_search",
    "has_left_search",
    "has_search",
    "is_current",
    "remove_search",
    "write_search",
]

FOLDER = "search"
"""Below the site's root."""
_CHOICES = "choices.json"
_WHOLE = "all"
_NAMES = "names"
_LEXICON = "words"
_MOST_CHANGED = 0.1
"""Of the records of an index; where more are others, a whole index takes no longer."""


def is_current(outdir: Path, made: Made, made_from: str) -> bool:
    """Whether the search there was made from the same."""
    return _noted(outdir, made).get(_WHOLE) == made_from


def has_search(outdir: Path, made: Made) -> bool:
    """Whether there is a whole search, of whatever."""
    return bool(_noted(outdir, made))


def has_left_search(outdir: Path) -> bool:
    """Whether there are files of a search, whole or not, of whichever build."""
    return (outdir / FOLDER / _CHOICES).is_file()


def write_search(
    outdir: Path,
    records: Sequence[Searchable],
    language: str,
    made_from: str,
    *,
    made: Made,
    bounds: Bounds = Bounds(),  # noqa: B008  # a frozen value
    most_changed: float = _MOST_CHANGED,
) -> None:
    """Make the search of these records; raises `PagefindError` and `OSError`.

    `made` is what is known of the one that is there, and will be of this one.  Beside its notes
    work is done, and not among what is published, as a build may be killed.  Where more than
    `most_changed` of the records of an index are others, a whole index takes no longer.
    """
    noted = _noted(outdir, made)
    made.note(made.read(), {})
    with _workplace(made.notes.folder) as folder:
        maker = _Maker(outdir / FOLDER, folder, language, bounds, most_changed)
        try:
            now = maker.make(SearchRecords(records, made, is_whole=bool(noted)), noted)
        except (ValueError, LookupError, TypeError):
            if not noted:
                raise
            # What was kept of it has been damaged.
            now = maker.make(SearchRecords(records, made, is_whole=False), {})
    made.note({}, {_WHOLE: made_from, _NAMES: _names(outdir)} | now)


def change_search(
    outdir: Path, records: Sequence[Searchable], language: str, *, made: Made
) -> bool:
    """Change some records of the search that is there; False where it has to be made instead.

    What is `made` is then told as in `write_search`, but for what the whole was made from.  Raises
    `PagefindError` and `OSError`.
    """
    noted = _noted(outdir, made)
    if not noted or not records:
        return bool(noted)
    try:
        known = SearchRecords(records, made, is_whole=True, are_all=False)
        if not known.are_known():
            return False
        made.note(made.read(), {})
        with _workplace(made.notes.folder) as folder:
            maker = _Maker(outdir / FOLDER, folder, language)
            is_changed = maker.change(known, noted)
    except (ValueError, LookupError, TypeError):
        # What was kept of it has been damaged.
        return False
    if is_changed:
        made.note({}, {**noted, _WHOLE: "", _NAMES: _names(outdir)})
    return is_changed


def remove_search(outdir: Path, made: Made) -> None:
    """Leave nothing of a search that an earlier build made."""
    made.note(made.read(), {})
    _remove_others(outdir / FOLDER, (), ())


@contextmanager
def _workplace(parent: Path) -> Iterator[Path]:
    """A folder to work in; one that a killed build has left there is emptied."""
    folder = parent / "proceedings-search.making"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _names(outdir: Path) -> str:
    """A digest of the names of all files of the search."""
    top = str(outdir / FOLDER)
    found = sorted((folder.removeprefix(top), sorted(names)) for folder, _, names in os.walk(top))
    # All at once, as there are tens of thousands.
    return digest("\n".join((folder, *names)) for folder, names in found).hex()


def _noted(outdir: Path, made: Made) -> dict[str, str]:
    """What an earlier search was made from; nothing where it was not finished, or is not whole."""
    noted = made.read()
    return noted if noted.get(_NAMES) == _names(outdir) else {}


@dataclass(frozen=True, slots=True)
class _Maker:
    """Makes a search."""

    target: Path
    """Its folder."""
    folder: Path
    """To work in."""
    language: str
    bounds: Bounds = Bounds()  # a frozen value
    most_changed: float = _MOST_CHANGED

    def make(self, records: SearchRecords, noted: Mapping[str, str]) -> dict[str, str]:
        """Make what is to be made again where that was noted; what is to be noted of it."""
        indexes = bundles(records.all, self.bounds)
        now = {name: digest([self.language, *paths]).hex() for name, paths in indexes.items()}
        stale = {
            name: paths
            for name, paths in indexes.items()
            if noted.get(name) != now[name] or not records.changed.isdisjoint(paths)
        }
        for name, index in self._found(
            stale, records, {n for n in stale if noted.get(n) == now[n]}
        ):
            records.keep(name, stale[name], index)
        self._own_files(indexes, records, noted)
        records.keep_lists(indexes)
        records.keep_counts()
        return now

    def change(self, records: SearchRecords, noted: Mapping[str, str]) -> bool:
        """Change these records where they are; whether that could be done."""
        indexes = records.lists()
        if indexes.keys() != noted.keys() - {_WHOLE, _NAMES}:
            return False
        for name, paths in indexes.items():
            if records.changed.isdisjoint(paths):
                continue
            memory = records.memory(name, paths)
            if memory is None or len(memory.words) > max(1, self.most_changed * len(paths)):
                return False
            index = self._replaced(name, paths, memory, records)
            if index is None:
                return False
            records.keep(name, paths, index)
        self._own_files(indexes, records, noted)
        records.keep_counts()
        return True

    def _found(
        self, indexes: Mapping[str, Sequence[str]], records: SearchRecords, same: Collection[str]
    ) -> Iterator[tuple[str, IndexMemory | None]]:
        """Make these, one after the other, so that few words are in memory.

        What is now to be remembered of each comes back; those that have the `same` records as
        before are changed where little of them is another.
        """
        whole = dict(indexes)
        for name in sorted(same):
            paths = indexes[name]
            memory = records.memory(name, paths)
            if memory and len(memory.words) <= max(1, self.most_changed * len(paths)):
                index = self._replaced(name, paths, memory, records)
                if index is not None:
                    del whole[name]
                    yield name, index
        yield from self._whole(whole, records)

    def _whole(
        self, indexes: Mapping[str, Sequence[str]], records: SearchRecords
    ) -> Iterator[tuple[str, IndexMemory | None]]:
        """Make all of these; while one is arranged, Pagefind makes the next."""
        with ExitStack() as stack:
            begun: deque[tuple[str, Callable[[], Path]]] = deque()
            for name in sorted(indexes):
                pages = map(records.page, indexes[name])
                begun.append((name, stack.enter_context(self._making(name, pages))))
                if len(begun) > 1:
                    yield self._arranged(*begun.popleft(), indexes, records)
            for each in begun:
                yield self._arranged(*each, indexes, records)

    def _arranged(
        self,
        name: str,
        making: Callable[[], Path],
        indexes: Mapping[str, Sequence[str]],
        records: SearchRecords,
    ) -> tuple[str, IndexMemory | None]:
        made = making()
        index = arrange(made, records.outlines(indexes[name]))
        _install(self.target / name, wanted_files(made))
        # The words of a whole index are the most that a build has in memory at a time.
        give_back_memory()
        return name, index

    def _replaced(
        self, name: str, paths: Sequence[str], memory: IndexMemory, records: SearchRecords
    ) -> IndexMemory | None:
        """Change the pages of which `memory` knows the words; None where all have to be made."""
        changed = [records.page(paths[number]) for number in sorted(memory.words)]
        outlines = None if records.have_same_choices(paths) else records.outlines(paths)
        are_same = records.have_same_outlines(paths)
        titles = None if are_same else lambda number: records.title(paths[number])
        with self._making(f"{name}-changed", changed) as making:
            try:
                return replace_pages(self.target / name, making(), memory, outlines, titles)
            except DAMAGED:
                # Somebody has taken away a file of it, or changed one.
                return None

    def _making(
        self, name: str, pages: Iterable[SearchedPage]
    ) -> AbstractContextManager[Callable[[], Path]]:
        documents = ((page.path, document(page)) for page in pages)
        return index_in_the_making(documents, self.language, self.folder / name)

    def _own_files(
        self, indexes: Mapping[str, Sequence[str]], records: SearchRecords, noted: Mapping[str, str]
    ) -> None:
        """The words to correct by, and what there is to choose; no others are left."""
        words = self.target / _LEXICON
        before = {path.stem for path in words.glob("*.json")} if noted else set()
        counts, changed = records.count_words()
        other = set(map(start_of, changed if noted else counts))
        files = dict(lexicon_files({word: counts[word] for word in counts if word[:2] in other}))
        for start, data in files.items():
            write_atomically(words / f"{start}.json", data)
        now = before - other | files.keys()
        has_same = records.have_same_choices() and noted.keys() - {_WHOLE, _NAMES} == indexes.keys()
        if not noted or before != now or not has_same:
            outlines = chain.from_iterable(map(records.outlines, indexes.values()))
            choices = choices_file(outlines, indexes, sorted(now))
            write_atomically(self.target / _CHOICES, choices)
        _remove_others(self.target, indexes, now)


def _install(target: Path, files: Iterator[tuple[str, Path]]) -> None:
    """Put the files of an index in place, and take away those of an earlier one."""
    installed: set[Path] = set()
    for name, made in files:
        path = target / name
        path.parent.mkdir(parents=True, exist_ok=True)
        _move(made, path)
        installed.add(path)
    for path in target.rglob("*"):
        if path.is_file() and path not in installed:
            path.unlink()


def _move(made: Path, path: Path) -> None:
    try:
        replace_if_changed(made, path)
    except OSError:
        # Not between two file systems.
        write_atomically(path, made.read_bytes())


def _remove_others(target: Path, indexes: Iterable[str], words: Iterable[str]) -> None:
    """Remove what is none of these indexes and files of words from the folder of a search."""
    kept = {*indexes, _CHOICES, _LEXICON} if indexes else set()
    listed = {f"{start}.json" for start in words}
    found = [path for path in target.glob("*") if path.name not in kept]
    found += [path for path in target.glob(f"{_LEXICON}/*") if path.name not in listed]
    for path in found:
        for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
            if not file.is_dir():
                remove_with_empty_folders(file, target.parent)
