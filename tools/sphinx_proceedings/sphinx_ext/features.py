"""All features of the extension: what a build needs that has something to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx.util import logging

from sphinx_proceedings.diagnostics import Code
from sphinx_proceedings.sphinx_ext import config
from sphinx_proceedings.sphinx_ext.builder import events
from sphinx_proceedings.sphinx_ext.markup import domain, includes, local_anchors, mathml
from sphinx_proceedings.sphinx_ext.site import (
    around,
    assets,
    corrections,
    head,
    not_found,
    offline,
    page_scripts,
    paper_files,
    programme,
    redirects,
    search,
    site_files,
    slots,
    theme_words,
)
from sphinx_proceedings.upstream.versions import strange_versions

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from sphinx_proceedings.building.material import Plan

__all__ = ["setup"]

_FEATURES = (
    config,
    domain,
    includes,
    paper_files,
    slots,
    mathml,
    local_anchors,
    assets,
    theme_words,
    redirects,
    page_scripts,
    programme,
    head,
    around,
    corrections,
    not_found,
    search,
    site_files,
    offline,
)

logger = logging.getLogger(__name__)


def setup(app: Sphinx, plan: Plan | None, *, ends: bool) -> None:
    """Register everything; MyST and sphinx-design come along.

    `plan` is what was found out of the portal already; the process `ends` with this build, or may
    go on.
    """
    app.setup_extension("myst_parser")
    app.setup_extension("sphinx_design")
    if strange := strange_versions():
        _go_sphinx_own_way(app, strange)
    else:
        from sphinx_proceedings.sphinx_ext import inner_features  # noqa: PLC0415  # see there

        inner_features.setup(app)
    events.setup(app, plan, ends=ends)
    for module in _FEATURES:
        module.setup(app)


def _go_sphinx_own_way(app: Sphinx, strange: list[str]) -> None:
    """Say so, and have every page read and written, as nothing tells which have changed."""
    logger.warning(
        "pages are made by Sphinx's own builder, as this tool does not know %s (install the"
        " versions that it asks for, or a newer version of it; until then builds take longer,"
        " the theme and the search are as they come, and pages that are gone stay in the output)",
        ", ".join(strange),
        type="proceedings",
        subtype=Code.UNKNOWN_VERSION.slug,
    )
    app.connect("env-get-outdated", _all_pages)


def _all_pages(
    app: Sphinx, env: BuildEnvironment, added: set[str], changed: set[str], removed: set[str]
) -> list[str]:
    return sorted(env.found_docs)
