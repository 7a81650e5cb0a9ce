"""The evidence for and against people being one, whole reports, and how long it takes."""

from collections.abc import Sequence

import pytest

from sphinx_proceedings.check.suspect_people import identity_suspects
from sphinx_proceedings.diagnostics import Code, Diagnostic, Location
from sphinx_proceedings.model.names import Name
from sphinx_proceedings.model.people import Appointment, Person
from sphinx_proceedings.model.portal import Portal
from sphinx_proceedings.model.programme import Edition
from sphinx_proceedings.sources.assemble import assemble_portal
from sphinx_proceedings.sources.loading import Sources
from sphinx_proceedings.sources.text.source import Source


def portal(*authors: str, more: Sequence[str] = ()) -> Portal:
    """One paper for each list of authors, with `more` fields of the entry."""
    more = [*more, *[""] * (len(authors) - len(more))]
    entries = [
        f"@inproceedings{{p{number}, title = {{T}}, year = 2026, author = {{{names}}}{fields}}}"
        for number, (names, fields) in enumerate(zip(authors, more, strict=True), start=1)
    ]
    source = Source(path="papers/w.bib", text="\n".join(entries))
    return assemble_portal(Sources(papers={"w": source})).portal


def messages(found: Portal) -> list[str]:
    return [diagnostic.message for diagnostic in identity_suspects(found)]


def test_a_pair_comes_with_evidence_and_what_to_paste() -> None:
    found = portal("Grace Hopper and Lovelace, A.", "Lovelace, Ada and Hopper, Grace")
    assert list(identity_suspects(found)) == [
        Diagnostic(
            code=Code.PERSON_SUSPECT,
            location=Location(path="papers/w.bib", line=1, column=1),
            message="A. Lovelace (a-lovelace) may be Ada Lovelace (ada-lovelace): one name gives"
            " initials or fewer given names; co-authors of both: Grace Hopper",
            hint="if they are one, put into people/*.yaml: - {id: ada-lovelace, name:"
            " Ada Lovelace, variants: [A. Lovelace], former_ids: [a-lovelace]}",
            subject="a-lovelace",
            related=(Location(path="papers/w.bib", line=2, column=1),),
        )
    ]


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        ("Cano, Jose", "Cano, José", "the names differ in accents, hyphens, capitals or spaces"),
        ("Chen, Jian-Jia", "Chen, Jianjia", "the names differ in accents, hyphens, capitals or"),
        ("CANO, JOSE", "Cano, Jose", "the names differ in accents, hyphens, capitals or spaces"),
        ("Ming, Zhao", "Zhao, Ming", "the names have the same words in another order"),
        ("Darlow, Luke", "Darlow, Luke Nicholas", "one name gives initials or fewer given names"),
        ("Darlow, L. N.", "Darlow, Luke Nicholas", "one name gives initials or fewer given names"),
        ("van der Plas, L.", "van der Plas, Lonneke", "one name gives initials or fewer given"),
    ],
)
def test_names_that_may_be_one_person(one: str, other: str, why: str) -> None:
    [message] = messages(portal(one, other))
    assert f": {why}" in message
    assert message.endswith("; nothing but the names says so")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Shao, Junru", "Shao, Sophia"),
        ("Lovelace, Ada", "Lovelace, Alan"),
        ("Lovelace, A. B.", "Lovelace, Ada Carla"),
        # Initials are no fault where nobody knows more.
        ("Mühlhäuser, M.", "Hopper, Grace"),
        # One letter alone is no evidence.
        ("Christofidi, Georgia", "Christofides, Georgia"),
        ("Yousefzadeh, Ehsan", "Yousefzadek, Ehsan"),
        # Co-authors are two people.
        ("Wang, W. and Wang, Wei", "Hopper, Grace"),
    ],
)
def test_names_of_two_people(one: str, other: str) -> None:
    assert messages(portal(one, other)) == []


def test_one_letter_needs_evidence() -> None:
    found = portal("Yousefzadeh, Ehsan and Hopper, G.", "Yousefzadek, Ehsan and Hopper, G.")
    assert messages(found) == [
        "Ehsan Yousefzadeh (ehsan-yousefzadeh) may be Ehsan Yousefzadek (ehsan-yousefzadek):"
        " the names differ by one letter; co-authors of both: G. Hopper"
    ]


def test_one_note_where_a_short_name_may_mean_many() -> None:
    found = portal("Wang, W.", "Wang, Wei", "Wang, Wenli", "Wang, Wan")
    assert messages(found) == [
        "W. Wang (w-wang) may be any of Wan Wang (wan-wang), Wei Wang (wei-wang),"
        " Wenli Wang (wenli-wang): nothing but the names says so"
    ]


def orcid(number: int) -> str:
    """The iD with this number, and its check character."""
    return f', author+an:orcid = {{1="0000-0000-0000-{ {1: "0001", 2: "001X"}[number] }"}}'


def test_orcids_join_and_part() -> None:
    same = portal("Byron, Ada", "Lovelace, Ada", more=[orcid(1), orcid(1)])
    assert messages(same) == [
        "Ada Byron (ada-byron) may be Ada Lovelace (ada-lovelace): the names differ;"
        " the same ORCID 0000-0000-0000-0001"
    ]
    parted = portal("Lovelace, A.", "Lovelace, Ada", more=[orcid(1), orcid(2)])
    assert messages(parted) == []
    two = portal("Lovelace, Ada", "Lovelace, Ada", more=[orcid(1), orcid(2)])
    assert messages(two) == [
        "Ada Lovelace (ada-lovelace) may be two people: the sources give two ORCIDs,"
        " 0000-0000-0000-0001, 0000-0000-0000-001X"
    ]


def at(place: str) -> str:
    return f', author+an:affiliation = {{1="{place}"}}'


@pytest.mark.parametrize(
    ("places", "count"),
    [
        pytest.param(("University of Turin", "University of London"), 1, id="two places"),
        pytest.param(("University of Turin", "Politecnico, Turin"), 0, id="one place"),
    ],
)
def test_two_places_in_one_year(places: tuple[str, str], count: int) -> None:
    found = portal("Lovelace, Ada", "Lovelace, Ada", more=[at(place) for place in places])
    assert len(messages(found)) == count


def test_committee_members_are_in_the_edition_file() -> None:
    edition = Edition(id="w", name="W", location=Location(path="program/w.yaml"))
    names = {"a-b": Name(given="A.", family="B"), "ada-b": Name(given="Ada", family="B")}
    held = tuple(
        Appointment(person=key, edition="w", role="tpc", title="TPC", name=name.full)
        for key, name in names.items()
    )
    people = tuple(Person(id=key, name=name) for key, name in names.items())
    [found] = identity_suspects(Portal(editions=(edition,), people=people, appointments=held))
    assert (found.location, found.subject) == (Location(path="program/w.yaml"), "a-b")
