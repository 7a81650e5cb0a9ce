"""BibTeX entries: independent parsers and our own reader read the same from them."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pybtex.database import Person as PybtexPerson
from pybtex.database import parse_string

from sphinx_proceedings.model.names import Name
from sphinx_proceedings.model.papers import Issued, Paper, Publication
from sphinx_proceedings.model.richtext import Math, RichText, Span, Style, Text
from sphinx_proceedings.outputs.citations.bibtex import bibtex_ascii_item, bibtex_item
from sphinx_proceedings.outputs.work import Work
from sphinx_proceedings.sources.bibtex.entries import read_bibtex
from sphinx_proceedings.sources.bibtex.field_texts import BibText
from sphinx_proceedings.sources.latex.nodes import tidy_text
from sphinx_proceedings.sources.latex.rich_text import latex_to_richtext
from sphinx_proceedings.sources.names.splitting import split_names, split_plain_name
from sphinx_proceedings.sources.text.characters import is_suitable
from sphinx_proceedings.sources.text.letters import has_visible
from sphinx_proceedings.sources.text.source import Source
from support.export_works import HOSTILE, PAPER, author, hostile_papers, work, works_in
from support.folders import REPOSITORY
from support.rich_texts import plain

WORKS = [*works_in(REPOSITORY), *works_in(REPOSITORY / "tests" / "toy_conference")]
FORMS = {"utf-8": bibtex_item, "ascii": bibtex_ascii_item}
Write = Callable[[Work], str]
both_forms = pytest.mark.parametrize("write", FORMS.values(), ids=FORMS)


def bare(title: RichText, **fields: object) -> Paper:
    paper = Paper(
        key="k",
        slug="k",
        edition="toy2026",
        entry_type="inproceedings",
        location=PAPER.location,
        title=title,
    )
    return replace(paper, **fields)  # type: ignore[arg-type]


def as_name(person: PybtexPerson) -> Name:
    def part(words: list[str]) -> str:
        return latex_to_richtext(" ".join(words)).text.plain

    return Name(
        given=part(person.first_names + person.middle_names),
        particle=part(person.prelast_names),
        family=part(person.last_names),
        suffix=part(person.lineage_names),
    )


@both_forms
@pytest.mark.parametrize("item", WORKS, ids=lambda item: item.key)
def test_pybtex_reads_the_same(item: Work, write: Write) -> None:
    paper, publication = item.paper, item.paper.publication
    entry = parse_string(write(item), "bibtex").entries[item.key]
    names = [as_name(person) for person in entry.persons["author"]]
    if paper.more_authors:
        assert names.pop() == Name(family="others")
    assert (
        names,
        latex_to_richtext(entry.fields["title"]).text.plain,
        latex_to_richtext(entry.fields["booktitle"]).text,
        entry.fields.get("year"),
        entry.fields.get("pages", "").replace("--", "–"),
        entry.fields.get("doi", ""),
        [as_name(person) for person in entry.persons.get("editor", [])],
    ) == (
        [person.name for person in paper.authors],
        paper.title.plain,
        publication.container,
        str(item.issued.year) if item.issued else None,
        paper.pages,
        paper.doi,
        [editor.name for editor in publication.editors],
    )


def test_entry_as_published() -> None:
    item = next(item for item in WORKS if item.key == "he2023mctsgeb")
    assert bibtex_item(item) == (
        "@inproceedings{he2023mctsgeb,\n"
        "  author        = {He, Guoliang and Singh, Zak and Yoneki, Eiko},\n"
        "  title         = {{MCTS-GEB}: {M}onte {C}arlo Tree Search is a Good {E}-graph Builder},\n"
        "  booktitle     = {Proceedings of the 3rd Workshop on Machine Learning and Systems},\n"
        "  editor        = {Yoneki, Eiko and Nardi, Luigi},\n"
        "  series        = {{EuroMLSys} ’23},\n"
        "  year          = {2023},\n"
        "  month         = may,\n"
        "  publisher     = {Association for Computing Machinery},\n"
        "  address       = {New York, NY, USA},\n"
        "  venue         = {Rome, Italy},\n"
        "  isbn          = {9798400700842},\n"
        "  doi           = {10.1145/3578356.3592577},\n"
        "  eprint        = {2303.04651},\n"
        "  archiveprefix = {arXiv},\n"
        "}\n"
    )


WHOLE = """\
@inproceedings{lovelace2026,
  author        = {Lovelace, Ada and van der Berg, Jr., Jan and Özil, Ümit and {The Toy Team, Inc.} and others},
  title         = {{RETRACTED}: {BERT}: 50\\% of \\emph{naïve} H\\textsubscript{2}O \\& $F_\\alpha$ {<}b>, {{\\&}}amp; \\textsc{toy}},
  subtitle      = {A Study -- in “two” parts},
  booktitle     = {Proceedings of the Second Toy Conference},
  editor        = {Hopper, Grace},
  series        = {Toys},
  volume        = {2},
  number        = {7},
  pages         = {1--8},
  pagetotal     = {8},
  year          = {2026},
  month         = oct,
  day           = {5},
  publisher     = {Toy Press},
  address       = {Toytown},
  venue         = {Delft, The Netherlands},
  isbn          = {978-0-00-000000-0},
  issn          = {1234-5678},
  doi           = {10.1000/toy_1},
  eprint        = {2601.00001},
  archiveprefix = {arXiv},
  keywords      = {toys, wooden trains},
  note          = {See \\href{https://toys.example/n}{the note} \\& more. Retracted 2026-12-01. The data were made up.},
}
"""  # noqa: E501


def test_whole_entry() -> None:
    assert bibtex_item(work()) == WHOLE


def test_whole_ascii_entry() -> None:
    expected = (
        WHOLE.replace("Özil, Ümit", '{\\"{O}}zil, {\\"{U}}mit')
        .replace("ï", '{\\"{i}}')
        .replace("“", "{\\textquotedblleft}")
        .replace("”", "{\\textquotedblright}")
    )
    assert bibtex_ascii_item(work()) == expected


@pytest.mark.parametrize(
    ("entry_type", "modern", "classic"),
    [
        ("conference", "conference", "conference"),
        ("online", "online", "misc"),
        ("thesis", "thesis", "phdthesis"),
        ("report", "report", "techreport"),
        ("mastersthesis", "mastersthesis", "mastersthesis"),
        ("comment", "misc", "misc"),
        ("two words", "misc", "misc"),
    ],
)
def test_entry_types(entry_type: str, modern: str, classic: str) -> None:
    item = work(bare(plain("x"), entry_type=entry_type))
    assert bibtex_item(item).startswith(f"@{modern}{{k,")
    assert bibtex_ascii_item(item).startswith(f"@{classic}{{k,")


@pytest.mark.parametrize(
    ("key", "modern", "classic"),
    [
        ("DBLP:conf/x/Y23", "DBLP:conf/x/Y23", "DBLP:conf/x/Y23"),
        ("müller2020", "müller2020", "slug"),
        ("a b", "slug", "slug"),
        ("a,b", "slug", "slug"),
        ("a}b", "slug", "slug"),
        ("o'neil%", "slug", "slug"),
    ],
)
def test_keys(key: str, modern: str, classic: str) -> None:
    paper = bare(plain("x"), key=key, slug="slug")
    assert list(parse_string(bibtex_item(work(paper)), "bibtex").entries) == [modern]
    assert list(parse_string(bibtex_ascii_item(work(paper)), "bibtex").entries) == [classic]


def test_key_shared_by_editions() -> None:
    item = work(bare(plain("x"), key="a b", slug="a-b"), key="toy2026:a b")
    assert bibtex_item(item).startswith("@inproceedings{toy2026:a-b,")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("中文 Больше", "ZhongWen"),
        ("α ≤ β", r"{\ensuremath{\alpha}} {\ensuremath{\leq}} {\ensuremath{\beta}}"),
        ("x\u200f\ue000y", "{x?y}"),
        ("g\u0303 z\u0352", r"{{\~{g}} z}"),
    ],
)
def test_ascii_of_what_has_no_letter(text: str, expected: str) -> None:
    written = bibtex_ascii_item(work(bare(plain(text))))
    assert written.isascii()
    assert expected in written


def test_ascii_within_formulas() -> None:
    title = RichText((Math("α_é+中α\u0323"),))
    assert (
        "{$" + r"{\ensuremath{\alpha}}_\text{{\'{e}}}+\text{Zhong}{\ensuremath{\alpha}}" + "$}"
        in (bibtex_ascii_item(work(bare(title))))
    )


def plainly(field: str, item: str) -> str:
    """A field as our own reader reads it."""
    file = read_bibtex(Source(path="x.bib", text=item))
    (entry,) = file.entries
    return BibText().plain(entry, field)


TEXTS = HOSTILE.map(lambda text: tidy_text("".join(c for c in text if c.isprintable())))


@both_forms
@example(text="0", style=Style.SUPERSCRIPT)
@given(text=TEXTS, style=st.sampled_from([None, *Style]))
def test_own_reader_reads_the_same_text(
    write: Write,
    text: str,
    style: Style | None,
) -> None:
    title = plain(text) if style is None else RichText((Span(style, (Text(text),)),))
    written = write(work(bare(title, publication=Publication(series=title))))
    assert written.isascii() or write is bibtex_item
    if text and (text.isascii() or write is bibtex_item):
        # Raised digits are characters of their own.
        assert plainly("series", written) == title.plain


@both_forms
@pytest.mark.parametrize(
    ("name", "expected"),
    [
        pytest.param(
            Name(given="Jan", particle="van", family="de Silva"),
            "van {de Silva}, Jan",
            id="family name with a particle within",
        ),
        pytest.param(
            Name(given="Ada", family="Smith and Sons"),
            "{Smith and Sons}, Ada",
            id="and within the family name",
        ),
        pytest.param(
            Name(given="Ada", particle="von and zu", family="X"),
            "von an{d} zu X, Ada",
            id="and within the particle",
        ),
        pytest.param(
            Name(family="King", suffix="Jr."), "King, Jr., {}", id="suffix without given names"
        ),
        pytest.param(Name(family="others"), "{others}", id="a family called others"),
        pytest.param(Name(given="Ada\nB", family="Smith"), "Smith, Ada B", id="line break"),
    ],
)
def test_names(write: Write, name: Name, expected: str) -> None:
    written = write(work(bare(plain("x"), authors=(author(name),))))
    assert f"  author = {{{expected}}},\n" in written


NAMES = (
    TEXTS.filter(is_suitable).map(split_plain_name).filter(lambda name: has_visible(name.family))
)


@given(st.lists(NAMES, min_size=1, max_size=3), st.booleans())
def test_names_read_back(names: list[Name], others: bool) -> None:
    paper = bare(plain("x"), authors=tuple(map(author, names)), more_authors=others)
    (entry,) = read_bibtex(Source(path="x.bib", text=bibtex_item(work(paper)))).entries
    found = split_names(entry.value("author"))
    assert ([parsed.name for parsed in found.names], found.others) == (names, others)


@both_forms
@given(first=hostile_papers(), second=hostile_papers())
def test_hostile_values_stay_values(
    write: Write,
    first: Paper,
    second: Paper,
) -> None:
    first, second = replace(first, key="first"), replace(second, key="second")
    text = write(work(first)) + write(work(second))
    file = read_bibtex(Source(path="x.bib", text=text))
    assert (list(parse_string(text, "bibtex").entries), [e.key for e in file.entries]) == (
        ["first", "second"],
        ["first", "second"],
    )
    names = {*WHOLE.replace("=", " ").split(), "journal", "url"}
    assert all(set(entry.fields) <= names for entry in file.entries)
    assert text.isascii() or write is bibtex_item


def test_year_of_the_edition() -> None:
    item = replace(work(bare(plain("x"))), issued=Issued(year=2020, month=2))
    assert "  year  = {2020},\n  month = feb,\n" in bibtex_item(item)


def test_address_of_the_page_where_there_is_no_doi() -> None:
    assert "{https://toys.example/papers/toy2026/k.html}" in bibtex_item(work(bare(plain("x"))))
