"""The versions in which what this room touches was found.

Where one of Sphinx, of what it stands on, or of the theme is installed that nobody has looked at,
the build says so and goes Sphinx's own way: with Sphinx's builder, which reads and writes every
page.  What of this room it uses then touches nothing when it is loaded, and does without what is
not there.
"""

from __future__ import annotations

from collections.abc import Collection
from importlib import metadata

__all__ = ["PAGEFIND", "SEEN", "SERVING", "series", "strange_versions"]

PAGEFIND = "1.5.2"
"""The version of Pagefind whose files are understood; those of another are left as they are."""
SEEN = {
    "docutils": "0.22.4",
    "myst-parser": "5.2.0",
    "pagefind": PAGEFIND,
    "pydata-sphinx-theme": "0.20.0",
    "ruamel.yaml": "0.19.1",
    "sphinx": "9.0.4",
    "sphinx-book-theme": "1.4.0",
    "sphinx-design": "0.8.0",
    "sphinx-autobuild": "2025.8.25",
}
"""Versions in which all was found.  Later ones of the same series may be used."""
SERVING = ("sphinx-autobuild",)
"""What matters only where a portal is served while it is edited."""
_NOT_OF_PAGES = {"pagefind", "ruamel.yaml", *SERVING}


def strange_versions(names: Collection[str] = SEEN.keys() - _NOT_OF_PAGES) -> list[str]:
    """Packages that are installed in a version of another series, as `sphinx 10.0`."""
    strange: list[str] = []
    for name in sorted(names):
        try:
            version = metadata.version(name)
        except metadata.PackageNotFoundError:
            continue
        if series(version) != series(SEEN[name]):
            strange.append(f"{name} {version}")
    return strange


def series(version: str) -> tuple[str, ...]:
    """What versions share that break nothing: the first number, with the second after a zero."""
    first, *others = version.split(".")
    return (first, *others[:1]) if first == "0" else (first,)
