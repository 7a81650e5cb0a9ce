"""Writes the search of a built site: its index, the words to correct by, the choices.

Where there are many people, they have an index of their own: a reader who looks for papers does not
load 26,000 names, and an editor who corrects an abstract does not wait for them.  What the search
and each index were made from is noted beside the output, so that a build in which that is the same
does nothing; the note is taken away before the first file is written.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory

from sphinx_proceedings.fingerprint import code_digest, digest
from sphinx_proceedings.search.choices import choices_file
from sphinx_proceedings.search.documents import document
from sphinx_proceedings.search.lexicon import lexicon_files
from sphinx_proceedings.search.pagefind import index_in_the_making
from sphinx_proceedings.search.records import Kind, SearchRecord
from sphinx_proceedings.write import remove_with_empty_folders, replace_if_changed, write_atomically

__all__ = ["FOLDER", "is_current", "remove_search", "write_search"]

FOLDER = "search"
"""Below the site's root."""
_NOTE = ".proceedings-search"
_WHOLE = "all"
_MAIN, _PEOPLE = "main", "people"
_MOST_PEOPLE = 3_000
"""With more, they are apart."""


def is_current(outdir: Path, made_from: str) -> bool:
    """Whether the search there was made from the same."""
    return _noted(outdir).get(_WHOLE) == made_from


def write_search(
    outdir: Path, records: Sequence[SearchRecord], language: str, made_from: str
) -> None:
    """Make the search of these records; raises `PagefindError` and `OSError`."""
    indexes = _indexes(records)
    noted = _noted(outdir)
    note = {_WHOLE: made_from} | {
        name: _made_from(listed, language) for name, listed in indexes.items()
    }
    (outdir / _NOTE).unlink(missing_ok=True)
    kept: set[Path] = set()
    for name in [name for name in indexes if noted.get(name) == note[name]]:
        kept |= set((outdir / FOLDER / name).rglob("*"))
        del indexes[name]
    with ExitStack() as stack:
        folder = Path(stack.enter_context(TemporaryDirectory(prefix="search-", dir=outdir)))
        # All are made at once; the first is the longest to arrange.
        making = {
            name: stack.enter_context(
                index_in_the_making(_documents(listed), language, folder / name)
            )
            for name, listed in reversed(indexes.items())
        }
        for name in indexes:
            kept |= set(_install(outdir / FOLDER / name, making[name]()))
    for path, data in _own_files(records, tuple(_indexes(records))):
        target = outdir / FOLDER / path
        write_atomically(target, data)
        kept.add(target)
    _remove_others(outdir, kept)
    write_atomically(outdir / _NOTE, (json.dumps(note, indent=0) + "\n").encode())


def remove_search(outdir: Path) -> None:
    """Leave nothing of a search that an earlier build made."""
    (outdir / _NOTE).unlink(missing_ok=True)
    _remove_others(outdir, set())


def _noted(outdir: Path) -> dict[str, str]:
    """What an earlier search was made from; nothing where it was not finished."""
    try:
        found = json.loads((outdir / _NOTE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def _made_from(records: Sequence[SearchRecord], language: str) -> str:
    told = (part for record in records for part in (repr(record), record.text))
    return digest([code_digest(), language, *told]).hex()


def _indexes(records: Sequence[SearchRecord]) -> dict[str, list[SearchRecord]]:
    """Which records each index holds."""
    people = [record for record in records if record.kind is Kind.PERSON]
    if len(people) <= _MOST_PEOPLE:
        return {_MAIN: list(records)}
    return {
        _MAIN: [record for record in records if record.kind is not Kind.PERSON],
        _PEOPLE: people,
    }


def _documents(records: Sequence[SearchRecord]) -> Iterator[tuple[str, str]]:
    return ((record.path, document(record)) for record in records)


def _install(target: Path, files: Iterator[tuple[str, Path]]) -> Iterator[Path]:
    for name, made in files:
        path = target / name
        path.parent.mkdir(parents=True, exist_ok=True)
        replace_if_changed(made, path)
        yield path


def _own_files(
    records: Sequence[SearchRecord], indexes: Sequence[str]
) -> Iterator[tuple[str, bytes]]:
    parts = dict(lexicon_files(records))
    yield "choices.json", choices_file(records, indexes, parts)
    for name, data in parts.items():
        yield f"words/{name}.json", data


def _remove_others(outdir: Path, kept: set[Path]) -> None:
    for path in sorted((outdir / FOLDER).rglob("*")):
        if path.is_file() and path not in kept:
            remove_with_empty_folders(path, outdir)
