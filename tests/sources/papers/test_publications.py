"""Which field says where something was published, by the entry's type."""

from typing import NamedTuple

import pytest

from sphinx_proceedings.model.contributors import ContributorRole, Contributors
from sphinx_proceedings.model.names import Name
from sphinx_proceedings.model.papers import Issued, Paper, Publication, Volume
from sphinx_proceedings.sources.bibtex.entries import read_bibtex
from sphinx_proceedings.sources.papers.papers import read_papers
from sphinx_proceedings.sources.papers.publications import outdone_fields
from sphinx_proceedings.sources.people.identities import Identities
from sphinx_proceedings.sources.text.source import Source


def read(entry: str) -> tuple[tuple[Paper, ...], dict[str, Volume]]:
    file = read_bibtex(Source(path="papers/w.bib", text=entry))
    found = read_papers("w", file, Identities())
    assert (file.diagnostics, found.diagnostics) == ((), ())
    return found.papers, found.volumes


def publication(entry_type: str, fields: str) -> Publication:
    papers, _ = read(f"@{entry_type}{{k, title = {{T}}, author = {{A, B}}, {fields}}}")
    return papers[0].publication


class Contained(NamedTuple):
    """An entry, and what it is part of."""

    entry_type: str
    fields: str
    container: str
    series: str = ""


CONTAINED = {
    "journal first": Contained(
        entry_type="article", fields="journal = {J}, booktitle = {B}", container="J"
    ),
    "journaltitle first": Contained(
        entry_type="article",
        fields="journaltitle = {J}, journalsubtitle = {S}, journal = {K}",
        container="J: S",
    ),
    "empty journaltitle": Contained(
        entry_type="article", fields="journaltitle = {}, journal = {K}", container="K"
    ),
    "article in a book": Contained(entry_type="article", fields="booktitle = {B}", container="B"),
    "proceedings first": Contained(
        entry_type="inproceedings",
        fields="booktitle = {B}, journal = {J}",
        container="B",
        series="J",
    ),
    "series of its own": Contained(
        entry_type="inproceedings",
        fields="booktitle = {B}, journal = {J}, series = {S}",
        container="B",
        series="S",
    ),
    "journal alone": Contained(entry_type="inproceedings", fields="journal = {J}", container="J"),
    "all titles of a book": Contained(
        entry_type="inbook",
        fields="booktitle = {B}, booksubtitle = {S}, booktitleaddon = {A}",
        container="B: S. A",
    ),
}


@pytest.mark.parametrize("case", CONTAINED.values(), ids=CONTAINED)
def test_containers(case: Contained) -> None:
    found = publication(case.entry_type, case.fields)
    assert (found.container.plain, found.series.plain) == (case.container, case.series)


@pytest.mark.parametrize(
    ("entry_type", "publisher"),
    [
        ("phdthesis", "S"),
        ("thesis", "S"),
        ("report", "I"),
        ("techreport", "I"),
        ("book", "P"),
        ("inproceedings", "P"),
    ],
)
def test_publishers(entry_type: str, publisher: str) -> None:
    fields = "publisher = {P}, institution = {I}, school = {S}"
    assert publication(entry_type, fields).publisher.plain == publisher


class Placed(NamedTuple):
    """An entry, its publisher's address and where it took place."""

    entry_type: str
    fields: str
    address: str = ""
    place: str = ""


PLACED = {
    "location": Placed(
        entry_type="inproceedings", fields="publisher = {P}, location = {Cham}", address="Cham"
    ),
    "location and venue": Placed(
        entry_type="inproceedings",
        fields="publisher = {P}, location = {Cham}, venue = {Lerum}",
        address="Cham",
        place="Lerum",
    ),
    "location and address": Placed(
        entry_type="inproceedings",
        fields="publisher = {P}, location = {Texas}, address = {NY}",
        address="NY",
        place="Texas",
    ),
    "location without publisher": Placed(
        entry_type="inproceedings", fields="location = {Texas}", place="Texas"
    ),
    "address alone": Placed(
        entry_type="inproceedings", fields="publisher = {P}, address = {Lisbon}", address="Lisbon"
    ),
    "book": Placed(entry_type="book", fields="location = {Cham}", address="Cham"),
    "thesis": Placed(
        entry_type="thesis", fields="institution = {I}, location = {Turin}", address="Turin"
    ),
}


@pytest.mark.parametrize("case", PLACED.values(), ids=PLACED)
def test_places(case: Placed) -> None:
    found = publication(case.entry_type, case.fields)
    assert (found.address.plain, found.location.plain) == (case.address, case.place)


@pytest.mark.parametrize(
    ("fields", "number", "issue"),
    [
        ("number = {6}", "6", ""),
        ("issue = {12}", "12", ""),
        ("issue = {Summer}", "", "Summer"),
        ("number = {2}, issue = {Summer}", "2", "Summer"),
        ("number = {2}, issue = {2}", "2", ""),
    ],
)
def test_numbers_of_issues(fields: str, number: str, issue: str) -> None:
    found = publication("article", f"journal = {{J}}, {fields}")
    assert (found.number, found.issue) == (number, issue)


def test_event_and_contributors() -> None:
    found = publication(
        "inproceedings",
        "eventtitle = {Symposium}, eventtitleaddon = {S-8}, eventdate = {1968-05-19/1968-05-25},"
        " translator = {Menabrea, Luigi}, editora = {Hopper, Grace}, editoratype = {compiler},"
        " editorb = {Noether, Emmy}, maintitle = {Main}, volumes = {4}, part = {2}, edition = {3},"
        " organization = {Society}, issuetitle = {Special}",
    )
    assert found.event_title.plain == "Symposium. S-8"
    assert found.event_start == Issued(year=1968, month=5, day=19)
    assert found.event_end == Issued(year=1968, month=5, day=25)
    assert found.contributors == (
        Contributors(
            role=ContributorRole.TRANSLATOR, names=(Name(given="Luigi", family="Menabrea"),)
        ),
        Contributors(role=ContributorRole.COMPILER, names=(Name(given="Grace", family="Hopper"),)),
        Contributors(role=ContributorRole.EDITOR, names=(Name(given="Emmy", family="Noether"),)),
    )
    assert (found.main_title.plain, found.issue_title.plain) == ("Main", "Special")
    assert (found.volumes, found.part, found.edition) == ("4", "2", "3")
    assert found.organization.plain == "Society"


def test_volume_has_its_subtitle() -> None:
    _, volumes = read(
        "@proceedings{v, title = {Proceedings}, subtitle = {Sub}, titleaddon = {In L.}}"
    )
    assert volumes["v"].publication.container.plain == "Proceedings: Sub. In L."


@pytest.mark.parametrize(
    ("entry", "outdone"),
    [
        ("@phdthesis{k, school = {S}, publisher = {P}}", [("publisher", "school")]),
        ("@techreport{k, institution = {I}, publisher = {I}}", []),
        ("@article{k, journal = {J}, booktitle = {B}}", [("booktitle", "journal")]),
        ("@article{k, journal = {J}, booktitle = {}}", []),
        ("@inproceedings{k, journal = {J}, booktitle = {B}, publisher = {P}}", []),
        ("@misc{k, publisher = {P}, institution = {I}}", [("institution", "publisher")]),
        ("@proceedings{k, title = {T}, publisher = {P}}", []),
    ],
)
def test_fields_that_another_outdoes(entry: str, outdone: list[tuple[str, str]]) -> None:
    (read,) = read_bibtex(Source(path="papers/w.bib", text=entry)).entries
    assert list(outdone_fields(read)) == outdone


def test_numbers_without_what_their_fields_say() -> None:
    found = publication("article", "volume = {Vol. 12}, number = {no. 3}, issn = {ISSN 1234-5679}")
    assert (found.volume, found.number, found.issn) == ("12", "3", "1234-5679")
    kept = publication("article", "volume = {Volta 2}, number = {TR-7}, issue = {November}")
    assert (kept.volume, kept.number, kept.issue) == ("Volta 2", "TR-7", "November")
