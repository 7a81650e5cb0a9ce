"""Whether pages may be written without Sphinx's reading them: not where others may change them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_proceedings.sphinx_ext.config import MATH_RENDERER, MYST_EXTENSIONS
from sphinx_proceedings.upstream.environment import who_may_change_pages

if TYPE_CHECKING:
    from sphinx.application import Sphinx

__all__ = ["why_sphinx_writes"]

_KNOWN = (
    "alabaster",
    "docutils",
    "myst_parser",
    "pydata_sphinx_theme",
    "sphinx",
    "sphinx_book_theme",
    "sphinx_design",
    "sphinx_proceedings",
)
"""Packages whose wishes of a page are known."""
_EVENTS = (
    "source-read",
    "include-read",
    "doctree-read",
    "doctree-resolved",
    "missing-reference",
    "warn-missing-reference",
    "html-page-context",
)


def why_sphinx_writes(app: Sphinx) -> str:
    """Why pages have to be made as Sphinx makes them; empty where they have not."""
    config = app.config
    if set(config.myst_enable_extensions) != MYST_EXTENSIONS or config.smartquotes:
        return "conf.py changes what texts mean (myst_enable_extensions, smartquotes)"
    if config.html_math_renderer != MATH_RENDERER:
        return "conf.py has another renderer of formulas"
    if config.html_copy_source:
        return "conf.py has their sources copied (html_copy_source)"
    modules = {_module(one) for one in who_may_change_pages(app, _EVENTS)}
    foreign = sorted(name for name in modules if name.partition(".")[0] not in _KNOWN)
    return f"{', '.join(foreign)} may change them" if foreign else ""


def _module(handler: object) -> str:
    """The module that a handler comes from; of an object that can be called, its class's."""
    return str(getattr(handler, "__module__", None) or type(handler).__module__)
