"""Runs Pagefind over documents and keeps of its output what our pages load.

The program, not the Python interface: that waits a tenth of a second for each document.  Nor the
module's command: Python's start costs four times what a small index does.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from subprocess import PIPE, STDOUT, Popen

from sphinx_proceedings.upstream.pagefind import has_index

__all__ = ["PagefindError", "index_in_the_making", "is_available"]

_LONGEST_MESSAGE = 500


class PagefindError(Exception):
    """Pagefind did not make an index; the message is its own."""


def is_available() -> bool:
    """Whether Pagefind and its program are installed."""
    return all(find_spec(name) is not None for name in ("pagefind", "pagefind_bin"))


@contextmanager
def index_in_the_making(
    documents: Iterable[tuple[str, str]], language: str, folder: Path
) -> Iterator[Callable[[], Path]]:
    """Start to make an index of `documents`, names with HTML.

    Pagefind goes on in a process of its own; what is yielded waits for it and gives the folder of
    the index.  Works in `folder`, which the caller removes.  Raises `PagefindError`, or `OSError`.
    """
    source, output = folder / "documents", folder / "index"
    made: set[Path] = set()
    for name, html in documents:
        path = source / f"{name}.html"
        if path.parent not in made:
            path.parent.mkdir(parents=True, exist_ok=True)
            made.add(path.parent)
        path.write_text(html, encoding="utf-8")
    # Not at the head: both packages may be missing.
    from pagefind_bin import get_executable  # noqa: PLC0415

    command = [
        str(get_executable()),
        "--site",
        str(source),
        "--output-path",
        str(output),
        # Else words of another language could not be found from a page of this one.
        "--force-language",
        language,
        "--silent",
    ]
    with Popen(command, stdout=PIPE, stderr=STDOUT, text=True) as process:  # noqa: S603
        try:
            yield lambda: _finished(process, output)
        finally:
            process.kill()


def _finished(process: Popen[str], output: Path) -> Path:
    said, _ = process.communicate()
    if process.returncode or not has_index(output):
        message = said.strip()[-_LONGEST_MESSAGE:]
        raise PagefindError(message or f"it ended with {process.returncode}")
    _require_room(output)
    return output


def _require_room(output: Path) -> None:
    """Raise `OSError` where a file longer than the longest cannot be written.

    Pagefind 1.5.2 says nothing of files that it wrote in part, on a full disk or beyond a limit.
    """
    longest = max((path.stat().st_size for path in output.rglob("*") if path.is_file()), default=0)
    probe = output / "probe"
    try:
        probe.write_bytes(bytes(longest + 1))
    finally:
        probe.unlink(missing_ok=True)
