"""Remembers for which kinds of pages this site's own way gives the same bytes as Sphinx's.

That depends on versions, settings and templates, not on what the pages say.  As long as these are
the same, what was found in one build holds in the next.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Set
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_proceedings.building.memory.fingerprint import digest
from sphinx_proceedings.files.kept_json import read_json
from sphinx_proceedings.files.whole_files import write_atomically
from sphinx_proceedings.sphinx_ext.settings_digest import settings_digest

if TYPE_CHECKING:
    from sphinx.application import Sphinx

__all__ = ["ProvenKinds"]


class ProvenKinds:
    """What was found of a builder's pages."""

    def __init__(self, app: Sphinx) -> None:
        self._path = Path(app.doctreedir) / f"proceedings-{app.builder.name}-kinds.json"
        self._settings = digest([settings_digest(app), *_templates(app)]).hex()

    def read(self) -> set[str]:
        """The slugs of kinds of which it is known; empty where settings have changed since."""
        try:
            found = read_json(self._path.read_bytes())
            known = found["kinds"] if found["settings"] == self._settings else ()
            return {kind for kind in known if isinstance(kind, str)}
        except (OSError, ValueError, TypeError, KeyError):
            return set()

    def remember(self, kinds: Set[str]) -> None:
        """Keep it for the next build."""
        told = {"settings": self._settings, "kinds": sorted(kinds)}
        write_atomically(self._path, (json.dumps(told, indent=0) + "\n").encode())


def _templates(app: Sphinx) -> Iterator[str | bytes]:
    for name in app.config.templates_path:
        for path in sorted((Path(app.confdir) / name).rglob("*")):
            if path.is_file():
                yield str(path)
                yield path.read_bytes()
