"""All features of the extension: what a build needs that has something to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_proceedings.sphinx_ext import config
from sphinx_proceedings.sphinx_ext.builder import (
    builder,
    events,
    linked_folders,
    outdated_pages,
    readings,
    stale_output,
    unwritable,
)
from sphinx_proceedings.sphinx_ext.builder.note_finished import note_when_finished
from sphinx_proceedings.sphinx_ext.direct import direct_pages
from sphinx_proceedings.sphinx_ext.markup import domain, includes, mathml
from sphinx_proceedings.sphinx_ext.site import (
    assets,
    head,
    interface_words,
    programme,
    redirects,
    search,
    site_files,
    slots,
    unneeded_assets,
)

if TYPE_CHECKING:
    from sphinx.application import Sphinx

__all__ = ["note_when_finished", "setup"]

_FEATURES = (
    config,
    builder,
    linked_folders,
    domain,
    includes,
    slots,
    mathml,
    assets,
    unneeded_assets,
    events,
    outdated_pages,
    stale_output,
    readings,
    redirects,
    direct_pages,
    unwritable,
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
    for module in _FEATURES:
        module.setup(app)
