"""Affiliations that may be one institution."""

import pytest

from conftest import Write
from sphinx_proceedings.building.pipeline import read_portal
from sphinx_proceedings.check.suspect_affiliations import affiliation_suspects
from sphinx_proceedings.cli import main
from sphinx_proceedings.diagnostics import Code


def entry(number: int, affiliation: str) -> str:
    return (
        f"@misc{{p{number}, title = {{Paper {number}}}, year = 2027, author = {{Lee, Ann}},\n"
        f'  author+an:affiliation = {{1="{affiliation}"}}}}\n'
    )


def told(write: Write, *affiliations: str, people: str = "people: []\n") -> list[str]:
    bib = "".join(entry(number, name) for number, name in enumerate(affiliations))
    portal = read_portal(write({"papers/w2027.bib": bib, "people/p.yaml": people})).portal
    return [problem.message for problem in affiliation_suspects(portal)]


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        ("KTH", "Kth", "the names differ in capitals, accents, spaces or small words only"),
        (
            "ETH Zürich",
            "ETH Zurich",
            "the names differ in capitals, accents, spaces or small words",
        ),
        ("Cambridge University", "University of Cambridge", "the names have the same words"),
        ("U. Sheffield", "University of Sheffield", "one name abbreviates words of the other"),
        ("TU Delft", "TU Delft, The Netherlands", "the names differ only in what follows the"),
    ],
)
def test_alike(write: Write, one: str, other: str, why: str) -> None:
    (message,) = told(write, one, other)
    assert message.partition(": ")[2].startswith(why)


@pytest.mark.parametrize(
    "names",
    [
        pytest.param(("IMDEA", "IMDEA Software Institute"), id="one name within the other"),
        pytest.param(("University of Leeds", "University of Ljubljana"), id="same first letters"),
        pytest.param(("MIT", "Massachusetts Institute of Technology"), id="initials"),
        pytest.param(("U. S.", "Univ. Saarland"), id="initials of a place and an abbreviation"),
        pytest.param(("", "***"), id="no letters at all"),
    ],
)
def test_not_alike(write: Write, names: tuple[str, ...]) -> None:
    assert told(write, *names) == []


@pytest.mark.parametrize(
    ("one", "other", "kept"),
    [
        ("UNIVERSITY OF LEEDS", "University of Leeds", "University of Leeds"),
        ("UNIVERSITY OF LEEDS, UK", "University of Leeds", "University of Leeds"),
    ],
)
def test_no_name_in_capitals_is_kept(write: Write, one: str, other: str, kept: str) -> None:
    for names in ((one, other), (other, one)):
        (message,) = told(write, *names)
        assert f"may be {kept!r}:" in message


def test_two_ror_ids_are_two_institutions(write: Write) -> None:
    registry = (
        "affiliations: [{name: TU Delft, ror: 02e2c7k09},"
        ' {name: "TU Delft, Cambridge", ror: 013meh722}]\n'
    )
    assert told(write, "TU Delft", "TU Delft, Cambridge", people=registry) == []


def test_report(write: Write, capsys: pytest.CaptureFixture[str]) -> None:
    bib = entry(1, "U. Sheffield") + entry(2, "University of Sheffield")
    root = str(write({"papers/w2027.bib": bib}))
    assert main(["check", root]) == 0
    assert Code.AFFILIATION_SUSPECT.slug not in capsys.readouterr().out
    assert main(["check", root, "--affiliations", "--strict"]) == 0
    assert capsys.readouterr().out == (
        "papers/w2027.bib:1:1: note[affiliation-suspect]: 'U. Sheffield' may be"
        " 'University of Sheffield': one name abbreviates words of the other\n"
        "    hint: if they are one, put into people/*.yaml under affiliations:"
        " - {name: University of Sheffield, also: [U. Sheffield]}\n"
        "    see: papers/w2027.bib:3:1\n"
    )


def test_one_ror_id_is_one_institution(write: Write) -> None:
    bib = "".join(
        f'{entry(number, name)[:-2]}, author+an:ror = {{1="{ror}"}}}}'
        for number, (name, ror) in enumerate(
            [("MIT", "042nb2s44"), ("Massachusetts Institute", "042nb2s44"), ("TUD", "02e2c7k09")]
        )
    )
    portal = read_portal(write({"papers/w2027.bib": bib})).portal
    assert [problem.message for problem in affiliation_suspects(portal)] == [
        "'MIT' may be 'Massachusetts Institute': both are said to be 042nb2s44 at ROR"
    ]
