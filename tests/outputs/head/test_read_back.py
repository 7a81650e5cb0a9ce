"""Heads of real papers are read back, and linked data is complete."""

import lzma
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from extruct import JsonLdExtractor
from lxml import html as lxml_html

from sphinx_proceedings.model.addresses import (
    SiteAddress,
    paper_docname,
    papers_docname,
    person_docname,
    programme_docname,
    session_docname,
)
from sphinx_proceedings.model.portal import Portal
from sphinx_proceedings.outputs.head.head import (
    paper_tags,
    papers_tags,
    person_tags,
    plain_tags,
    programme_tags,
    session_tags,
)
from sphinx_proceedings.outputs.head.tags import Tag, tags_html
from sphinx_proceedings.outputs.work import Work, WorkKind, work_of
from sphinx_proceedings.sources.assemble import assemble_portal
from sphinx_proceedings.sources.loading import load_sources
from support.folders import REPOSITORY
from support.page_heads import KNOWN, TOY, UNKNOWN, context

SHARED = REPOSITORY.parent / "shared" / "data" / "acl-2021-2022.bib.xz"


def read_back(tags: tuple[Tag, ...]) -> tuple[Any, list[dict[str, Any]]]:
    text = f"<!doctype html><html><head>{tags_html(tags)}</head><body></body></html>"
    return lxml_html.document_fromstring(text), JsonLdExtractor().extract(text)


def acl_works(folder: Path) -> Iterator[tuple[Portal, Work]]:
    entries = re.split(r"\n(?=@)", lzma.decompress(SHARED.read_bytes()).decode())
    (folder / "papers").mkdir()
    (folder / "papers" / "acl2021.bib").write_text("\n".join(entries[:500]), encoding="utf-8")
    portal = assemble_portal(load_sources(folder)).portal
    return ((portal, work_of(portal, paper, KNOWN)) for paper in portal.papers)


def assert_same_facts(portal: Portal, work: Work) -> None:
    """Every vocabulary, read by parsers that are not ours, says what the model says."""
    paper = work.paper
    tree, blocks = read_back(paper_tags(context(portal, paper_docname(paper)), work))

    def metas(name: str) -> list[str]:
        return [str(value) for value in tree.xpath("//meta[@name=$n]/@content", n=name)]

    def one_line(*texts: str) -> list[str]:
        return [" ".join(text.split()) for text in texts if text]

    names = [author.name for author in paper.authors]
    inverted = one_line(
        *(
            ", ".join(
                part for part in (f"{n.particle} {n.family}".strip(), n.given, n.suffix) if part
            )
            for n in names
        )
    )
    container = paper.publication.container.plain
    journal = work.kind is WorkKind.JOURNAL_ARTICLE
    assert metas("citation_author") == metas("DC.creator") == inverted
    assert metas("citation_title") == metas("DC.title") == one_line(paper.full_title.plain)
    assert work.issued is not None
    year = str(work.issued.year)
    assert (metas("citation_publication_date")[0][:4], metas("DC.date")[0][:4]) == (year, year)
    assert (metas("citation_firstpage"), metas("citation_lastpage")) == tuple(
        one_line(number) for number in work.pages
    )
    assert metas("citation_doi") == one_line(paper.doi)
    assert tree.xpath("//link[@rel='cite-as']/@href") == one_line(work.doi_url)
    assert metas("citation_journal_title" if journal else "citation_inbook_title") == one_line(
        container
    )
    block = blocks[0]
    assert [author["name"] for author in block["author"]] == [name.full for name in names]
    assert (block["name"], block["datePublished"][:4]) == (paper.full_title.plain, year)
    assert (block.get("pageStart", ""), block.get("pageEnd", "")) == work.pages
    assert block.get("identifier", {}).get("value", "") == paper.doi
    if not journal:
        assert block["isPartOf"]["name"] == container


def test_reference_portal_is_read_back() -> None:
    portal = assemble_portal(load_sources(REPOSITORY)).portal
    assert portal.papers
    for paper in portal.papers:
        assert_same_facts(portal, work_of(portal, paper, KNOWN))


@pytest.mark.large
@pytest.mark.skipif(not SHARED.exists(), reason="the shared ACL bibliography is absent")
def test_large_bibliography_is_read_back(tmp_path: Path) -> None:
    count = 0
    for portal, work in acl_works(tmp_path):
        assert_same_facts(portal, work)
        count += 1
    assert count > 450


REQUIRED = {
    "ScholarlyArticle": {"name"},
    "Book": {"name"},
    "Event": {"name", "startDate"},
    "Person": {"name"},
    "Organization": {"name"},
    "Place": {"name"},
    "ListItem": {"position", "name", "item"},
    "ProfilePage": {"mainEntity"},
    "CollectionPage": {"name"},
    "WebSite": {"name"},
}
"""What each type cannot do without, by schema.org and the search engines' guides."""


def nodes(value: object) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
        for item in value.values():
            yield from nodes(item)
    elif isinstance(value, list):
        for item in value:
            yield from nodes(item)


def every_page(portal: Portal, site: SiteAddress) -> Iterator[tuple[Tag, ...]]:
    for paper in portal.papers:
        yield paper_tags(context(portal, paper_docname(paper), site), work_of(portal, paper, site))
    for edition in portal.editions:
        yield papers_tags(context(portal, papers_docname(edition.id), site), edition)
        if edition.start is not None:
            yield programme_tags(context(portal, programme_docname(edition.id), site), edition)
        for session in edition.sessions:
            yield session_tags(context(portal, session_docname(session), site), session)
    for person in portal.people:
        yield person_tags(context(portal, person_docname(person.id), site), person)
    yield plain_tags(context(portal, "index", site), "Home", "All toys.")


@pytest.mark.parametrize("site", [KNOWN, UNKNOWN], ids=["known", "unknown"])
def test_linked_data_is_complete(site: SiteAddress) -> None:
    seen: set[str] = set()
    for tags in every_page(TOY, site):
        for block in read_back(tags)[1]:
            assert block["@context"] == "https://schema.org"
            for node in nodes(block):
                types = node.get("@type", [])
                for name in [types] if isinstance(types, str) else types:
                    seen.add(name)
                    assert REQUIRED.get(name, set()) <= node.keys(), node
                assert "" not in node.values()
                assert None not in node.values()
                urls = [node[key] for key in ("url", "item", "contentUrl") if key in node]
                assert [url for url in urls if not url.startswith("https://")] == []
    expected = set(REQUIRED) - ({"ListItem"} if not site.base else set())
    assert expected <= seen
