"""Tells git which pages are generated: a `.gitignore` in each folder that holds any.

Generated pages lie beside those written by hand, so no pattern can tell them apart: each is named.
A page that is not named is seen by git, whoever puts it there and whenever.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from sphinx_proceedings.building.writing.pages import (
    bytes_at,
    files_in_folders,
    generated_files,
    unwritable,
)
from sphinx_proceedings.diagnostics import Code, Diagnostic, Location
from sphinx_proceedings.files.whole_files import remove_with_empty_folders, write_atomically

__all__ = ["IGNORE_FILE", "IgnoreFiles", "is_kept", "keep_ignore_files", "kept_ignore_files"]

IGNORE_FILE = ".gitignore"
_LIST = "the list of generated pages for git"
_MARK = "# Kept by sphinx-proceedings:"
"""How the first line of every file begins that is written here; no other is overwritten."""
_HEAD = f"{_MARK} the pages in this folder that it makes, and this file."
_SPECIAL = re.compile(r"[\\*?\[]")
"""What means something in a pattern that begins with a slash and ends in letters (gitignore(5))."""


@dataclass(frozen=True, kw_only=True, slots=True)
class IgnoreFiles:
    """What changed on the disk, as paths relative to the root, and what could not."""

    written: tuple[str, ...]
    diagnostics: tuple[Diagnostic, ...]


def keep_ignore_files(root: Path, pages: Collection[str], *, are_all: bool = True) -> IgnoreFiles:
    """Bring the lists under `root` in line with the generated pages on the disk, by docname.

    Writes only what differs and overwrites nothing that was written by hand.  Unless `pages`
    `are_all`, others that are there and generated are named as well: those of sources that cannot
    be read, and those that could not be written anew.
    """
    others = () if are_all else _other_pages(root, pages)
    names: dict[str, list[str]] = {}
    for docname in (*pages, *others):
        folder, _, name = docname.rpartition("/")
        names.setdefault(folder, []).append(f"{name}.md")
    results = [_keep(root, folder, listed) for folder, listed in sorted(names.items())]
    for path in list(kept_ignore_files(root)):
        folder = path.parent.relative_to(root).as_posix()
        if folder not in names:
            results.append(_remove(root, folder))
    return IgnoreFiles(
        written=tuple(each for each in results if isinstance(each, str)),
        diagnostics=tuple(each for each in results if isinstance(each, Diagnostic)),
    )


def kept_ignore_files(root: Path) -> Iterator[Path]:
    """The files under `root` that are kept here."""
    yield from filter(is_kept, files_in_folders(root, (IGNORE_FILE,)))


def is_kept(path: Path) -> bool:
    """Whether a file is one that is kept here."""
    return path.name == IGNORE_FILE and _is_kept(bytes_at(path))


def _is_kept(text: bytes | None) -> bool:
    return text is not None and text.startswith(_MARK.encode())


def _other_pages(root: Path, pages: Collection[str]) -> Iterator[str]:
    for path in generated_files(root, but={root / f"{docname}.md" for docname in pages}):
        if path.suffix == ".md":
            yield path.relative_to(root).with_suffix("").as_posix()


def _keep(root: Path, folder: str, names: Iterable[str]) -> str | Diagnostic | None:
    """Write one list: its path where it was written, or why it was not."""
    path = f"{folder}/{IGNORE_FILE}"
    text = _text(names).encode()
    current = bytes_at(root / path)
    if current == text:
        return None
    if current is not None and not _is_kept(current):
        return _in_the_way(path, folder)
    try:
        write_atomically(root / path, text)
    except OSError as error:
        return unwritable(_LIST, path, error)
    return path


def _remove(root: Path, folder: str) -> Diagnostic | None:
    path = f"{folder}/{IGNORE_FILE}"
    try:
        remove_with_empty_folders(root / path, root)
    except OSError as error:
        return unwritable(_LIST, path, error)
    return None


def _text(names: Iterable[str]) -> str:
    """The list; without the slash a name would hold in all folders below as well."""
    lines = "\n/".join((_HEAD, IGNORE_FILE, *sorted(names)))
    return _SPECIAL.sub(r"\\\g<0>", lines) + "\n"


def _in_the_way(path: str, folder: str) -> Diagnostic:
    return Diagnostic(
        code=Code.IGNORE_IN_THE_WAY,
        location=Location(path=path),
        message="this file was written by hand, but the list of generated pages for git belongs"
        " here; it is left as it is, and git sees those pages",
        hint=f"move its patterns into the portal's own {IGNORE_FILE}, where they begin with"
        f" /{folder}/, and delete it here, then build again",
    )
