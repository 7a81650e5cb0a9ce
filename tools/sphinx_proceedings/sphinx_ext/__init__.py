"""The Sphinx extension: generates the pages, resolves references to records, dresses the site.

The only room that imports Sphinx or docutils.  `features.py` loads all of it; a build in which
nothing has changed since the last one (`sphinx_ext/builder/unchanged.py`) does without.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_proceedings.building.memory.fingerprint import code_digest
from sphinx_proceedings.building.version import __version__

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

    from sphinx_proceedings.building.material import Plan
    from sphinx_proceedings.building.memory.finished_build import FinishedBuild
    from sphinx_proceedings.sphinx_ext.builder.changed_data import Changed
    from sphinx_proceedings.sphinx_ext.builder.unchanged import Inputs

__all__ = ["setup"]

_DIGITS = 15


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register everything, or only what leaves a finished site as it is."""
    from sphinx_proceedings.sphinx_ext.builder import sole_build, unchanged  # noqa: PLC0415  # not with the package

    sole_build.hold_until_finished(app)
    inputs = unchanged.inputs_of(app)
    last_build = inputs and unchanged.last_build_of(app, inputs)
    if not (inputs and last_build and unchanged.leave_as_it_is(app, inputs, last_build)):
        sole_build.note_that_it_is_written(app)
        changed = _changed(app, inputs, last_build) if inputs and last_build else None
        if changed is None or not changed.is_taken:
            _build(app, inputs, changed.plan if changed else None)
    return {
        "version": __version__,
        "env_version": _env_version(),
        "parallel_read_safe": True,
        "parallel_write_safe": True,
    }


def _changed(app: Sphinx, inputs: Inputs, last_build: FinishedBuild) -> Changed | None:
    from sphinx_proceedings.sphinx_ext.builder import changed_data  # noqa: PLC0415  # takes long

    return changed_data.take_changed_data(app, inputs, last_build)


def _build(app: Sphinx, inputs: Inputs | None, plan: Plan | None) -> None:
    from sphinx_proceedings.sphinx_ext import features  # noqa: PLC0415  # a third of a second

    features.setup(app, plan, ends=inputs is not None)
    if inputs is not None:
        # Only of versions that are known.
        from sphinx_proceedings.sphinx_ext.builder.note_finished import note_when_finished  # noqa: PLC0415

        note_when_finished(app, inputs)


def _env_version() -> int:
    """What Sphinx compares: pages that another version of the tool has read are read again."""
    return int(code_digest()[:_DIGITS], 16)
