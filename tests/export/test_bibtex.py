"""The entry a paper's page shows: an independent parser reads the same from it."""

from pathlib import Path

import pytest
from pybtex.database import Person as PybtexPerson
from pybtex.database import parse_string

from sphinx_proceedings.export.bibtex import bibtex_entry
from sphinx_proceedings.model.names import Name
from sphinx_proceedings.model.papers import Paper
from sphinx_proceedings.pipeline import read_portal
from sphinx_proceedings.read.latex import latex_to_richtext

ROOT = Path(__file__).parent.parent.parent
PAPERS = [
    *read_portal(ROOT).portal.papers,
    *read_portal(ROOT / "tests" / "toy_conference").portal.papers,
]


def as_name(person: PybtexPerson) -> Name:
    def part(words: list[str]) -> str:
        return latex_to_richtext(" ".join(words)).text.plain

    return Name(
        given=part(person.first_names + person.middle_names),
        particle=part(person.prelast_names),
        family=part(person.last_names),
        suffix=part(person.lineage_names),
    )


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.key)
def test_pybtex_reads_the_same(paper: Paper) -> None:
    entry = parse_string(bibtex_entry(paper), "bibtex").entries[paper.key]
    names = [as_name(person) for person in entry.persons["author"]]
    if paper.more_authors:
        assert names.pop() == Name(family="others")
    publication = paper.publication
    issued = publication.issued
    assert (
        names,
        latex_to_richtext(entry.fields["title"]).text,
        latex_to_richtext(entry.fields["booktitle"]).text,
        entry.fields.get("year"),
        entry.fields.get("pages", "").replace("--", "–"),
        entry.fields.get("doi", ""),
        [as_name(person) for person in entry.persons.get("editor", [])],
    ) == (
        [author.name for author in paper.authors],
        paper.title,
        publication.container,
        str(issued.year) if issued else None,
        paper.pages,
        paper.doi,
        [editor.name for editor in publication.editors],
    )


def test_whole_entry() -> None:
    paper = next(paper for paper in PAPERS if paper.key == "he2023mctsgeb")
    assert bibtex_entry(paper) == (
        "@inproceedings{he2023mctsgeb,\n"
        "  author     = {He, Guoliang and Singh, Zak and Yoneki, Eiko},\n"
        "  title      = {{MCTS-GEB}: {M}onte {C}arlo Tree Search is a Good {E}-graph Builder},\n"
        "  booktitle  = {Proceedings of the 3rd Workshop on Machine Learning and Systems},\n"
        "  editor     = {Yoneki, Eiko and Nardi, Luigi},\n"
        "  series     = {{EuroMLSys} ’23},\n"
        "  year       = {2023},\n"
        "  month      = may,\n"
        "  publisher  = {Association for Computing Machinery},\n"
        "  address    = {New York, NY, USA},\n"
        "  isbn       = {9798400700842},\n"
        "  doi        = {10.1145/3578356.3592577},\n"
        "  eprint     = {2303.04651},\n"
        "  eprinttype = {arxiv},\n"
        "}\n"
    )
