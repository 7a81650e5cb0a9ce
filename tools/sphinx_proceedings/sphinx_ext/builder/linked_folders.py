"""Lets links find pages in folders that are symbolic links, as `papers -> ../sources/papers`.

Sphinx finds such pages under the name of the link, but follows it where a page names another: what
it then looks for lies elsewhere.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_proceedings.upstream.project import PartlyReadProject, replace_project

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sphinx.application import Sphinx

__all__ = ["LinkedProject", "setup"]


class LinkedProject(PartlyReadProject):
    """Knows each folder of pages by the name of the link and by where it is."""

    _links: Mapping[Path, Path] | None = None

    def discover(
        self, exclude_paths: Iterable[str] = (), include_paths: Iterable[str] = ("**",)
    ) -> set[str]:
        """Find all pages anew, as Sphinx does."""
        self._links = None
        return super().discover(exclude_paths, include_paths)

    def path2doc(self, filename: str | os.PathLike[str]) -> str | None:
        """The docname of a file, also of one in a folder that a link leads to."""
        found, path = super().path2doc(filename), Path(filename)
        if found in self.docnames or not path.is_absolute():
            return found
        for real, name in self._linked_folders().items():
            if path.is_relative_to(real):
                linked = super().path2doc(name / path.relative_to(real))
                if linked in self.docnames:
                    return linked
        return found

    def _linked_folders(self) -> Mapping[Path, Path]:
        """Folders of pages that lie elsewhere: where they are, and what the portal calls them."""
        if self._links is None:
            names = {
                Path(name) for name in {docname.rpartition("/")[0] for docname in self.docnames}
            }
            names |= {above for name in names for above in name.parents}
            top = Path(self.srcdir).resolve()
            self._links = {
                real: name
                for name in sorted(names)
                if (real := (top / name).resolve()) != top / name
            }
        return self._links


def _replace(app: Sphinx) -> None:
    project = LinkedProject(app.srcdir, app.config.source_suffix)
    project.restore(app.project)
    replace_project(app, project)


def setup(app: Sphinx) -> None:
    """Take the place of Sphinx's own before pages are looked for."""
    app.connect("builder-inited", _replace)
