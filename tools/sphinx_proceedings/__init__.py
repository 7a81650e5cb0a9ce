"""A proceedings and programme portal from BibTeX and YAML, built by Sphinx."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_proceedings.building.version import __version__

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

__all__ = ["__version__", "setup"]


def setup(app: Sphinx) -> ExtensionMetadata:
    """Sphinx's entry point; imported late so that the core never loads Sphinx."""
    from sphinx_proceedings.sphinx_ext import setup as setup_extension  # noqa: PLC0415

    return setup_extension(app)
