"""What is told of lists of names."""

import pytest

from sphinx_proceedings.model.people import Authorship
from sphinx_proceedings.sources.names.findings import Finding, name_findings
from sphinx_proceedings.sources.names.splitting import split_names


def findings(source: str) -> list[Finding]:
    names = split_names(source)
    people = [Authorship(person=parsed.name.full, name=parsed.name) for parsed in names.names]
    return list(name_findings(names, people))


@pytest.mark.parametrize(
    ("source", "why", "hint"),
    [
        (
            "ZHANG Wei",
            "'ZHANG Wei': the first part is in capitals, as family names are",
            "write “Zhang, Wei” if ZHANG is the family name;"
            " a group's name stands in braces: “{ZHANG Wei}”",
        ),
        (
            "SMITH J",
            "'SMITH J': the first part is in capitals, as family names are",
            "write “Smith, J” if SMITH is the family name;"
            " a group's name stands in braces: “{SMITH J}”",
        ),
        (
            "Ada Lovelace, Senior",
            "'Ada Lovelace, Senior': “Senior” is not where a suffix belongs",
            "write “Lovelace, Senior, Ada”",
        ),
        (
            "{{Lovelace, Ada and Babbage, Charles}}",
            "'{{Lovelace, Ada and Babbage, Charles}}': in braces it is the name of a group",
            "write “Lovelace, Ada and Babbage, Charles”, if people are meant",
        ),
        (
            "Ada Lovelace / Charles Babbage",
            "'Ada Lovelace / Charles Babbage': names are parted by “and”, not by “/”",
            "write “Ada Lovelace and Charles Babbage”",
        ),
        (
            "AT&T, B",
            "'AT&T, B': “&” is within a word",
            "write the name itself; a group's name stands in braces: “{AT&T, B}”",
        ),
        (
            "Babbage, Charles and, Menabrea, Luigi",
            "'Babbage, Charles and, Menabrea, Luigi': Too many commas",
            "write “Babbage, Charles and Menabrea, Luigi”",
        ),
        (
            "Lovelace, Ada (ed.)",
            "'Lovelace, Ada (ed.)': the title “(ed.)” is no part of a name",
            "write “Lovelace, Ada”",
        ),
        ("Lovelace A", "'Lovelace A': the initials are last", "write “Lovelace, A”"),
        ("Lovelace A.", "'Lovelace A.': the initials are last", "write “Lovelace, A.”"),
        (
            "Lovelace, Ada und Babbage, Charles",
            "'Lovelace, Ada und Babbage, Charles': names are parted by “and”,"
            " whatever the language",
            "write “Lovelace, Ada and Babbage, Charles”",
        ),
        (
            "Ada Lovelace et Charles Babbage",
            "'Ada Lovelace et Charles Babbage': names are parted by “and”, whatever the language",
            "write “Ada Lovelace and Charles Babbage”",
        ),
        (
            '"Lovelace, Ada"',
            "'\"Lovelace, Ada\"': quotation marks are no part of a name",
            "write “Lovelace, Ada”",
        ),
        (
            "Lovelace, Ada [0000-0002-1825-0097]",
            "'Lovelace, Ada [0000-0002-1825-0097]': an ORCID iD is no part of a name;"
            " see author+an:orcid",
            "write “Lovelace, Ada”",
        ),
        (
            r"Ada Lovelace\thanks{At Turin}",
            r"'Ada Lovelace\\thanks{At Turin}': a footnote mark is no part of a name",
            "write “Ada Lovelace”",
        ),
        ("Kim, MIN-JUN", "'Kim, MIN-JUN': the given name is in capitals", "write “Kim, Min-Jun”"),
        (
            "VAN DER BERG, JAN",
            "'VAN DER BERG, JAN': the name is in capitals",
            "write “van der Berg, Jan”",
        ),
        ("MCCARTHY, JK", "'MCCARTHY, JK': the name is in capitals", "write “McCarthy, JK”"),
        (
            "SMITH, III, JOHN",
            "'SMITH, III, JOHN': the name is in capitals",
            "write “Smith, III, John”",
        ),
        ("O'BRIEN, AN", '"O\'BRIEN, AN": the name is in capitals', "write “O'Brien, AN”"),
        ("DIOP, Thierno", "'DIOP, Thierno': the name is in capitals", "write “Diop, Thierno”"),
        (
            "John Smith, Jr.",
            "'John Smith, Jr.': “Jr.” is not where a suffix belongs",
            "write “Smith, Jr., John”",
        ),
        (
            "Fulton, James E., Jr.",
            "'Fulton, James E., Jr.': “Jr.” is not where a suffix belongs",
            "write “Fulton, Jr., James E.”",
        ),
        (
            "Lovelace, Ada, and Hopper, Grace",
            "'Lovelace, Ada,': there is a comma behind the name",
            "write “Lovelace, Ada”",
        ),
        (
            "Ada Lovelace, Grace Hopper, and Emmy Noether",
            "'Ada Lovelace, Grace Hopper,': two full names seem to be one;"
            " names are parted by “and”",
            "write “Ada Lovelace and Grace Hopper”",
        ),
        (
            "ISO 639-3 Registration Authority",
            "'ISO 639-3 Registration Authority': a number is no part of a person's name",
            "write “{ISO 639-3 Registration Authority}”",
        ),
        (
            "4Paradigm AI",
            "'4Paradigm AI': a number is no part of a person's name",
            "write “{4Paradigm AI}”",
        ),
        (
            "Ada Lovelace 1,2",
            "'Ada Lovelace 1,2': a number is no part of a person's name",
            "write “Ada Lovelace”",
        ),
        (
            "de",
            "'de': there is no given name; was the list cut up in the wrong place?",
            "write “Family, Given and Family, Given”, or put a group's name into braces",
        ),
        (
            "Lovelace, Ada and Hopper, Grace and Ada Lovelace",
            "Ada Lovelace is named twice",
            "leave one out; several people of one name each need an id (author+an:id)",
        ),
    ],
)
def test_slips(source: str, why: str, hint: str) -> None:
    assert [(message, told) for _, message, told in findings(source)] == [(why, hint)]


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
