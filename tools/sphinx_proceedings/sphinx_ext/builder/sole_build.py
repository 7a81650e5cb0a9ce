"""One build at a time in a portal and in an output folder, and none while a command writes there.

The lock is held from before the sources are looked at until all is noted.  While a site is being
written the notes say so: where the next build finds that, the last was killed, and what it was
writing is removed.
"""

from __future__ import annotations

import os
import weakref
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.util import logging

from sphinx_proceedings.files.sole_writer import sole_writer
from sphinx_proceedings.files.whole_files import remove_left_over
from sphinx_proceedings.sphinx_ext.build_notes import made_in_output
from sphinx_proceedings.sphinx_ext.unwritable import (
    ending_when_unwritable,
    ends_when_unwritable,
)

if TYPE_CHECKING:
    from sphinx.application import Sphinx

__all__ = ["hold_until_finished", "note_that_it_is_written"]

logger = logging.getLogger(__name__)


def hold_until_finished(app: Sphinx) -> None:
    """Wait until no other process writes into the portal or the output, and keep others waiting."""
    locks = ExitStack()
    # A build that ends before it began tells no handler.
    weakref.finalize(app, locks.close)
    with ending_when_unwritable():
        for folder in (Path(app.outdir), Path(app.doctreedir)):
            folder.mkdir(parents=True, exist_ok=True)
    for folder in (Path(app.srcdir), Path(app.outdir)):
        locks.enter_context(sole_writer(folder, _tell))
    app.connect("build-finished", lambda _app, _exception: locks.close(), priority=1000)


def _tell() -> None:
    logger.info("the portal is being built or written into; waiting until that is done")


def note_that_it_is_written(app: Sphinx) -> None:
    """Have the notes say so until the build is done."""
    made, begun = made_in_output(app, "being written"), {"": ""}

    def begin(_app: Sphinx) -> None:
        if made.read():
            remove_left_over(_files(Path(app.outdir)))
        made.note({}, begun)

    def end(_app: Sphinx, exception: Exception | None) -> None:
        if exception is None:
            made.note(begun, {})

    app.connect("builder-inited", ends_when_unwritable(begin), priority=0)
    app.connect("build-finished", ends_when_unwritable(end), priority=800)


def _files(folder: Path) -> Iterator[Path]:
    for above, _folders, names in os.walk(folder):
        yield from (Path(above, name) for name in names)
