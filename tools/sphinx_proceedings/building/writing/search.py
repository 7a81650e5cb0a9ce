"""Writes the search of a built site: its index, the words to correct by, the choices.

Where there are many people, they have an index of their own: a reader who looks for papers does not
load 26,000 names, and an editor who corrects an abstract does not wait for them.  What the search
and each index were made from is noted, so that a build in which that is the same does
nothing, as long as the same files are there; that is struck out before the first file is written,
and an index of which a file is missing is made anew.  With what is remembered of
an index, an edit changes the records that it concerns; a record more or less makes a whole index.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from sphinx_proceedings.building.memory.build_notes import Made
from sphinx_proceedings.building.memory.fingerprint import code_digest, digest
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
    in_order,
    replace_records,
)
from sphinx_proceedings.outputs.search.index_memory import Remembered, dump, load
from sphinx_proceedings.outputs.search.lexicon import lexicon_files
from sphinx_proceedings.outputs.search.pagefind import index_in_the_making
from sphinx_proceedings.outputs.search.searched_pages import Kind, SearchedPage
from sphinx_proceedings.upstream.pagefind import DAMAGED, wanted_files

__all__ = ["FOLDER", "has_left_search", "has_search", "is_current", "remove_search", "write_search"]

FOLDER = "search"
"""Below the site's root."""
_CHOICES = "choices.json"
_WHOLE = "all"
_NAMES = "names"
_MAIN, _PEOPLE = "main", "people"


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
    records: Sequence[SearchedPage],
    language: str,
    made_from: str,
    memory: Path | None = None,
    *,
    made: Made,
    most_people: int = 3_000,
    most_changed: float = 0.1,
) -> None:
    """Make the search of these records; raises `PagefindError` and `OSError`.

    `made` is what is known of the one that is there, and will be of this one.  `memory` is where it
    is remembered for the next time; beside it work is done, and not among what is published, as a
    build may be killed.  More people than `most_people` are apart; where more than `most_changed`
    of the records are others, a whole index takes no longer.
    """
    indexes = _indexes(records, most_people)
    digests = {name: _digests(listed, language) for name, listed in indexes.items()}
    now = {name: digest(found.values()).hex() for name, found in digests.items()}
    noted = _noted(outdir, made)
    remembered = _remembered(memory, noted)
    made.note(made.read(), {})
    stale = {name: listed for name, listed in indexes.items() if noted.get(name) != now[name]}
    with _workplace(memory) as folder:
        maker = _Maker(outdir / FOLDER, folder, language)
        found = maker.changed(stale, digests, remembered, most_changed)
        found |= maker.whole({name: stale[name] for name in stale.keys() - found.keys()})
    kept = {path for name in indexes for path in (outdir / FOLDER / name).rglob("*")}
    for path, data in _own_files(records, tuple(indexes)):
        target = outdir / FOLDER / path
        write_atomically(target, data)
        kept.add(target)
    _remove_others(outdir, kept)
    if memory is not None:
        known = {name: index for name, index in remembered.items() if noted[name] == now.get(name)}
        known |= {
            name: Remembered(
                made_from=now[name],
                records=digests[name],
                words=index.words,
                groups=index.groups,
            )
            for name, index in found.items()
            if index is not None
        }
        write_atomically(memory, dump(known))
    made.note({}, {_WHOLE: made_from, _NAMES: _names(outdir)} | now)


def remove_search(outdir: Path, made: Made) -> None:
    """Leave nothing of a search that an earlier build made."""
    made.note(made.read(), {})
    _remove_others(outdir, set())


@contextmanager
def _workplace(memory: Path | None) -> Iterator[Path]:
    """A folder to work in; one that a killed build has left there is emptied."""
    if memory is None:
        with TemporaryDirectory(prefix="search-") as made:
            yield Path(made)
        return
    folder = memory.with_suffix(".making")
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _names(outdir: Path) -> str:
    """A digest of the names of all files of the search."""
    top = str(outdir / FOLDER)
    names = sorted(f"{folder} {name}" for folder, _, found in os.walk(top) for name in found)
    return digest(name.removeprefix(top) for name in names).hex()


def _noted(outdir: Path, made: Made) -> dict[str, str]:
    """What an earlier search was made from; nothing where it was not finished, or is not whole."""
    noted = made.read()
    return noted if noted.get(_NAMES) == _names(outdir) else {}


def _remembered(memory: Path | None, noted: Mapping[str, str]) -> dict[str, Remembered]:
    """Of the indexes that are there, what is remembered."""
    try:
        found = load(memory.read_bytes()) if memory is not None else {}
    except OSError:
        return {}
    return {name: known for name, known in found.items() if known.made_from == noted.get(name)}


def _digests(records: Sequence[SearchedPage], language: str) -> dict[str, str]:
    """Of each record by its path, in order."""
    with_all = [code_digest(), language]
    return {
        record.path: digest([*with_all, repr(record), record.text]).hex()[:32] for record in records
    }


def _indexes(records: Sequence[SearchedPage], most_people: int) -> dict[str, list[SearchedPage]]:
    """Which records each index holds, in order."""
    people = [record for record in records if record.kind is Kind.PERSON]
    if len(people) <= most_people:
        return {_MAIN: in_order(records)}
    others = (record for record in records if record.kind is not Kind.PERSON)
    return {_MAIN: in_order(others), _PEOPLE: in_order(people)}


@dataclass(frozen=True, slots=True)
class _Maker:
    """Makes indexes."""

    target: Path
    """The folder of the search."""
    folder: Path
    """To work in."""
    language: str

    def changed(
        self,
        indexes: Mapping[str, Sequence[SearchedPage]],
        digests: Mapping[str, Mapping[str, str]],
        remembered: Mapping[str, Remembered],
        most_changed: float,
    ) -> dict[str, IndexMemory | None]:
        """Change what is remembered where little of it is another; what is now to be remembered."""
        found: dict[str, IndexMemory | None] = {}
        for name in indexes.keys() & remembered.keys():
            known, records = remembered[name], indexes[name]
            numbers = known.changed(digests[name])
            if numbers and len(numbers) <= max(1, most_changed * len(records)):
                index = self._replaced(name, records, numbers, known.index)
                if index is not None:
                    found[name] = index
        return found

    def whole(self, indexes: Mapping[str, Sequence[SearchedPage]]) -> dict[str, IndexMemory | None]:
        """Make all of these; what is to be remembered of each."""
        found: dict[str, IndexMemory | None] = {}
        with ExitStack() as stack:
            # All are made at once; the first is the longest to arrange.
            making = {
                name: stack.enter_context(self._making(name, indexes[name]))
                for name in sorted(indexes, reverse=True)
            }
            for name in sorted(indexes):
                made = making[name]()
                found[name] = arrange(made, indexes[name])
                _install(self.target / name, wanted_files(made))
        return found

    def _replaced(
        self,
        name: str,
        records: Sequence[SearchedPage],
        numbers: Sequence[int],
        memory: IndexMemory,
    ) -> IndexMemory | None:
        """Change the records with these numbers; None where the index has to be made."""
        changed = [records[number] for number in numbers]
        with self._making(f"{name}-changed", changed) as making:
            try:
                return replace_records(self.target / name, making(), numbers, records, memory)
            except DAMAGED:
                # Somebody has taken away a file of it, or changed one.
                return None

    def _making(
        self, name: str, records: Sequence[SearchedPage]
    ) -> AbstractContextManager[Callable[[], Path]]:
        documents = ((record.path, document(record)) for record in records)
        return index_in_the_making(documents, self.language, self.folder / name)


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


def _own_files(
    records: Sequence[SearchedPage], indexes: Sequence[str]
) -> Iterator[tuple[str, bytes]]:
    parts = dict(lexicon_files(records))
    yield _CHOICES, choices_file(records, indexes, parts)
    for name, data in parts.items():
        yield f"words/{name}.json", data


def _remove_others(outdir: Path, kept: set[Path]) -> None:
    for path in sorted((outdir / FOLDER).rglob("*")):
        if path.is_file() and path not in kept:
            remove_with_empty_folders(path, outdir)
