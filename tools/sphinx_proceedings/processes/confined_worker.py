"""What a confined process does: its limits, and one job after the other until nobody asks any more.

It is asked and answers by pipes, in frames: what it is, how long, and the bytes themselves.
"""

from __future__ import annotations

import json
import os
import signal
import struct
import sys
from contextlib import suppress
from enum import IntEnum
from importlib import import_module
from typing import IO

__all__ = ["HEAD", "LARGEST_FRAME", "STOPPED_BY_TIME", "Reply", "received", "serve"]

HEAD = struct.Struct("!BI")
LARGEST_FRAME = 288 * 1024**2
"""Bytes; whoever sends more is not listened to."""
STOPPED_BY_TIME = getattr(signal, "SIGPROF", 0)
"""The signal that ends a process whose job has had its time; 0 where the system has none."""
_LONGEST = 300  # characters of an error


class Reply(IntEnum):
    """What a frame is."""

    DONE = 0
    """What the job made; to a process: what it is to do."""
    MEMORY = 1
    ERROR = 2


def received(stream: IO[bytes]) -> tuple[Reply, bytes]:
    """The next frame; raises EOFError where there is none, or none that is whole."""
    kind, length = HEAD.unpack(_read(stream, HEAD.size))
    if length > LARGEST_FRAME or kind not in {*Reply}:
        raise EOFError
    return Reply(kind), _read(stream, length)


def _read(stream: IO[bytes], length: int) -> bytes:
    data = stream.read(length)
    if len(data) != length:
        raise EOFError
    return data


def serve(job: str, limits: str) -> None:
    """Do a job, given as `module:function`, as often as it is asked for."""
    seconds, memory = json.loads(limits)
    asked, answer = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    # What a library prints is no answer.
    with open(os.devnull, "wb") as nowhere:  # noqa: PTH123
        os.dup2(nowhere.fileno(), 1)
    module, _, name = job.partition(":")
    function = getattr(import_module(module), name)
    _be_limited(memory)
    with suppress(EOFError, BrokenPipeError):
        while True:
            _, item = received(asked)
            reply, data = Reply.DONE, b""
            _have(seconds)
            try:
                data = function(*json.loads(item))
            except MemoryError:
                reply = Reply.MEMORY
            except Exception as error:  # noqa: BLE001  # told to whoever asked
                reply, data = (
                    Reply.ERROR,
                    f"{type(error).__name__}: {error}"[:_LONGEST].encode(errors="replace"),
                )
            _have(0)
            answer.write(HEAD.pack(reply, len(data)) + data)
            answer.flush()


def _have(seconds: float) -> None:
    """Be ended after so much time of a processor; 0 is for none."""
    if STOPPED_BY_TIME:
        signal.setitimer(signal.ITIMER_PROF, seconds)


def _be_limited(memory: int) -> None:
    """Take no more memory, write no file and leave no image of a crash."""
    try:
        import resource  # noqa: PLC0415  # not on Windows
    except ImportError:
        return
    for what, most in (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        with suppress(ValueError, OSError):  # macOS has no limit of memory.
            resource.setrlimit(what, (most, most))
