"""Sphinx's reading of pages in several processes, and what it tells of its work."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from logging import LogRecord
from typing import TYPE_CHECKING, TypeVar

from sphinx.util import logging

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

__all__ = ["is_unwanted", "messages_kept", "read_and_sent", "shown_one_by_one", "take_in"]

T = TypeVar("T")


def read_and_sent(builder: Builder, docnames: Sequence[str]) -> None:
    """Read pages, in a process that is to send what it read: their doctrees stay on the disk."""
    for docname in docnames:
        builder.read_doc(docname, _cache=False)


def take_in(app: Sphinx, docnames: Sequence[str], other: BuildEnvironment) -> None:
    """Take over what another process has read of pages."""
    app.env.merge_info_from(docnames, other, app)


def shown_one_by_one(builder: Builder, items: Sequence[T], what: str) -> Iterator[T]:
    """Show how far work on these has come, as Sphinx does."""
    from sphinx.util.display import status_iterator

    verbosity = builder.config.verbosity
    yield from status_iterator(items, f"{what}... ", "darkgreen", len(items), verbosity)


@contextmanager
def messages_kept() -> Iterator[list[LogRecord]]:
    """Keep what is logged, as it can be told to another process; known when the context ends."""
    kept: list[LogRecord] = []
    collector = logging.LogCollector()
    with collector.collect():
        yield kept
    logging.convert_serializable(collector.logs)
    kept += collector.logs


def is_unwanted(app: Sphinx, record: LogRecord) -> bool:
    """Whether a warning is one that the portal does not want to be told."""
    kind, subtype = getattr(record, "type", ""), getattr(record, "subtype", "")
    wishes = app.config.suppress_warnings
    return bool(kind) and logging.is_suppressed_warning(kind, subtype, wishes)
