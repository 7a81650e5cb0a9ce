"""Reads and writes pages in as many processes as Sphinx was told to use (`-j`).

Sphinx's own parallel build resolves all references in the main process, hands each page's tree to a
process that writes it, and sends the whole environment back for every batch that was read; pages
for which it cannot start a process are missing.  Here a process resolves what it writes, there is
one batch of reading for each process, and the main process does its share, or all where there can
be no others.
"""

from __future__ import annotations

import gc
import os
import pickle
import traceback
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from logging import LogRecord
from typing import TYPE_CHECKING, Generic, TypeVar

from sphinx.errors import SphinxParallelError
from sphinx.util import logging
from sphinx.util.display import status_iterator

from sphinx_proceedings.processes.executors import in_processes
from sphinx_proceedings.sphinx_ext.log import progress_shown

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.builders.html import StandaloneHTMLBuilder

__all__ = ["read_in_processes", "write_pages"]

T = TypeVar("T")
_BATCHES = 8  # for each process: one that is slow does not keep the others from working

logger = logging.getLogger(__name__)


def write_pages(
    builder: StandaloneHTMLBuilder,
    app: Sphinx,
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
        what = ("writing output... ", "darkgreen", len(each), builder.config.verbosity)
        with logging.pending_warnings():
            for batch in status_iterator(each, *what):
                write_batch(batch)
        return
    # The first page compiles the templates, once for all.
    write_page(docnames[0])
    # Neighbours have much in common.
    length = -(-len(docnames[1:]) // (processes * _BATCHES))
    batches = [docnames[at : at + length] for at in range(1, len(docnames), length)]
    for images in _results(app, write_batch, batches, "writing output", processes):
        builder.images.update(images)


def read_in_processes(builder: StandaloneHTMLBuilder, app: Sphinx, docnames: Sequence[str]) -> None:
    """Read pages into the environment of `builder`."""
    env, processes, main = builder.env, app.parallel, os.getpid()
    for docname in docnames:
        builder.events.emit("env-purge-doc", env, docname)
        env.clear_doc(docname)

    def read_batch(batch: Sequence[str]) -> bytes:
        for docname in batch:
            builder.read_doc(docname, _cache=False)
        return b"" if os.getpid() == main else pickle.dumps(env, pickle.HIGHEST_PROTOCOL)

    # Neighbours take alike long; each process gets some of all.
    batches = [batch for number in range(processes) if (batch := list(docnames[number::processes]))]
    results = _results(app, read_batch, batches, "reading sources", processes)
    for batch, made in zip(batches, results, strict=True):
        if made:
            env.merge_info_from(batch, pickle.loads(made), app)  # noqa: S301  # our own process's


@dataclass(frozen=True, slots=True)
class _Told(Generic[T]):
    """What a process tells of a batch."""

    result: T | None = None
    logs: Sequence[LogRecord] = ()
    failure: Exception | None = None
    """What was raised, in a form that can be told."""


def _results(
    app: Sphinx,
    job: Callable[[Sequence[str]], T],
    batches: Sequence[Sequence[str]],
    what: str,
    processes: int,
) -> list[T]:
    """What became of each batch, in the order of the batches."""
    logger.info("%s in %d processes…", what, processes)
    # Memory that is not collected is not copied for each process.
    gc.collect()
    done = partial(_done, job, os.getpid())
    with progress_shown(app):
        told = in_processes(done, batches, what=what, processes=processes)
    for each in told:
        for record in each.logs:
            logger.handle(record)
        if each.failure is not None:
            raise each.failure
    return [each.result for each in told]  # type: ignore[misc]  # those that failed have none


def _done(job: Callable[[Sequence[str]], T], main: int, batch: Sequence[str]) -> _Told[T]:
    """Do a batch; another process than the main one tells its messages with the result."""
    if os.getpid() == main:
        return _Told(job(batch))
    collector = logging.LogCollector()
    try:
        with collector.collect():
            result = job(batch)
    except OSError as error:
        told = OSError(error.errno, error.strerror, error.filename)
        return _Told(logs=_sent(collector), failure=told)
    except Exception as error:  # noqa: BLE001  # raised in the main process
        text = traceback.format_exception_only(error)[0].strip()
        failure = SphinxParallelError(text, traceback.format_exc())
        return _Told(logs=_sent(collector), failure=failure)
    return _Told(result, logs=_sent(collector))


def _sent(collector: logging.LogCollector) -> list[LogRecord]:
    logging.convert_serializable(collector.logs)
    return collector.logs
