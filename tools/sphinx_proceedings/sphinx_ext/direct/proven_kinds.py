"""Remembers for which kinds of pages this site's own way gives the same bytes as Sphinx's.

That depends on versions, settings and templates, not on what the pages say.  As long as these are
the same, what was found in one build holds in the next, and for other portals.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Set
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_proceedings.building.memory.cache import shared_memo
from sphinx_proceedings.building.memory.fingerprint import digest
from sphinx_proceedings.sphinx_ext.own_modules import own_modules
from sphinx_proceedings.sphinx_ext.settings_digest import configuration_digest, installed_packages

if TYPE_CHECKING:
    from sphinx.application import Sphinx

__all__ = ["ProvenKinds"]

_TASK = "proven kinds"


class ProvenKinds:
    """What was found of a builder's pages: kept by the doctrees where there is no cache."""

    def __init__(self, app: Sphinx) -> None:
        parts = [configuration_digest(app), app.builder.name, *installed_packages(), *_files(app)]
        self._memo, self._key = shared_memo(Path(app.doctreedir)), digest(parts)

    def read(self) -> set[str]:
        """The slugs of kinds of which it is known."""
        kept = self._memo.read(_TASK, [self._key]).get(self._key, b"")
        return set(kept.decode().split())

    def remember(self, kinds: Set[str]) -> None:
        """Keep it for other builds."""
        self._memo.write(_TASK, {self._key: "\n".join(sorted(kinds)).encode()})


def _files(app: Sphinx) -> Iterator[str | bytes]:
    """The portal's own code, and its templates."""
    root = Path(app.confdir)
    folders = [root / name for name in app.config.templates_path]
    templates = (path for folder in folders for path in sorted(folder.rglob("*")))
    for path in (*own_modules(app), *templates):
        if path.is_file():
            yield os.path.relpath(path, root)
            yield path.read_bytes()
