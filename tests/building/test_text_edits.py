"""Where abstracts alone are others, all that shows them is made again, and nothing else."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from sphinx_proceedings.building.edited_material import (
    EditedMaterial,
    edited_material,
    store_portal,
)
from sphinx_proceedings.building.material import EffectivePortal, Material
from sphinx_proceedings.building.memory.build_notes import BuildNotes
from sphinx_proceedings.building.memory.cache import FOLDER_VARIABLE
from sphinx_proceedings.building.memory.insights import portal_insights
from sphinx_proceedings.building.memory.portal_store import (
    PortalStore,
    StoredRecords,
    ToldOfPortal,
)
from sphinx_proceedings.building.memory.said import said_in
from sphinx_proceedings.building.page_material import PageMaterial
from sphinx_proceedings.building.paper_citations import PortalCitations
from sphinx_proceedings.building.pipeline import plan_of
from sphinx_proceedings.building.settings import Settings
from sphinx_proceedings.building.site_files import Dates, site_files
from sphinx_proceedings.building.text_edits import (
    TextEdits,
    edited_files,
    plan_edited,
    text_edits,
)
from sphinx_proceedings.model.addresses import SiteAddress, paper_docname
from sphinx_proceedings.model.papers import Paper
from sphinx_proceedings.model.portal import PaperId, Portal
from sphinx_proceedings.model.portal_records import portal_of
from sphinx_proceedings.model.published import Validity
from sphinx_proceedings.model.richtext import RichText, Span, Style, Text
from sphinx_proceedings.pages.includes import INCLUDED, INCLUDED_OF_ALL
from sphinx_proceedings.pages.related_papers import RelatedLists
from sphinx_proceedings.sources.papers.edition_file import EditionFile
from sphinx_proceedings.sources.papers.papers import EditionPapers
from support.varied_portals import PORTALS

SETTINGS = Settings(
    site=SiteAddress(base="https://toys.example.org/"),
    name="Toys",
    source="https://code.example.org/{file}#{line}",
    styles=(),
)
MORE = "Wooden trains, mended once more"
MOST = 5
WITHOUT = frozenset({"first", "released"})
"""Portals of which every programme is released."""
Mend = Callable[[Paper], Paper]


@pytest.fixture(autouse=True)
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is related in a portal is remembered; another test may edit the same one."""
    monkeypatch.setenv(FOLDER_VARIABLE, str(tmp_path / "cache"))


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
        around={},
        sources=(),
        photos=(),
        files=(),
        diagnostics=(),
        is_complete=True,
        are_pictured=True,
    )


def edited(portal: Portal, paper_id: PaperId, mend: Mend | None = None) -> Portal:
    """The portal with another abstract of a paper, and that on another line."""
    papers = [
        (mend or mended)(paper) if (paper.edition, paper.key) == paper_id else paper
        for paper in portal.papers
    ]
    return replace(portal, papers=tuple(papers))


def retitled(paper: Paper) -> Paper:
    """Also among other letters, and beside others in lists."""
    return replace(moved(paper), title=RichText((Text("Zebras, once more"),)))


def remarked(paper: Paper) -> Paper:
    """The same words in another form."""
    return replace(moved(paper), title=RichText((Span(Style.EMPHASIS, paper.title.nodes),)))


def mended(paper: Paper) -> Paper:
    return replace(moved(paper), abstract=(RichText((Text(MORE),)),))


def moved(paper: Paper) -> Paper:
    location = replace(paper.location, line=(paper.location.line or 1) + 1)
    return replace(paper, location=location)


def papers_with_abstracts(portal: Portal) -> Iterator[PaperId]:
    found = [(paper.edition, paper.key) for paper in portal.papers if paper.abstract]
    yield from found[:: max(1, len(found) // MOST)]


@dataclass(frozen=True)
class Stored:
    """A portal as a build has left it."""

    root: Path
    store: PortalStore
    told: ToldOfPortal

    @classmethod
    def of(cls, before: Material, root: Path, dates: Dates | None = None) -> Stored:
        store = PortalStore(BuildNotes(root / "doctrees"))
        told = store.told(store_portal(store, before, dates or {}))
        assert told is not None
        return cls(root, store, told)

    def edited(self, portal: Portal, edition: str) -> EditedMaterial:
        """The same, where the file of an edition says what it does in this portal."""
        found = edited_material(
            self.root, SETTINGS, self.store, self.told, {edition: file_of(portal, edition)}
        )
        assert found is not None
        return found

    def edits(self, edited: EditedMaterial, edition: str, dates: Dates | None = None) -> TextEdits:
        found = text_edits(self.root, edited, [edition], dates=dates or {}, pages=())
        assert found is not None
        return found


def file_of(portal: Portal, edition: str, beside_texts: str = "") -> EditionFile:
    volumes = portal.edition_by_id[edition].volumes
    return EditionFile(
        papers=EditionPapers(
            papers=portal.papers_by_edition[edition],
            volumes={volume.key: volume for volume in volumes},
            damaged=frozenset(),
            diagnostics=(),
        ),
        diagnostics=(),
        date="",
        mentions=(),
        beside_texts=beside_texts,
    )


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
        # Papers are compared with those before.
        stored = Stored.of(material(portal, tmp_path), tmp_path)
        found = stored.edited(edited(portal, paper), paper[0])
        edits = stored.edits(found, paper[0])
        assert edits.texts == {paper}
        after = material(edited(portal, paper), tmp_path)
        planned = {p.docname: p.render() for p in plan_edited(found.material, edits).pages}
        now = {page.docname: page.render() for page in plan_of(after).pages}
        assert pages | planned == now
        beside_it = {f.path: f.render() for f in edited_files(tmp_path, found.material, edits)}
        assert beside | beside_it == files(tmp_path, after.portal)
        # And nothing of other papers, nor of people but what they wrote.
        assert [path for path in beside_it if path.startswith("api/")] == [
            f"api/{paper_docname(after.portal.paper_by_id[paper])}.json"
        ]


@pytest.mark.parametrize("name", PORTALS)
@pytest.mark.parametrize("mend", [retitled, remarked])
def test_no_title_is_forgotten(name: str, mend: Mend, tmp_path: Path) -> None:
    portal = PORTALS[name](tmp_path)
    before = material(portal, tmp_path)
    pages = {page.docname: page.render() for page in plan_of(before).pages}
    titles = {page.docname: page.title for page in plan_of(before).pages}
    beside = files(tmp_path, portal)
    tried = 0
    for paper in papers_with_titles_alone(portal):
        stored = Stored.of(material(portal, tmp_path), tmp_path)
        found = stored.edited(edited(portal, paper, mend), paper[0])
        edits = stored.edits(found, paper[0])
        title = portal.paper_by_id[paper].full_title.plain
        assert (edits.texts, edits.titles) == ({paper}, {paper: title})
        after = plan_of(material(edited(portal, paper, mend), tmp_path))
        planned = plan_edited(found.material, edits).pages
        now = {page.docname: page.render() for page in after.pages}
        assert pages | {page.docname: page.render() for page in planned} == now
        # What is around pages, and what they are made from.
        some = {page.docname: (page.version, page.above, page.title) for page in planned}
        assert some == {
            p.docname: (p.version, p.above, p.title) for p in after.pages if p.docname in some
        }
        own = paper_docname(portal.paper_by_id[paper])
        assert {p.docname: p.title for p in after.pages if p.docname != own} == {
            docname: title for docname, title in titles.items() if docname != own
        }
        beside_it = {f.path: f.render() for f in edited_files(tmp_path, found.material, edits)}
        assert beside | beside_it == files(tmp_path, after.material.portal)
        tried += 1
    assert tried or name in WITHOUT


def papers_with_titles_alone(portal: Portal) -> Iterator[PaperId]:
    """Papers of whose titles nothing else tells."""
    found = [
        (paper.edition, paper.key)
        for paper in portal.papers
        if not paper.former_keys
        and not any(
            item.talk.states_title or paper.edition in portal.released
            for item in portal.talks_of_paper.get((paper.edition, paper.key), ())
        )
    ]
    yield from found[:: max(1, len(found) // MOST)]


@pytest.mark.parametrize("name", sorted(PORTALS.keys() - {"released"}))
def test_one_edit_after_the_other(name: str, tmp_path: Path) -> None:
    """Also back to what was: to whom papers were related at first, they are related again."""
    first = PORTALS[name](tmp_path)
    papers = [*papers_with_abstracts(first)]
    one, both = edited(first, papers[0]), edited(edited(first, papers[0]), papers[-1])
    portals = [(one, papers[0]), (both, papers[-1]), (first, papers[0]), (first, papers[-1])]
    if papers[0][0] != papers[-1][0]:
        # The second edit stays until its own file is as it was.
        portals[2] = (edited(first, papers[-1]), papers[0])
    stored = Stored.of(material(first, tmp_path), tmp_path)
    pages = {page.docname: page.render() for page in plan_of(material(first, tmp_path)).pages}
    for portal, (edition, _) in portals:
        found = stored.edited(portal, edition)
        edits = stored.edits(found, edition)
        pages |= {p.docname: p.render() for p in plan_edited(found.material, edits).pages}
        told = stored.store.told(found.store(None))
        assert told is not None
        stored = replace(stored, told=told)
        kept = portal_of(StoredRecords(store=stored.store, overview=told.overview))
        assert [*kept.papers] == [*portal.papers]
        assert stored.edits(stored.edited(portal, edition), edition).texts == frozenset()
    # All is compared anew.
    whole = plan_of(material(first, tmp_path))
    assert pages == {page.docname: page.render() for page in whole.pages}


@pytest.mark.parametrize("name", PORTALS)
def test_lines_of_sources_may_move(name: str, tmp_path: Path) -> None:
    """Of any edition, also of one without papers or committees."""
    portal = PORTALS[name](tmp_path)
    beside = files(tmp_path, portal)
    stored = Stored.of(material(portal, tmp_path), tmp_path)
    for edition in portal.edition_by_id:
        papers = [moved(paper) if paper.edition == edition else paper for paper in portal.papers]
        after = replace(portal, papers=tuple(papers))
        found = stored.edited(after, edition)
        edits = stored.edits(found, edition)
        assert plan_edited(found.material, edits).pages == ()
        made = {file.path: file.render() for file in edited_files(tmp_path, found.material, edits)}
        assert beside | made == files(tmp_path, after)


@pytest.mark.parametrize("name", PORTALS)
def test_pages_are_as_in_the_whole_portal(name: str, tmp_path: Path) -> None:
    """Also what stands around them, and what they are made from."""
    portal = PORTALS[name](tmp_path)
    found = material(portal, tmp_path)
    papers = frozenset((paper.edition, paper.key) for paper in portal.papers)
    stored = Stored.of(found, tmp_path)
    edition = next(iter(portal.edition_by_id))
    same = stored.edited(portal, edition)
    edits = replace(stored.edits(same, edition), texts=papers, related=papers)
    lists = RelatedLists(same.material.portal, portal_insights(portal).related)
    citations = same.material.of_pages.citations
    of_pages = PageMaterial(same.material.portal, citations, lists)
    every = replace(same.material, maps=found.maps, of_pages=of_pages)
    some = {page.docname: page for page in plan_edited(every, edits).pages}
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


def test_what_a_site_does_not_tell_at_once_is_not_stored(toys: Portal, tmp_path: Path) -> None:
    now = material(toys, tmp_path)
    later = Validity(until=datetime(2027, 5, 8, tzinfo=UTC))
    damaged = replace(toys, damaged=frozenset({"toy2026"}))
    others = [
        replace(now, effective=replace(now.effective, portal=damaged, announced=damaged)),
        replace(now, is_complete=False),
        replace(now, settings=replace(SETTINGS, printed=("abstracts",))),
        replace(now, effective=replace(now.effective, validity=later)),
        replace(now, effective=replace(now.effective, announced=replace(toys))),
    ]
    store = PortalStore(BuildNotes(tmp_path))
    for each in others:
        token = store_portal(store, now, {})
        assert store.told(token) is not None
        assert store_portal(store, each, {}) == ""
        assert store.told(token) is None


def test_a_feed_tells_of_another_date(toys: Portal, tmp_path: Path) -> None:
    """Where nothing else has changed: a paper that is no more as it was committed."""
    paper = next(papers_with_abstracts(toys))
    known = {paper: datetime(2027, 5, 8, tzinfo=UTC)}
    stored = Stored.of(material(toys, tmp_path), tmp_path, known)
    found = stored.edited(toys, paper[0])
    edits = stored.edits(found, paper[0], known)
    assert (edits.texts, edits.dated, edits.dates_of_papers) == (frozenset(), {paper}, {})
    paths = {file.path for file in edited_files(tmp_path, found.material, edits)}
    authors = {author.person for author in toys.paper_by_id[paper].authors}
    assert paths >= {"feed.atom", "sitemap.xml", *(f"people/{each}.atom" for each in authors)}
    assert plan_edited(found.material, edits).pages == ()


def test_a_site_map_tells_of_the_date_of_a_volume(toys: Portal, tmp_path: Path) -> None:
    """Its editors' pages may have changed where no paper has."""
    known = {("toy2025", ""): datetime(2027, 5, 8, tzinfo=UTC)}
    stored = Stored.of(material(toys, tmp_path), tmp_path, known)
    found = stored.edited(toys, "toy2025")
    edits = stored.edits(found, "toy2025", known)
    assert edits.dated == known.keys()
    paths = {file.path for file in edited_files(tmp_path, found.material, edits)}
    assert "sitemap.xml" in paths
