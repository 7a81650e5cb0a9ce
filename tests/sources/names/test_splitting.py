"""Personal names: lists, BibTeX's parts, damage."""

from __future__ import annotations

from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_proceedings.model.names import Name
from sphinx_proceedings.sources.names.splitting import NameProblem, split_names, split_plain_name


def inverted(name: Name) -> str:
    """`von Family, Jr, Given`, BibTeX's unambiguous order."""
    family = f"{name.particle} {name.family}".strip()
    return ", ".join(part for part in (family, name.suffix, name.given) if part)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("Donald E. Knuth", Name(given="Donald E.", family="Knuth")),
        ("Knuth, Donald E.", Name(given="Donald E.", family="Knuth")),
        ("Donald~E. Knuth", Name(given="Donald E.", family="Knuth")),
        ("Knuth", Name(family="Knuth")),
        ("Lonneke van der Plas", Name(given="Lonneke", particle="van der", family="Plas")),
        ("van der Plas, Lonneke", Name(given="Lonneke", particle="van der", family="Plas")),
        ("van Dam", Name(particle="van", family="Dam")),
        ("Brinch Hansen, Per", Name(given="Per", family="Brinch Hansen")),
        ("King, Jr., Martin Luther", Name(given="Martin Luther", family="King", suffix="Jr.")),
        ("Yousefzadeh-Asl-Miandoab, Ehsan", Name(given="Ehsan", family="Yousefzadeh-Asl-Miandoab")),
        ("{The Kubernetes Team}", Name(family="The Kubernetes Team")),
        ("{{NVIDIA and Friends}}", Name(family="NVIDIA and Friends")),
        (r"T{\"o}z{\"u}n, P{\i}nar", Name(given="Pınar", family="Tözün")),
        (r"Fran\c cois Rabelais", Name(given="François", family="Rabelais")),
        (r"Fran\c {c}ois Rabelais", Name(given="François", family="Rabelais")),
        (r"S\o ren Aabye Kierkegaard", Name(given="Søren Aabye", family="Kierkegaard")),
        (r"\"{O}zg\"ur Al Demir", Name(given="Özgür Al", family="Demir")),
        (r"Sedoc, Jo\~ao", Name(given="João", family="Sedoc")),
        (r"\~I\~{n}igo Mu{\~n}oz", Name(given="Ĩñigo", family="Muñoz")),
        (r"Gar\'\i\ Soler, Aina", Name(given="Aina", family="Garí Soler")),
        (r"\'Elodie B", Name(given="Élodie", family="B")),
        (r"A.\,B. C\ D", Name(given="A. B. C", family="D")),
        ("Jean {d'}Alembert X", Name(given="Jean d’Alembert", family="X")),
        (
            "Ludwig von {der Vogelweide}",
            Name(given="Ludwig", particle="von", family="der Vogelweide"),
        ),
        ("王 小 明", Name(given="小明", family="王")),
        # Accents on accents, which the tilde of a space must not be taken for
        (r"Nguy\~{\^{e}}n, An", Name(given="An", family="Nguyễn")),
        (r"Nguy\~{{\^e}}n, An", Name(given="An", family="Nguyễn")),
        (r"Nguy{\~\^e}n, An", Name(given="An", family="Nguyễn")),
        (r"An Nguy\~{\^{e}}n", Name(given="An", family="Nguyễn")),
        (r"Tr\~{\u{a}}n, An", Name(given="An", family="Trẵn")),
        (r"K\~{\"{u}}n, Di", Name(given="Di", family="Kü̃n")),
        (r"Mu\~ noz, Bea", Name(given="Bea", family="Muñoz")),
        (r"L{\uhorn}u, S{\horn o}n", Name(given="Sơn", family="Lưu")),
        (r"{\DJ}{\`\ohorn}i, \horn{U}t", Name(given="Ưt", family="Đời")),
        ("Nguye\u0303\u0302n, An", Name(given="An", family="Nguyễn")),
        # No particle, but a name written small
        ("danah boyd", Name(given="danah", family="boyd")),
        ("e. e. cummings", Name(given="e. e.", family="cummings")),
        ("Smith Jr., John", Name(given="John", family="Smith Jr.")),
        ("Kumar, IV", Name(given="IV", family="Kumar")),
        ("Elizabeth II", Name(given="Elizabeth", family="II")),
        # biblatex's form
        (
            "family=Velden, given=Anna, prefix=van der",
            Name(given="Anna", particle="van der", family="Velden"),
        ),
        ('"family={Robert and Sons, Inc.}"', Name(family="Robert and Sons, Inc.")),
        (r"given=J{\"o}rg, family={M{\"u}ller}", Name(given="Jörg", family="Müller")),
        (
            "family=Hove, given={Jeroen}, suffix=Jr., juniorcomma=true",
            Name(given="Jeroen", family="Hove", suffix="Jr."),
        ),
        ("K\\=al, A", Name(given="A", family="Kāl")),
        ("=x", Name(family="=x")),
    ],
)
def test_single_names(source: str, expected: Name) -> None:
    names = split_names(source)
    assert [(n.name, n.source) for n in names.names] == [(expected, source)]
    assert (names.others, names.problems) == (False, ())


@pytest.mark.parametrize(
    ("source", "families"),
    [
        ("", []),
        (" \n ", []),
        ("A and B AND C\nand\tD", ["A", "B", "C", "D"]),
        ("A\u00a0and B", ["A", "B"]),
        (r"A and \'E and {\O}", ["A", "É", "Ø"]),
        ("{A and B} and C", ["A and B", "C"]),
        ("Anderson and Sand", ["Anderson", "Sand"]),
        ("A and Others", ["A", "Others"]),
        ("nosortothers=true and A and B", ["A", "B"]),
        ('family="A and B", given=C and D', ["C A and B", "D"]),
    ],
)
def test_lists(source: str, families: list[str]) -> None:
    names = split_names(source)
    assert [n.name.full for n in names.names] == families
    assert (names.others, names.problems) == (False, ())


@pytest.mark.parametrize(("source", "families"), [("A and others", ["A"]), ("others", [])])
def test_lists_of_which_others_are_left_out(source: str, families: list[str]) -> None:
    names = split_names(source)
    assert [n.name.full for n in names.names] == families
    assert (names.others, names.problems) == (True, ())


class Kept(NamedTuple):
    """The names of a list, and what is told of them."""

    names: list[str]
    problem: NameProblem


KEPT = {
    "A and and B": Kept(
        names=["A", "B"],
        problem=NameProblem(kind="name", what="", reason="there is no name here", index=1),
    ),
    "and A": Kept(
        names=["A"], problem=NameProblem(kind="name", what="", reason="there is no name here")
    ),
    "A and": Kept(
        names=["A"],
        problem=NameProblem(kind="name", what="", reason="there is no name here", index=1),
    ),
    "{}": Kept(
        names=[], problem=NameProblem(kind="name", what="{}", reason="there is no name here")
    ),
    "a, b, c, d": Kept(
        names=["a, b, c, d"],
        problem=NameProblem(kind="name", what="a, b, c, d", reason="Too many commas"),
    ),
    "A and ? and ?": Kept(
        names=["A"],
        problem=NameProblem(
            kind="name", what="?", reason="there is no name here", index=1, count=2
        ),
    ),
    "\u200b": Kept(
        names=[], problem=NameProblem(kind="name", what="\u200b", reason="there is no name here")
    ),
    "\u3164\u2800\u0301": Kept(
        names=[],
        problem=NameProblem(kind="name", what="\u3164\u2800\u0301", reason="there is no name here"),
    ),
    "given=A": Kept(
        names=["A"],
        problem=NameProblem(kind="name", what="given=A", reason="there is no family name"),
    ),
    "family=A, middle=B": Kept(
        names=["A"],
        problem=NameProblem(
            kind="name", what="family=A, middle=B", reason="'middle=B' is no part of a name"
        ),
    ),
    "O&#39;Dowd, A": Kept(
        names=["A O’Dowd"], problem=NameProblem(kind="markup", what="O&#39;Dowd, A", reason="&#39;")
    ),
    ", John": Kept(
        names=["John"],
        problem=NameProblem(kind="name", what=", John", reason="there is no family name"),
    ),
    "A {B and C": Kept(
        names=["A {B and C"],
        problem=NameProblem(kind="syntax", what="A {B and C", reason="{ without }"),
    ),
    "A} and C": Kept(
        names=["A}", "C"], problem=NameProblem(kind="syntax", what="A}", reason="} without {")
    ),
    r"\foo{X} Y": Kept(
        names=["X Y"],
        problem=NameProblem(kind="command", what=r"\foo{X} Y", reason=r"unknown command \foo"),
    ),
    "A and others and B": Kept(
        names=["A", "B"],
        problem=NameProblem(
            kind="name", what="others", reason="“others” is not the last in the list", index=1
        ),
    ),
}


@pytest.mark.parametrize(("source", "kept"), KEPT.items(), ids=KEPT)
def test_problems_keep_the_name(source: str, kept: Kept) -> None:
    names = split_names(source)
    assert [n.name.full for n in names.names] == kept.names
    assert names.problems == (kept.problem,)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", Name()),
        ("Madonna", Name(family="Madonna")),
        ("Ahmed M. Abdelmoniem", Name(given="Ahmed M.", family="Abdelmoniem")),
        ("Lonneke van der Plas", Name(given="Lonneke", particle="van der", family="Plas")),
        ("Plas, Lonneke", Name(given="Lonneke", family="Plas")),
        ("van der Plas, Lonneke", Name(given="Lonneke", particle="van der", family="Plas")),
        ("King, Jr., Martin", Name(given="Martin", family="King", suffix="Jr.")),
        ("Martin Luther King Jr.", Name(given="Martin Luther", family="King", suffix="Jr.")),
        ("Martin Luther King, Jr.", Name(given="Martin Luther", family="King", suffix="Jr.")),
        ("  Pınar\u00a0 Tözün ", Name(given="Pınar", family="Tözün")),
        ("李 明", Name(given="明", family="李")),
        (r"A{x} \o B~C", Name(given="A{x}", particle=r"\o", family="B~C")),
    ],
)
def test_plain_names(text: str, expected: Name) -> None:
    assert split_plain_name(text) == expected


class Meant(NamedTuple):
    """A name that breaks the rules, as it is read and as it is to be written."""

    expected: Name
    meant: str


MEANT = {
    "Lovelace, Ada,": Meant(expected=Name(given="Ada", family="Lovelace"), meant="Lovelace, Ada"),
    "John Smith, Jr.": Meant(
        expected=Name(given="John", family="Smith", suffix="Jr."), meant="Smith, Jr., John"
    ),
    "John Smith Jr.": Meant(
        expected=Name(given="John", family="Smith", suffix="Jr."), meant="Smith, Jr., John"
    ),
    "Smith, John Jr.": Meant(
        expected=Name(given="John", family="Smith", suffix="Jr."), meant="Smith, Jr., John"
    ),
    "Fulton, James E., Jr.": Meant(
        expected=Name(given="James E.", family="Fulton", suffix="Jr."),
        meant="Fulton, Jr., James E.",
    ),
    "Jan van der Berg III": Meant(
        expected=Name(given="Jan", particle="van der", family="Berg", suffix="III"),
        meant="van der Berg, III, Jan",
    ),
    "Smith, Jr.": Meant(expected=Name(family="Smith", suffix="Jr."), meant="Smith, Jr., {}"),
    "Love\u200blace, Ada": Meant(
        expected=Name(given="Ada", family="Lovelace"), meant="Lovelace, Ada"
    ),
    "last=Lovelace, first=Ada": Meant(
        expected=Name(given="Ada", family="Lovelace"), meant="family={Lovelace}, given={Ada}"
    ),
}


@pytest.mark.parametrize(("source", "slip"), MEANT.items(), ids=MEANT)
def test_slips_are_read_as_they_were_meant(source: str, slip: Meant) -> None:
    (parsed,) = split_names(source).names
    assert (parsed.name, parsed.meant, bool(parsed.slip)) == (slip.expected, slip.meant, True)
    assert [again.name for again in split_names(slip.meant).names] == [slip.expected]


@pytest.mark.parametrize(
    "source", ["Wei Wang 0001", "Wang 0001, Wei", "Wang, Wei 0001", "0001, Wei Wang"]
)
def test_a_number_of_dblp_is_no_part_of_the_name(source: str) -> None:
    expected = Name(given="Wei", family="Wang", homonym="0001")
    assert [parsed.name for parsed in split_names(source).names] == [expected]
    assert split_plain_name(source) == expected


class EastAsian(NamedTuple):
    """A name as it is printed, and as BibTeX has it."""

    full: str
    written: str


EAST_ASIAN = {
    "王, 小明": EastAsian(full="王小明", written="王, 小明"),
    "王 小明": EastAsian(full="王小明", written="王, 小明"),
    "小明 王": EastAsian(full="王小明", written="王, 小明"),
    "王小明": EastAsian(full="王小明", written="王小明"),
    "김, 민준": EastAsian(full="김민준", written="김, 민준"),
    "佐藤 健": EastAsian(full="佐藤健", written="佐藤, 健"),
    "欧阳 修": EastAsian(full="欧阳修", written="欧阳, 修"),
    "ジョン スミス": EastAsian(full="ジョン スミス", written="スミス, ジョン"),
    "Wang, Xiaoming (王小明)": EastAsian(
        full="Xiaoming (王小明) Wang", written="Wang, Xiaoming (王小明)"
    ),
}


@pytest.mark.parametrize(("source", "case"), EAST_ASIAN.items(), ids=EAST_ASIAN)
def test_east_asian_names_begin_with_the_family(source: str, case: EastAsian) -> None:
    (parsed,) = split_names(source).names
    assert (parsed.name.full, inverted(parsed.name)) == (case.full, case.written)
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
