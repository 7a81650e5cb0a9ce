"""Features that stand on what Sphinx and the theme do not document.

Loaded only with versions that are known.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_proceedings.sphinx_ext import unwritable
from sphinx_proceedings.sphinx_ext.builder import (
    builder,
    followed_links,
    linked_folders,
    outdated_pages,
    page_styles,
    readings,
    stale_output,
)
from sphinx_proceedings.sphinx_ext.direct import unread_pages
from sphinx_proceedings.sphinx_ext.site import page_options, policy, theme_parts, unneeded_assets

if TYPE_CHECKING:
    from sphinx.application import Sphinx

__all__ = ["setup"]

_FEATURES = (
    builder,
    followed_links,
    linked_folders,
    theme_parts,
    unneeded_assets,
    page_options,
    policy,
    outdated_pages,
    stale_output,
    page_styles,
    readings,
    unread_pages,
    unwritable,
)


def setup(app: Sphinx) -> None:
    """Register them."""
    for module in _FEATURES:
        module.setup(app)
