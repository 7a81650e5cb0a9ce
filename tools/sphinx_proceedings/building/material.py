"""A portal with all that its pages are planned with, what was planned, and what was written."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sphinx_proceedings.building.memory.fingerprint import code_digest
from sphinx_proceedings.model.digests import version_of
from sphinx_proceedings.model.published import Validity

if TYPE_CHECKING:
    from sphinx_proceedings.building.memory.said import Said
    from sphinx_proceedings.building.page_material import PageMaterial
    from sphinx_proceedings.building.settings import Settings
    from sphinx_proceedings.building.writing.pages import Written
    from sphinx_proceedings.diagnostics import Diagnostic
    from sphinx_proceedings.insight.paper_maps import PaperMap
    from sphinx_proceedings.model.portal import Portal
    from sphinx_proceedings.pages.page import Page
    from sphinx_proceedings.sources.papers.edition_file import Around

__all__ = ["EffectivePortal", "Generated", "Material", "Plan", "made_with"]


def _nothing(_path: str) -> bool:
    return False


@dataclass(frozen=True, kw_only=True, slots=True)
class EffectivePortal:
    """The portal, with what is kept of sources in the place of those that cannot be used."""

    portal: Portal
    announced: Portal
    """The same, with the programmes in it as they last were without a fault: for calendars."""
    is_kept: Callable[[str], bool] = _nothing
    """Whether a calendar or feed stays as it is, by its path (see `kept_files`)."""
    photos: tuple[str, ...] = ()
    """Paths of the photos that sources name which stand in for others."""
    validity: Validity = Validity()
    """When a portal of the same sources is the same."""
    is_complete: bool = True
    """Whether all is there that a source file tells of: what is not there may be removed."""

    def as_made(self, portal: Portal, announced: Portal) -> EffectivePortal:
        """The same, with what was made of its portals in them."""
        # Whether they are one says whether a source is damaged.
        is_same = self.announced is self.portal
        return replace(self, portal=portal, announced=portal if is_same else announced)


@dataclass(frozen=True, kw_only=True, slots=True)
class Material:
    """The portal, and all that its pages are planned with."""

    settings: Settings
    effective: EffectivePortal
    of_pages: PageMaterial
    maps: Mapping[str, PaperMap]
    """By the ids of editions."""
    said: Mapping[str, Said]
    """What files of papers said, by edition."""
    around: Mapping[str, Around]
    """What they are read with, by edition."""
    sources: tuple[str, ...]
    """Paths of the source files that were read, relative to the folder that has them."""
    photos: tuple[str, ...]
    """Paths of the photos that they name, relative to the same."""
    files: tuple[str, ...]
    """Absolute paths of papers' own files, and of their folders, where they are elsewhere, and of
    what documents are set with."""
    diagnostics: tuple[Diagnostic, ...]
    """What is wrong with sources and settings."""
    is_complete: bool
    """Whether every source file could be read at all."""
    are_pictured: bool
    """Whether another try at the pictures of first pages would come to the same."""

    @property
    def portal(self) -> Portal:
        """The portal as a site tells of it."""
        return self.effective.portal


@dataclass(frozen=True, kw_only=True, slots=True)
class Plan:
    """The portal, and its pages as they should be."""

    material: Material
    pages: tuple[Page, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Generated:
    """What was planned, and what was written of it."""

    plan: Plan
    written: Written
    ignore_files: tuple[str, ...]
    """Paths of the lists for git that were written."""
    diagnostics: tuple[Diagnostic, ...]
    is_finished: bool = True
    """Whether another try, of the same sources, would come to the same."""


def made_with(material: PageMaterial, settings: Settings) -> str:
    """A version of everything but the portal that pages are made with."""
    return version_of(code_digest(), settings, material.citations.version)
