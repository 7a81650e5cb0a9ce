"""Changes as editors make them."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.edits import (
    add_entry,
    chosen_papers,
    edit_abstract,
    edit_plain_abstract,
    edit_title,
)
from bench.portals import write_files
from bench.process import BuildError
from sphinx_proceedings.building.pipeline import read_portal
from sphinx_proceedings.model.papers import Paper
from sphinx_proceedings.model.portal import Portal

BIB = """\
@proceedings{p, title = {P}, abstract = {Not this.}}
@inproceedings{a,
  author = {Noether, Emmy},
  booktitle = {Book},
  title = "On {A}",
  doi = {10.5555/a},
  Abstract = "One.",
}
@inproceedings{b, author = {Hopper, Grace}, title = {B}, xdata = {x}}
@xdata{x, abstract = {Shared.}}
"""


def papers(root: Path) -> dict[str, Paper]:
    write_files(root, {"papers/w.bib": BIB})
    return {paper.key: paper for paper in read_portal(root).portal.papers}


def test_abstract(tmp_path: Path) -> None:
    edit_abstract(tmp_path, papers(tmp_path)["a"])
    changed = BIB.replace('"One."', '"This sentence was added later. One."')
    assert (tmp_path / "papers/w.bib").read_text() == changed


def test_title(tmp_path: Path) -> None:
    edit_title(tmp_path, papers(tmp_path)["a"])
    changed = BIB.replace('"On {A}"', '"Once More On {A}"')
    assert (tmp_path / "papers/w.bib").read_text() == changed


def test_abstract_of_another_entry(tmp_path: Path) -> None:
    paper = papers(tmp_path)["b"]
    with pytest.raises(BuildError, match=r"papers/w\.bib: what changes in b is not its own"):
        edit_abstract(tmp_path, paper)


def test_abstract_of_a_page(tmp_path: Path) -> None:
    paper = papers(tmp_path)["a"]
    write_files(tmp_path, {"papers/w/a.md": "# A\n\n## Abstract\n\nOne.\n"})
    edit_plain_abstract(tmp_path, paper)
    edited = "# A\n\n## Abstract\n\nThis sentence was added later. One.\n"
    assert (tmp_path / "papers/w/a.md").read_text() == edited


def test_entry(tmp_path: Path) -> None:
    assert add_entry(tmp_path, papers(tmp_path)["a"], "new1") == "papers/w/new1"
    added = (
        "\n@inproceedings{new1,\n  author = {Noether, Emmy},\n  booktitle = {Book},\n"
        '  title = "Another Look at On {A}",\n  Abstract = "One.",\n}\n'
    )
    assert (tmp_path / "papers/w.bib").read_text() == BIB + added
    assert [paper.key for paper in read_portal(tmp_path).portal.papers] == ["a", "b", "new1"]


def test_chosen_papers(portal: Portal) -> None:
    places = [portal.papers.index(paper) for paper in chosen_papers(portal, 3)]
    assert places == [2, 6, 10]
    assert chosen_papers(portal, 12) == portal.papers


def test_too_few_papers(portal: Portal) -> None:
    with pytest.raises(BuildError, match="only 12 papers have abstracts to edit, not 13"):
        chosen_papers(portal, 13)
