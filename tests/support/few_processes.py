"""A machine on which only few processes can be begun."""

import errno
import os

import pytest


def allow_processes(monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    """This one can begin so many more."""
    fork, left = os.fork, number

    def limited() -> int:
        nonlocal left
        if not left:
            raise BlockingIOError(errno.EAGAIN, "Resource temporarily unavailable")
        left -= 1
        return fork()

    monkeypatch.setattr(os, "fork", limited)
