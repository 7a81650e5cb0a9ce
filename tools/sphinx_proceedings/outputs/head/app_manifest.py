"""By what a phone installs a programme: icons and a manifest.

The manifest is as in https://www.w3.org/TR/appmanifest/.
"""

from __future__ import annotations

from collections.abc import Iterator

from sphinx_proceedings.model.addresses import OFFLINE_FOLDER
from sphinx_proceedings.model.digests import version_of
from sphinx_proceedings.model.programme import Edition
from sphinx_proceedings.model.views import View
from sphinx_proceedings.outputs.compact_json import compact_json
from sphinx_proceedings.outputs.site_file import SiteFile

__all__ = ["icon_files", "manifest_file", "manifest_path"]

_ICONS = {size: f"icon-{size}.png" for size in (192, 512)}
_COLOUR, _PAPER = "#0f766e", "#ffffff"


def manifest_path(edition: str) -> str:
    """Where the manifest of an edition is."""
    return f"{OFFLINE_FOLDER}/{edition}.webmanifest"


def manifest_file(edition: Edition, home: str, language: str, icon: str) -> SiteFile:
    """The manifest of an edition.

    `home` is the address of its programme and `icon` that of an SVG file, where the site has one,
    both below the site's root.
    """
    drawn = [
        {"src": name, "sizes": f"{size}x{size}", "type": "image/png"}
        for size, name in _ICONS.items()
    ]
    vector = [{"src": f"../{icon}", "sizes": "any", "type": "image/svg+xml"}] if icon else []
    document = {
        "name": edition.title or edition.name,
        "short_name": edition.name,
        "lang": language,
        "start_url": f"../{home}",
        "scope": "../",
        "display": "minimal-ui",
        "theme_color": _COLOUR,
        "background_color": _PAPER,
        "icons": [*vector, *drawn, *({**each, "purpose": "maskable"} for each in drawn)],
    }
    return SiteFile.of(manifest_path(edition.id), compact_json(document).encode())


def icon_files(name: str) -> Iterator[SiteFile]:
    """The icons of a portal of this name, for devices that take no SVG."""
    for size, icon in _ICONS.items():

        def render(size: int = size) -> bytes:
            # What draws takes long to load, and few builds need it.
            from sphinx_proceedings.outputs.head.app_icon import app_icon  # noqa: PLC0415

            return app_icon(name, size)

        path = f"{OFFLINE_FOLDER}/{icon}"
        yield SiteFile(path=path, version=version_of(name, size), render=render, view=View)
