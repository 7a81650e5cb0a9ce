"""Links of pages to the files beside papers' pages, for the role `site-file`."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from docutils import nodes
from sphinx.util.docutils import ReferenceRole

from sphinx_proceedings.model.addresses import relative_address
from sphinx_proceedings.pages.writers.myst import FILE_ROLE
from sphinx_proceedings.sphinx_ext.site.site_view import SiteView, site_view

if TYPE_CHECKING:
    from docutils.nodes import Node, system_message
    from sphinx.application import Sphinx

__all__ = ["file_address", "setup"]


def file_address(view: SiteView, docname: str, path: str) -> str:
    """The address of a file of the site as seen from a page.

    In formats that have no files beside pages it is that in the published site, or empty.
    """
    if view.has_files:
        return relative_address(view.uri(docname), quote(path))
    return view.settings.site.file(path)


class FileReference(nodes.inline):
    """Stands where a link to a file will be."""


class FileRole(ReferenceRole):
    """`` {site-file}`PDF <papers/toy2027/lovelace2027notes.pdf>` ``."""

    def run(self) -> tuple[list[Node], list[system_message]]:
        """The place, with the path in the site."""
        return [FileReference("", self.title, path=self.target)], []


def _lead(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    view = site_view(app)
    for place in list(doctree.findall(FileReference)):
        address = file_address(view, docname, place["path"])
        label = nodes.Text(place.astext())
        link = nodes.reference("", "", label, refuri=address, internal=view.has_files)
        place.replace_self(link if address else label)


def setup(app: Sphinx) -> None:
    """Register the role."""
    app.add_node(FileReference)
    app.add_role(FILE_ROLE, FileRole())
    app.connect("doctree-resolved", _lead)
