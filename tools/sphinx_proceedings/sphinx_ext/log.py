"""Diagnostics as Sphinx warnings of type `proceedings`, one subtype a code."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.util import logging

from sphinx_proceedings.building.memory.finished_build import Message
from sphinx_proceedings.diagnostics import Diagnostic, Severity
from sphinx_proceedings.processes.progress import shown_on, told_to
from sphinx_proceedings.upstream.settings import is_quiet

if TYPE_CHECKING:
    from sphinx.application import Sphinx

__all__ = ["progress_shown", "report", "report_again"]

logger = logging.getLogger(__name__)


@contextmanager
def progress_shown(app: Sphinx) -> Iterator[None]:
    """Show how far work within has come, on a terminal: a line that is written over."""
    with told_to(None if is_quiet(app) else shown_on(sys.stdout)):
        yield


def report(root: Path, diagnostics: Iterable[Diagnostic]) -> list[Message]:
    """Hand diagnostics to Sphinx; notes are shown only with `sphinx-build -v`.

    Returns those that are shown always.
    """
    messages: list[Message] = []
    for diagnostic in diagnostics:
        # Sphinx takes a place without a line for the name of a document.
        location = f"{root / diagnostic.location.path}:{diagnostic.location.line or 1}"
        if diagnostic.location.column:
            location += f":{diagnostic.location.column}"
        text = f"{diagnostic.message} ({diagnostic.hint})"
        if diagnostic.severity is Severity.NOTE:
            logger.verbose("%s: %s", location, text)
        else:
            messages.append(Message(text, location, diagnostic.code.slug))
    report_again(messages)
    return messages


def report_again(messages: Iterable[Message]) -> None:
    """Report what an earlier build reported, and what is as it was."""
    for message in messages:
        logger.warning(
            "%s",
            message.text,
            location=message.location,
            type="proceedings",
            subtype=message.kind,
        )
