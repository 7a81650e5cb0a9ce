"""Jobs for confined processes, some of which never end well."""

import os
import signal
import sys
import time
from pathlib import Path

__all__ = ["work"]


def work(what: str, path: str = "") -> bytes:
    """Do what is said."""
    match what:
        case "loop":
            while True:
                pass
        case "sleep":
            time.sleep(600)
        case "crash":
            os.kill(os.getpid(), signal.SIGSEGV)
        case "exit":
            os._exit(3)
        case "memory":
            return bytes(10**11)
        case "error":
            raise ValueError("of its own")
        case "print":
            print("nothing of this is an answer")
            sys.stdout.flush()
            os.write(1, b"nor this")
        case "write":
            with Path(path).open("wb") as file:
                file.write(b"text")
    return what.encode()


def who(what: str = "") -> bytes:
    """Which process does it, after what is said."""
    work(what)
    return str(os.getpid()).encode()


def crash(path: str, sha256: str) -> bytes:
    """A reader of PDFs that a PDF makes crash."""
    return work("crash", path + sha256)


def babble(path: str, sha256: str) -> bytes:
    """A reader of PDFs that somebody has taken over."""
    return (path + sha256).encode()
