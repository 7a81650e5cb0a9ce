"""Personal names: lists, BibTeX's parts, damage."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_proceedings.model.names import Name
from sphinx_proceedings.sources.names.splitting import split_names, split_plain_name


def inverted(name: Name) -> str:
    """`von Family, Jr, Given`, BibTeX's unambiguous order."""
    family = f"{name.particle} {name.family}".strip()
    return ", ".join(part for part in (family, name.suffix, name.given) if part)


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
        ("王 小 明", name("小明", "", "王")),
        # Accents on accents, which the tilde of a space must not be taken for
        (r"Nguy\~{\^{e}}n, An", name("An", "", "Nguyễn")),
        (r"Nguy\~{{\^e}}n, An", name("An", "", "Nguyễn")),
        (r"Nguy{\~\^e}n, An", name("An", "", "Nguyễn")),
        (r"An Nguy\~{\^{e}}n", name("An", "", "Nguyễn")),
        (r"Tr\~{\u{a}}n, An", name("An", "", "Trẵn")),
        (r"K\~{\"{u}}n, Di", name("Di", "", "Kü̃n")),
        (r"Mu\~ noz, Bea", name("Bea", "", "Muñoz")),
        (r"L{\uhorn}u, S{\horn o}n", name("Sơn", "", "Lưu")),
        (r"{\DJ}{\`\ohorn}i, \horn{U}t", name("Ưt", "", "Đời")),
        ("Nguye\u0303\u0302n, An", name("An", "", "Nguyễn")),
        # No particle, but a name written small
        ("danah boyd", name("danah", "", "boyd")),
        ("e. e. cummings", name("e. e.", "", "cummings")),
        ("Smith Jr., John", name("John", "", "Smith Jr.")),
        ("Kumar, IV", name("IV", "", "Kumar")),
        ("Elizabeth II", name("Elizabeth", "", "II")),
        # biblatex's form
        ("family=Velden, given=Anna, prefix=van der", name("Anna", "van der", "Velden")),
        ('"family={Robert and Sons, Inc.}"', name("", "", "Robert and Sons, Inc.")),
        (r"given=J{\"o}rg, family={M{\"u}ller}", name("Jörg", "", "Müller")),
        (
            "family=Hove, given={Jeroen}, suffix=Jr., juniorcomma=true",
            name("Jeroen", "", "Hove", "Jr."),
        ),
        ("K\\=al, A", name("A", "", "Kāl")),
        ("=x", name("", "", "=x")),
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
        ("nosortothers=true and A and B", ["A", "B"], False),
        ('family="A and B", given=C and D', ["C A and B", "D"], False),
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
        ("A and ? and ?", ["A"], [("name", "?", "there is no name here", 1)]),
        ("\u200b", [], [("name", "\u200b", "there is no name here", 0)]),
        ("\u3164\u2800\u0301", [], [("name", "\u3164\u2800\u0301", "there is no name here", 0)]),
        ("given=A", ["A"], [("name", "given=A", "there is no family name", 0)]),
        (
            "family=A, middle=B",
            ["A"],
            [("name", "family=A, middle=B", "'middle=B' is no part of a name", 0)],
        ),
        ("O&#39;Dowd, A", ["A O’Dowd"], [("markup", "O&#39;Dowd, A", "&#39;", 0)]),
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
        ("李 明", name("明", "", "李")),
        (r"A{x} \o B~C", name("A{x}", r"\o", "B~C")),
    ],
)
def test_plain_names(text: str, expected: Name) -> None:
    assert split_plain_name(text) == expected


@pytest.mark.parametrize(
    ("source", "expected", "meant"),
    [
        ("Lovelace, Ada,", name("Ada", "", "Lovelace"), "Lovelace, Ada"),
        ("John Smith, Jr.", name("John", "", "Smith", "Jr."), "Smith, Jr., John"),
        ("John Smith Jr.", name("John", "", "Smith", "Jr."), "Smith, Jr., John"),
        ("Smith, John Jr.", name("John", "", "Smith", "Jr."), "Smith, Jr., John"),
        ("Fulton, James E., Jr.", name("James E.", "", "Fulton", "Jr."), "Fulton, Jr., James E."),
        ("Jan van der Berg III", name("Jan", "van der", "Berg", "III"), "van der Berg, III, Jan"),
        ("Smith, Jr.", name("", "", "Smith", "Jr."), "Smith, Jr., {}"),
        ("Love\u200blace, Ada", name("Ada", "", "Lovelace"), "Lovelace, Ada"),
        ("last=Lovelace, first=Ada", name("Ada", "", "Lovelace"), "family={Lovelace}, given={Ada}"),
    ],
)
def test_slips_are_read_as_they_were_meant(source: str, expected: Name, meant: str) -> None:
    (parsed,) = split_names(source).names
    assert (parsed.name, parsed.meant, bool(parsed.slip)) == (expected, meant, True)
    assert [again.name for again in split_names(meant).names] == [expected]


@pytest.mark.parametrize(
    "source", ["Wei Wang 0001", "Wang 0001, Wei", "Wang, Wei 0001", "0001, Wei Wang"]
)
def test_a_number_of_dblp_is_no_part_of_the_name(source: str) -> None:
    expected = Name(given="Wei", family="Wang", homonym="0001")
    assert [parsed.name for parsed in split_names(source).names] == [expected]
    assert split_plain_name(source) == expected


@pytest.mark.parametrize(
    ("source", "full", "written"),
    [
        ("王, 小明", "王小明", "王, 小明"),
        ("王 小明", "王小明", "王, 小明"),
        ("小明 王", "王小明", "王, 小明"),
        ("王小明", "王小明", "王小明"),
        ("김, 민준", "김민준", "김, 민준"),
        ("佐藤 健", "佐藤健", "佐藤, 健"),
        ("欧阳 修", "欧阳修", "欧阳, 修"),
        ("ジョン スミス", "ジョン スミス", "スミス, ジョン"),
        ("Wang, Xiaoming (王小明)", "Xiaoming (王小明) Wang", "Wang, Xiaoming (王小明)"),
    ],
)
def test_east_asian_names_begin_with_the_family(source: str, full: str, written: str) -> None:
    (parsed,) = split_names(source).names
    assert (parsed.name.full, inverted(parsed.name)) == (full, written)
    assert split_plain_name(source) == parsed.name


def test_an_ampersand_stays_in_one_part() -> None:
    (parsed,) = split_names("Smith &amp; Sons").names
    assert parsed.name == Name(family="Smith & Sons")


def test_a_particle_with_an_apostrophe_stands_at_its_name() -> None:
    (parsed,) = split_names("family=Ancona, given=Lia, prefix=d'").names
    assert parsed.name.full == "Lia d’Ancona"
    assert split_names(inverted(parsed.name)).names[0].name == parsed.name


def test_what_occurs_often_is_one_problem() -> None:
    problems = split_names("and " * 1000).problems
    assert [(problem.reason, problem.count) for problem in problems] == [
        ("there is no name here", 1001)
    ]


def test_a_list_without_end_is_cut() -> None:
    names = split_names(" and ".join(["A B"] * 20_002))
    assert len(names.names) == 20_000
    assert [problem.reason for problem in names.problems] == [
        "there are 20,002 names; those from number 20,001 on are left out"
    ]


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
        assert split_plain_name(inverted(parsed)) == parsed


def test_accents_that_depend_on_the_mode() -> None:
    names = split_names(
        r"\ifmmode \check{S}\else \v{S}\fi{}mejka, L. and"
        r" Na\ifmmode \acute{n}\else \'{n}\fi{}cka, E."
    ).names
    assert [parsed.name.full for parsed in names] == ["L. Šmejka", "E. Nańcka"]
