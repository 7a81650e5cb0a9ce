"""Sphinx's finding of pages.

Loaded only with versions that are known.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx.project import Project

if TYPE_CHECKING:
    import os
    from collections.abc import Callable, Iterable, Mapping

    from sphinx.application import Sphinx
    from sphinx.util._pathlib import _StrPath

__all__ = ["PartlyReadProject", "project_of", "replace_project"]


class PartlyReadProject(Project):
    """Finds pages that are not to be read, and tells of them when Sphinx has looked for the others.

    So Sphinx compares none of them with what it read before, and its environment does not keep
    them.
    """

    def __init__(self, srcdir: str | os.PathLike[str], source_suffix: Iterable[str]) -> None:
        super().__init__(srcdir, source_suffix)
        self.not_to_be_read: Callable[[], Mapping[str, str]] = dict
        """What tells which pages these are: docnames by file, below the source folder."""
        self.unread: dict[str, str] = {}
        """The files of those that are there, by docname."""
        self._sought: Mapping[str, str] = {}

    def discover(
        self, exclude_paths: Iterable[str] = (), include_paths: Iterable[str] = ("**",)
    ) -> set[str]:
        """Find all pages but those that are not to be read."""
        self.unread, self._sought = {}, self.not_to_be_read()
        super().discover(exclude_paths, include_paths)
        if twice := self.docnames & self.unread.keys():
            # Of two files for one page, Sphinx chooses and warns.
            wanted = {path: name for path, name in self._sought.items() if name not in twice}
            self.unread, self._sought = {}, wanted
            super().discover(exclude_paths, include_paths)
        self._sought = {}
        return self.docnames

    def know_all(self) -> None:
        """Add to Sphinx's pages those that are not read."""
        self.docnames.update(self.unread)

    def path2doc(self, filename: str | os.PathLike[str]) -> str | None:
        """The docname of a file; none while pages are looked for that this page is not among."""
        if self._sought and (docname := self._sought.get(str(filename))):
            self.unread[docname] = str(filename)
            return None
        return super().path2doc(filename)

    def doc2path(self, docname: str, absolute: bool) -> _StrPath:  # noqa: FBT001  # Sphinx's own
        """The file of a page."""
        if path := self.unread.get(docname):
            return self.srcdir / path if absolute else type(self.srcdir)(path)
        return super().doc2path(docname, absolute)

    def read(self, docname: str) -> None:
        """Have Sphinx read a page that was not to be read."""
        path = Path(self.unread.pop(docname))
        self._path_to_docname[path], self._docname_to_path[docname] = docname, path

    def leave_out(self, docname: str) -> None:
        """Take a page for one that is not read."""
        path = self._docname_to_path.pop(docname)
        del self._path_to_docname[path]
        self.unread[docname] = path.as_posix()

    def __reduce__(self) -> Any:
        """Pickled with the environment: as Sphinx's own, of what it has read."""
        known = {
            "docnames": self.docnames - self.unread.keys(),
            "_path_to_docname": self._path_to_docname,
            "_docname_to_path": self._docname_to_path,
        }
        return Project, (self.srcdir, self.source_suffix), known


def replace_project(app: Sphinx, project: Project) -> None:
    """Have Sphinx find pages by another project; it makes its own, and the environment keeps it."""
    app.project = app.env.project = project


def project_of(app: Sphinx) -> PartlyReadProject:
    """The project that took the place of Sphinx's own."""
    assert isinstance(app.project, PartlyReadProject)  # noqa: S101
    return app.project
