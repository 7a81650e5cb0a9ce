"""The only module that writes: pages into the source tree, and what they replaced out of it.

A page is ours when its first line says so.  Everything else is somebody's work and stays.
"""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from types import MappingProxyType

from sphinx_proceedings.diagnostics import Code, Diagnostic, Location
from sphinx_proceedings.pages.page import MARKER, Page
from sphinx_proceedings.shared_work import do_all, processors

__all__ = [
    "FOLDERS",
    "PARTIAL",
    "Written",
    "generated_files",
    "is_generated",
    "remove_with_empty_folders",
    "replace_if_changed",
    "write_atomically",
    "write_pages",
]

FOLDERS = ("papers", "program", "people", "topics", "affiliations", "browse")
"""The folders that hold generated pages."""

PARTIAL = ".part"
"""How the name of a file ends that is not yet in its place."""
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
    """What each page on the disk was made from and says, by docname: for the next time."""


def write_pages(
    root: Path,
    pages: Iterable[Page],
    *,
    made_from: Mapping[str, str] = MappingProxyType({}),
    remove_stale: bool = True,
    before: Callable[[Sequence[Page]], object] = lambda _pages: None,
) -> Written:
    """Bring the generated pages under `root` in line with `pages`.

    Writes only what differs and overwrites no page that was written by hand.  `made_from` is what
    an earlier call returned: pages of which nothing has changed are not even rendered.  With
    `remove_stale` false, pages without a record stay: their source may only be unreadable.  Many
    pages are rendered in several processes; `before` is told first which they are.
    """
    kept: set[Path] = set()
    now: dict[str, str] = {}
    stale: list[Page] = []
    for page in pages:
        path = root / page.path
        kept.add(path)
        known = made_from.get(page.docname)
        if known is not None and known == _made_from(page, _read(path)):
            now[page.docname] = known
        else:
            stale.append(page)
    before(stale)
    blocks = [stale[at : at + _TOGETHER] for at in range(0, len(stale), _TOGETHER)]
    jobs = [partial(_write_block, root, block) for block in blocks]
    processes = processors() if len(blocks) > _FEWEST_BLOCKS else 1
    done = do_all(jobs, what="writing blocks of pages", processes=processes)
    results = [each for block in done for each in block]
    removed = _remove_others(root, kept) if remove_stale else []
    return Written(
        written=tuple(each.docname for each in results if each.is_new),
        removed=tuple(removed),
        diagnostics=tuple(each.problem for each in results if each.problem),
        made_from=now
        | {result.docname: result.made_from for result in results if result.made_from},
    )


@dataclass(frozen=True, kw_only=True, slots=True)
class _Result:
    """What became of a page."""

    docname: str
    made_from: str = ""
    is_new: bool = False
    problem: Diagnostic | None = None


def _write_block(root: Path, pages: Iterable[Page]) -> list[_Result]:
    return [_write_page(root, page) for page in pages]


def _write_page(root: Path, page: Page) -> _Result:
    path = root / page.path
    current = _read(path)
    text = page.render()
    if current is not None and current != text and not current.startswith(MARKER):
        return _Result(docname=page.docname, problem=_in_the_way(page))
    try:
        is_new = current != text and write_atomically(path, text.encode())
    except OSError as error:
        return _Result(docname=page.docname, problem=_unwritable(page, error))
    return _Result(docname=page.docname, made_from=_made_from(page, text), is_new=is_new)


def _made_from(page: Page, text: str | None) -> str:
    """Somebody may have edited the page since, or removed it: its text counts as well."""
    if text is None:
        return ""
    return f"{page.version} {hashlib.blake2b(text.encode(), digest_size=8).hexdigest()}"


def write_atomically(path: Path, data: bytes) -> bool:
    """Write a file so that a reader, or the next run after a crash, never sees half of it.

    A file that holds the same bytes already is left alone.  Returns whether it was written.
    """
    try:
        if path.read_bytes() == data:
            return False
    except OSError:
        # Not there, or no file; writing tells.
        path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_name(path.name + PARTIAL)
    partial.write_bytes(data)
    if path.exists():
        shutil.copymode(path, partial)
    partial.replace(path)
    return True


def replace_if_changed(partial: Path, target: Path) -> bool:
    """Move a finished file to its place unless that holds the same bytes; whether it was moved."""
    if target.exists() and partial.read_bytes() == target.read_bytes():
        partial.unlink()
        return False
    partial.replace(target)
    return True


def remove_with_empty_folders(path: Path, top: Path) -> None:
    """Delete a file below `top`, and the folders it leaves empty; nothing outside `top`."""
    is_file = path.is_symlink() or not path.is_dir()
    if top not in path.parents or ".." in path.parts or "\0" in str(path) or not is_file:
        return
    path.unlink(missing_ok=True)
    for folder in path.parents:
        if folder == top or folder.is_symlink() or not folder.is_dir() or any(folder.iterdir()):
            return
        folder.rmdir()


def is_generated(path: Path) -> bool:
    """Whether a file is a page that this module wrote."""
    return (_read(path) or "").startswith(MARKER)


def generated_files(root: Path, *, but: Collection[Path] = ()) -> Iterator[Path]:
    """Pages that this module wrote, `but` those, and what an interrupted build left of any."""
    for path in _candidates(root):
        if path.name.endswith(PARTIAL):
            # However early the writing stopped, it began with the marker.
            if MARKER.startswith((_read(path) or "")[: len(MARKER)]):
                yield path
        elif path not in but and is_generated(path):
            yield path


def _read(path: Path) -> str | None:
    """A page's text; None where there is none.  Anything unreadable counts as hand-written."""
    try:
        return path.read_bytes().decode()
    except (FileNotFoundError, NotADirectoryError):
        return None
    except (OSError, UnicodeDecodeError):
        return ""


def _in_the_way(page: Page) -> Diagnostic:
    return Diagnostic(
        code=Code.PAGE_IN_THE_WAY,
        location=Location(path=page.path),
        message=f"this page was written by hand, but the page of {page.name} belongs here;"
        " it is left as it is",
        hint="move your page elsewhere (a section of index.md, say), then build again",
    )


def _unwritable(page: Page, error: OSError) -> Diagnostic:
    return Diagnostic(
        code=Code.PAGE_UNWRITABLE,
        location=Location(path=page.path),
        message=f"the page of {page.name} cannot be written: {error.strerror or error}",
        hint="check that the folder may be written and that the disk is not full",
    )


def _remove_others(root: Path, kept: set[Path]) -> list[str]:
    removed: list[str] = []
    for path in sorted(generated_files(root, but=kept)):
        path.unlink(missing_ok=True)
        if not path.name.endswith(PARTIAL):
            removed.append(path.relative_to(root).with_suffix("").as_posix())
            _remove_if_empty(path.parent, root)
    return removed


def _candidates(root: Path) -> Iterator[Path]:
    """Files where generated pages can be: in the folders and two levels below."""
    for folder in FOLDERS:
        for below in ("", "*/", "*/*/"):
            yield from (root / folder).glob(f"{below}*.md")
            yield from (root / folder).glob(f"{below}*.md{PARTIAL}")


def _remove_if_empty(folder: Path, root: Path) -> None:
    while folder.parent != root and not any(folder.iterdir()):
        folder.rmdir()
        folder = folder.parent
