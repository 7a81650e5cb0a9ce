"""The same content for stock Sphinx."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from bench.plain_pages import all_pages
from bench.portals import write_files
from bench.stock import orphans_portal, toctree_portal
from conftest import Build
from sphinx_proceedings.model.portal import Portal


def test_orphans(portal: Portal) -> None:
    page = next(all_pages(portal))
    files = orphans_portal(portal)
    assert len(files) == 2 + len(list(all_pages(portal)))
    assert files["index.md"] == "# Benchmark\n"
    assert files[f"{page.docname}.md"] == (
        f"---\norphan: true\n---\n\n# {page.heading}\n\n{page.body}"
    )


def test_toctree(portal: Portal) -> None:
    files = toctree_portal(portal)
    names = [name.removesuffix(".md") for name in files if name.startswith("papers/")]
    assert list(files)[:2] == ["conf.py", "index.md"]
    assert len(names) == len(files) - 2 == len(portal.papers)
    assert files["index.md"] == "# Benchmark\n\n```{toctree}\n" + "\n".join(names) + "\n```\n"


@pytest.mark.parametrize("make", [orphans_portal, toctree_portal])
def test_sphinx_has_nothing_to_say(
    make: Callable[[Portal], dict[str, str]], portal: Portal, tmp_path: Path, build: Build
) -> None:
    files = make(portal)
    write_files(tmp_path, files)
    built = build(tmp_path)
    assert built.warnings == ""
    pages = {name.removesuffix(".md") for name in files if name.endswith(".md")}
    assert pages <= built.pages().keys()
