"""What a page says in its head about the modules beneath a script.

A browser learns of a module only once it has read the one that imports it: three levels are three
waits.  Named in the head, all are fetched at once.  An import map (HTML Standard, section 8.1.5)
gives each an address that changes with its content, so that modules of two versions never meet.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import lru_cache
from hashlib import sha256
from html import escape
from pathlib import Path, PurePosixPath

__all__ = ["module_tags"]

_IMPORT = re.compile(r'^(?:import|export)\b[^;"]*"(?P<name>\./[^"]+)";', re.MULTILINE)


@lru_cache
def module_tags(entry: Path, address: str) -> str:
    """HTML naming the modules that `entry` imports, and all beside it with their digests.

    `address` is that of the entry's folder on the site, as seen from the page.
    """
    folder = entry.parent
    beside = (path for path in sorted(folder.rglob("*.js")) if path != entry)
    versions = {_under(path, folder): _digest(path) for path in beside}
    found = {name: f"{name}?v={digest}" for name, digest in versions.items()}
    imports = {f"{address}/{name}": f"{address}/{versioned}" for name, versioned in found.items()}
    # No address of ours holds what would end the element.
    map_ = json.dumps({"imports": imports}, separators=(",", ":")).replace("<", "\\u003c")
    lines = [f'<script type="importmap">{map_}</script>']
    lines += [
        f'<link rel="modulepreload" href="{escape(f"{address}/{found[name]}")}" />'
        for name in sorted({_under(path, folder) for path in _imported(entry)})
    ]
    return "\n".join(lines)


def _imported(entry: Path) -> Iterator[Path]:
    """Every module needed before `entry` runs; what it asks for later is not among them."""
    seen: set[Path] = set()
    waiting = [entry]
    while waiting:
        path = waiting.pop()
        for match in _IMPORT.finditer(path.read_text("utf-8")):
            needed = path.parent / PurePosixPath(match["name"])
            if needed not in seen:
                seen.add(needed)
                waiting.append(needed)
                yield needed


def _under(path: Path, folder: Path) -> str:
    return path.relative_to(folder).as_posix()


def _digest(path: Path) -> str:
    return sha256(path.read_bytes()).hexdigest()[:8]
