"""Papers that may be one."""

from sphinx_proceedings.check.duplicates import check_duplicates
from sphinx_proceedings.sources.assemble import assemble_portal
from sphinx_proceedings.sources.loading import Sources
from sphinx_proceedings.sources.text.source import Source


def found(**editions: str) -> list[tuple[str, str, str]]:
    sources = {
        edition: Source(path=f"papers/{edition}.bib", text=text)
        for edition, text in editions.items()
    }
    portal = assemble_portal(Sources(papers=sources)).portal
    return [
        (diagnostic.code.slug, diagnostic.subject, str(diagnostic.related[0]))
        for diagnostic in check_duplicates(portal)
    ]


def entry(key: str, title: str, more: str = "") -> str:
    return f"@misc{{{key}, author = {{A, B}}, title = {{{title}}}, {more}}}\n"


def test_one_doi_on_two_papers_of_any_editions() -> None:
    a = entry("a", "A", "doi = {10.1000/AB}")
    b = entry("b", "B", "doi = {10.1000/ab}")
    assert found(w1=a, w2=b) == [("same-doi", "w2/b", "papers/w1.bib:1:1")]


def test_one_title_on_two_papers_of_an_edition() -> None:
    one, other = entry("a", "Looms: a {Study}"), entry("b", "Looms – A study.")
    assert found(w=one + other) == [("same-title", "w/b", "papers/w.bib:1:1")]
    assert found(w1=one, w2=other) == []
    assert found(w=one + entry("b", "Looms")) == []


def test_same_doi_and_title_are_told_once() -> None:
    twice = entry("a", "A", "doi = {10.1000/1}") + entry("b", "A", "doi = {10.1000/1}")
    assert found(w=twice) == [("same-doi", "w/b", "papers/w.bib:1:1")]


def test_versions_and_corrections_share_a_title() -> None:
    assert found(w=entry("a", "A") + entry("b", "A", "related = {a}")) == []
