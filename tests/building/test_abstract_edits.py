"""Where abstracts alone are others, all that shows them is made again, and nothing else."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from sphinx_proceedings.building.abstract_edits import (
    AbstractEdits,
    abstract_edits,
    edited_files,
    plan_edited,
)
from sphinx_proceedings.building.effective_portal import EffectivePortal
from sphinx_proceedings.building.memory.insights import portal_insights
from sphinx_proceedings.building.page_material import PageMaterial
from sphinx_proceedings.building.paper_citations import PortalCitations
from sphinx_proceedings.building.pipeline import Material, plan_of
from sphinx_proceedings.building.said import said_in
from sphinx_proceedings.building.settings import Settings
from sphinx_proceedings.building.site_files import site_files
from sphinx_proceedings.model.addresses import SiteAddress, paper_docname
from sphinx_proceedings.model.papers import Paper
from sphinx_proceedings.model.portal import PaperId, Portal
from sphinx_proceedings.model.published import Validity
from sphinx_proceedings.model.richtext import RichText, Text
from sphinx_proceedings.model.source_paths import bib_path
from sphinx_proceedings.pages.includes import INCLUDED, INCLUDED_OF_ALL
from sphinx_proceedings.pages.related_papers import RelatedLists
from sphinx_proceedings.sources.history.source_history import History
from support.varied_portals import PORTALS

SETTINGS = Settings(
    site=SiteAddress(base="https://toys.example.org/"),
    name="Toys",
    source="https://code.example.org/{file}#{line}",
    styles=(),
)
MORE = "Wooden trains, mended once more"
MOST = 5


def material(portal: Portal, root: Path, settings: Settings = SETTINGS) -> Material:
    """What pages of a portal are planned with, of which files say nothing beside."""
    insights = portal_insights(portal)
    related = RelatedLists(portal, insights.related)
    beside = {edition.id: "" for edition in portal.editions}
    return Material(
        settings=settings,
        effective=EffectivePortal(portal=portal, announced=portal),
        of_pages=PageMaterial(portal, PortalCitations(portal, settings, root), related),
        maps=insights.maps,
        said=said_in(portal, beside, related),
        sources=(),
        photos=(),
        files=(),
        diagnostics=(),
        is_complete=True,
        are_pictured=True,
    )


def edited(portal: Portal, paper_id: PaperId) -> Portal:
    """The portal with another abstract of a paper, and that on another line."""
    papers = [
        mended(paper) if (paper.edition, paper.key) == paper_id else paper
        for paper in portal.papers
    ]
    return replace(portal, papers=tuple(papers))


def mended(paper: Paper) -> Paper:
    return replace(moved(paper), abstract=(RichText((Text(MORE),)),))


def moved(paper: Paper) -> Paper:
    location = replace(paper.location, line=(paper.location.line or 1) + 1)
    return replace(paper, location=location)


def papers_with_abstracts(portal: Portal) -> Iterator[PaperId]:
    found = [(paper.edition, paper.key) for paper in portal.papers if paper.abstract]
    yield from found[:: max(1, len(found) // MOST)]


def edits_of(before: Material, after: Material, paper: PaperId, root: Path) -> AbstractEdits | None:
    return abstract_edits(root, after, {bib_path(paper[0])}, before=before.said, dates={}, pages=())


def files(root: Path, portal: Portal) -> dict[str, bytes]:
    made = site_files(root, portal, SETTINGS, pages=(), sources=())
    return {file.path: file.render() for file in made.files}


@pytest.mark.parametrize("name", PORTALS)
def test_nothing_is_forgotten(name: str, tmp_path: Path) -> None:
    portal = PORTALS[name](tmp_path)
    before = material(portal, tmp_path)
    pages = {page.docname: page.render() for page in plan_of(before).pages}
    beside = files(tmp_path, portal)
    for paper in papers_with_abstracts(portal):
        after = material(edited(portal, paper), tmp_path)
        edits = edits_of(before, after, paper, tmp_path)
        assert edits is not None
        assert edits.texts == {paper}
        planned = {page.docname: page.render() for page in plan_edited(after, edits).pages}
        now = {page.docname: page.render() for page in plan_of(after).pages}
        assert pages | planned == now
        found = {file.path: file.render() for file in edited_files(tmp_path, after, edits)}
        made = files(tmp_path, after.portal)
        assert beside | found == made
        # And nothing of other papers, nor of people but what they wrote.
        assert [path for path in found if path.startswith("api/")] == [
            f"api/{paper_docname(after.portal.paper_by_id[paper])}.json"
        ]


@pytest.mark.parametrize("name", PORTALS)
def test_lines_of_sources_may_move(name: str, tmp_path: Path) -> None:
    """Of any edition, also of one without papers or committees."""
    portal = PORTALS[name](tmp_path)
    beside = files(tmp_path, portal)
    for edition in portal.edition_by_id:
        papers = [moved(paper) if paper.edition == edition else paper for paper in portal.papers]
        after = material(replace(portal, papers=tuple(papers)), tmp_path)
        edits = edits_of(material(portal, tmp_path), after, (edition, ""), tmp_path)
        assert edits is not None
        assert plan_edited(after, edits).pages == ()
        found = {file.path: file.render() for file in edited_files(tmp_path, after, edits)}
        assert beside | found == files(tmp_path, after.portal)


@pytest.mark.parametrize("name", PORTALS)
def test_pages_are_as_in_the_whole_portal(name: str, tmp_path: Path) -> None:
    """Also what stands around them, and what they are made from."""
    portal = PORTALS[name](tmp_path)
    found = material(portal, tmp_path)
    papers = frozenset((paper.edition, paper.key) for paper in portal.papers)
    edits = AbstractEdits(
        texts=papers,
        related=papers,
        editions=(),
        dated=frozenset(),
        pages=(),
        history=History(),
        dates={},
    )
    some = {page.docname: page for page in plan_edited(found, edits).pages}
    whole = {page.docname: page for page in plan_of(found).pages}
    assert len(some) >= len(portal.papers)
    assert [(page, page.version, page.above) for page in some.values()] == [
        (page, page.version, page.above) for page in map(whole.__getitem__, some)
    ]


@pytest.mark.parametrize("name", PORTALS)
def test_pages_by_hand_show_no_abstract(name: str, tmp_path: Path) -> None:
    """What they may include of a portal is the same."""
    portal = PORTALS[name](tmp_path)
    for paper in papers_with_abstracts(portal):
        assert fragments(edited(portal, paper)) == fragments(portal)


def fragments(portal: Portal) -> list[str]:
    return [
        *(make(portal) for make in INCLUDED_OF_ALL.values()),
        *(
            make(portal, edition, has_map=True)
            for make in INCLUDED.values()
            for edition in portal.editions
        ),
    ]


@pytest.fixture
def toys(tmp_path: Path) -> Portal:
    return PORTALS["toy"](tmp_path)


def test_what_else_has_changed_is_no_matter_of_abstracts(toys: Portal, tmp_path: Path) -> None:
    before, (paper, *_) = material(toys, tmp_path), papers_with_abstracts(toys)
    now = edited(toys, paper)
    after = material(now, tmp_path)
    assert edits_of(before, after, paper, tmp_path) is not None
    others = {
        "a title": replace(
            after,
            said=dict(after.said) | {paper[0]: replace(after.said[paper[0]], beside_abstracts="x")},
        ),
        "an edition": replace(after, said={"another": after.said[paper[0]]}),
        "a damaged programme": replace(
            after,
            effective=replace(after.effective, portal=replace(now, damaged=frozenset({"toy2026"}))),
        ),
        "a source that cannot be used": replace(after, is_complete=False),
        "print": replace(after, settings=replace(SETTINGS, printed=("abstracts",))),
        "an embargo": replace(
            after,
            effective=replace(
                after.effective, validity=Validity(until=datetime(2027, 5, 8, tzinfo=UTC))
            ),
        ),
    }
    assert {
        name for name, each in others.items() if edits_of(before, each, paper, tmp_path)
    } == set()
    assert (
        abstract_edits(
            tmp_path, after, {"program/toy2026.yaml"}, before=before.said, dates={}, pages=()
        )
        is None
    )


def test_a_feed_tells_of_another_date(toys: Portal, tmp_path: Path) -> None:
    """Where nothing else has changed: a paper that is no more as it was committed."""
    found, (paper, *_) = material(toys, tmp_path), papers_with_abstracts(toys)
    known = {paper: datetime(2027, 5, 8, tzinfo=UTC)}
    edits = abstract_edits(
        tmp_path, found, {bib_path(paper[0])}, before=found.said, dates=known, pages=()
    )
    assert edits is not None
    assert (edits.texts, edits.dated, edits.dates) == (frozenset(), {paper}, {})
    paths = {file.path for file in edited_files(tmp_path, found, edits)}
    authors = {author.person for author in toys.paper_by_id[paper].authors}
    assert paths >= {"feed.atom", "sitemap.xml", *(f"people/{each}.atom" for each in authors)}
    assert plan_edited(found, edits).pages == ()


def test_a_site_map_tells_of_the_date_of_a_volume(toys: Portal, tmp_path: Path) -> None:
    """Its editors' pages may have changed where no paper has."""
    found, known = material(toys, tmp_path), {("toy2025", ""): datetime(2027, 5, 8, tzinfo=UTC)}
    edits = abstract_edits(
        tmp_path, found, {bib_path("toy2025")}, before=found.said, dates=known, pages=()
    )
    assert edits is not None
    assert edits.dated == known.keys()
    assert "sitemap.xml" in {file.path for file in edited_files(tmp_path, found, edits)}
