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
from itertools import count
from typing import TYPE_CHECKING, TypeVar

from sphinx.util import logging
from sphinx.util.display import status_iterator
from sphinx.util.parallel import ParallelTasks

from sphinx_proceedings.progress import Steps

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.builders.html import StandaloneHTMLBuilder

__all__ = ["read_in_processes", "write_pages"]

T = TypeVar("T")
_READING = ("reading sources... ", "purple")
_WRITING = ("writing output... ", "darkgreen")
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
        each = [[docname] for docname in docnames]
        with logging.pending_warnings():
            for batch in status_iterator(each, *_WRITING, len(each), builder.config.verbosity):
                write_batch(batch)
        return
    # The first page compiles the templates, once for all.
    write_page(docnames[0])
    # Neighbours have much in common.
    length = -(-len(docnames[1:]) // (processes * _BATCHES))
    batches = [docnames[at : at + length] for at in range(1, len(docnames), length)]
    for images in _results(builder, write_batch, batches, _WRITING, processes):
        builder.images.update(images)


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
    for batch, made in zip(
        batches, _results(builder, read_batch, batches, _READING, processes), strict=True
    ):
        env.merge_info_from(batch, pickle.loads(made), app)  # noqa: S301


def _results(
    builder: StandaloneHTMLBuilder,
    job: Callable[[Sequence[str]], T],
    batches: Sequence[Sequence[str]],
    what: tuple[str, str],
    processes: int,
) -> list[T]:
    """What became of each batch, in the order of the batches, whichever was ready first."""
    steps, done = Steps(what[0], sum(map(len, batches))), count()

    def told(batch: Sequence[str]) -> str:
        return f"{steps.text(len(batch) * next(done))}: {batch[0]} .. {batch[-1]}"

    progress = iter(status_iterator(batches, *what, len(batches), builder.config.verbosity, told))
    results: dict[int, T] = {}

    def keep(number: int) -> Callable[[Sequence[str], T], None]:
        def kept(_batch: Sequence[str], result: T) -> None:
            results[number] = result
            next(progress, None)

        return kept

    with _little_copied():
        tasks = ParallelTasks(processes)
        for number, batch in enumerate(batches):
            tasks.add_task(job, batch, keep(number))
        tasks.join()
    return [results[number] for number in range(len(batches))]


@contextmanager
def _little_copied() -> Iterator[None]:
    """Memory that the collector does not touch is shared by all processes."""
    gc.collect()
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()
