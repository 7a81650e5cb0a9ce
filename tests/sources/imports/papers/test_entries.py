"""Submissions as entries: what the reader of sources makes of them is what they were."""

from hypothesis import given
from hypothesis import strategies as st

from sphinx_proceedings.diagnostics import Location
from sphinx_proceedings.model.edition_id import EditionId
from sphinx_proceedings.model.papers import LinkKind, Paper
from sphinx_proceedings.model.people import Authorship, PrintedAffiliation
from sphinx_proceedings.model.richtext import Link, Math, Node, RichText, Span, Style, Text
from sphinx_proceedings.sources.assemble import assemble_portal
from sphinx_proceedings.sources.imports.papers.entries import author_names, written_entry
from sphinx_proceedings.sources.imports.papers.submissions import (
    Submission,
    SubmittedAuthor,
    SubmittedPlace,
)
from sphinx_proceedings.sources.latex.nodes import tidied
from sphinx_proceedings.sources.loading import Sources
from sphinx_proceedings.sources.text.source import Source
from support.rich_texts import plain, rich, span

EDITION = EditionId("w2027")


def submission(**values: object) -> Submission:
    given = {"location": Location(path="x.json"), "number": "1", "title": plain("T"), **values}
    return Submission(**given)  # type: ignore[arg-type]


PLACES = (
    SubmittedPlace(name="A", country="Japan"),
    SubmittedPlace(name="B; C", ror="https://ror.org/02e2c7k09", country="Utopia"),
)


def author(given: str = "", family: str = "", **values: object) -> SubmittedAuthor:
    return SubmittedAuthor(given=given, family=family, **values)  # type: ignore[arg-type]


def read_back(fields: dict[str, str]) -> Paper:
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items())
    text = f"@inproceedings{{key,\n{lines}}}\n"
    portal = assemble_portal(Sources(papers={EDITION: Source(path="papers/w2027.bib", text=text)}))
    (paper,) = portal.portal.papers
    return paper


def test_all_that_an_entry_says() -> None:
    given = submission(
        title=rich("Notes on 100 % of ", span(Style.EMPHASIS, "Engines"), " & <b>", Math("x^2")),
        authors=(
            author("Ada", "Lovelace", places=(SubmittedPlace(name='The "Society" & Co'),)),
            author("Lonneke", "van der Plas", orcid="0000-0002-1825-0097"),
            author("", "The Kubernetes Team"),
            author("Mausam"),
            author(name="Wei Wang 0001"),
            author("Martin", "King", suffix="Jr."),
            author(" ", ""),
            author("小明", "王", places=PLACES, is_corresponding=True),
        ),
        abstract=(plain("One.\nStill one."), plain("@article(two)")),
        keywords=("trace, revoke", "engines", "engines"),
        fields={"pages": "12-15", "doi": "10.1000/a_b", "award": "Best {paper}", "shelf": "1"},
        links={LinkKind.CODE: "https://example.org/a_b"},
    )
    written = written_entry(given)
    assert written.left_out == ("shelf",)
    assert written.fields == {
        "author": "Lovelace, Ada and van der Plas, Lonneke and {The Kubernetes Team} and Mausam"
        " and Wang 0001, Wei and King, Jr., Martin and 王, 小明",
        "author+an:affiliation": '1="The \\textquotedbl{}Society\\textquotedbl{} \\& Co"; 7="A",'
        ' "B; C"',
        "author+an:ror": '7="", "02e2c7k09"',
        "author+an:country": '7="JP"',
        "author+an": "7=corresponding",
        "author+an:orcid": '2="0000-0002-1825-0097"',
        "title": "Notes on 100 \\% of \\emph{Engines} \\& {<}b>$x^2$",
        "pages": "12--15",
        "doi": "10.1000/a_b",
        "award": "Best \\textbraceleft{}paper\\textbraceright{}",
        "code": "https://example.org/a_b",
        "keywords": "{trace, revoke}, engines",
        "abstract": "One. Still one.\n\n{}@article(two)",
    }
    paper = read_back(written.fields)
    assert paper.title.plain == "Notes on 100 % of Engines & <b>x²"
    assert [one.name for one in paper.authors] == list(author_names(given))
    assert [one.affiliation for one in paper.authors] == [
        'The "Society" & Co', "", "", "", "", "", "A; B; C",
    ]  # fmt: skip
    assert paper.authors[6] == Authorship(
        person=paper.authors[6].person,
        name=paper.authors[6].name,
        affiliations=(
            PrintedAffiliation(name="A", country="JP"),
            PrintedAffiliation(name="B; C", ror="02e2c7k09"),
        ),
        corresponding=True,
    )
    assert paper.authors[1].orcid == "0000-0002-1825-0097"
    assert paper.authors[4].name.homonym == "0001"
    assert paper.keywords == ("trace, revoke", "engines")
    assert paper.abstract == (plain("One. Still one."), plain("@article(two)"))


def test_addresses_to_write_to_are_nowhere() -> None:
    address = "ada@example.org"
    given = submission(
        title=plain(f"Write to {address}"),
        authors=(author("Ada", address, places=(SubmittedPlace(name=f"Society, {address}"),)),),
        abstract=(
            rich("Mail ", Link(f"mailto:{address}", (Text("us"),)), "."),
            rich(Math(f"\\text{{{address}}}")),
        ),
        keywords=(address, "engines"),
        fields={"note": f"by {address}"},
        links={LinkKind.URL: f"https://example.org/?to={address}"},
    )
    written = written_entry(given)
    assert "@" not in "".join(written.fields.values())
    assert written.fields["author"] == "Ada"
    assert written.fields["keywords"] == "engines"


def test_what_is_longer_than_readers_read_is_left_out() -> None:
    given = submission(abstract=(plain("x" * 200_000),))
    written = written_entry(given)
    assert "abstract" not in written.fields
    assert written.left_out == ("abstract",)


CHARACTERS = st.characters(codec="utf-8", exclude_categories=("Cc", "Cf", "Cs", "Co", "Cn"))
MARKS = st.sampled_from([*"\\{}$%&#_^~'`\"-@,;=()<>", " ", "and", "<b>", "&amp;", "--", "é", "ﬁ"])
TEXTS = st.lists(st.one_of(MARKS, CHARACTERS), max_size=12).map("".join)


def spans(children: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    styles = st.sampled_from([style for style in Style if style is not Style.PROTECTED])
    return st.builds(lambda style, nodes: Span(style, tuple(nodes)), styles, st.lists(children))


NODES: st.SearchStrategy[Node] = st.recursive(
    st.one_of(
        st.builds(Text, TEXTS), st.sampled_from([Math("x^2", text="x²"), Math("a{b}", text="ab")])
    ),
    spans,
    max_leaves=4,
)
RICH = st.lists(NODES, max_size=4).map(tidied)


@given(RICH, st.lists(RICH, max_size=3))
def test_texts_are_read_back(title: RichText, abstract: list[RichText]) -> None:
    given = submission(title=rich("T ", *title.nodes), abstract=tuple(abstract))
    fields = written_entry(given).fields
    again = written_entry(
        submission(title=read_back(fields).title, abstract=read_back(fields).abstract)
    )
    assert again.fields == fields
    assert "".join(read_back(fields).title.plain.split()) == "".join(
        tidied(given.title.nodes).plain.split()
    )


ODD = ["van", "de", "Jr.", "O’Neill", "d'Ancona", "and", "J.", "Ó", "=", "{x}"]
PARTS = st.lists(
    st.one_of(st.sampled_from(ODD), st.text(CHARACTERS, min_size=1, max_size=4)), max_size=3
).map(" ".join)


@given(st.lists(st.tuples(PARTS, PARTS, TEXTS), min_size=1, max_size=3))
def test_people_are_read_back(people: list[tuple[str, str, str]]) -> None:
    given = submission(
        authors=tuple(
            author(given, family, places=(SubmittedPlace(name=place),))
            for given, family, place in people
        )
    )
    names = author_names(given)
    fields = written_entry(given).fields
    read = read_back(fields).authors if names else ()
    assert [" ".join(one.name.full.split()) for one in read] == [
        " ".join(name.full.split()) for name in names
    ]


NAMES = st.text("abÖ小é \"\\{}$%&;,=#~`'-<>|^_", max_size=12)


@given(st.lists(st.lists(NAMES, max_size=3), min_size=1, max_size=3))
def test_any_affiliations_come_back(listed: list[list[str]]) -> None:
    authors = tuple(
        author("Ann", f"No{'x' * number}", places=tuple(SubmittedPlace(name=n) for n in names))
        for number, names in enumerate(listed, start=1)
    )
    read = read_back(written_entry(submission(authors=authors)).fields)
    found = [[place.name for place in one.affiliations] for one in read.authors]
    assert found == [
        [clean for name in names if (clean := " ".join(name.split()))] for names in listed
    ]
