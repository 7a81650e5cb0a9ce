"""Runs Pagefind over documents and keeps of its output what our pages load.

The command, not the Python interface: that waits a tenth of a second for each document.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterable, Iterator
from importlib.util import find_spec
from pathlib import Path

from sphinx_proceedings.search.index_files import arrange

__all__ = ["PagefindError", "is_available", "made_index"]

_KEPT = ("pagefind.js", "pagefind-worker.js", "pagefind-entry.json", "*.pf_meta", "wasm.*.pagefind")
_KEPT_FOLDERS = ("filter", "fragment", "index")
_UNUSED = "wasm.unknown.pagefind"
_LONGEST_MESSAGE = 500


class PagefindError(Exception):
    """Pagefind did not make an index; the message is its own."""


def is_available() -> bool:
    """Whether Pagefind and its program are installed."""
    return all(find_spec(name) is not None for name in ("pagefind", "pagefind_bin"))


def made_index(
    documents: Iterable[tuple[str, str]], language: str, folder: Path
) -> Iterator[tuple[str, Path]]:
    """The files of an index of `documents`, names with HTML, as names and where they are now.

    Works in `folder`, which the caller removes.  Raises `PagefindError`, or `OSError`.
    """
    source, output = folder / "documents", folder / "index"
    for name, html in documents:
        path = source / f"{name}.html"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(html, encoding="utf-8")
    command = [
        *(sys.executable, "-m", "pagefind", "--site", str(source), "--output-path", str(output)),
        # Else words of another language could not be found from a page of this one.
        *("--force-language", language, "--silent"),
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
    if done.returncode or not (output / "pagefind-entry.json").exists():
        said = (done.stderr or done.stdout).strip()[-_LONGEST_MESSAGE:]
        raise PagefindError(said or f"it ended with {done.returncode}")
    arrange(output)
    for pattern in (*_KEPT, *(f"{kept}/*" for kept in _KEPT_FOLDERS)):
        for path in sorted(output.glob(pattern)):
            if path.name != _UNUSED:
                yield path.relative_to(output).as_posix(), path
