"""What generated pages show, as digests: where one is the same, so is the page."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from sphinx_proceedings.pages.page import Page
from sphinx_proceedings.sphinx_ext.built_portal import BuiltPortal
from sphinx_proceedings.sphinx_ext.markup.uses import Uses

__all__ = ["digest_of", "shown_in_portal"]


def shown_in_portal(built: BuiltPortal, uses: Mapping[str, Uses]) -> dict[str, str]:
    """What each generated page is made from, by docname; some were told of others (`uses`)."""
    around = {edition: digest_of(_around(built, edition)) for edition in built.portal.edition_by_id}
    shown: dict[str, str] = {}
    for docname, page in built.pages.items():
        if docname in built.made_from:
            told, used = _told(built, page), uses.get(docname)
            # Most pages show nothing of others.
            more = digest_of((told, sorted(used.items()) if used else ())) if used or told else ""
            shown[docname] = f"{built.made_from[docname]} {around.get(page.edition, '')} {more}"
    return shown


def digest_of(value: object) -> str:
    """A digest of what represents a value."""
    return hashlib.blake2b(repr(value).encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def _told(built: BuiltPortal, page: Page) -> tuple[object, ...]:
    """What a generated page shows beside its text: of others, and of what lies beside it."""
    window_title = built.window_titles.get(page.docname)
    told = (window_title, page.above, page.target, built.calendars.get(page.docname))
    return told if any(told) else ()


def _around(built: BuiltPortal, edition: str) -> tuple[bool, ...]:
    """What the pages of an edition lead to where it is there."""
    return (
        edition in built.portal.published,
        edition in built.portal.released,
    )
