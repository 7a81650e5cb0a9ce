"""Gives a build's work to a cluster, where the portal or the command asks for one.

It is in use while pages are generated, while they are written in frames and while files beside them
are, and not in between: processes that make Sphinx's own pages are forked, which no connection
survives.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.util import logging

from sphinx_proceedings.building.machines import common
from sphinx_proceedings.diagnostics import Code
from sphinx_proceedings.files.whole_files import marked, remove_left_over
from sphinx_proceedings.model.papers import Paper
from sphinx_proceedings.outputs.formatted.pandoc import find_pandoc
from sphinx_proceedings.processes.cluster import ClusterError
from sphinx_proceedings.processes.executors import on_cluster
from sphinx_proceedings.processes.sent_jobs import carry_code_of
from sphinx_proceedings.processes.shelf import shelf_at
from sphinx_proceedings.sphinx_ext.own_modules import loaded_modules

if TYPE_CHECKING:
    from sphinx.application import Sphinx

__all__ = ["cluster_in_use"]

_EXIT = 2

logger = logging.getLogger(__name__)


@contextmanager
def cluster_in_use(app: Sphinx) -> Iterator[None]:
    """Have work within done there; where that cannot be, tell it and end the process."""
    address = app.config.proceedings_scheduler
    if not address:
        yield
        return
    # Workers have the tool, and not what a portal adds to it.
    carry_code_of(loaded_modules(app))
    try:
        with ExitStack() as marks:
            folders = (Path(app.srcdir), Path(app.outdir))
            made = [marks.enter_context(_marked(folder)) for folder in folders]
            pandoc = find_pandoc()
            programs = [pandoc.path] if pandoc else []
            # Beside the sources: nobody publishes that folder.
            marks.enter_context(shelf_at(marks.enter_context(marked(made[0].parent)), [Paper]))
            with on_cluster(address, partial(common, made, programs)):
                yield
    except ClusterError as error:
        logger.error("%s", error, type="proceedings", subtype=Code.CLUSTER_UNAVAILABLE.slug)  # noqa: TRY400
        raise SystemExit(_EXIT) from error


@contextmanager
def _marked(folder: Path) -> Iterator[Path]:
    # Nobody else builds here now: what is there is a killed build's.
    remove_left_over(list(folder.iterdir()))
    with marked(folder) as mark:
        yield mark
