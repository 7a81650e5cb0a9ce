"""Jobs for processes that have nothing of this one in memory: pickled here, done there.

cloudpickle takes what pickle does not: closures, as bodies of pages are.
"""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from types import ModuleType
from typing import Any

from sphinx_proceedings.processes.garbage import garbage_kept

__all__ = ["carry_code_of", "done", "pickled", "sent"]


def pickled(value: object) -> bytes:
    """A value as it is sent; raises whatever its parts raise that cannot be."""
    import cloudpickle  # noqa: PLC0415  # takes longer than builds in which nothing is sent

    with garbage_kept():
        data: bytes = cloudpickle.dumps(value, pickle.HIGHEST_PROTOCOL)
    return data


def carry_code_of(modules: Iterable[ModuleType]) -> None:
    """Have what is sent carry all code of these that it uses: others cannot import them."""
    import cloudpickle  # noqa: PLC0415  # see above

    for module in modules:
        cloudpickle.register_pickle_by_value(module)


def sent(
    function: Callable[..., object], items: Sequence[object], most: int
) -> tuple[bytes, list[bytes]] | None:
    """A function, and its arguments in at most so many batches of neighbours.

    None where something among them cannot be sent, as what a portal adds to its pages may be.
    """
    length = max(1, -(-len(items) // most))
    starts = range(0, len(items), length)
    try:
        return pickled(function), [pickled(items[at : at + length]) for at in starts]
    except Exception:  # noqa: BLE001  # whatever values raise that cannot be pickled
        return None


def done(function: bytes, batch: bytes, before: Callable[[], object] = lambda: None) -> list[Any]:
    """What comes of a function for each of a batch of its arguments, both as they were sent.

    `before` is called before each.
    """
    call, made = _received(function), []
    for arguments in pickle.loads(batch):  # noqa: S301  # our own
        before()
        made.append(call(*arguments))
    return made


@lru_cache(maxsize=1)
def _received(function: bytes) -> Callable[..., Any]:
    """A function, with all that it carries; a process makes it once for all batches."""
    with garbage_kept():
        received: Callable[..., Any] = pickle.loads(function)  # noqa: S301  # our own
    return received
