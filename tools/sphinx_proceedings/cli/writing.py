"""One command at a time writes into a portal, and none while it is built."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sphinx_proceedings.files.sole_writer import sole_writer

__all__ = ["writing_into"]


@contextmanager
def writing_into(root: Path) -> Iterator[None]:
    """Wait until nobody else writes into the portal, saying so, and keep others waiting."""

    def waiting() -> None:
        print(
            f"proceedings: {root} is being built or written into; waiting until that is done",
            file=sys.stderr,
            flush=True,
        )

    with sole_writer(root, waiting):
        yield
