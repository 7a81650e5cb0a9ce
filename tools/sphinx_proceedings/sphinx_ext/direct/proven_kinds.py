"""Remembers for which kinds of pages this site's own way gives the same bytes as Sphinx's.

That depends on versions, settings and templates, not on what the pages say.  As long as these are
the same, what was found in one build holds in the next, and for other portals.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Set
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_proceedings.building.memory.cache import cache_folder, remove_least_used
from sphinx_proceedings.building.memory.fingerprint import digest
from sphinx_proceedings.files.kept_json import read_json
from sphinx_proceedings.files.whole_files import write_atomically
from sphinx_proceedings.sphinx_ext.own_modules import own_modules
from sphinx_proceedings.sphinx_ext.settings_digest import configuration_digest, installed_packages

if TYPE_CHECKING:
    from sphinx.application import Sphinx

__all__ = ["ProvenKinds"]

_KEPT = 50  # settings; less than a kilobyte each


class ProvenKinds:
    """What was found of a builder's pages: in the user's cache, or without one by the doctrees."""

    def __init__(self, app: Sphinx) -> None:
        parts = [configuration_digest(app), app.builder.name, *installed_packages(), *_files(app)]
        folder = cache_folder() or Path(app.doctreedir)
        self._path = folder / f"proceedings-kinds-{digest(parts).hex()}.json"

    def read(self) -> set[str]:
        """The slugs of kinds of which it is known."""
        try:
            found = read_json(self._path.read_bytes())
            os.utime(self._path)
        except (OSError, ValueError):
            return set()
        return (
            {kind for kind in found if isinstance(kind, str)} if isinstance(found, list) else set()
        )

    def remember(self, kinds: Set[str]) -> None:
        """Keep it for other builds."""
        # A full or read-only disk costs time, nothing else.
        with suppress(OSError):
            write_atomically(self._path, (json.dumps(sorted(kinds), indent=0) + "\n").encode())
        remove_least_used("proceedings-kinds-*.json", _KEPT)


def _files(app: Sphinx) -> Iterator[str | bytes]:
    """The portal's own code, and its templates."""
    root = Path(app.confdir)
    folders = [root / name for name in app.config.templates_path]
    templates = (path for folder in folders for path in sorted(folder.rglob("*")))
    for path in (*own_modules(app), *templates):
        if path.is_file():
            yield os.path.relpath(path, root)
            yield path.read_bytes()
