"""The same content for Sphinx without this tool: pages nobody lists, or all in one list."""

from __future__ import annotations

from collections.abc import Iterable

from bench.plain_pages import PlainPage, all_pages, unlinked_paper_pages
from sphinx_proceedings.model.portal import Portal

__all__ = ["orphans_portal", "toctree_portal"]

_CONF = """\
project = "Benchmark"
extensions = ["myst_parser", "sphinx_design"]
myst_enable_extensions = ["dollarmath"]
smartquotes = False
exclude_patterns = ["_build"]
html_theme = "sphinx_book_theme"
html_title = "Benchmark"
html_baseurl = "https://example.org/"
"""
_ORPHAN = "---\norphan: true\n---\n\n"


def orphans_portal(portal: Portal) -> dict[str, str]:
    """The files of a project in which no table of contents lists the pages."""
    return {
        "conf.py": _CONF,
        "index.md": "# Benchmark\n",
        **_files(all_pages(portal), _ORPHAN),
    }


def toctree_portal(portal: Portal) -> dict[str, str]:
    """The files of a project in which one table of contents lists all papers, its only pages."""
    pages = list(unlinked_paper_pages(portal))
    contents = "\n".join(page.docname for page in pages)
    index = f"# Benchmark\n\n```{{toctree}}\n{contents}\n```\n"
    return {"conf.py": _CONF, "index.md": index, **_files(pages, "")}


def _files(pages: Iterable[PlainPage], head: str) -> dict[str, str]:
    return {f"{page.docname}.md": f"{head}# {page.heading}\n\n{page.body}" for page in pages}
