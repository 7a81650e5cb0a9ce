"""The Sphinx extension: generates the pages, resolves references to records, dresses the site.

The only room that imports Sphinx or docutils.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_proceedings import __version__
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
    lighter_pages,
    mathml,
    programme,
    redirects,
    search,
    site_files,
    straight_pages,
)

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

__all__ = ["setup"]

_PARTS = (
    *(
        config,
        builder,
        domain,
        includes,
        exports,
        drawings,
        mathml,
        assets,
        lighter_pages,
        events,
        freshness,
        redirects,
        straight_pages,
    ),
    *(calendars, programme, head, search, site_files),
)


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register everything; MyST and sphinx-design come along."""
    app.setup_extension("myst_parser")
    app.setup_extension("sphinx_design")
    for module in _PARTS:
        module.setup(app)
    return {
        "version": __version__,
        "env_version": domain.DATA_VERSION,
        "parallel_read_safe": True,
        "parallel_write_safe": True,
    }
