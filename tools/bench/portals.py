"""Portals for this tool, of made-up papers or of the first ones of a BibTeX file."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from bench.synthetic import synthetic_editions
from sphinx_proceedings.sources.text.source import Source
from split_by_volume import split_by_volume

__all__ = ["PAGES_ALONE", "real_portal", "synthetic_portal", "write_files"]

_CONF = """\
project = "Benchmark"
extensions = ["sphinx_proceedings"]
html_theme = "sphinx_book_theme"
html_baseurl = "https://example.org/"
"""
_INDEX = """\
# Benchmark

```{toctree}
:hidden:

"""


PAGES_ALONE = "proceedings_outputs = []\n"
"""What `conf.py` says in addition where nothing is made but pages."""


def synthetic_portal(papers: int) -> dict[str, str]:
    """The files of a portal of so many made-up papers, by their paths."""
    files = _frame("program/index", "papers/index", "people/index", "topics/index")
    for edition in synthetic_editions(papers):
        files[f"papers/{edition.id}.bib"] = edition.bib
        files[f"program/{edition.id}.yaml"] = edition.programme
    return files


def real_portal(source: Source, papers: int) -> dict[str, str]:
    """The files of a portal of the first papers of a BibTeX file, by their paths.

    Raises SplitError where it does not hold so many.
    """
    editions = split_by_volume(source, papers)
    bibs = {f"papers/{edition}.bib": text for edition, text in editions.items()}
    return {**_frame("papers/index", "people/index"), **bibs}


def write_files(root: Path, files: Mapping[str, str]) -> None:
    """Write texts below a folder, which is made.  Raises OSError where that cannot be done."""
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def _frame(*lists: str) -> dict[str, str]:
    contents = "".join(f"{docname}\n" for docname in lists)
    return {"conf.py": _CONF, "index.md": f"{_INDEX}{contents}```\n"}
