"""Which files a folder of aclpub2 has, wherever in a package it lies."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import Any

from sphinx_proceedings.sources.imports.export_error import ExportError
from sphinx_proceedings.sources.imports.packages.package import Package
from sphinx_proceedings.sources.imports.packages.records import values_of_yaml

__all__ = ["Folder"]

_PAPERS = frozenset({"papers.yml", "papers.yaml"})


class Folder:
    """The files of a package, seen from where its `papers.yml` is."""

    def __init__(self, package: Package) -> None:
        self.package = package
        self._by_name = {name.lower(): name for name in sorted(package.sizes)}
        found = [
            PurePosixPath(name) for name in self._by_name if PurePosixPath(name).name in _PAPERS
        ]
        # `inputs/` of what was made has them again.
        self._base = min(found, key=lambda path: (len(path.parts), str(path))) if found else None
        self.papers = "" if self._base is None else self._by_name[str(self._base)]
        """The name of the file that lists the papers; empty where there is none."""

    @property
    def has_papers(self) -> bool:
        """Whether the papers themselves are there, not only what is said of them."""
        return any(name.endswith(".pdf") for name in self._by_name)

    def listing(self, stem: str) -> tuple[str, Any]:
        """The name of a YAML file beside the papers', `sponsors`, and what it says."""
        for written in (stem, stem.replace("_", "-")):
            for suffix in (".yml", ".yaml"):
                if name := self.file(f"{written}{suffix}"):
                    return name, values_of_yaml(self.package, name)
        return "", None

    def has(self, stem: str) -> bool:
        """Whether there is such a YAML file."""
        return bool(self.file(f"{stem}.yml") or self.file(f"{stem}.yaml"))

    def file(self, written: str, *folders: str) -> str:
        """The file that is meant, in the first of the folders where it is; empty without one."""
        path = written.strip().lower().removeprefix("./")
        if self._base is None or not path or len(path) > 1000:  # noqa: PLR2004
            return ""
        base = self._base.parent
        for root in (base, base.parent):
            for folder in (*folders, ""):
                if name := self._by_name.get(str(root / folder / path)):
                    return name
        return ""

    def read(self) -> Any:
        """What the list of papers says; raises `ExportError` where there is none."""
        if not self.papers:
            raise ExportError(
                self.package.whole,
                "it has no papers.yml",
                "give the folder that aclpub2 reads, or an archive of it",
            )
        return values_of_yaml(self.package, self.papers)
