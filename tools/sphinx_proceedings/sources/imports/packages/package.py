"""What was given to be imported: files, a folder or an archive, as names with their bytes."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from types import MappingProxyType

from sphinx_proceedings.diagnostics import Location
from sphinx_proceedings.sources.imports.export_error import ExportError
from sphinx_proceedings.sources.imports.packages.archives import archive_items, is_archive
from sphinx_proceedings.sources.imports.packages.given_files import (
    LARGEST_FILE,
    MOST_FILES,
    Item,
    file_item,
    folder_items,
    too_many,
)
from sphinx_proceedings.sources.text.shown import shown

__all__ = ["Package", "open_package", "package_of_bytes"]

_HEAD = 64 * 1024
_OFFICE = b"[Content_Types].xml"
"""Which every file of Office has at its top: it is an archive, but one document."""
_ZIP = ".zip"


@dataclass(frozen=True, kw_only=True, slots=True)
class Package:
    """Files by their names; nothing is read before it is asked for."""

    name: str
    """What the person who gave it called it."""
    sizes: Mapping[str, int]
    """Bytes of each file by its name, `data.json` or `papers/17.pdf`: relative, with forward
    slashes, without `..`, unique also where case is not told apart."""
    reader: Callable[[str], bytes] = field(repr=False, compare=False)
    beginner: Callable[[str, int], bytes] | None = field(default=None, repr=False, compare=False)
    """At most so many of the first bytes of a file, where that is less work than all of them."""
    paths: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}), repr=False)
    """What messages call the files, where it is not what follows from the names."""

    def read(self, name: str) -> bytes:
        """The bytes of a file; raises `ExportError` for what is damaged or too large."""
        return self.reader(name)

    def begin(self, name: str, most: int = _HEAD) -> bytes:
        """The first bytes of a file, by which its form is known; raises `ExportError`."""
        if self.beginner is None:
            return self.reader(name)[:most]
        return self.beginner(name, most)

    def path(self, name: str) -> str:
        """What messages call a file."""
        is_alone = PurePosixPath(self.name).name == name
        return self.paths.get(name) or (self.name if is_alone else f"{self.name}/{name}")

    def locate(self, name: str) -> Location:
        """A file as a place."""
        return Location(path=self.path(name))

    @property
    def whole(self) -> Location:
        """The package as a place."""
        return Location(path=self.name)


def open_package(paths: Sequence[Path]) -> Package:
    """The files of what was given: files, folders, ZIP archives; raises `ExportError`.

    What lies in a folder or an archive has its name there.  No file is read whole here, and an
    archive within an archive stays one file.
    """
    called = ", ".join(path.as_posix() for path in paths)
    items: dict[str, Item] = {}
    seen: dict[str, str] = {}
    for path in paths:
        for name, item in _items(path):
            if (other := seen.setdefault(name.casefold(), item.path)) != item.path:
                message = f"“{shown(name)}” is also the name of {shown(other, 200)}"
                hint = "give each file a name of its own, whatever its case"
                raise ExportError(Location(path=item.path), message, hint)
            items[name] = item
    if len(items) > MOST_FILES:
        raise too_many(called)
    _check_content(items, called)

    def begin(name: str, most: int) -> bytes:
        return items[name].begin(most)

    def read(name: str) -> bytes:
        item = items[name]
        data = item.begin(LARGEST_FILE + 1) if item.size <= LARGEST_FILE else b""
        if max(len(data), item.size) > LARGEST_FILE:
            message = f"it is larger than {LARGEST_FILE:,} bytes; it is not read"
            raise ExportError(Location(path=item.path), message, "leave it out of the export")
        return data

    return Package(
        name=called,
        sizes=MappingProxyType({name: item.size for name, item in items.items()}),
        reader=read,
        beginner=begin,
        paths=MappingProxyType({name: item.path for name, item in items.items()}),
    )


def package_of_bytes(called: str, data: bytes) -> Package:
    """What was read from standard input, as a file."""
    return Package(
        name=called, sizes=MappingProxyType({called: len(data)}), reader=lambda _name: data
    )


def _items(path: Path) -> list[tuple[str, Item]]:
    called = path.as_posix()
    if path.is_dir():
        return list(folder_items(path, called))
    item = file_item(path, called)
    if is_archive(item.begin(4)) and not _is_document(path, item):
        return list(archive_items(path, called).items())
    if path.suffix.lower() == _ZIP:
        message = "this is no ZIP archive, or what there is of one"
        raise ExportError(Location(path=called), message, "download or copy it again")
    return [(unicodedata.normalize("NFC", path.name), item)]


def _is_document(path: Path, item: Item) -> bool:
    """Whether an archive is a spreadsheet or a text of Office."""
    suffix = path.suffix.lower()
    return suffix != _ZIP and (suffix.startswith(".xls") or _OFFICE in item.begin(_HEAD))


def _check_content(items: Mapping[str, Item], called: str) -> None:
    if not items:
        message = "there is no file in it"
        raise ExportError(Location(path=called), message, "give the files of an export")
    if all(name.lower().endswith(_ZIP) for name in items):
        message = "there is nothing but another archive in it, which is not unpacked"
        raise ExportError(Location(path=called), message, "unpack it, and give what is in it")
