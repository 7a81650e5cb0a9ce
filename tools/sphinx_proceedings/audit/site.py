"""The built site as a value: its files, not what is in them."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from sphinx_proceedings.audit.addresses import Target, locate

__all__ = ["Site", "read_site"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Site:
    """What checks may look at."""

    root: Path
    files: frozenset[str]
    """Relative to the root, with forward slashes."""
    base: str = ""
    """Its address as canonical links give it, ending in a slash; empty if none do."""

    def locate(self, path: str, address: str) -> Target:
        """Where an address in the file `path` leads."""
        return locate(path, address, self.base)

    def file(self, path: str) -> str:
        """The file that a server sends for a path; empty if there is none."""
        if path in self.files:
            return path
        index = f"{path}/index.html"
        return index if index in self.files else ""

    def read(self, path: str) -> bytes:
        """A file's bytes; empty where it cannot be read."""
        try:
            return (self.root / path).read_bytes()
        except OSError:
            return b""

    def text(self, path: str) -> str:
        """A file as UTF-8; what is none becomes U+FFFD."""
        return self.read(path).decode(errors="replace").removeprefix("\ufeff")

    @property
    def pages(self) -> tuple[str, ...]:
        """The HTML files that readers see, sorted."""
        return tuple(sorted(path for path in self._published() if path.endswith(".html")))

    @property
    def data_files(self) -> tuple[str, ...]:
        """The files that programs read, sorted."""
        suffixes = (".ics", ".xml", ".json")
        return tuple(sorted(path for path in self._published() if path.endswith(suffixes)))

    def _published(self) -> list[str]:
        """Files outside folders such as `_static`: themes put templates there."""
        return [
            path
            for path in self.files
            if not any(part.startswith(("_", ".")) for part in path.split("/"))
        ]


def read_site(root: Path) -> Site:
    """List a folder.  Links to other folders are not followed."""
    files = [
        Path(folder, name).relative_to(root).as_posix()
        for folder, _, names in os.walk(root)
        for name in names
    ]
    return Site(root=root, files=frozenset(files))
