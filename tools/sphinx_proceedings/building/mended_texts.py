"""Abstracts that were mended while all else is as it was, and what follows from that.

What others see of an edition leaves abstracts out.  Where that is as it was when a build finished,
pages of papers whose own text, or list of related papers, is another have to be made again, and the
maps of their editions; nothing else has.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from sphinx_proceedings.building.effective_portal import EffectivePortal, effective_portal
from sphinx_proceedings.building.last_good_sources import LastGoodSources
from sphinx_proceedings.building.memory.insights import Insights, portal_insights
from sphinx_proceedings.building.page_material import PageMaterial
from sphinx_proceedings.building.paper_citations import PortalCitations
from sphinx_proceedings.building.pipeline import pages_of, read_portal
from sphinx_proceedings.building.settings import Settings
from sphinx_proceedings.diagnostics import Diagnostic, sort_diagnostics
from sphinx_proceedings.model.addresses import map_docname, paper_docname
from sphinx_proceedings.model.digests import version_of
from sphinx_proceedings.model.portal import Portal
from sphinx_proceedings.pages.page import Page
from sphinx_proceedings.pages.related_papers import RelatedLists

__all__ = ["Mended", "SeenTexts", "mended_texts", "seen_texts"]


@dataclass(frozen=True, slots=True)
class SeenTexts:
    """What a portal's abstracts are to its pages."""

    outline: str
    """A digest of all that the portal says but them."""
    pages: Mapping[str, str]
    """A digest of what each page shows of them, or of what follows from them, by docname."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Mended:
    """A portal of which some abstracts are others."""

    effective: EffectivePortal
    pages: tuple[Page, ...]
    """All of them; those that have not changed have the versions that they had."""
    changed: tuple[Page, ...]
    sources: tuple[str, ...]
    """Paths of the source files that were read, relative to the root."""
    diagnostics: tuple[Diagnostic, ...]
    seen: SeenTexts


def seen_texts(portal: Portal, insights: Insights) -> SeenTexts:
    """What abstracts are to the pages of a portal."""
    lists, digests = RelatedLists(portal, insights.related), portal.digests
    pages = {
        paper_docname(paper): version_of(
            digests.papers[paper.edition, paper.key], lists.version(paper)
        )
        for paper in portal.papers
    }
    maps = {map_docname(edition): version_of(made) for edition, made in insights.maps.items()}
    return SeenTexts(_outline(portal), pages | maps)


def _outline(portal: Portal) -> str:
    digests = portal.digests
    return version_of(
        digests.outlines,
        digests.editions,
        digests.sessions,
        portal.people,
        portal.appointments,
        portal.thesaurus,
        portal.institutions,
        portal.ledgers,
        sorted(portal.damaged),
    )


def mended_texts(
    root: Path,
    settings: Settings,
    earlier: SeenTexts,
    versions: Mapping[str, str],
    kept: LastGoodSources,
) -> Mended | None:
    """The portal under `root`, if only abstracts are others than `earlier`.

    `versions` are those that its pages had, by docname.  None also where a source, or a citation,
    cannot be had.
    """
    result = read_portal(root)
    if not result.complete or result.portal.damaged:
        return None
    if _outline(result.portal) != earlier.outline:
        return None
    effective = effective_portal(result.loaded, result.portal, result.unusable, kept)
    portal = effective.portal
    insights = portal_insights(portal)
    seen = seen_texts(portal, insights)
    if seen.pages.keys() != earlier.pages.keys():
        return None
    citations = PortalCitations(portal, settings, root)
    material = PageMaterial(portal, citations, RelatedLists(portal, insights.related))
    planned = pages_of(material, settings, insights.maps)
    if versions.keys() != {page.docname for page in planned}:
        return None
    stale = {name for name, digest in seen.pages.items() if earlier.pages[name] != digest}

    def version(docname: str) -> str:
        earlier_one = versions[docname]
        return version_of(earlier_one, seen.pages[docname]) if docname in stale else earlier_one

    pages = tuple(replace(page, version=version(page.docname)) for page in planned)
    changed = tuple(page for page in pages if page.docname in stale)
    citations.prepare(page.record for page in changed if page.kind.is_cited)
    if not citations.is_complete:
        return None
    return Mended(
        effective=effective,
        pages=pages,
        changed=changed,
        sources=result.sources,
        diagnostics=sort_diagnostics(
            (*result.diagnostics, *settings.problems(root), *citations.diagnostics)
        ),
        seen=seen,
    )
