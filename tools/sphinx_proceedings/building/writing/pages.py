"""Writes pages into the source tree, and takes what they replaced out of it.

A page is ours when its first line says so.  Everything else is somebody's work and stays.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from types import MappingProxyType

from sphinx_proceedings.diagnostics import Code, Diagnostic, Location
from sphinx_proceedings.files.whole_files import PARTIAL, is_left_over, read_file, write_atomically
from sphinx_proceedings.model.addresses import FOLDERS
from sphinx_proceedings.pages.page import Page
from sphinx_proceedings.pages.writers.myst import MARKER
from sphinx_proceedings.processes.executors import in_processes, processors
from sphinx_proceedings.processes.sent_jobs import Parcel, StandIn

__all__ = [
    "Written",
    "WrittenPage",
    "files_in_folders",
    "generated_files",
    "is_generated",
    "write_few_pages",
    "write_page",
    "write_pages",
]

_DEEPEST = 2  # folders below those
_TOGETHER = 250  # pages
_FEWEST_BLOCKS = 1  # of which starting other processes is worth it


@dataclass(frozen=True, kw_only=True, slots=True)
class Written:
    """What changed on the disk."""

    written: tuple[str, ...]
    """Docnames of pages whose text changed."""
    removed: tuple[str, ...]
    """Docnames of pages whose record is gone."""
    diagnostics: tuple[Diagnostic, ...]
    made_from: Mapping[str, str]
    """The version of each page on the disk, by docname: for the next time."""


def write_pages(
    root: Path,
    pages: Iterable[Page],
    *,
    made_from: Mapping[str, str] = MappingProxyType({}),
    remove_stale: bool = True,
    before: Callable[[Sequence[Page]], object] = lambda _pages: None,
    stand_ins: Callable[[Sequence[Page]], Sequence[StandIn]] = lambda _pages: (),
) -> Written:
    """Bring the generated pages under `root` in line with `pages`.

    Writes only what differs and overwrites no page that was written by hand.  `made_from` is what
    an earlier call returned, of pages that nobody has touched since: where nothing has changed they
    are not even rendered.  With
    `remove_stale` false, pages without a record stay: their source may only be unreadable.  Many
    pages are rendered in several processes; `before` is told first which they are, and `stand_ins`
    what other machines are sent with some of them.
    """
    kept: set[Path] = set()
    now: dict[str, str] = {}
    stale: list[Page] = []
    for page in pages:
        kept.add(root / page.path)
        if made_from.get(page.docname) == page.version:
            now[page.docname] = page.version
        else:
            stale.append(page)
    before(stale)
    cut = (stale[start : start + _TOGETHER] for start in range(0, len(stale), _TOGETHER))
    blocks: list[Parcel[Sequence[Page]]] = [
        Parcel(block, partial(stand_ins, block)) for block in cut
    ]
    done = in_processes(
        _write_block,
        blocks,
        shared=root,
        what="writing blocks of pages",
        processes=processors() if len(blocks) > _FEWEST_BLOCKS else 1,
    )
    results = [each for block in done for each in block]
    removed = _remove_others(root, kept, remove_stale=remove_stale)
    return _written(results, removed, now)


def write_few_pages(root: Path, pages: Iterable[Page]) -> Written:
    """Bring these pages under `root` in line, and leave all others as they are."""
    return _written([write_page(root, page) for page in pages], [], {})


def _written(
    results: Sequence[WrittenPage], removed: Sequence[str], now: Mapping[str, str]
) -> Written:
    return Written(
        written=tuple(each.docname for each in results if each.is_new),
        removed=tuple(removed),
        diagnostics=tuple(each.problem for each in results if each.problem),
        made_from={
            **now,
            **{result.docname: result.made_from for result in results if result.made_from},
        },
    )


@dataclass(frozen=True, kw_only=True, slots=True)
class WrittenPage:
    """What became of a page."""

    docname: str
    made_from: str = ""
    is_new: bool = False
    problem: Diagnostic | None = None


def _write_block(root: Path, block: Parcel[Sequence[Page]]) -> list[WrittenPage]:
    return [write_page(root, page) for page in block.value]


def write_page(root: Path, page: Page) -> WrittenPage:
    """Write one page under `root`, unless it is there or somebody's work is in its place."""
    path = root / page.path
    current = _read(path)
    text = page.render()
    if current is not None and current != text and not current.startswith(MARKER):
        return WrittenPage(docname=page.docname, problem=_in_the_way(page))
    try:
        is_new = current != text and write_atomically(path, text.encode())
    except OSError as error:
        return WrittenPage(
            docname=page.docname, problem=unwritable(f"the page of {page.name}", page.path, error)
        )
    return WrittenPage(docname=page.docname, made_from=page.version, is_new=is_new)


def is_generated(path: Path) -> bool:
    """Whether a file is a page that this module wrote."""
    return (_read(path) or "").startswith(MARKER)


def generated_files(root: Path, *, but: Collection[Path] = ()) -> Iterator[Path]:
    """Pages that this module wrote, `but` those, and what an interrupted build left of any."""
    for path in files_in_folders(root, (".md", PARTIAL)):
        if is_left_over(path) or (path.suffix == ".md" and path not in but and is_generated(path)):
            yield path


def files_in_folders(root: Path, endings: tuple[str, ...]) -> Iterator[Path]:
    """Files whose names end so, where generated pages can be: in the folders, two levels deep."""
    real = [path.resolve() for folder in FOLDERS if not (path := root / folder).is_symlink()]
    for folder in FOLDERS:
        if not _leads_to((root / folder), real):
            yield from _files(root / folder, _DEEPEST, real, endings)


def _files(
    folder: Path, depth: int, real: Sequence[Path], endings: tuple[str, ...]
) -> Iterator[Path]:
    try:
        with os.scandir(folder) as found:
            entries = list(found)
    except OSError:
        return
    for entry in entries:
        if entry.name.endswith(endings):
            yield Path(entry.path)
        elif depth and _is_folder(entry) and not _leads_to(path := Path(entry.path), real):
            yield from _files(path, depth - 1, real, endings)


def bytes_at(path: Path) -> bytes | None:
    """A file's bytes; None where there is none.  Anything unreadable counts as hand-written."""
    try:
        return read_file(path)
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError:
        return b""


def _read(path: Path) -> str | None:
    try:
        data = bytes_at(path)
        return None if data is None else data.decode()
    except UnicodeDecodeError:
        return ""


def _in_the_way(page: Page) -> Diagnostic:
    return Diagnostic(
        code=Code.PAGE_IN_THE_WAY,
        location=Location(path=page.path),
        message=f"this page was written by hand, but the page of {page.name} belongs here;"
        " it is left as it is",
        hint="move your page elsewhere (a section of index.md, say), then build again",
    )


def unwritable(what: str, path: str, error: OSError) -> Diagnostic:
    """What is told of a file that is to be written there."""
    return Diagnostic(
        code=Code.PAGE_UNWRITABLE,
        location=Location(path=path),
        message=f"{what} cannot be written: {error.strerror or error}",
        hint="check that the folder may be written and that the disk is not full",
    )


def _remove_others(root: Path, kept: set[Path], *, remove_stale: bool) -> list[str]:
    """Take away pages that are ours and not wanted, and what a killed build was writing."""
    removed: list[str] = []
    for path in sorted(generated_files(root, but=kept)):
        if is_left_over(path):
            path.unlink(missing_ok=True)
        elif remove_stale:
            path.unlink(missing_ok=True)
            removed.append(path.relative_to(root).with_suffix("").as_posix())
            _remove_if_empty(path.parent, root)
    return removed


def _leads_to(path: Path, real: Sequence[Path]) -> bool:
    """Whether this is a link by which pages would be found twice, under names that are nobody's."""
    if not path.is_symlink():
        return False
    target = Path(os.path.realpath(path))  # `Path.resolve` raises for a link to itself.
    return any(folder.is_relative_to(target) or target.is_relative_to(folder) for folder in real)


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        # A link to itself.
        return False


def _remove_if_empty(folder: Path, root: Path) -> None:
    while folder.parent != root and not any(folder.iterdir()):
        folder.rmdir()
        folder = folder.parent
