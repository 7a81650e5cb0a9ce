"""What pages are told of the portal while Sphinx reads them, and what they would be told now."""

from __future__ import annotations

from collections.abc import Callable

from sphinx_proceedings.building.memory.fingerprint import digest
from sphinx_proceedings.pages.kinds import RECORDS
from sphinx_proceedings.sphinx_ext.built_portal import BuiltPortal

__all__ = ["FILE", "KIND_BY_SLUG", "PAGES", "Use", "Uses", "told_of"]

Use = tuple[str, str]
"""A kind of record, a fragment, or one of those below; and which."""
Uses = dict[Use, object]
"""What a page was told of each."""
FILE, PAGES = "file", "pages"
"""Whether a file is there, and which pages there are."""
KIND_BY_SLUG = {kind.slug: kind for kind in RECORDS}


def told_of(built: BuiltPortal, use: Use, is_file: Callable[[str], bool]) -> object:
    """What a page is told; values compare by their `repr`.

    `is_file` is asked for paths below the portal's root.
    """
    what, name = use
    if what in KIND_BY_SLUG:
        return [(found.docname, found.title) for found in built.find(KIND_BY_SLUG[what], name)]
    if what == FILE:
        return is_file(name)
    if what == PAGES:
        return digest(sorted(built.pages)).hex()
    return built.fragment(what, name)
