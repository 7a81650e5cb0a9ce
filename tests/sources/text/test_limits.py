"""What is beyond the limits is left out and told once; all else of the file is read."""

import pytest

from sphinx_proceedings.sources.bibtex.entries import read_bibtex
from sphinx_proceedings.sources.papers.papers import read_papers
from sphinx_proceedings.sources.people.identities import Identities
from sphinx_proceedings.sources.text import limits
from sphinx_proceedings.sources.text.limits import longest_value
from sphinx_proceedings.sources.text.source import Source

LAST = "\n@misc{last, title = {L}}\n"


def told(text: str) -> list[tuple[str, int, str]]:
    """What is reported of a text, behind which another entry is read."""
    file = read_bibtex(Source(path="x.bib", text=text + LAST))
    assert file.entries[-1].fields["title"].value == "L"
    return [(item.code.slug, item.location.line, item.message) for item in file.diagnostics]


def test_each_kind_of_value_has_a_limit() -> None:
    names = ("volume", "pages", "url", "title", "abstract", "unknown", "author", "author+an:orcid")
    assert {name: longest_value(name) for name in names} == {
        **dict.fromkeys(("volume", "pages", "url"), limits.LONGEST_FACT),
        **dict.fromkeys(("title", "abstract", "unknown"), limits.LONGEST_TEXT),
        **dict.fromkeys(("author", "author+an:orcid"), limits.LONGEST_LIST),
    }


@pytest.mark.parametrize("name", ["pages", "volume", "number", "year", "doi", "abstract", "author"])
@pytest.mark.parametrize("sign", ["1", "-", "\\\\", "{x}"])
def test_long_values(name: str, sign: str) -> None:
    longest = longest_value(name)
    just = (sign * longest)[: longest - longest % len(sign)]
    assert told(f"@misc{{a, {name} = {{{just}}}, note = {{N}}}}") == []
    text = f"@misc{{a, {name} = {{{just}{sign}{sign}}}, note = {{N}}}}"
    length = len(just) + 2 * len(sign)
    assert told(text) == [
        (
            "bib-value",
            1,
            f"{name} of a has {length:,} characters, more than the {longest:,} that are read;"
            " it is not used",
        )
    ]
    assert list(read_bibtex(Source(path="x.bib", text=text)).entries[0].fields) == ["note"]


def test_a_value_that_is_not_read_is_told_once() -> None:
    long = "x" * (longest_value("author") + 1)
    text = f"@misc{{a, title = {{{long}}}}}\n@misc{{b, title = {{B}}, author = {{{long}}}}}"
    file = read_bibtex(Source(path="x.bib", text=text))
    papers = read_papers("x", file, Identities())
    assert [item.key for item in papers.papers] == ["b"]
    assert [item.message.rpartition(";")[2] for item in file.diagnostics] == [
        " the entry is left out",
        " it is not used",
    ]
    assert papers.diagnostics == ()


def test_macros_that_double() -> None:
    doubling = "".join(f"@string{{s{n} = s{n - 1} # s{n - 1}}}\n" for n in range(1, 41))
    text = "@string{s0 = {xxxxxxxxxxxxxxxx}}\n" + doubling + "@misc{a, note = s40, title = s3}"
    assert told(text) == [
        (
            "bib-value",
            16,
            "@string s15 has 524,288 characters, more than the 500,000 that are read;"
            " it is not used",
        )
    ]
    fields = read_bibtex(Source(path="x.bib", text=text)).entries[0].fields
    assert (fields["note"].value, fields["title"].value) == ("", "x" * 128)


def test_macros_that_are_used_often() -> None:
    macro = "@string{s = {" + "x" * limits.LONGEST_TEXT + "}}\n"
    text = macro + "".join(f"@misc{{k{n}, note = s}}\n" for n in range(200))
    assert told(text) == [
        (
            "bib-value",
            85,
            f"macros add more than {limits.LARGEST_EXPANSION:,} characters to this file;"
            " from here on they are not used",
        )
    ]


@pytest.mark.large
@pytest.mark.parametrize(
    ("text", "reason"),
    [
        pytest.param(
            "@misc{" + "k" * 501 + ", a = 1}", "its key is longer than 500 characters", id="key"
        ),
        pytest.param(
            "@" + "m" * 101 + "{a, n = 1}", "its type is longer than 100 characters", id="type"
        ),
        pytest.param(
            "@misc{a, " + "n" * 101 + " = 1}",
            "the name of a field is longer than 100 characters",
            id="name",
        ),
        pytest.param(
            "@misc{a, " + "n = 1, " * 10_001 + "}", "it has more than 10,000 fields", id="fields"
        ),
        pytest.param(
            "@misc{a, n = " + "1 # " * 1_001 + "1}",
            "a value is joined of more than 1,000 pieces",
            id="pieces",
        ),
        pytest.param(
            "@misc{a, n = " + "{" * 20_010 + "}" * 20_010 + "}",
            "more than 20,000 braces stand within one another",
            id="braces",
        ),
        pytest.param(
            "@misc{a, n = {x} " + '"" ' * 40_000 + "}", "no comma follows a value", id="rest"
        ),
        pytest.param(
            '@misc{a, n = "{' + '" ' * 2_100_000 + "}}",
            "a value is longer than 4,194,304 characters",
            id="quotes",
        ),
    ],
)
def test_damage(text: str, reason: str) -> None:
    [(code, line, message)] = [item for item in told(text) if item[0] != "bib-duplicate-field"]
    assert (code, line) == ("bib-syntax", 1)
    assert message.endswith(f": {reason}; it is left out")


@pytest.mark.large
def test_more_entries_than_are_read() -> None:
    text = "@comment{c}" * limits.MOST_BLOCKS + "\n@misc{k}\n" * 5
    file = read_bibtex(Source(path="x.bib", text=text))
    assert file.entries == ()
    assert [(item.location.line, item.message) for item in file.diagnostics] == [
        (2, "the file has more than 100,000 entries; what follows here is not read")
    ]


def test_lines_that_begin_no_entry_are_told_with_their_number() -> None:
    found = told("@x\n" * 5_000)
    assert len(found) == 21
    assert found[-1] == ("bib-syntax", 21, "4,980 more begin no entry here")


def test_commas_and_comments_by_the_million() -> None:
    assert told("@misc{a" + "," * 3_000_000 + "%,\n" * 100_000 + " a = 1}") == []
