"""All parts of the extension: what a build needs that has something to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_proceedings.sphinx_ext import (
    assets,
    builder,
    calendars,
    config,
    domain,
    drawings,
    events,
    exports,
    freshness,
    head,
    includes,
    interface_words,
    lighter_pages,
    linked_folders,
    mathml,
    output,
    programme,
    readings,
    redirects,
    search,
    site_files,
    straight_pages,
    unwritable,
)
from sphinx_proceedings.sphinx_ext.finished import note_when_finished

if TYPE_CHECKING:
    from sphinx.application import Sphinx

__all__ = ["note_when_finished", "setup"]

_PARTS = (
    config,
    builder,
    linked_folders,
    domain,
    includes,
    exports,
    drawings,
    mathml,
    assets,
    lighter_pages,
    events,
    freshness,
    output,
    readings,
    redirects,
    straight_pages,
    unwritable,
    calendars,
    programme,
    interface_words,
    head,
    search,
    site_files,
)


def setup(app: Sphinx) -> None:
    """Register everything; MyST and sphinx-design come along."""
    app.setup_extension("myst_parser")
    app.setup_extension("sphinx_design")
    for module in _PARTS:
        module.setup(app)
