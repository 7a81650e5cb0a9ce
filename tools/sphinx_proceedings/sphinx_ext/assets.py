"""The portal's style sheet and scripts, served from the site."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

__all__ = ["setup"]

_STATIC = Path(__file__).resolve().parent.parent / "theme" / "static"


def setup(app: Sphinx) -> None:
    """Add the files to every page."""
    app.connect("config-inited", _add_static_path)
    app.add_css_file("proceedings.css", priority=900)
    app.add_js_file("proceedings/main.js", type="module")


def _add_static_path(app: Sphinx, config: Config) -> None:
    # Ahead of the portal's own, so that a file of the same name in `_static` wins.
    config.html_static_path = [str(_STATIC), *config.html_static_path]
