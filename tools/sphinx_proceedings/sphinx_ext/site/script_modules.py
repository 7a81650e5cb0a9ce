"""What a page says in its head about the modules beneath a script.

A browser learns of a module only once it has read the one that imports it: three levels are three
waits.  Named in the head, all are fetched at once.  An import map (HTML Standard, section 8.1.5)
gives each an address that changes with its content, so that modules of two versions never meet.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from hashlib import sha256
from html import escape
from pathlib import Path

__all__ = ["module_tags"]

_NOW = r'^(?:import|export)\b[^;"(]*"(?P<now>\.[^"]+)";'
_LATER = r'\bimport\("(?P<later>\.[^"]+)"\)'
_IMPORT = re.compile(_NOW, re.MULTILINE)
_ANY_IMPORT = re.compile(f"{_NOW}|{_LATER}", re.MULTILINE)


@lru_cache
def module_tags(entry: Path, address: str, *others: Path) -> str:
    """HTML naming the modules that `entry` imports, now or when asked, with their digests.

    `address` is that of the entry's folder on the site, as seen from the page; `others` are scripts
    in it that the page loads as well.
    """
    folder = entry.parent
    # A name without a dot would be no address.
    address = address if address.startswith(".") else f"./{address}"
    entries = (entry, *others)
    needed = list(_imported(entries, _IMPORT))
    found = {
        _under(path, folder): f"{_under(path, folder)}?v={_digest(path)}"
        for path in sorted(_imported(entries, _ANY_IMPORT))
    }
    imports = {f"{address}/{name}": f"{address}/{versioned}" for name, versioned in found.items()}
    # No address of ours holds what would end the element.
    map_ = json.dumps({"imports": imports}, separators=(",", ":")).replace("<", "\\u003c")
    lines = [f'<script type="importmap">{map_}</script>']
    # After the style sheets, without which nothing can be shown.
    lines += [
        '<link rel="modulepreload" fetchpriority="low"'
        f' href="{escape(f"{address}/{found[name]}")}" />'
        for name in sorted({_under(path, folder) for path in needed})
    ]
    return "\n".join(lines)


def _imported(entries: Iterable[Path], imports: re.Pattern[str]) -> Iterator[Path]:
    """Every module that scripts need, and those they need, each once."""
    seen: set[Path] = set()
    waiting = list(entries)
    while waiting:
        path = waiting.pop()
        for match in imports.finditer(path.read_text("utf-8")):
            # Either group: the one that matched.
            needed = Path(os.path.normpath(path.parent / match[match.lastindex or 0]))
            if needed not in seen:
                seen.add(needed)
                waiting.append(needed)
                yield needed


def _under(path: Path, folder: Path) -> str:
    """The path as seen from a folder that it may not be in."""
    return Path(os.path.relpath(path, folder)).as_posix()


def _digest(path: Path) -> str:
    return sha256(path.read_bytes()).hexdigest()[:8]
