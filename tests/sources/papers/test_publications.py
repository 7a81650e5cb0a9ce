"""Which field says where something was published, by the entry's type."""

import pytest

from sphinx_proceedings.model.names import Name
from sphinx_proceedings.model.papers import (
    ContributorRole,
    Contributors,
    Issued,
    Paper,
    Publication,
    Volume,
)
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


@pytest.mark.parametrize(
    ("entry_type", "fields", "container", "series"),
    [
        ("article", "journal = {J}, booktitle = {B}", "J", ""),
        ("article", "journaltitle = {J}, journalsubtitle = {S}, journal = {K}", "J: S", ""),
        ("article", "journaltitle = {}, journal = {K}", "K", ""),
        ("article", "booktitle = {B}", "B", ""),
        ("inproceedings", "booktitle = {B}, journal = {J}", "B", "J"),
        ("inproceedings", "booktitle = {B}, journal = {J}, series = {S}", "B", "S"),
        ("inproceedings", "journal = {J}", "J", ""),
        ("inbook", "booktitle = {B}, booksubtitle = {S}, booktitleaddon = {A}", "B: S. A", ""),
    ],
    ids=[
        "journal first",
        "journaltitle first",
        "empty journaltitle",
        "article in a book",
        "proceedings first",
        "series of its own",
        "journal alone",
        "all titles of a book",
    ],
)
def test_containers(entry_type: str, fields: str, container: str, series: str) -> None:
    found = publication(entry_type, fields)
    assert (found.container.plain, found.series.plain) == (container, series)


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


@pytest.mark.parametrize(
    ("entry_type", "fields", "address", "place"),
    [
        ("inproceedings", "publisher = {P}, location = {Cham}", "Cham", ""),
        ("inproceedings", "publisher = {P}, location = {Cham}, venue = {Lerum}", "Cham", "Lerum"),
        ("inproceedings", "publisher = {P}, location = {Texas}, address = {NY}", "NY", "Texas"),
        ("inproceedings", "location = {Texas}", "", "Texas"),
        ("inproceedings", "publisher = {P}, address = {Lisbon}", "Lisbon", ""),
        ("book", "location = {Cham}", "Cham", ""),
        ("thesis", "institution = {I}, location = {Turin}", "Turin", ""),
    ],
    ids=[
        "location",
        "location and venue",
        "location and address",
        "location without publisher",
        "address alone",
        "book",
        "thesis",
    ],
)
def test_places(entry_type: str, fields: str, address: str, place: str) -> None:
    found = publication(entry_type, fields)
    assert (found.address.plain, found.location.plain) == (address, place)


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
