"""The list of related papers on a page, and when the page has to be written again."""

from dataclasses import replace

from sphinx_proceedings.diagnostics import Location
from sphinx_proceedings.insight.related_papers import Neighbour, Related
from sphinx_proceedings.model.names import Name
from sphinx_proceedings.model.papers import Paper, Standing, Status
from sphinx_proceedings.model.people import Person
from sphinx_proceedings.model.portal import Portal
from sphinx_proceedings.model.programme import Edition
from sphinx_proceedings.model.richtext import RichText
from sphinx_proceedings.pages.papers import Citing
from sphinx_proceedings.pages.plan import plan_pages
from sphinx_proceedings.pages.related_papers import RelatedLists
from sphinx_proceedings.pages.writers.myst import written
from support.discover_papers import paper

ADA = Person(id="ada", name=Name(given="Ada", family="<b>Lovelace*"))
EDITIONS = tuple(
    Edition(id=each, name=f"{each} [x]", location=Location(path="program/e.yaml"))
    for each in ("e2026", "e2027")
)
PAPERS = (
    paper("old", "Old *Trees*", edition="e2026", status=Status.RETRACTED),
    paper("new", "New Trees"),
    paper("far", "Graphs", status=Status.WITHDRAWN),
)
RELATED: Related = {
    ("e2027", "new"): (
        Neighbour(paper=("e2026", "old"), terms=("trees", "cut `x`"), authors=("ada",)),
    ),
    ("e2027", "far"): (Neighbour(paper=("e2027", "new"), terms=("trees",)),),
}


def portal(*papers: Paper) -> Portal:
    return Portal(editions=EDITIONS, papers=papers, people=(ADA,))


def lists(*papers: Paper, related: Related = RELATED) -> RelatedLists:
    return RelatedLists(portal(*papers), related)


def test_link_and_reason() -> None:
    (item,) = lists(*PAPERS).of(PAPERS[1])
    assert list(map(written, item.lines)) == [
        r"[Old \*Trees\*](/papers/e2026/old.md) [Retracted]{.standing-flag}",
        r"[e2026 \[x\]\. In common: trees, cut \`x\`; author Ada \<b\>Lovelace\*]{.by}",
    ]


def test_page_without_related_papers_has_no_section() -> None:
    texts = {
        page.docname: page.render()
        for page in plan_pages(
            portal(*PAPERS), lambda _: Citing(bibtex="@misc{x}"), "", related=lists(*PAPERS)
        )
    }
    shown = [name for name, text in texts.items() if "## Similar papers" in text]
    assert shown == ["papers/e2027/new"]


def test_withdrawn_paper_shows_none() -> None:
    assert lists(*PAPERS).of(PAPERS[2]) == []
    assert lists(*PAPERS).version(PAPERS[2]) == ""


def test_version_is_of_what_is_shown() -> None:
    old, new, far = PAPERS
    version = lists(*PAPERS).version(new)
    unseen = (
        replace(old, abstract=(RichText.from_plain("Of trees."),), doi="10.1/x"),
        replace(far, title=RichText.from_plain("Else")),
    )
    assert lists(unseen[0], new, unseen[1]).version(new) == version
    seen = {
        lists(replace(old, title=RichText.from_plain("Trees")), new, far).version(new),
        lists(replace(old, subtitle=RichText.from_plain("Notes")), new, far).version(new),
        lists(replace(old, slug="else"), new, far).version(new),
        lists(replace(old, standing=Standing()), new, far).version(new),
        lists(*PAPERS, related={}).version(new),
        version,
    }
    assert len(seen) == 6
