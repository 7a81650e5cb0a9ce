"""Personal names: lists, BibTeX's parts, damage."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_proceedings.model.names import Name
from sphinx_proceedings.read.names import split_names, split_plain_name


def name(given: str, particle: str, family: str, suffix: str = "") -> Name:
    return Name(given=given, particle=particle, family=family, suffix=suffix)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("Donald E. Knuth", name("Donald E.", "", "Knuth")),
        ("Knuth, Donald E.", name("Donald E.", "", "Knuth")),
        ("Donald~E. Knuth", name("Donald E.", "", "Knuth")),
        ("Knuth", name("", "", "Knuth")),
        ("Lonneke van der Plas", name("Lonneke", "van der", "Plas")),
        ("van der Plas, Lonneke", name("Lonneke", "van der", "Plas")),
        ("van Dam", name("", "van", "Dam")),
        ("Brinch Hansen, Per", name("Per", "", "Brinch Hansen")),
        ("King, Jr., Martin Luther", name("Martin Luther", "", "King", "Jr.")),
        ("Yousefzadeh-Asl-Miandoab, Ehsan", name("Ehsan", "", "Yousefzadeh-Asl-Miandoab")),
        ("{The Kubernetes Team}", name("", "", "The Kubernetes Team")),
        ("{{NVIDIA and Friends}}", name("", "", "NVIDIA and Friends")),
        (r"T{\"o}z{\"u}n, P{\i}nar", name("Pınar", "", "Tözün")),
        (r"Fran\c cois Rabelais", name("François", "", "Rabelais")),
        (r"Fran\c {c}ois Rabelais", name("François", "", "Rabelais")),
        (r"S\o ren Aabye Kierkegaard", name("Søren Aabye", "", "Kierkegaard")),
        (r"\"{O}zg\"ur Al Demir", name("Özgür Al", "", "Demir")),
        (r"Sedoc, Jo\~ao", name("João", "", "Sedoc")),
        (r"\~I\~{n}igo Mu{\~n}oz", name("Ĩñigo", "", "Muñoz")),
        (r"Gar\'\i\ Soler, Aina", name("Aina", "", "Garí Soler")),
        (r"\'Elodie B", name("Élodie", "", "B")),
        (r"A.\,B. C\ D", name("A. B. C", "", "D")),
        ("Jean {d'}Alembert X", name("Jean d’Alembert", "", "X")),
        ("Ludwig von {der Vogelweide}", name("Ludwig", "von", "der Vogelweide")),
        ("王 小 明", name("王 小", "", "明")),
    ],
)
def test_single_names(source: str, expected: Name) -> None:
    names = split_names(source)
    assert [(n.name, n.source) for n in names.names] == [(expected, source)]
    assert (names.others, names.problems) == (False, ())


@pytest.mark.parametrize(
    ("source", "families", "others"),
    [
        ("", [], False),
        (" \n ", [], False),
        ("A and B AND C\nand\tD", ["A", "B", "C", "D"], False),
        ("A\u00a0and B", ["A", "B"], False),
        (r"A and \'E and {\O}", ["A", "É", "Ø"], False),
        ("{A and B} and C", ["A and B", "C"], False),
        ("Anderson and Sand", ["Anderson", "Sand"], False),
        ("A and others", ["A"], True),
        ("others", [], True),
        ("A and Others", ["A", "Others"], False),
    ],
)
def test_lists(source: str, families: list[str], *, others: bool) -> None:
    names = split_names(source)
    assert [n.name.full for n in names.names] == families
    assert (names.others, names.problems) == (others, ())


@pytest.mark.parametrize(
    ("source", "full", "problems"),
    [
        ("A and and B", ["A", "B"], [("name", "", "there is no name here", 1)]),
        ("and A", ["A"], [("name", "", "there is no name here", 0)]),
        ("A and", ["A"], [("name", "", "there is no name here", 1)]),
        ("{}", [], [("name", "{}", "there is no name here", 0)]),
        ("a, b, c, d", ["a, b, c, d"], [("name", "a, b, c, d", "Too many commas", 0)]),
        ("X and A,", ["X", "A"], [("name", "A,", "Trailing comma at end of name", 1)]),
        (", John", ["John"], [("name", ", John", "there is no family name", 0)]),
        ("A {B and C", ["A {B and C"], [("syntax", "A {B and C", "{ without }", 0)]),
        ("A} and C", ["A}", "C"], [("syntax", "A}", "} without {", 0)]),
        (r"\foo{X} Y", ["X Y"], [("command", r"\foo{X} Y", r"unknown command \foo", 0)]),
        (
            "A and others and B",
            ["A", "B"],
            [("name", "others", "“others” is not the last in the list", 1)],
        ),
    ],
)
def test_problems_keep_the_name(
    source: str, full: list[str], problems: list[tuple[str, str, str, int]]
) -> None:
    names = split_names(source)
    assert [n.name.full for n in names.names] == full
    assert [(p.kind, p.what, p.reason, p.index) for p in names.problems] == problems


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", name("", "", "")),
        ("Madonna", name("", "", "Madonna")),
        ("Ahmed M. Abdelmoniem", name("Ahmed M.", "", "Abdelmoniem")),
        ("Lonneke van der Plas", name("Lonneke", "van der", "Plas")),
        ("Plas, Lonneke", name("Lonneke", "", "Plas")),
        ("van der Plas, Lonneke", name("Lonneke", "van der", "Plas")),
        ("King, Jr., Martin", name("Martin", "", "King", "Jr.")),
        ("Martin Luther King Jr.", name("Martin Luther", "", "King", "Jr.")),
        ("Martin Luther King, Jr.", name("Martin Luther", "", "King", "Jr.")),
        ("  Pınar\u00a0 Tözün ", name("Pınar", "", "Tözün")),
        ("李 明", name("李", "", "明")),
        (r"A{x} \o B~C", name("A{x}", r"\o", "B~C")),
    ],
)
def test_plain_names(text: str, expected: Name) -> None:
    assert split_plain_name(text) == expected


@given(st.text())
def test_never_raises(text: str) -> None:
    split_names(text)
    split_plain_name(text)


@given(
    st.lists(st.sampled_from([" and ", "and", ",", " ", "{", "}", "\\", "'", "A", "b", "~", "o"]))
)
def test_never_raises_on_pieces_of_names(pieces: list[str]) -> None:
    split_names("".join(pieces))


@given(
    st.text("ABÉab- .,", min_size=1).filter(lambda text: split_plain_name(text).given),
)
def test_inverted_names_come_back(text: str) -> None:
    parsed = split_plain_name(text)
    if parsed.family[:1].isupper():
        assert split_plain_name(parsed.inverted) == parsed
