"""Sources → model → checks → pages: one result for the command line and for Sphinx."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from sphinx_proceedings.cache import read_cached
from sphinx_proceedings.check import run_checks
from sphinx_proceedings.check.identities import identity_suspects
from sphinx_proceedings.diagnostics import Diagnostic, Severity, sort_diagnostics
from sphinx_proceedings.export.bibtex import bibtex_entry
from sphinx_proceedings.model.portal import Portal
from sphinx_proceedings.pages.page import Page
from sphinx_proceedings.pages.plan import plan_pages
from sphinx_proceedings.read.disk import load_sources
from sphinx_proceedings.write import Written, write_pages

__all__ = ["Generated", "Result", "generate", "read_portal"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Result:
    """The portal and everything wrong with its sources."""

    portal: Portal
    diagnostics: tuple[Diagnostic, ...]
    complete: bool
    """Whether every source file could be read at all."""

    def count(self, severity: Severity) -> int:
        """How many diagnostics are of this severity."""
        return sum(diagnostic.severity is severity for diagnostic in self.diagnostics)


@dataclass(frozen=True, kw_only=True, slots=True)
class Generated:
    """The portal, its pages as they should be, and what was written."""

    portal: Portal
    pages: tuple[Page, ...]
    written: Written
    diagnostics: tuple[Diagnostic, ...]


def read_portal(root: Path, *, people: bool = False) -> Result:
    """Read and check the sources under `root`; with `people`, say who may be whom as well."""
    reading = read_cached(load_sources(root))
    suspects = identity_suspects(reading.portal) if people else ()
    return Result(
        portal=reading.portal,
        diagnostics=run_checks(reading.portal, (*reading.diagnostics, *suspects)),
        complete=reading.complete,
    )


def generate(root: Path) -> Generated:
    """Read and check the sources under `root`, and bring the pages there in line with them."""
    result = read_portal(root)
    pages = tuple(plan_pages(result.portal, bibtex_entry))
    # An unreadable file must not take the pages of its records away.
    written = write_pages(root, pages, remove_stale=result.complete)
    return Generated(
        portal=result.portal,
        pages=pages,
        written=written,
        diagnostics=sort_diagnostics((*result.diagnostics, *written.diagnostics)),
    )
