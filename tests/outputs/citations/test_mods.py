"""MODS: whole records, and hostile values that stay values."""

from pathlib import Path

from hypothesis import given
from lxml import etree

from sphinx_proceedings.model.papers import Paper
from sphinx_proceedings.outputs.citations.mods import mods_collection, mods_item
from sphinx_proceedings.outputs.cited import cited_note
from sphinx_proceedings.outputs.plain_text import one_line
from support.export_works import PAPER, hostile_papers, work

GOLDEN = Path(__file__).parent / "lovelace2026.mods.xml"
NS = {"m": "http://www.loc.gov/mods/v3"}


def parsed(*papers: Paper) -> etree._Element:
    return etree.fromstring(mods_collection([mods_item(work(paper)) for paper in papers]).encode())


def texts(root: etree._Element, path: str) -> list[str]:
    return [element.text or "" for element in root.iterfind(path, NS)]


def test_whole_file() -> None:
    assert mods_collection([mods_item(work())]) == GOLDEN.read_text(encoding="utf-8")


def test_one_record_is_a_collection_too() -> None:
    root = parsed(PAPER)
    assert (etree.QName(root).localname, len(root)) == ("modsCollection", 1)


def test_empty_collection() -> None:
    assert len(parsed()) == 0


@given(hostile_papers(), hostile_papers())
def test_hostile_values_stay_values(first: Paper, second: Paper) -> None:
    root = parsed(first, second)
    assert len(root) == 2
    allowed = {etree.QName(element).localname for element in parsed(PAPER).iter()} | {"list"}
    assert {etree.QName(element).localname for element in root.iter()} <= allowed | {"partNumber"}
    for record, paper in zip(root, (first, second), strict=True):
        assert (
            texts(record, "m:subject/m:topic"),
            texts(record, "m:abstract"),
            texts(record, "m:note"),
            texts(record, "m:relatedItem[@type='host']/m:titleInfo/m:title"),
        ) == (
            [line for keyword in paper.keywords if (line := one_line(keyword))],
            [line for paragraph in paper.abstract if (line := one_line(paragraph.plain))],
            [line for line in [one_line(cited_note(work(paper)).plain)] if line],
            [line for line in [one_line(paper.publication.container.plain)] if line],
        )
