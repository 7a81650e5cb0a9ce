"""Folders that are made anew: whole, or what was there stays."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

__all__ = ["folder_made_anew"]


@contextmanager
def folder_made_anew(output: Path) -> Iterator[Path]:
    """An empty folder to be filled, which is put in the place of `output` at the end.

    Where filling it fails, nothing has changed.  Raises OSError.
    """
    output.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=f".{output.name}-", dir=output.parent) as made:
        folder, former = Path(made, "new"), Path(made, "former")
        folder.mkdir()
        yield folder
        was_there = output.exists()
        if was_there:
            output.rename(former)
        try:
            folder.rename(output)
        except OSError:
            if was_there:
                former.rename(output)
            raise
