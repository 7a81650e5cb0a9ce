"""A page as the facts that checks need: its tree is dropped as soon as these are taken."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from enum import Enum

__all__ = ["HeadLink", "Page", "Reference", "Use", "Within"]


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


class Within(Enum):
    """What a page does by itself, and not by a file that it names."""

    SCRIPT = "a script within it"
    HANDLER = "an attribute that is a script"
    SHEET = "a style sheet within it"
    STYLE = "a style attribute"


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
    """All that is taken from one HTML file; texts have single spaces between words.

    Only who reads the file adds to it.
    """

    path: str
    language: str = ""
    titles: list[str] = field(default_factory=list)
    headings: list[str] = field(default_factory=list)
    """The `h1` elements, wherever they are and whether shown or not; of these and of the titles
    only the first is read, the others are empty."""
    ids: list[str] = field(default_factory=list)
    """In document order, repeated ones included."""
    anchors: list[str] = field(default_factory=list)
    """Names of `a` elements, which fragments reach as well."""
    metas: list[tuple[str, str]] = field(default_factory=list)
    """Lower-case name or property, and content."""
    links: list[HeadLink] = field(default_factory=list)
    references: dict[Reference, None] = field(default_factory=dict)
    """Each once, in document order."""
    linked_data: list[str] = field(default_factory=list)
    """The text of each JSON-LD block."""
    refreshes: list[str] = field(default_factory=list)
    """Where `meta` elements send the reader at once."""
    statuses: list[str] = field(default_factory=list)
    """Of each banner that tells a paper's standing."""
    images_without_alt: list[str] = field(default_factory=list)
    policies: list[str] = field(default_factory=list)
    """Security policies that it states."""
    within: Counter[Within] = field(default_factory=Counter)
    """How many scripts and styles it has by itself."""
    unnamed_controls: list[str] = field(default_factory=list)
    """Buttons and links that a screen reader cannot announce."""

    def refer(self, address: str, use: Use) -> None:
        """Note an address."""
        if address.strip() or use is not Use.LINK:
            self.references[Reference(address, use)] = None

    @property
    def policy(self) -> str:
        """The security policy; empty where it states none."""
        return next(iter(self.policies), "")

    @property
    def refresh(self) -> str:
        """Where the page sends its reader at once; empty for most pages."""
        return next(filter(None, self.refreshes), "")

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
