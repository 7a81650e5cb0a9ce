"""A page as the facts that checks need: its tree is dropped as soon as these are taken."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

__all__ = ["HeadLink", "Page", "Reference", "Use"]


class Use(Enum):
    """What a browser does with an address."""

    LINK = "link"
    """Follows it when asked to."""
    ASSET = "asset"
    """Fetches it to show the page."""
    STYLES = "styles"
    """Fetches a style sheet."""
    MODULE = "module"
    """Fetches a script that may import others."""


@dataclass(frozen=True, slots=True)
class Reference:
    """An address as written, and what it is for."""

    address: str
    use: Use


@dataclass(frozen=True, kw_only=True, slots=True)
class HeadLink:
    """A `link` element with one of its relations."""

    rel: str
    href: str
    type: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Page:
    """All that is taken from one HTML file; texts have single spaces between words."""

    path: str
    language: str = ""
    titles: tuple[str, ...] = ()
    headings: tuple[str, ...] = ()
    """The `h1` elements, wherever they are and whether shown or not; of these and of the titles
    only the first is read, the others are empty."""
    ids: tuple[str, ...] = ()
    """In document order, repeated ones included."""
    anchors: tuple[str, ...] = ()
    """Names of `a` elements, which fragments reach as well."""
    metas: tuple[tuple[str, str], ...] = ()
    """Lower-case name or property, and content."""
    links: tuple[HeadLink, ...] = ()
    references: tuple[Reference, ...] = ()
    linked_data: tuple[str, ...] = ()
    """The text of each JSON-LD block."""
    refresh: str = ""
    """Where the page sends its reader at once; empty for most pages."""
    statuses: tuple[str, ...] = ()
    """Of each banner that tells a paper's standing."""
    images_without_alt: tuple[str, ...] = ()
    unnamed_controls: tuple[str, ...] = ()
    """Buttons and links that a screen reader cannot announce."""

    def meta(self, *names: str) -> tuple[str, ...]:
        """The contents of the elements with these lower-case names, in document order."""
        return tuple(content for name, content in self.metas if name in names)

    def linked(self, rel: str) -> tuple[HeadLink, ...]:
        """The `link` elements with this relation."""
        return tuple(link for link in self.links if link.rel == rel)

    @property
    def indexable(self) -> bool:
        """Whether search engines may list it."""
        directives = ",".join(self.meta("robots")).lower().split(",")
        return not {"noindex", "none"} & {directive.strip() for directive in directives}
