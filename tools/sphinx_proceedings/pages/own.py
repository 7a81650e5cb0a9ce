"""Pages of kinds that a portal adds itself."""

from __future__ import annotations

from sphinx_proceedings.model.versions import version_of
from sphinx_proceedings.pages.page import MARKER, Kind, Page
from sphinx_proceedings.pages.writers.myst import text

__all__ = ["own_page"]


def own_page(kind: Kind, docname: str, title: str, body: str, *, edition: str = "") -> Page:
    """A page at this docname; the title is plain text, the body MyST, which is not changed.

    It is listed with the pages of the edition of this id, where one is given.
    """
    whole = f"{MARKER}conf.py. Edits here are lost.\n\n# {text(title)}\n\n{body.strip()}\n"
    return Page(
        docname=docname,
        kind=kind,
        name=docname,
        title=title,
        edition=edition,
        version=version_of(whole),
        render=lambda: whole,
    )
