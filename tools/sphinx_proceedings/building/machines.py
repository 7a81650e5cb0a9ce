"""What machines that build together must have in common."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from sphinx_proceedings.building.memory.fingerprint import code_digest
from sphinx_proceedings.outputs.formatted.pandoc import pandoc_at

__all__ = ["common"]


def common(marks: Sequence[Path], programs: Sequence[Path] = ()) -> Mapping[str, str]:
    """Values that are the same on each, by what is wrong with a machine where one is not.

    `marks` are files in the folders that they share, `programs` the pandoc that they run.
    """
    seen = {
        f"does not see what is written into {mark.parent}": str(mark.exists()) for mark in marks
    }
    return {
        "has another version of this tool, of Python or of a library": code_digest(),
        **{f"has another {path}, or none": _version(path) for path in programs},
        **seen,
    }


@cache
def _version(path: Path) -> str:
    found = pandoc_at(path)
    return found.version if found else ""
