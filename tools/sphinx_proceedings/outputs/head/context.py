"""What a page's metadata is made from, beside the record that the page is about."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from sphinx_proceedings.model.addresses import SiteAddress
from sphinx_proceedings.model.portal import Portal
from sphinx_proceedings.wording.messages import noop

__all__ = ["HOME", "Alternate", "PageContext"]

HOME = noop("Home")
"""What the way to a page begins with."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Alternate:
    """A file of the site that says in another form what a page says."""

    path: str
    """Relative to the site's root, with forward slashes."""
    media_type: str
    label: str
    """What a reader knows it as."""


@dataclass(frozen=True, kw_only=True, slots=True)
class PageContext:
    """A page of the built site, as far as its head has to know of it."""

    portal: Portal
    site: SiteAddress
    docname: str
    href: Callable[[str], str]
    """From a path in the site to what leads there from this page: an absolute address where the
    site's is known, else a relative one.  A path may end in a fragment."""
    site_name: str
    """The name of the whole portal."""
    language: str = "en"
    """BCP 47, of the site's own words; not of the papers."""
    alternates: tuple[Alternate, ...] = ()
    """The page's record in other formats."""
    feeds: tuple[Alternate, ...] = ()
    """Feeds that tell what is new on this page."""
    card: str = ""
    """Path of the page's social card in the site, or empty."""

    trail: tuple[tuple[str, str], ...] = ()
    """Titles and docnames of the pages from the home page to this one, which is the last; none of
    pages that stand for themselves."""
    has_search: bool = True
    """Whether the site has a page that searches it."""

    @property
    def url(self) -> str:
        """The page's own absolute address, or empty."""
        return self.site.page(self.docname)
