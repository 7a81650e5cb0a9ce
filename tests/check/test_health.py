"""What papers lack, and what is doubtful in them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_proceedings.check.health import Aspect, Health, health
from sphinx_proceedings.diagnostics import Location
from sphinx_proceedings.model.papers import Paper
from sphinx_proceedings.model.portal import Portal
from sphinx_proceedings.model.richtext import RichText
from sphinx_proceedings.sources.assemble import assemble_portal
from sphinx_proceedings.sources.loading import Sources
from sphinx_proceedings.sources.text.source import Source

FULL = (
    "@inproceedings{full, author = {Lovelace, Ada and Babbage, Charles},"
    ' author+an:affiliation = {1="London"; 2="London"},'
    ' author+an:orcid = {1="0000-0001-6192-0044"; 2="0000-0002-1825-0097"},'
    " title = {Notes on Engines}, abstract = {They weave.}, keywords = {looms}, pages = {1--2},"
    " doi = {10.1000/1}, pdf = {https://example.org/a.pdf},"
    " license = {https://creativecommons.org/licenses/by/4.0/}}\n"
)
BARE = "@inproceedings{bare, author = {Lovelace, Ada and Babbage, Charles}, title = {Looms}}\n"
LACKS = ["abstract", "orcid", "orcid", "affiliation", "affiliation"]
LACKS += ["doi", "pages", "pdf", "keywords", "licence"]


def table(edition: str = "", **editions: str) -> Health:
    sources = {
        name: Source(path=f"papers/{name}.bib", text=text) for name, text in editions.items()
    }
    assembled = assemble_portal(Sources(papers=sources))
    return health(assembled.portal, assembled.diagnostics, edition)


def found(told: Health) -> list[tuple[str, str, str, str]]:
    return [
        (row.key, cell.aspect.slug, finding.text, str(finding.location))
        for row in told.rows
        for cell in row.cells
        for finding in cell.findings
    ]


def test_nothing_is_missing() -> None:
    told = table(w=FULL)
    assert (told.papers, told.rows) == (1, ())
    assert [column.aspect for column in told.columns] == list(Aspect)
    assert not any(column.papers or column.everywhere for column in told.columns)


def test_what_is_missing() -> None:
    told = table(w=FULL + BARE)
    assert [(aspect, text) for _, aspect, text, _ in found(told)] == list(
        zip(
            LACKS,
            ["", *["Ada Lovelace", "Charles Babbage"] * 2, *[""] * 5],
            strict=True,
        )
    )
    assert {place for *_, place in found(told)} == {"papers/w.bib:2:1"}
    counts = {column.aspect: (column.papers, column.findings) for column in told.columns}
    assert counts[Aspect.ORCID] == (1, 2)
    assert counts[Aspect.NAMES] == (0, 0)


def test_a_number_of_an_article_stands_for_pages() -> None:
    told = table(w=BARE.replace("title", "articleno = {7}, title"))
    assert "pages" not in [aspect for _, aspect, _, _ in found(told)]


def test_what_every_paper_lacks() -> None:
    told = table(w=BARE + BARE.replace("bare", "other").replace("Looms", "Cards"))
    everywhere = [column.aspect.slug for column in told.columns if column.everywhere]
    assert everywhere == list(dict.fromkeys(LACKS))
    assert not any(column.everywhere for column in table(w=BARE).columns)


def test_withdrawn_papers_do_not_count() -> None:
    gone = FULL.replace("full", "gone").replace("title =", "status = {withdrawn}, title =")
    told = table(w=gone + FULL)
    assert (told.papers, told.rows) == (1, ())


def test_one_edition() -> None:
    told = table("w2", w1=BARE, w2=FULL)
    assert (told.papers, told.rows) == (1, ())


def test_names_in_doubt_lead_to_their_field() -> None:
    bad = FULL.replace("full", "bad").replace("10.1000/1", "10.1000/2")
    bad = bad.replace("Notes", "More").replace("author = {", "\nauthor = {Mr. ")
    ((key, aspect, message, place),) = found(table(w=FULL + bad))
    assert (key, aspect, place) == ("bad", "names", "papers/w.bib:3:10")
    assert message.startswith("author of bad: 'Mr. Lovelace, Ada'")


def test_duplicates_lead_to_each_other() -> None:
    twice = FULL + FULL.replace("full", "again").replace("10.1000/1", "10.1000/2")
    assert found(table(w=twice)) == [
        ("full", "duplicate", "title of w/again", "papers/w.bib:2:1"),
        ("again", "duplicate", "title of w/full", "papers/w.bib:1:1"),
    ]
    same_doi = FULL.replace("Notes", "More")
    assert found(table("w2", w1=FULL, w2=same_doi)) == [
        ("full", "duplicate", "DOI of w1/full", "papers/w1.bib:1:1"),
    ]


def aspects(title: str = "Looms", abstract: str = "They weave.") -> set[Aspect]:
    paper = Paper(
        key="a",
        slug="a",
        edition="w",
        entry_type="misc",
        title=RichText.from_plain(title),
        location=Location(path="papers/w.bib", line=1),
        abstract=(RichText.from_plain(abstract),),
    )
    (row,) = health(Portal(papers=(paper,)), ()).rows
    return {cell.aspect for cell in row.cells}


@pytest.mark.parametrize(
    "abstract",
    [
        *["TBA", "tbd.", "(T.B.A.)", "N/A", "...", "--", "To be announced", "Abstract: TBA", "xxx"],
        *[
            "No abstract available.",
            "The abstract will be added later.",
            "Lorem ipsum dolor sit amet",
        ],
        *["ＴＢＡ", "Abstract", "Not yet available", "Coming soon!", "TODO"],
    ],
)
def test_placeholders(abstract: str) -> None:
    assert Aspect.PLACEHOLDER in aspects(abstract=abstract)


@pytest.mark.parametrize(
    "abstract",
    [
        "They weave.",
        "To be announced as the best of all looms is an honour.",
        "要旨",
        "Testing.",
        "TBA stands for something.",
    ],
)
def test_abstracts(abstract: str) -> None:
    assert Aspect.PLACEHOLDER not in aspects(abstract=abstract)


@pytest.mark.parametrize(
    ("title", "is_loud"),
    [
        ("NOTES ON ENGINES", True),
        ("ЗАМЕТКИ О МАШИНАХ", True),
        ("NOTES ON 3 ENGINES: A STUDY", True),
        ("Notes on ENGINES", False),
        ("MLPERFBENCHMARKS", False),
        ("GPU, CPU", False),
        ("機械についての覚え書き", False),
        ("2027", False),
    ],
)
def test_titles_in_capitals(title: str, is_loud: bool) -> None:
    assert (Aspect.CAPITALS in aspects(title)) is is_loud


def test_formulas_in_titles_do_not_count() -> None:
    loud = FULL.replace("Notes on Engines", "NOTES ON $x+y$ ENGINES")
    assert found(table(w=loud)) == [("full", "capitals", "", "papers/w.bib:1:1")]


@given(title=st.text(min_size=1), abstract=st.text())
def test_any_text_is_looked_at(title: str, abstract: str) -> None:
    assert len(aspects(title, abstract) & {Aspect.ABSTRACT, Aspect.PLACEHOLDER}) <= 1
