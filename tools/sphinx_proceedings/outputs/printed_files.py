"""Documents of editions that stand ready to be printed, beside their programmes."""

from __future__ import annotations

from collections.abc import Iterator

from sphinx_proceedings.model.addresses import printed_path
from sphinx_proceedings.model.portal import Portal
from sphinx_proceedings.outputs.site_file import SiteFile

__all__ = ["printed_files"]


def printed_files(portal: Portal) -> Iterator[SiteFile]:
    """A file a document."""
    for edition in portal.editions:
        for document in edition.printed:
            yield SiteFile.of(printed_path(edition.id, document.name), document.pdf)
