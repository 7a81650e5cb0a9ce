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
import platform
from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from functools import partial
from logging import LogRecord
from typing import TYPE_CHECKING, TypeVar

from sphinx.util import logging

from sphinx_proceedings.processes.executors import executor_for, in_processes, processors
from sphinx_proceedings.processes.sent_jobs import Parcel
from sphinx_proceedings.sphinx_ext.cluster import cluster_in_use
from sphinx_proceedings.sphinx_ext.direct.direct_pages import DirectPages
from sphinx_proceedings.sphinx_ext.direct.framed_pages import FramedPages, Group
from sphinx_proceedings.sphinx_ext.log import progress_shown
from sphinx_proceedings.sphinx_ext.site.frames import Frame
from sphinx_proceedings.upstream.html_builder import OpenHTMLBuilder
from sphinx_proceedings.upstream.output import images_shown
from sphinx_proceedings.upstream.reading import (
    messages_kept,
    read_and_sent,
    shown_one_by_one,
    take_in,
)

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.builders.html import StandaloneHTMLBuilder

__all__ = ["read_in_processes", "write_in_frames", "write_pages"]

T = TypeVar("T")
Batch = TypeVar("Batch")
_WRITING = "writing output"
_IN_PROCESSES = "%s in %d processes…"
_MOST_SENT = 500  # pages, with which goes what they see of the portal
_BATCHES = 8  # for each process: one that is slow does not keep the others from working

logger = logging.getLogger(__name__)


def write_pages(
    builder: StandaloneHTMLBuilder,
    app: Sphinx,
    docnames: Sequence[str],
    direct: DirectPages,
    processes: int,
) -> None:
    """Write pages; `builder` knows the images that they show, and `direct` their frames."""

    def write_batch(batch: Sequence[str]) -> tuple[dict[str, str], dict[Group, Frame]]:
        known = direct.frames.keys()
        for docname in batch:
            direct.write(docname)
        new = {group: frame for group, frame in direct.frames.items() if group not in known}
        return images_shown(builder), new

    if processes == 1:
        with logging.pending_warnings():
            for batch in shown_one_by_one(builder, _batches(docnames, 1), _WRITING):
                write_batch(batch)
        return
    # The first page compiles the templates, once for all.
    direct.write(docnames[0])
    batches = _batches(docnames[1:], processes)
    for images, frames in _results(app, write_batch, batches, _WRITING, processes):
        images_shown(builder).update(images)
        direct.keep_frames(frames)


def write_in_frames(
    builder: StandaloneHTMLBuilder,
    app: Sphinx,
    pages: FramedPages,
    named: Sequence[tuple[str, str]],
    processes: int,
) -> list[str]:
    """Write pages, by docname and path of the file; the docnames of those without a frame.

    Others than this machine may do it.
    """
    if processes == 1:
        each = shown_one_by_one(builder, _batches(named, 1), _WRITING)
        made = [pages.write(batch) for batch in each]
    else:
        logger.info(_IN_PROCESSES, _WRITING, processes)
        gc.collect()
        work = partial(_write, pages.site.view.docnames), _here()
        with progress_shown(app), cluster_in_use(app):
            batches = _batches(named, max(processes, processors()), _MOST_SENT)
            parcels = [_parcel(pages, batch) for batch in batches]
            told = in_processes(_done, parcels, shared=work, what=_WRITING, processes=processes)
        made = list(_told(told))
    return [docname for unframed in made for docname in unframed]


_Work = tuple[FramedPages, Sequence[tuple[str, str]]]


def _parcel(pages: FramedPages, batch: Sequence[tuple[str, str]]) -> Parcel[_Work]:
    """Pages to be written, with what they see of the site."""
    built = pages.site.view.built
    part = pages.part([docname for docname, _ in batch])
    seen = tuple(part.site.view.built.pages.values())
    return Parcel((part, batch), partial(built.stand_ins, seen))


def _write(docnames: Set[str], parcel: Parcel[_Work]) -> list[str]:
    pages, batch = parcel.value
    return pages.among(docnames).write(batch)


def read_in_processes(builder: OpenHTMLBuilder, docnames: Sequence[str], processes: int) -> None:
    """Read pages into the environment of `builder`."""
    app, env, main = builder.sphinx, builder.env, os.getpid()
    for docname in docnames:
        builder.forget(docname)

    def read_batch(batch: Sequence[str]) -> bytes:
        read_and_sent(builder, batch)
        return b"" if os.getpid() == main else pickle.dumps(env, pickle.HIGHEST_PROTOCOL)

    # Neighbours take alike long; each process gets some of all.
    batches = [batch for number in range(processes) if (batch := list(docnames[number::processes]))]
    results = _results(app, read_batch, batches, "reading sources", processes)
    for batch, made in zip(batches, results, strict=True):
        if made:
            take_in(app, batch, pickle.loads(made))  # noqa: S301  # our own process's


def _batches(pages: Sequence[T], processes: int, most: int | None = None) -> list[Sequence[T]]:
    """Pages in order, as neighbours have much in common; in one process one by one.

    In a batch there are at most so many.
    """
    length = -(-len(pages) // (processes * _BATCHES)) if processes > 1 else 1
    length = min(length, most or length)
    return [pages[at : at + length] for at in range(0, len(pages), length)]


def _results(
    app: Sphinx,
    job: Callable[[Batch], T],
    batches: Sequence[Batch],
    what: str,
    processes: int,
) -> list[T]:
    """What became of each batch, in the order of the batches."""
    logger.info(_IN_PROCESSES, what, processes)
    # Memory that is not collected is not copied for each process.
    gc.collect()
    executor = executor_for(len(batches), what=what, processes=processes)
    with progress_shown(app), executor:
        return list(_told(executor.map(partial(_done, (job, _here())), batches)))


def _here() -> str:
    """This process, of all on all machines."""
    return f"{platform.node()} {os.getpid()}"


def _told(results: Iterable[tuple[T, Sequence[LogRecord]]]) -> Iterator[T]:
    """The results, once what was told with them is told here."""
    for result, logs in results:
        for record in logs:
            logger.handle(record)
        yield result


def _done(work: tuple[Callable[[Batch], T], str], batch: Batch) -> tuple[T, Sequence[LogRecord]]:
    """Do a batch; another process than the main one tells its messages with the result."""
    job, main = work
    if _here() == main:
        return job(batch), ()
    with messages_kept() as logs:
        result = job(batch)
    return result, logs
