"""What files that are called otherwise are meant to be."""

import pytest

from sphinx_proceedings.diagnostics import Location
from sphinx_proceedings.model.names import Name
from sphinx_proceedings.model.papers import Paper
from sphinx_proceedings.model.people import Authorship
from sphinx_proceedings.model.richtext import RichText
from sphinx_proceedings.sources.paper_files.proposals import Proposals


def paper(key: str, title: str, author: str, doi: str = "") -> Paper:
    return Paper(
        key=key,
        slug=key,
        edition="w",
        entry_type="inproceedings",
        title=RichText.from_plain(title),
        location=Location(path="papers/w.bib"),
        authors=(Authorship(person=author, name=Name(given="A.", family=author)),),
        doi=doi,
    )


PAPERS = [
    paper("lovelace2027notes", "Notes on the Analytical Engine", "Lovelace", "10.1145/3578.359"),
    paper("babbage2027engine", "The Difference Engine", "Babbage"),
    paper("müller2027", "Über Größen", "Müller"),
    paper("twin2027a", "Twin Primes", "Twin"),
    paper("twin2027b", "Twin Primes", "Twin"),
]


@pytest.mark.parametrize(
    ("name", "proposal"),
    [
        pytest.param("3578.359.pdf", "lovelace2027notes.pdf", id="DOI"),
        pytest.param("10.1145_3578.359.pdf", "lovelace2027notes.pdf", id="whole DOI"),
        pytest.param("3578.359-supp.zip", "lovelace2027notes-supplement.zip", id="DOI and part"),
        pytest.param("Lovelace2026notes.pdf", "lovelace2027notes.pdf", id="key"),
        pytest.param("lovelace2027note-poster.png", "lovelace2027notes-poster.png", id="part"),
        pytest.param(
            "Lovelace - Notes on the analytical engine (camera-ready v2).pdf",
            "lovelace2027notes.pdf",
            id="title and author",
        ),
        pytest.param("babbage_difference.pdf", "babbage2027engine.pdf", id="author and word"),
        pytest.param("Uber Groessen Muller.pdf", "müller2027.pdf", id="without accents"),
        pytest.param("engine.pdf", "", id="one word"),
        pytest.param("twin-primes.pdf", "", id="two papers"),
        pytest.param("paper17-final.pdf", "", id="number"),
        pytest.param("babbage difference.zip", "", id="not said what it is"),
        pytest.param("babbage difference.exe", "", id="nothing that is published"),
        pytest.param("notes on tractors and other engines.pdf", "", id="something else"),
    ],
)
def test_proposals(name: str, proposal: str) -> None:
    assert Proposals(PAPERS).of(name) == proposal
