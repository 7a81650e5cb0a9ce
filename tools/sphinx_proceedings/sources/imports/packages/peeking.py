"""Files of a package: which there are, how they begin, and what they hold."""

from __future__ import annotations

from pathlib import PurePosixPath

from sphinx_proceedings.sources.imports.export_error import ExportError
from sphinx_proceedings.sources.imports.packages.package import Package

__all__ = ["begin_of", "beside", "bytes_of", "files_ending_in", "path_of"]

_BEGIN = 100_000
"""Bytes at which a form is known."""


def files_ending_in(package: Package, *suffixes: str) -> list[str]:
    """Names of the files with one of these suffixes, in order."""
    return sorted(name for name in package.sizes if name.lower().endswith(suffixes))


def path_of(package: Package, name: str) -> str:
    """What messages call a file of the package."""
    return package.path(name)


def begin_of(package: Package, name: str) -> bytes:
    """The first bytes of a file, without byte order mark; empty where it cannot be read."""
    try:
        begin = package.begin(name, _BEGIN)
    except ExportError:
        return b""
    if begin.startswith((b"\xff\xfe", b"\xfe\xff")):
        return begin.decode("utf-16", "replace").encode("utf-8", "replace")
    return begin.removeprefix(b"\xef\xbb\xbf")


def bytes_of(package: Package, name: str, most: int) -> bytes:
    """A whole file; raises `ExportError` where it has more than `most` bytes."""
    if package.sizes[name] > most:
        raise ExportError(
            package.locate(name),
            f"it has {package.sizes[name]:,} bytes, more than the {most:,} that are read",
            "export one edition at a time",
        )
    return package.read(name)


def beside(package: Package, name: str) -> dict[str, str]:
    """The files in the same folder as `name`, by what they are called there, in lower case."""
    folder = PurePosixPath(name).parent
    return {
        path.name.lower(): other
        for other in sorted(package.sizes)
        if (path := PurePosixPath(other)).parent == folder
    }
