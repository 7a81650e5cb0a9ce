"""A site as its pages see it: values alone, so that a page can be written in any process."""

from __future__ import annotations

from collections.abc import Callable, Set
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import unquote

from sphinx_proceedings.building.settings import Settings
from sphinx_proceedings.model.addresses import relative_address
from sphinx_proceedings.model.portal import Portal
from sphinx_proceedings.outputs.wanted import Output
from sphinx_proceedings.pages.page import Page
from sphinx_proceedings.sphinx_ext.built_portal import BuiltPortal
from sphinx_proceedings.sphinx_ext.config import has_files, settings_of
from sphinx_proceedings.sphinx_ext.markup.domain import domain_of

if TYPE_CHECKING:
    from sphinx.application import Sphinx

__all__ = ["SiteView", "site_view"]

_ONE_PAGE = "singlehtml"


@dataclass(frozen=True, kw_only=True, slots=True)
class SiteView:
    """What a page may depend on beside what it says itself."""

    built: BuiltPortal
    settings: Settings
    docnames: Set[str]
    """All pages, also those that were written by hand."""
    uri: Callable[[str], str]
    """A page's address below the site's root, quoted, by its docname."""
    has_files: bool
    """Whether there are files beside pages of this format."""

    @property
    def portal(self) -> Portal:
        """The records."""
        return self.built.portal

    def path(self, docname: str) -> str:
        """A page's path below the site's root."""
        return unquote(self.uri(docname))

    def address(self, docname: str, target: str) -> str:
        """The address of a page, by its docname, as seen from another."""
        return relative_address(self.uri(docname), self.uri(target))

    def page(self, docname: str) -> Page | None:
        """The page of this docname, if it is a generated one."""
        return self.built.pages.get(docname)

    def has_absolute(self, output: Output) -> bool:
        """Whether an output is wanted that can be made only where the site's address is known."""
        return bool(self.settings.site.base) and output in self.settings.outputs


def site_view(app: Sphinx) -> SiteView:
    """The site that is being built."""
    settings = settings_of(app)
    is_one_page = app.builder.name == _ONE_PAGE
    return SiteView(
        built=domain_of(app.env).built,
        settings=settings,
        docnames=app.env.found_docs,
        uri=app.builder.get_target_uri if is_one_page else settings.site.uri,
        has_files=has_files(app),
    )
