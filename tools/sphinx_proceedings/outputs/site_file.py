"""A file that stands beside the pages of the built site, as a value."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from sphinx_proceedings.model.digests import version_of
from sphinx_proceedings.model.views import View

__all__ = ["SiteFile"]


@dataclass(frozen=True, kw_only=True, slots=True)
class SiteFile:
    """A file to be written into the site, rendered only when it is asked for."""

    path: str
    """Relative to the site's root, with forward slashes."""
    version: str
    """Equal versions have equal bytes, so that they need not be rendered to be compared."""
    render: Callable[[], bytes]
    view: Callable[[], View] | None = field(default=None, repr=False, compare=False)
    """Tells what of the portal it is rendered from; None where that may be anything."""
    copied: tuple[str, str] = ("", "")
    """Where its bytes are on the disk and their SHA-256: however large it is, it is copied from
    there and not rendered."""
    is_announced: bool = field(default=False, repr=False, compare=False)
    """Whether that is the portal as it was announced, where a source is damaged."""

    @classmethod
    def of(cls, path: str, data: bytes) -> SiteFile:
        """A file with these bytes."""
        return cls(path=path, version=version_of(data), render=lambda: data, view=View)
