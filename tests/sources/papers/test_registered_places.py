"""What the registry knows of an affiliation counts wherever it is printed."""

from collections.abc import Sequence
from pathlib import Path
from typing import TypeVar

from sphinx_proceedings.building.pipeline import read_portal
from sphinx_proceedings.model.people import PrintedAffiliation
from sphinx_proceedings.sources.assemble import assemble_portal
from sphinx_proceedings.sources.loading import load_sources
from sphinx_proceedings.sources.remembered_reads import SourceRead
from support.sphinx_build import written

T = TypeVar("T")
FILES = {
    "people/all.yaml": """
affiliations:
  - name: TU Delft
    also: [Delft University of Technology]
    ror: 02e2c7k09
    country: The Netherlands
  - name: Navy
""",
    "papers/w.bib": """
@inproceedings{k,
  author = {A, B and C, D},
  author+an:affiliation = {1="TU  Delft", "Navy"; 2="delft university of technology"},
  author+an:country = {2="BE"},
  title = {T}, crossref = {v},
}
@inproceedings{other,
  author = {A, B}, title = {O}, crossref = {v},
  author+an:affiliation = {1="TU Delft"}, author+an:ror = {1="048tbm396"},
}
@proceedings{v, title = {V}, editor = {E, F}, editor+an:affiliation = {1="TU Delft"}}
""",
}


def test_registry_fills_what_is_not_stated(tmp_path: Path) -> None:
    reading = read_portal(written(tmp_path, FILES))
    paper, other = reading.portal.papers
    delft = PrintedAffiliation(name="TU Delft", ror="02e2c7k09", country="NL")
    assert reading.diagnostics == ()
    assert [author.affiliations for author in paper.authors] == [
        (delft, PrintedAffiliation(name="Navy")),
        (PrintedAffiliation(name="delft university of technology", ror="02e2c7k09", country="BE"),),
    ]
    # Another id is another institution's, of which the country is not known.
    assert other.authors[0].affiliations == (PrintedAffiliation(name="TU Delft", ror="048tbm396"),)
    (edition,) = reading.portal.editions
    assert edition.volume is not None
    for publication in (edition.volume.publication, paper.publication):
        assert publication.editors[0].affiliations == (delft,)


def test_each_affiliation_has_a_page(tmp_path: Path) -> None:
    portal = read_portal(written(tmp_path, FILES)).portal
    assert [(a.slug, a.people, a.ror, a.country) for a in portal.affiliations] == [
        ("navy", ("b-a",), "", ""),
        ("tu-delft", ("b-a", "d-c", "f-e"), "02e2c7k09", "NL"),
    ]


def test_what_is_said_of_all_papers_is_kept_with_the_file(tmp_path: Path) -> None:
    programme = "name: W\nstart: 2027-05-10\ntimezone: UTC\nlicence: CC BY 4.0\n"
    sources = load_sources(written(tmp_path, FILES | {"program/w.yaml": programme}))
    kept: dict[str, object] = {}

    def read_all(reads: Sequence[SourceRead[T]]) -> list[T]:
        return [kept.setdefault(read.kind, read.read()) for read in reads]  # type: ignore[misc]

    first, again = (assemble_portal(sources, read_all).portal.papers for _ in range(2))
    assert [paper.licence.name for paper in first if paper.licence] == ["CC BY 4.0"] * 2
    assert [one is other for one, other in zip(first, again, strict=True)] == [True, True]
