"""Portals for this tool."""

from __future__ import annotations

from pathlib import Path

from bench.portals import real_portal, synthetic_portal, write_files
from sphinx_proceedings.building.pipeline import read_portal
from sphinx_proceedings.sources.text.source import Source

CONF = """\
project = "Benchmark"
extensions = ["sphinx_proceedings"]
html_theme = "sphinx_book_theme"
html_baseurl = "https://example.org/"
"""


def test_made_up_portal_has_no_problems(tmp_path: Path) -> None:
    write_files(tmp_path, synthetic_portal(230))
    result = read_portal(tmp_path)
    portal = result.portal
    assert result.diagnostics == ()
    assert [len(papers) for papers in portal.papers_by_edition.values()] == [100, 100, 30]
    assert [len(edition.sessions) for edition in portal.editions] == [20, 20, 6]
    assert all(session.chairs for edition in portal.editions for session in edition.sessions)
    assert len(portal.talks_of_paper) == 230


def test_frame_of_a_made_up_portal() -> None:
    files = synthetic_portal(1)
    kinds = [path.partition("/")[0] for path in files]
    assert kinds == ["conf.py", "index.md", "papers", "program"]
    assert files["conf.py"] == CONF
    lists = "program/index\npapers/index\npeople/index\ntopics/index\n"
    assert files["index.md"] == f"# Benchmark\n\n```{{toctree}}\n:hidden:\n\n{lists}```\n"


def test_real_portal() -> None:
    source = Source(path="all.bib", text="@misc{a, title={A}}\n\n@misc{b, title={B}}\n")
    assert real_portal(source, 1) == {
        "conf.py": CONF,
        "index.md": "# Benchmark\n\n```{toctree}\n:hidden:\n\npapers/index\npeople/index\n```\n",
        "papers/others.bib": "@misc{a, title={A}}\n",
    }
