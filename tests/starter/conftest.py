"""A portal of the starter, with a history."""

from pathlib import Path

import pytest

from sphinx_proceedings.cli import main
from sphinx_proceedings.starter.publishing import PUBLISHED_BY
from support.workflow_steps import Machine, git


@pytest.fixture
def portal(tmp_path: Path) -> Path:
    """It has the files of all hosts, and a paper with a former key; little is made beside pages."""
    root = tmp_path / "portal"
    ways = [word for way in PUBLISHED_BY for word in ("--publish", way)]
    assert main(["new", str(root), "--edition", "tiny2027", "--no-input", *ways]) == 0
    with (root / "conf.py").open("a", encoding="utf-8") as conf:
        conf.write("proceedings_outputs = []\n")
    bib = root / "papers" / "tiny2027.bib"
    text = bib.read_text(encoding="utf-8")
    bib.write_text(
        text.replace("  crossref ", "  ids = {lovelace2027draft},\n  crossref "), "utf-8"
    )
    if not (root / ".git").exists():
        git(root, "init", "--quiet")
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message", "Start")
    return root


@pytest.fixture
def machine(portal: Path) -> Machine:
    """Where its workflows run."""
    return Machine(portal, {})
