"""Images and controls have a name, so that a screen reader can tell of them."""

from __future__ import annotations

from collections.abc import Iterator

from sphinx_proceedings.audit.findings import Finding
from sphinx_proceedings.audit.page import Page
from sphinx_proceedings.audit.site import Site

__all__ = ["alt_findings", "label_findings"]


def alt_findings(page: Page, site: Site) -> Iterator[Finding]:
    """Images without `alt`; an empty one says that an image is decoration."""
    for source in page.images_without_alt:
        yield Finding(
            "alt",
            page.path,
            f"has an image without alt: {source}",
            "say what it shows, or set an empty alt on decoration",
        )


def label_findings(page: Page, site: Site) -> Iterator[Finding]:
    """Buttons and links with neither a text nor a label."""
    for control in page.unnamed_controls:
        yield Finding(
            "label",
            page.path,
            f"{control} has neither a text nor a label",
            "add a text or an aria-label",
        )
