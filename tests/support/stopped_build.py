"""`python -m` this with how, when and `sphinx-build`'s arguments: a build that comes to an end.

When is a number of changes to files: the next one is not made.  It is the same in every run.
"""

import errno
import os
import signal
import sys
from typing import Any, Literal

from sphinx.cmd.build import main

__all__ = ["Stop"]

Stop = Literal["killed", "interrupted", "disk full", "bug"]
_CHANGES = frozenset({"os.mkdir", "os.remove", "os.rename", "os.rmdir", "os.truncate", "os.utime"})
_WRITING = os.O_WRONLY | os.O_RDWR


def _end(how: str) -> None:
    match how:
        case "killed":
            os.kill(os.getpid(), signal.SIGKILL)
        case "interrupted":
            raise KeyboardInterrupt
        case "disk full":
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        case "bug":
            raise RuntimeError("a fault of the tool")


def _stop(how: str, after: int) -> None:
    """Have the process end so; a disk that is full stays full."""
    left = after

    def hear(event: str, arguments: tuple[Any, ...]) -> None:
        nonlocal left
        is_writing = event == "open" and arguments[2] & _WRITING
        if event not in _CHANGES and not is_writing:
            return
        left -= 1
        if left == -1 and is_writing and not isinstance(arguments[0], int):
            # What would have been written in place had begun to be.
            os.close(os.open(*arguments[::2], 0o644))
        if left == -1 or (left < 0 and how == "disk full"):
            _end(how)

    sys.addaudithook(hear)


if __name__ == "__main__":
    sys.argv[0] = "sphinx-build"
    how, when = sys.argv[1:3]
    del sys.argv[1:3]
    _stop(how, int(when))
    sys.exit(main())
