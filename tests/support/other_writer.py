"""Another process that writes into a portal."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sphinx_proceedings.files.sole_writer import sole_writer


def nobody() -> None:
    """What is called where somebody else holds the lock."""
    raise AssertionError("nobody else holds the lock")


@contextmanager
def held_by_another(folder: Path) -> Iterator[tuple[int, int]]:
    """Another process holds the lock until something is written; its id, and where to write."""
    wait, tell_go = os.pipe()
    told, tell = os.pipe()
    child = os.fork()
    if not child:
        try:
            os.close(tell_go)
            with sole_writer(folder, nobody):
                os.write(tell, b"held")
                os.read(wait, 1)
                (folder / "written").touch()
        finally:
            os._exit(0)
    os.close(tell)
    os.close(wait)
    assert os.read(told, 4) == b"held"
    try:
        yield child, tell_go
    finally:
        os.close(tell_go)
        os.close(told)
        os.waitpid(child, 0)
