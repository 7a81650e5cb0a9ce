"""Reads and writes pages in as many processes as Sphinx was told to use (`-j`).

Sphinx's own parallel build resolves all references in the main process, hands each page's tree to a
process that writes it, and sends the whole environment back for every batch that was read.  Here a
process resolves what it writes, and there is one batch of reading for each process.
"""

from __future__ import annotations

import gc
import pickle
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from sphinx.util import logging
from sphinx.util.display import status_iterator
from sphinx.util.parallel import ParallelTasks

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.builders.html import StandaloneHTMLBuilder

__all__ = ["read_in_processes", "write_pages"]

_WRITING = "writing output... "
_BATCHES = 8  # for each process: one that is slow does not keep the others from working


def write_pages(
    builder: StandaloneHTMLBuilder,
    docnames: Sequence[str],
    write_page: Callable[[str], object],
    processes: int,
) -> None:
    """Write pages; the images they show are known to `builder` afterwards."""

    def write_batch(batch: Sequence[str]) -> dict[str, str]:
        for docname in batch:
            write_page(docname)
        return builder.images

    if processes == 1:
        with logging.pending_warnings():
            for batch in _progress(builder, [[name] for name in docnames], _WRITING, "darkgreen"):
                write_batch(batch)
        return
    # The first page compiles the templates, once for all.
    write_page(docnames[0])
    # Neighbours have much in common.
    length = -(-len(docnames[1:]) // (processes * _BATCHES))
    batches = [docnames[at : at + length] for at in range(1, len(docnames), length)]
    progress = _progress(builder, batches, _WRITING, "darkgreen")

    def done(_batch: Sequence[str], images: dict[str, str]) -> None:
        builder.images.update(images)
        next(progress, None)

    with _little_copied():
        tasks = ParallelTasks(processes)
        for batch in batches:
            tasks.add_task(write_batch, batch, done)
        tasks.join()


def read_in_processes(builder: StandaloneHTMLBuilder, app: Sphinx, docnames: Sequence[str]) -> None:
    """Read pages into the environment of `builder`."""
    env, processes = builder.env, app.parallel
    for docname in docnames:
        builder.events.emit("env-purge-doc", env, docname)
        env.clear_doc(docname)

    def read_batch(batch: Sequence[str]) -> bytes:
        for docname in batch:
            builder.read_doc(docname, _cache=False)
        return pickle.dumps(env, pickle.HIGHEST_PROTOCOL)

    # Neighbours take alike long; each process gets some of all.
    batches = [batch for number in range(processes) if (batch := list(docnames[number::processes]))]
    progress = _progress(builder, batches, "reading sources... ", "purple")
    read: dict[int, bytes] = {}

    def keep(batch: Sequence[str], made: bytes) -> None:
        read[batches.index(list(batch))] = made
        next(progress, None)

    with _little_copied():
        tasks = ParallelTasks(processes)
        for batch in batches:
            tasks.add_task(read_batch, batch, keep)
        tasks.join()
    # Always in the same order, whichever was ready first.
    for number, batch in enumerate(batches):
        env.merge_info_from(batch, pickle.loads(read.pop(number)), app)  # noqa: S301


def _progress(
    builder: StandaloneHTMLBuilder, batches: Sequence[Sequence[str]], what: str, colour: str
) -> Iterator[Sequence[str]]:
    return iter(status_iterator(batches, what, colour, len(batches), builder.config.verbosity))


@contextmanager
def _little_copied() -> Iterator[None]:
    """Memory that the collector does not touch is shared by all processes."""
    gc.collect()
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()
