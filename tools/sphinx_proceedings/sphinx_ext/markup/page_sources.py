"""What pages that Sphinx reads are made from: their files, and those that they include or show.

Sphinx takes a file for changed when its time is later than that of reading.  After a switch of
branches, or from an archive, another text may have an earlier one; it may even have the same size.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_proceedings.building.memory.fingerprint import digest
from sphinx_proceedings.building.memory.finished_build import file_state
from sphinx_proceedings.upstream.environment import files_read_for

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment

__all__ = ["has_changed", "state_and_digest"]


def state_and_digest(env: BuildEnvironment, docname: str) -> tuple[str, str]:
    """The state of the files of a page, and a digest of what is in them."""
    paths = list(_files(env, docname))
    return _state(paths), digest(map(_data, paths)).hex()


def has_changed(env: BuildEnvironment, docname: str, known: tuple[str, str]) -> bool:
    """Whether another text is in these files than when `known` was found."""
    paths = list(_files(env, docname))
    return _state(paths) != known[0] and digest(map(_data, paths)).hex() != known[1]


def _files(env: BuildEnvironment, docname: str) -> Iterator[Path]:
    yield Path(env.doc2path(docname))
    yield from (Path(env.srcdir) / path for path in files_read_for(env, docname))


def _state(paths: list[Path]) -> str:
    return "\n".join(map(file_state, paths))


def _data(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""
