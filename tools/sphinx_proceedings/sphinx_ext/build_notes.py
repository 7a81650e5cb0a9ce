"""What builds of Sphinx note of what they make."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_proceedings.building.memory.build_notes import BuildNotes, Made, no_state
from sphinx_proceedings.upstream.output import BUILD_INFO

if TYPE_CHECKING:
    from sphinx.application import Sphinx

__all__ = ["made_in_output", "notes_of"]


def notes_of(app: Sphinx) -> BuildNotes:
    """The notes of this build's folder."""
    return BuildNotes(Path(app.doctreedir))


def made_in_output(
    app: Sphinx,
    kind: str,
    state: Callable[[str], str] = no_state,
    found: Callable[[Path], Iterable[str]] = lambda _outdir: (),
) -> Made:
    """What is noted of a kind for the output folder; `state` tells how what it names was left.

    Where nothing is noted of a site that Sphinx has made, it is what is `found` in it.
    """
    outdir = str(app.outdir)
    try:
        # A build folder may be moved as a whole.
        where = os.path.relpath(outdir, app.doctreedir)
    except ValueError:
        where = outdir  # On another drive.

    def left() -> Iterable[str]:
        return found(Path(outdir)) if Path(outdir, BUILD_INFO).is_file() else ()

    return notes_of(app).of(f"{kind} in {where}", state, left)
