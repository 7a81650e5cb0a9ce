"""The pages that search engines may list, noted for builds in which they are the same."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from sphinx_proceedings.building.site_files import BuiltPage
from sphinx_proceedings.pages.blocks import Body
from sphinx_proceedings.pages.kinds import KINDS
from sphinx_proceedings.pages.page import Page

__all__ = ["NotedPage", "as_listed", "as_noted"]

_KINDS = {kind.slug: kind for kind in KINDS}


class NotedPage(NamedTuple):
    """A listed page, by all that tells when it changed."""

    path: str
    source: str
    """Empty where it is no page, but a paper's own file."""
    changed: datetime | None = None
    """When it had changed, as far as that was known."""
    docname: str = ""
    """Of a generated page, as is what follows."""
    kind: str = ""
    name: str = ""
    edition: str = ""


def as_noted(pages: Iterable[BuiltPage]) -> list[NotedPage]:
    """These pages, to be noted."""
    return [
        NotedPage(
            built.path,
            built.source,
            built.changed,
            *((page.docname, page.kind.slug, page.name, page.edition) if page else ()),
        )
        for built in pages
        for page in (built.page,)
    ]


def as_listed(pages: Iterable[NotedPage]) -> list[BuiltPage]:
    """The same as they were, of which generated ones say nothing."""
    return [
        BuiltPage(
            path=noted.path,
            source=noted.source,
            page=_page(noted) if noted.kind else None,
            changed=noted.changed,
        )
        for noted in pages
    ]


def _page(noted: NotedPage) -> Page:
    return Page(
        docname=noted.docname,
        kind=_KINDS[noted.kind],
        name=noted.name,
        title="",
        body=_nothing,
        edition=noted.edition,
    )


def _nothing() -> Body:
    return Body(source="", blocks=())
