"""ZIP archives as files with names; nothing is unpacked onto the disk, and sizes have limits.

What an archive says of itself is checked before anything is unpacked (APPNOTE.TXT 6.3.10): how many
files, under which names, how large.  What is unpacked then is never more than was said.
"""

from __future__ import annotations

import os
import stat
import struct
import unicodedata
import zipfile
import zlib
from collections.abc import Callable, Iterable
from contextlib import suppress
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import IO

from sphinx_proceedings.diagnostics import Location
from sphinx_proceedings.sources.imports.export_error import ExportError
from sphinx_proceedings.sources.imports.packages.given_files import (
    LARGEST_FILE,
    MOST_FILES,
    Item,
    is_passed_over,
    too_many,
    unsafe_name,
)
from sphinx_proceedings.sources.text.shown import shown

__all__ = ["LARGEST_ALL", "archive_items", "is_archive"]

LARGEST_ALL = 4 * 1024**3
"""Bytes of all files of an archive, unpacked."""
_MOST_GROWTH, _SMALL = 200, 16 * 1024**2
"""How many times its size an archive may unpack to, where that is more than a few bytes."""
_LARGEST_DIRECTORY = 8 * 1024**2
_END, _END_SIZE, _LONGEST_COMMENT = b"PK\5\6", 22, 0xFFFF
_END_64, _LOCATOR_64, _LOCATOR_64_SIZE = b"PK\6\6", b"PK\6\7", 20
_ENCRYPTED, _IN_UTF8 = 0x1, 0x800
_METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
_DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    OSError,
    NotImplementedError,
    RuntimeError,
    ValueError,
    OverflowError,
)
"""What `zipfile` raises for damaged archives."""


def is_archive(begin: bytes) -> bool:
    """Whether a file that begins so is a ZIP archive, which may be a spreadsheet."""
    return begin.startswith((b"PK\3\4", _END))


def archive_items(given: Path | bytes, called: str, largest: int = LARGEST_ALL) -> dict[str, Item]:
    """The files of an archive by their names; raises `ExportError` where it cannot be trusted.

    The one folder that all of them lie in is left out of the names.  A file that is given by its
    path stays open as long as anything of it may be read.
    """
    try:
        with BytesIO(given) if isinstance(given, bytes) else given.open("rb") as stream:
            length, directory = _length(stream), _directory_size(stream)
        archive = None if directory > _LARGEST_DIRECTORY else zipfile.ZipFile(_source(given))
    except _DAMAGED as error:
        raise _damaged(called, error) from None
    if archive is None or len(archive.infolist()) > MOST_FILES:
        raise too_many(called)
    infos = _files(archive, called)
    names = _without_common_folder(list(infos))
    _check_sizes(infos.values(), length, called, largest)
    return {
        name: Item(
            path=f"{called}/{name}",
            size=info.file_size,
            begin=_reader(archive, info, f"{called}/{name}"),
        )
        for name, info in zip(names, infos.values(), strict=True)
    }


def _length(stream: IO[bytes]) -> int:
    return stream.seek(0, os.SEEK_END)


def _source(given: Path | bytes) -> Path | IO[bytes]:
    return BytesIO(given) if isinstance(given, bytes) else given


def _directory_size(stream: IO[bytes]) -> int:
    """Bytes of the list of files, as the end of the archive has it; `zipfile` reads it at once."""
    length = _length(stream)
    start = max(0, length - _END_SIZE - _LONGEST_COMMENT - _LOCATOR_64_SIZE)
    stream.seek(start)
    tail = stream.read()
    at = tail.rfind(_END)
    if at < 0:
        return 0
    size = int(struct.unpack_from("<I", tail, at + 12)[0])
    locator = at - _LOCATOR_64_SIZE
    if locator >= 0 and tail[locator:].startswith(_LOCATOR_64):
        stream.seek(struct.unpack_from("<Q", tail, locator + 8)[0])
        record = stream.read(48)
        if record.startswith(_END_64):
            size = int(struct.unpack_from("<Q", record, 40)[0])
    return size


def _files(archive: zipfile.ZipFile, called: str) -> dict[str, zipfile.ZipInfo]:
    """The files by their names as meant, in the archive's order."""
    found: dict[str, zipfile.ZipInfo] = {}
    seen: dict[str, str] = {}
    for info in archive.infolist():
        name = _name(info)
        place = f"{called}/{shown(_visible(name))}"
        if reason := unsafe_name(name) or _unusable(info):
            message = f"its name {reason}" if unsafe_name(name) else reason
            hint = "make the archive again from the files that you mean, or give their folder"
            raise ExportError(Location(path=place), f"{message}; nothing is read", hint)
        name = "/".join(part for part in name.split("/") if part not in ("", "."))
        if info.is_dir() or not name or is_passed_over(name):
            continue
        if (other := seen.setdefault(name.casefold(), name)) != name or name in found:
            message = f"two files have the same name, “{shown(other)}”; nothing is read"
            hint = "give each file a name of its own, whatever its case, and make the archive again"
            raise ExportError(Location(path=place), message, hint)
        found[name] = info
    return found


def _name(info: zipfile.ZipInfo) -> str:
    """Tools that do not say so write UTF-8 as well; `zipfile` reads it as code page 437."""
    name = info.orig_filename
    if not info.flag_bits & _IN_UTF8:
        with suppress(UnicodeError):
            name = name.encode("cp437").decode("utf-8")
    return unicodedata.normalize("NFC", name)


def _visible(name: str) -> str:
    return "".join(c if c.isprintable() and c != "\\" else "\ufffd" for c in name)


def _unusable(info: zipfile.ZipInfo) -> str:
    kind = stat.S_IFMT(info.external_attr >> 16)
    if kind and kind not in (stat.S_IFREG, stat.S_IFDIR):
        return "it is a link or a device, not a file"
    if info.flag_bits & _ENCRYPTED:
        return "it is encrypted"
    if info.compress_type not in _METHODS:
        return "it is compressed in a way that is not read"
    return ""


def _without_common_folder(names: list[str]) -> list[str]:
    while names and all("/" in name for name in names):
        first = names[0].partition("/")[0]
        if not all(name.startswith(f"{first}/") for name in names):
            break
        names = [name.partition("/")[2] for name in names]
    return names


def _check_sizes(infos: Iterable[zipfile.ZipInfo], length: int, called: str, largest: int) -> None:
    infos = sorted(infos, key=lambda info: info.header_offset)
    whole = sum(info.file_size for info in infos)
    overlap = any(
        first.header_offset + first.compress_size > second.header_offset
        for first, second in pairwise(infos)
    )
    if overlap or (whole > _SMALL and whole > _MOST_GROWTH * length):
        message = "its files would unpack to far more than any export; nothing is read"
    elif whole > largest:
        message = f"its files are larger than {largest:,} bytes in all; none is read"
    else:
        return
    raise ExportError(Location(path=called), message, "give the files themselves, in a folder")


def _reader(archive: zipfile.ZipFile, info: zipfile.ZipInfo, called: str) -> Callable[[int], bytes]:
    def begin(most: int) -> bytes:
        wanted = min(most, info.file_size, LARGEST_FILE)
        try:
            with archive.open(info) as stream:
                # The checksum is compared where the end is come to.
                data = stream.read(wanted if wanted < info.file_size else wanted + 1)
        except _DAMAGED as error:
            raise _damaged(called, error) from None
        if len(data) != wanted:
            raise _damaged(called, EOFError("it is shorter or longer than the archive says"))
        return data

    return begin


def _damaged(called: str, error: Exception) -> ExportError:
    reason = str(error) if isinstance(error, EOFError) and str(error) else "it is cut off or broken"
    message = f"the archive is damaged: {reason}"
    return ExportError(Location(path=called), message, "download or copy it again")
