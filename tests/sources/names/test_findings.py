"""What is told of lists of names."""

from typing import NamedTuple

import pytest

from sphinx_proceedings.model.people import Authorship
from sphinx_proceedings.sources.names.findings import Finding, name_findings
from sphinx_proceedings.sources.names.splitting import split_names


def findings(source: str) -> list[Finding]:
    names = split_names(source)
    people = [Authorship(person=parsed.name.full, name=parsed.name) for parsed in names.names]
    return list(name_findings(names, people))


class Slip(NamedTuple):
    """What is told of a source: what is wrong in it, and what is to be written."""

    why: str
    hint: str


SLIPS = {
    "ZHANG Wei": Slip(
        why="the first part is in capitals, as family names are",
        hint=(
            "write “Zhang, Wei” if ZHANG is the family name;"
            " a group's name stands in braces: “{ZHANG Wei}”"
        ),
    ),
    "SMITH J": Slip(
        why="the first part is in capitals, as family names are",
        hint=(
            "write “Smith, J” if SMITH is the family name;"
            " a group's name stands in braces: “{SMITH J}”"
        ),
    ),
    "Ada Lovelace, Senior": Slip(
        why="“Senior” is not where a suffix belongs", hint="write “Lovelace, Senior, Ada”"
    ),
    "{{Lovelace, Ada and Babbage, Charles}}": Slip(
        why="in braces it is the name of a group",
        hint="write “Lovelace, Ada and Babbage, Charles”, if people are meant",
    ),
    "Ada Lovelace / Charles Babbage": Slip(
        why="names are parted by “and”, not by “/”", hint="write “Ada Lovelace and Charles Babbage”"
    ),
    "AT&T, B": Slip(
        why="“&” is within a word",
        hint="write the name itself; a group's name stands in braces: “{AT&T, B}”",
    ),
    "Babbage, Charles and, Menabrea, Luigi": Slip(
        why="Too many commas", hint="write “Babbage, Charles and Menabrea, Luigi”"
    ),
    "Lovelace, Ada (ed.)": Slip(
        why="the title “(ed.)” is no part of a name", hint="write “Lovelace, Ada”"
    ),
    "Lovelace A": Slip(why="the initials are last", hint="write “Lovelace, A”"),
    "Lovelace A.": Slip(why="the initials are last", hint="write “Lovelace, A.”"),
    "Lovelace, Ada und Babbage, Charles": Slip(
        why="names are parted by “and”, whatever the language",
        hint="write “Lovelace, Ada and Babbage, Charles”",
    ),
    "Ada Lovelace et Charles Babbage": Slip(
        why="names are parted by “and”, whatever the language",
        hint="write “Ada Lovelace and Charles Babbage”",
    ),
    '"Lovelace, Ada"': Slip(
        why="quotation marks are no part of a name", hint="write “Lovelace, Ada”"
    ),
    "Lovelace, Ada [0000-0002-1825-0097]": Slip(
        why="an ORCID iD is no part of a name; see author+an:orcid", hint="write “Lovelace, Ada”"
    ),
    r"Ada Lovelace\thanks{At Turin}": Slip(
        why="a footnote mark is no part of a name", hint="write “Ada Lovelace”"
    ),
    "Kim, MIN-JUN": Slip(why="the given name is in capitals", hint="write “Kim, Min-Jun”"),
    "VAN DER BERG, JAN": Slip(why="the name is in capitals", hint="write “van der Berg, Jan”"),
    "MCCARTHY, JK": Slip(why="the name is in capitals", hint="write “McCarthy, JK”"),
    "SMITH, III, JOHN": Slip(why="the name is in capitals", hint="write “Smith, III, John”"),
    "O'BRIEN, AN": Slip(why="the name is in capitals", hint="write “O'Brien, AN”"),
    "DIOP, Thierno": Slip(why="the name is in capitals", hint="write “Diop, Thierno”"),
    "John Smith, Jr.": Slip(
        why="“Jr.” is not where a suffix belongs", hint="write “Smith, Jr., John”"
    ),
    "Fulton, James E., Jr.": Slip(
        why="“Jr.” is not where a suffix belongs", hint="write “Fulton, Jr., James E.”"
    ),
    "ISO 639-3 Registration Authority": Slip(
        why="a number is no part of a person's name",
        hint="write “{ISO 639-3 Registration Authority}”",
    ),
    "4Paradigm AI": Slip(
        why="a number is no part of a person's name", hint="write “{4Paradigm AI}”"
    ),
    "Ada Lovelace 1,2": Slip(
        why="a number is no part of a person's name", hint="write “Ada Lovelace”"
    ),
    "de": Slip(
        why="there is no given name; was the list cut up in the wrong place?",
        hint="write “Family, Given and Family, Given”, or put a group's name into braces",
    ),
}


@pytest.mark.parametrize(("source", "slip"), SLIPS.items(), ids=SLIPS)
def test_slips(source: str, slip: Slip) -> None:
    told = [(message, hint) for _, message, hint in findings(source)]
    assert told == [(f"{source!r}: {slip.why}", slip.hint)]


OF_NAMES = {
    "Lovelace, Ada, and Hopper, Grace": Slip(
        why="'Lovelace, Ada,': there is a comma behind the name", hint="write “Lovelace, Ada”"
    ),
    "Ada Lovelace, Grace Hopper, and Emmy Noether": Slip(
        why="'Ada Lovelace, Grace Hopper,': two full names seem to be one;"
        " names are parted by “and”",
        hint="write “Ada Lovelace and Grace Hopper”",
    ),
    "Lovelace, Ada and Hopper, Grace and Ada Lovelace": Slip(
        why="Ada Lovelace is named twice",
        hint="leave one out; several people of one name each need an id (author+an:id)",
    ),
}


@pytest.mark.parametrize(("source", "slip"), OF_NAMES.items(), ids=OF_NAMES)
def test_slips_of_some_of_the_names(source: str, slip: Slip) -> None:
    """They are told of those names alone."""
    assert [(message, hint) for _, message, hint in findings(source)] == [slip]


@pytest.mark.parametrize(
    "source",
    [
        "Wei Wang 0001 and Jing Li 0037",
        "family=Velden, given=Anna, prefix=van der, useprefix=true",
        "Smith, Jr., John and Ward Jr., Ann and {Ada Smith Jr.}",
        "Kumar, ASP and Rao, PVSN and DJ Shadow and NVIDIA and Ms, Shreyas",
        "madonna and danah boyd and ibn Khaldun and 王 小明",
        "Silva, Junior and {Google, Inc.} and {University of Turin, Italy} and {Barnes and Noble}",
        "Vijay K. and Ada Lovelace",
        "Karl zu Hohenlohe und Waldenburg and José Ortega y Gasset",
        'William "Bill" Gates and \'t Hooft, Gerard and Lovelace, Ada "Countess"',
        r"Nguy\~{\^{e}}n, An and L{\uhorn}u, Th{\'\u a}ng",
    ],
)
def test_real_names_are_left_alone(source: str) -> None:
    assert findings(source) == []


def test_entities_are_told_once() -> None:
    assert findings("M&uuml;ller, A and K&uuml;n, B") != []
    assert [
        (code.slug, message) for code, message, _ in findings("M&uuml;l, A and K&auml;n, B")
    ] == [("text-markup", "markup is taken for what it means: &uuml;, &auml;")]


def test_no_more_is_told_than_an_editor_reads() -> None:
    source = " and ".join(f"Ada{number} B" for number in range(1000, 1100))
    told = findings(source)
    assert len(told) == 21
    assert told[-1][1] == "80 more names are wrong, such as 'Ada1020 B'"


def test_one_orcid_of_two_people() -> None:
    names = split_names("Lovelace, Ada and Babbage, Charles")
    people = [
        Authorship(person=parsed.name.full, name=parsed.name, orcid="0000-0002-1825-0097")
        for parsed in names.names
    ]
    assert [(code.slug, message) for code, message, _ in name_findings(names, people)] == [
        (
            "bib-annotation",
            "Ada Lovelace and Charles Babbage have the same ORCID iD 0000-0002-1825-0097",
        )
    ]
