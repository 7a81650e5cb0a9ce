"""Who is who."""

import pytest

from sphinx_proceedings.diagnostics import Location
from sphinx_proceedings.model.names import Name
from sphinx_proceedings.model.people import Person
from sphinx_proceedings.sources.names.splitting import split_names
from sphinx_proceedings.sources.people.identities import Identities, person_slug
from sphinx_proceedings.sources.text.source import Source
from sphinx_proceedings.sources.yaml.schemas import PeopleFile
from sphinx_proceedings.sources.yaml.validation import read_form

HERE = Location(path="x.bib", line=1, column=1)


def registry(text: str) -> Identities:
    form, diagnostics = read_form(Source(path="people/x.yaml", text=text), PeopleFile)
    assert diagnostics == ()
    assert form is not None
    identities = Identities()
    for person in form.people:
        identities.register(person)
    return identities


def test_same_full_name_is_the_same_person() -> None:
    identities = Identities()
    first = identities.identify(Name(given="Ada", family="Lovelace"), HERE)
    again = identities.identify(Name(family="Ada Lovelace"), HERE)
    assert (first.person, again.person) == ("ada-lovelace", "ada-lovelace")
    assert again.name == Name(family="Ada Lovelace")
    assert [person.name for person in identities.people()] == [Name(given="Ada", family="Lovelace")]


def test_nobody_is_merged_by_family_name_or_initials() -> None:
    identities = Identities()
    names = [("Junru", "Shao"), ("Sophia", "Shao"), ("S.", "Shao")]
    ids = [identities.identify(Name(given=g, family=f), HERE).person for g, f in names]
    assert ids == ["junru-shao", "sophia-shao", "s-shao"]


def test_same_letters_with_and_without_accents_are_two_until_told() -> None:
    identities = Identities()
    found = [identities.identify(Name(given=g, family="Cano"), HERE) for g in ("Jose", "José")]
    assert [identified.person for identified in found] == ["jose-cano", "jose-cano-2"]
    assert [diagnostic.code.slug for diagnostic in identities.problems.diagnostics] == [
        "person-address"
    ]


def test_variants_of_the_registry_are_one_person() -> None:
    identities = registry("people: [{id: rks, name: Ravi Kumar Singh, variants: [R. Singh]}]")
    assert identities.identify(Name(given="R.", family="Singh"), HERE).person == "rks"
    assert identities.identify(Name(given="Ravi Kumar", family="Singh"), HERE).person == "rks"
    assert identities.identify(Name(given="Ravi", family="Singh"), HERE).person == "ravi-singh"


def test_homonyms_need_an_id() -> None:
    identities = registry(
        "people: [{id: wang-one, name: Wei Wang}, {id: wang-two, name: Wei Wang}]"
    )
    name = Name(given="Wei", family="Wang")
    assert identities.identify(name, HERE, "wang-two").person == "wang-two"
    assert identities.problems.diagnostics == ()
    assert identities.identify(name, HERE).person == "wang-one"
    assert [diagnostic.code.slug for diagnostic in identities.problems.diagnostics] == [
        "person-ambiguous"
    ]


def test_registry_says_what_the_family_name_is() -> None:
    identities = registry("people: [{id: a, name: Gabriel García Márquez, family: García Márquez}]")
    assert identities.people()[0].name == Name(given="Gabriel", family="García Márquez")


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Minh Tri Lê", "minh-tri-le"),
        ("Ehsan Yousefzadeh-Asl-Miandoab", "ehsan-yousefzadeh-asl-miandoab"),
        ("Seán O'Casey", "sean-ocasey"),
        ("Œdipus ß", "oedipus-ss"),
        ("李雷", "lilei"),
        ("../../etc", "etc"),
        ("***", "unnamed"),
        ("x" * 200, "x" * 80),
    ],
)
def test_slugs_are_safe_names_of_files(name: str, slug: str) -> None:
    assert person_slug(name) == slug


def test_index_is_nobodys_address() -> None:
    assert Identities().identify(Name(family="Index"), HERE).person == "index-2"


FORMER = (
    "people: [{id: grace-doe, name: Grace Doe, variants: [G. Doe], former_names: [Gary Doe],"
    " former_ids: [gary-doe]}]"
)


@pytest.mark.parametrize("explicit_id", ["", "grace-doe"])
def test_former_names_are_not_printed(explicit_id: str) -> None:
    identities = registry(FORMER)
    printed = [
        identities.identify(Name(given=given, family="Doe"), HERE, explicit_id)
        for given in ("Grace", "G.", "Gary")
    ]
    assert [(found.person, found.name.full) for found in printed] == [
        ("grace-doe", "Grace Doe"),
        ("grace-doe", "G. Doe"),
        ("grace-doe", "Grace Doe"),
    ]
    assert identities.problems.diagnostics == ()


def test_former_names_are_nowhere_in_the_model() -> None:
    identities = registry(FORMER)
    identities.identify(Name(given="Gary", family="Doe"), HERE)
    assert identities.people() == (
        Person(
            id="grace-doe",
            name=Name(given="Grace", family="Doe"),
            variants=("G. Doe",),
            former_ids=("gary-doe",),
        ),
    )


def test_somebody_new_does_not_get_a_former_address() -> None:
    identities = registry(FORMER.replace("former_names: [Gary Doe],", ""))
    found = identities.identify(Name(given="Gary", family="Doe"), HERE)
    assert found.person == "gary-doe-2"
    assert [diagnostic.message for diagnostic in identities.problems.diagnostics] == [
        "Gary Doe and Grace Doe would both be at people/gary-doe; Gary Doe is at people/gary-doe-2"
    ]


@pytest.mark.parametrize(
    ("people", "left"),
    [
        ("{id: a, name: A, former_ids: [b]}, {id: b, name: B}", {"a": (), "b": ()}),
        ("{id: b, name: B}, {id: a, name: A, former_ids: [b]}", {"a": (), "b": ()}),
        ("{id: a, name: A, former_ids: [a]}", {"a": ()}),
        ("{id: a, name: A, former_ids: [index]}", {"a": ()}),
        (
            "{id: a, name: A, former_ids: [c]}, {id: b, name: B, former_ids: [c, d]}",
            {"a": ("c",), "b": ("d",)},
        ),
    ],
)
def test_living_ids_are_nobodys_former_ids(people: str, left: dict[str, tuple[str, ...]]) -> None:
    identities = registry(f"people: [{people}]")
    assert {person.id: person.former_ids for person in identities.people()} == left
    found = [(d.code.slug, d.location.line) for d in identities.problems.diagnostics]
    assert found == [("person-duplicate-id", 1)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Nguy\u1ebd\u0302n, An", "Nguyễn, An"),
        ("O'Dowd, A", "O’Dowd, A"),
        ("Smith-Jones, A", "Smith\u2010Jones, A"),
        ("王, 小明", "王小明"),
        ("King, Jr, Martin", "King, Jr., Martin"),
        ("John Smith Jr.", "Smith Jr., John"),
        ("family=Velden, given=Anna, prefix=van der", "Anna van der Velden"),
        ("family=Ancona, given=Lia, prefix=d'", "d'Ancona, Lia"),
    ],
)
def test_spellings_of_one_name_are_one_person(one: str, other: str) -> None:
    identities = Identities()
    ids = {
        identities.identify(parsed.name, HERE).person
        for source in (one, other)
        for parsed in split_names(source).names
    }
    assert len(ids) == 1
    assert identities.problems.diagnostics == ()


def test_numbers_of_dblp_tell_people_apart() -> None:
    identities = registry("people: [{id: wang-delft, name: Wei Wang, variants: [Wei Wang 0002]}]")
    ids = [
        identities.identify(parsed.name, HERE).person
        for parsed in split_names("Wei Wang and Wei Wang 0001 and Wei Wang 0002").names
    ]
    assert ids == ["wang-delft", "wei-wang-0001", "wang-delft"]
    assert {person.name.full for person in identities.people()} == {"Wei Wang"}


def test_names_that_nobody_sees_are_refused() -> None:
    text = "people: [{id: a, name: '\u200b'}]"
    _, diagnostics = read_form(Source(path="people/x.yaml", text=text), PeopleFile)
    assert [diagnostic.code.slug for diagnostic in diagnostics] == ["yaml-value"]


def test_an_orcid_of_the_registry_may_be_an_address() -> None:
    identities = registry(
        "people: [{id: a, name: A B, orcid: 'http://orcid.org/000000021694233x/'}]"
    )
    assert [person.orcid for person in identities.people()] == ["0000-0002-1694-233X"]


def test_one_orcid_of_two_registered_people_is_told() -> None:
    one = "0000-0002-1694-233X"
    identities = registry(
        f"people: [{{id: a, name: Ada A, orcid: {one}}},"
        f" {{id: b, name: Bea B, orcid: https://orcid.org/{one}}}]"
    )
    assert [diagnostic.message for diagnostic in identities.problems.diagnostics] == [
        f"Bea B has the ORCID iD of Ada A, {one}"
    ]
    assert [person.orcid for person in identities.people()] == [one, one]
