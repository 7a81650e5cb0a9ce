"""Which pages have to be made again when something changes."""

from collections.abc import Callable
from pathlib import Path

import pytest

from sphinx_proceedings.building.pipeline import read_portal
from sphinx_proceedings.pages.papers import Citing
from sphinx_proceedings.pages.plan import plan_pages
from support.programmes import head, programme

BIB = """\
@inproceedings{one, title = {One}, author = {Lovelace, Ada and Hopper, Grace},
  abstract = {Said of one.}, keywords = {looms}}
@inproceedings{two, title = {Two}, author = {Hopper, Grace}, abstract = {Said of two.}}
@inproceedings{three, title = {Three}, author = {Noether, Emmy}, keywords = {rings}}
"""
PROGRAM = programme(
    """
    - {id: first, title: First, start: 2027-05-03 09:00, talks: [{paper: one}, {paper: two}]}
    - {id: second, title: Second, start: 2027-05-03 10:00, talks: [{paper: three}]}
    """,
    head("2027-05-03", name="Test 2027"),
)
CITED = Citing(bibtex="")


def _versions(root: Path) -> dict[str, str]:
    portal = read_portal(root).portal
    return {page.docname: page.version for page in plan_pages(portal, lambda _: CITED, "")}


@pytest.fixture
def changed(tmp_path: Path) -> Callable[[str, str], list[str]]:
    """The pages that a change in the entries makes again."""

    def pages(old: str, new: str) -> list[str]:
        for path, text in {"papers/t2027.bib": BIB, "program/t2027.yaml": PROGRAM}.items():
            (tmp_path / path).parent.mkdir(exist_ok=True)
            (tmp_path / path).write_text(text, encoding="utf-8")
        before = _versions(tmp_path)
        assert old in BIB
        (tmp_path / "papers/t2027.bib").write_text(BIB.replace(old, new), encoding="utf-8")
        now = _versions(tmp_path)
        return sorted(name for name in before | now if before.get(name) != now.get(name))

    return pages


def test_an_abstract_is_on_the_page_of_its_paper_only(
    changed: Callable[[str, str], list[str]],
) -> None:
    assert changed("Said of two", "Said of both") == ["papers/t2027/two"]


def test_a_renamed_author_is_on_pages_of_their_papers_and_what_lists_these(
    changed: Callable[[str, str], list[str]],
) -> None:
    found = changed("Noether, Emmy", "Noether, Amalie Emmy")
    assert "people/amalie-emmy-noether" in found
    assert [name for name in found if name.startswith("papers/t2027/t")] == ["papers/t2027/three"]
    assert not {"people/ada-lovelace", "people/grace-hopper"} & {*found}
    assert "program/t2027/first" not in found
