"""The heads of pages, and what is in them."""

from typing import Any

from sphinx_proceedings.model.addresses import SiteAddress, paper_docname
from sphinx_proceedings.model.portal import Portal
from sphinx_proceedings.outputs.head.head import PageContext, paper_tags
from sphinx_proceedings.outputs.head.tags import JsonLd, Meta, Property, Tag
from sphinx_proceedings.outputs.work import Work, work_of
from sphinx_proceedings.sources.assemble import assemble_portal
from sphinx_proceedings.sources.loading import load_sources
from support.folders import REPOSITORY

KNOWN = SiteAddress(base="https://toys.example.org/")
UNKNOWN = SiteAddress()
TOY = assemble_portal(load_sources(REPOSITORY / "tests" / "toy_conference")).portal


def context(portal: Portal, docname: str, site: SiteAddress = KNOWN, **more: Any) -> PageContext:
    def href(path: str) -> str:
        return site.file(path) or f"../../{path}"

    trail = () if docname == "index" else (("This page", docname),)
    values = {"site_name": "Toys", "docname": docname, "trail": trail, **more}
    return PageContext(portal=portal, site=site, href=href, **values)


def page(
    portal: Portal, key: str, site: SiteAddress = KNOWN, **more: Any
) -> tuple[Work, tuple[Tag, ...]]:
    paper = next(paper for paper in portal.papers if paper.key == key)
    work = work_of(portal, paper, site)
    return work, paper_tags(context(portal, paper_docname(paper), site, **more), work)


def named(tags: tuple[Tag, ...], prefix: str) -> list[tuple[str, str]]:
    found = [tag for tag in tags if isinstance(tag, Meta | Property)]
    return [(tag.name, tag.content) for tag in found if tag.name.startswith(prefix)]


def data(tags: tuple[Tag, ...]) -> list[dict[str, Any]]:
    return [dict(tag.data) for tag in tags if isinstance(tag, JsonLd)]
