"""Status, earlier keys and relations of entries."""

import datetime

from sphinx_proceedings.model.papers import Paper, Relation, RelationKind, Standing, Status
from sphinx_proceedings.model.richtext import RichText, Span, Style, Text
from sphinx_proceedings.sources.bibtex.entries import read_bibtex
from sphinx_proceedings.sources.papers.papers import read_papers
from sphinx_proceedings.sources.people.identities import Identities
from sphinx_proceedings.sources.text.source import Source


def papers(text: str) -> dict[str, Paper]:
    file = read_bibtex(Source(path="papers/w.bib", text=text))
    read = read_papers("w", file, Identities())
    assert (file.diagnostics, read.diagnostics) == ((), ())
    return {paper.key: paper for paper in read.papers}


def entry(key: str, fields: str) -> str:
    return f"@misc{{{key}, title = {{T}}, author = {{Lovelace, Ada}}, {fields}}}\n"


def test_standing() -> None:
    read = papers(
        entry(
            "a",
            r"status = {Retracted}, statusdate = {2028-01-31}, notice = {See \emph{Table 2}.}",
        )
        + entry("b", "status = {published}")
    )
    notice = RichText((Text("See "), Span(Style.EMPHASIS, (Text("Table 2"),)), Text(".")))
    since = datetime.date(2028, 1, 31)
    assert read["a"].standing == Standing(status=Status.RETRACTED, since=since, notice=notice)
    assert read["b"].standing == Standing()


def test_former_keys_and_their_addresses() -> None:
    read = papers(entry("a2027", "ids = {a2026 , DBLP:a, a2027,}") + entry("b", ""))
    assert read["a2027"].former_keys == ("a2026", "DBLP:a")
    assert read["a2027"].former_slugs == ("a2026", "DBLP-a")


def test_relations_use_present_keys() -> None:
    read = papers(
        entry("a", "ids = {old}")
        + entry("b", "related = {old, c}, relatedtype = {ErratumOf}")
        + entry("c", "related = {a}, relatedtype = {reviewof}")
    )
    assert read["b"].relations == (
        Relation(kind=RelationKind.ERRATUM_OF, key="a"),
        Relation(kind=RelationKind.ERRATUM_OF, key="c"),
    )
    assert read["c"].relations == (Relation(kind=RelationKind.RELATED, key="a"),)
