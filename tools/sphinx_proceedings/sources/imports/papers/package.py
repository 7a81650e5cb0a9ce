"""What was given to be imported: files, a folder or an archive, as names with their bytes."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from sphinx_proceedings.diagnostics import Location

__all__ = ["Package", "open_package"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Package:
    """Files by their names; nothing is read before it is asked for."""

    name: str
    """What the person who gave it called it."""
    sizes: Mapping[str, int]
    """Bytes of each file by its name, `data.json` or `papers/17.pdf`: relative, with forward
    slashes, without `..`, unique also where case is not told apart."""
    reader: Callable[[str], bytes] = field(repr=False, compare=False)

    def read(self, name: str) -> bytes:
        """The bytes of a file; raises `ExportError` for what is damaged or too large."""
        return self.reader(name)

    @property
    def whole(self) -> Location:
        """The package as a place."""
        return Location(path=self.name)


def open_package(paths: Sequence[Path]) -> Package:
    """The files of what was given, by their names."""
    by_name = {path.name: path for path in paths}
    return Package(
        name=", ".join(path.as_posix() for path in paths),
        sizes={name: path.stat().st_size for name, path in by_name.items()},
        reader=lambda name: by_name[name].read_bytes(),
    )
