"""What a portal adds itself: pages of kinds of its own, and changes of what pages say."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import partial

from sphinx_proceedings.model.addresses import FOLDERS
from sphinx_proceedings.model.digests import version_of
from sphinx_proceedings.model.portal import Portal
from sphinx_proceedings.pages.blocks import Block, Body, heading
from sphinx_proceedings.pages.kinds import KINDS
from sphinx_proceedings.pages.page import Kind, Page, Searched
from sphinx_proceedings.pages.writers.myst import page_text

__all__ = ["BodyChange", "OwnKinds", "OwnPageError", "OwnPages", "own_page"]

OwnKinds = Mapping[Kind, Callable[[Portal], Iterable[Page]]]
"""Kinds of page that a portal adds, with what makes the pages of each."""
BodyChange = Callable[[Page, Body], Body]
"""Gets a page with what it says, and gives what it is to say."""
_FOLDER = re.compile(rf"({'|'.join(FOLDERS)})(/[^/]+)?")
_NAME = re.compile(r"[\w+-][\w.+-]*", re.ASCII)


class OwnPageError(ValueError):
    """What a portal adds cannot be used: a sentence that begins with the setting's name."""


@dataclass(frozen=True, kw_only=True, slots=True)
class OwnPages:
    """What a portal adds and changes."""

    kinds: OwnKinds = field(default_factory=dict)
    change: BodyChange | None = None
    version: str = ""
    """Of the code of both: another version may give other pages and bodies."""

    def pages(self, portal: Portal, version: str) -> Iterator[Page]:
        """The pages of the portal's own kinds, whose heads may tell anything of the portal.

        `version` is that of the portal.  Raises `OwnPageError`.
        """
        _check_kinds(self.kinds)
        for kind, make in self.kinds.items():
            try:
                made = tuple(make(portal))
            except Exception as error:
                raise _no_pages(kind, f"what makes them fails with {error!r}") from error
            for page in made:
                _check_page(kind, page)
                yield replace(page, version=version_of(version, self.version, page.version))

    def changed(self, page: Page) -> Page:
        """A page with what it is to say.  Its body raises `OwnPageError`."""
        if self.change is None:
            return page
        body = partial(_changed, self.change, page)
        return replace(page, body=body, version=version_of(page.version, self.version))


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


def _check_kinds(kinds: OwnKinds) -> None:
    taken = {kind.slug for kind in KINDS}
    for kind in kinds:
        if not isinstance(kind, Kind):
            raise OwnPageError(f"proceedings_kinds: {kind!r} is no Kind")
        if kind.slug in taken:
            raise _no_pages(kind, "there is another kind of this slug")
        if not _FOLDER.fullmatch(kind.folder):
            listed = ", ".join(FOLDERS)
            raise _no_pages(kind, f"generated pages lie in {listed}, or in a folder there")
        if kind.reserves or kind.unknown or kind.searched is Searched.RECORD:
            raise _no_pages(
                kind, "reserves, unknown and Searched.RECORD are of papers, sessions and people"
            )
        taken.add(kind.slug)


def _check_page(kind: Kind, page: object) -> None:
    if not isinstance(page, Page) or page.kind is not kind:
        raise _no_pages(kind, f"what makes them gave {page!r}")
    folder, _, name = page.docname.rpartition("/")
    if folder != kind.folder.replace("{edition}", page.edition) or not _NAME.fullmatch(name):
        raise OwnPageError(
            f"proceedings_kinds: {page.docname!r} can be no page of the kind {kind.slug}: these"
            f" lie in {kind.folder}, and are called by letters, digits and - _ . +"
        )
    try:
        page_text(page.body())
    except Exception as error:
        raise _no_pages(kind, f"{page.docname} cannot be written: {error!r}") from error


def _no_pages(kind: Kind, reason: str) -> OwnPageError:
    return OwnPageError(
        f"proceedings_kinds: there can be no pages of the kind {kind.slug}: {reason}"
    )


def _changed(change: BodyChange, page: Page) -> Body:
    try:
        body = change(page, page.body())
        if isinstance(body, Body):
            page_text(body)
            return body
    except Exception as error:
        raise OwnPageError(f"proceedings_body: {page.docname}: {error!r}") from error
    raise OwnPageError(f"proceedings_body: {page.docname}: {body!r} is no Body")
