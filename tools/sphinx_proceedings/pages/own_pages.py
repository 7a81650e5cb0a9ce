"""What a portal adds itself: pages of kinds of its own, and changes of what pages say."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import partial

from sphinx_proceedings.model.portal import Portal
from sphinx_proceedings.model.versions import version_of
from sphinx_proceedings.pages.blocks import Block, Body, heading
from sphinx_proceedings.pages.page import Kind, Page

__all__ = ["BodyChange", "OwnKinds", "OwnPages", "own_page", "with_changed_bodies"]

OwnKinds = Mapping[Kind, Callable[[Portal], Iterable[Page]]]
"""Kinds of page that a portal adds, with what makes the pages of each."""
BodyChange = Callable[[Page, Body], Body]
"""Gets a page with what it says, and gives what it is to say."""


@dataclass(frozen=True, kw_only=True, slots=True)
class OwnPages:
    """What a portal adds and changes."""

    kinds: OwnKinds = field(default_factory=dict)
    change: BodyChange | None = None
    version: str = ""
    """Of what changes bodies: other versions may give other bodies."""


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


def with_changed_bodies(pages: Iterable[Page], own: OwnPages) -> Iterator[Page]:
    """The pages as the portal changes them, if it does."""
    for page in pages:
        if own.change is None:
            yield page
        else:
            body = partial(_changed, own.change, page)
            yield replace(page, body=body, version=version_of(page.version, own.version))


def _changed(change: BodyChange, page: Page) -> Body:
    body = change(page, page.body())
    if not isinstance(body, Body):
        raise TypeError(f"what changes bodies gave {body!r} for {page.docname}, which is no Body")
    return body
