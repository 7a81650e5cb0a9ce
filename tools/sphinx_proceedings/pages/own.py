"""Pages of kinds that a portal adds itself."""

from __future__ import annotations

from collections.abc import Iterable

from sphinx_proceedings.model.versions import version_of
from sphinx_proceedings.pages.blocks import Block, Body, heading
from sphinx_proceedings.pages.page import Kind, Page

__all__ = ["own_page"]


def own_page(
    kind: Kind, docname: str, title: str, blocks: Iterable[Block], *, edition: str = ""
) -> Page:
    """A page at this docname; the title is plain text.

    It is listed with the pages of the edition of this id, where one is given.
    """
    body = Body("conf.py", (heading(1, title), *blocks))
    return Page(
        docname=docname,
        kind=kind,
        name=docname,
        title=title,
        edition=edition,
        version=version_of(body),
        body=lambda: body,
    )
