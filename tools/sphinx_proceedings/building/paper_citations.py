"""How to cite each paper of a portal: its BibTeX entry, and the citation in each style wanted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from sphinx_proceedings.building.conf_file import CONF, place_in_conf
from sphinx_proceedings.building.memory.cache import shared_memo
from sphinx_proceedings.building.settings import Settings
from sphinx_proceedings.diagnostics import Code, Diagnostic, Location
from sphinx_proceedings.model.addresses import SiteAddress
from sphinx_proceedings.model.digests import version_of
from sphinx_proceedings.model.papers import Paper
from sphinx_proceedings.model.portal import PaperId, Portal
from sphinx_proceedings.outputs.citations.bibtex import bibtex_item
from sphinx_proceedings.outputs.citations.csl import csl_object
from sphinx_proceedings.outputs.formatted.citation_store import CitationStore
from sphinx_proceedings.outputs.formatted.citations import (
    Citations,
    FailedCitation,
    format_citations,
)
from sphinx_proceedings.outputs.formatted.installed_pandoc import installed_pandoc
from sphinx_proceedings.outputs.formatted.pandoc import Pandoc, find_pandoc
from sphinx_proceedings.outputs.formatted.style_files import has_package, is_of_package
from sphinx_proceedings.outputs.formatted.styles import Style, find_style, style_problem
from sphinx_proceedings.outputs.richtext_html import richtext_to_html
from sphinx_proceedings.outputs.work import work_of
from sphinx_proceedings.pages.page import Page
from sphinx_proceedings.pages.papers import Citing
from sphinx_proceedings.upstream.installation import installing_extra

__all__ = ["KnownCitations", "PortalCitations", "citing"]

_FEW = 50  # papers, which are formatted alone
_TOGETHER = 1000  # papers; starting pandoc takes as long as some hundred citations
_CONF = Location(path=CONF)
_Formatted = tuple[tuple[str, bytes], ...]
"""A paper's citations as HTML in UTF-8, each with the label of its style, in order; as texts, with
their quotation marks and dashes, they would take three times as much once they are sent."""


@dataclass(frozen=True, kw_only=True, slots=True)
class KnownCitations:
    """Citations that have been formatted."""

    portal: Portal
    site: SiteAddress
    by_paper: Mapping[str, _Formatted]

    def citing(self, paper: Paper) -> Citing:
        """How to cite a paper that has not been withdrawn."""
        return Citing(
            bibtex=bibtex_item(work_of(self.portal, paper, self.site)),
            formatted=tuple(
                (label, html.decode("utf-8", "surrogatepass"))
                for label, html in self.by_paper.get(_id(paper), ())
            ),
        )


class PortalCitations:
    """The citations of a portal's papers, formatted when the first of many is asked for."""

    def __init__(self, portal: Portal, settings: Settings, root: Path) -> None:
        self._portal = portal
        self._site = settings.site
        self._names = settings.styles
        self._root = root
        self._store = CitationStore(shared_memo())
        self._formatted: dict[str, _Formatted] = {}
        self._failed: list[FailedCitation] = []

    @cached_property
    def _papers(self) -> Sequence[Paper]:
        return [paper for paper in self._portal.papers if not paper.withdrawn]

    @cached_property
    def _position(self) -> Mapping[str, int]:
        return {_id(paper): number for number, paper in enumerate(self._papers)}

    @cached_property
    def _pandoc(self) -> Pandoc | None:
        return find_pandoc() if self._styles else None

    @cached_property
    def _styles(self) -> tuple[Style, ...]:
        found = (find_style(name, root=self._root) for name in self._names)
        return tuple(style for style in found if style is not None)

    @property
    def version(self) -> str:
        """Of all that citations depend on beside the papers."""
        pandoc = self._pandoc.version if self._pandoc else ""
        return version_of(pandoc, [style.csl for style in self._styles])

    def prepare(self, pages: Iterable[Page]) -> None:
        """Format what these pages will ask for: pandoc uses all processors."""
        found = (self._paper_of(page) for page in pages if page.kind.is_cited)
        wanted = [paper for paper in found if paper is not None]
        if len(wanted) <= _FEW:
            self._format(wanted)
            return
        numbers = [self._position[_id(paper)] for paper in wanted]
        for start in sorted({number // _TOGETHER * _TOGETHER for number in numbers}):
            self._format(self._papers[start : start + _TOGETHER])

    def _paper_of(self, page: Page) -> Paper | None:
        """The paper that a page is about; a withdrawn one is not cited."""
        paper = self._portal.paper_by_id.get(page.record)
        return None if paper is None or paper.withdrawn else paper

    def citing(self, paper: Paper) -> Citing:
        """How to cite a paper that has not been withdrawn."""
        if self._pandoc is not None and _id(paper) not in self._formatted:
            start = self._position[_id(paper)] // _TOGETHER * _TOGETHER
            self._format(self._papers[start : start + _TOGETHER])
        return self._known(self._portal, self._formatted).citing(paper)

    def part(self, portal: Portal, papers: Iterable[PaperId]) -> KnownCitations:
        """Those of these papers, as far as they are formatted, with a part of the portal."""
        wanted = {f"{edition}/{key}" for edition, key in papers} & self._formatted.keys()
        return self._known(portal, {paper: self._formatted[paper] for paper in wanted})

    def _known(self, portal: Portal, by_paper: Mapping[str, _Formatted]) -> KnownCitations:
        return KnownCitations(portal=portal, site=self._site, by_paper=by_paper)

    def _format(self, papers: Iterable[Paper]) -> None:
        """Format the citations of papers, if that can be."""
        if self._pandoc is None:
            return
        items = {
            _id(paper): csl_object(work_of(self._portal, paper, self._site))
            for paper in papers
            if _id(paper) not in self._formatted
        }
        made = format_citations(items, self._styles, store=self._store, pandoc=self._pandoc)
        self._failed += made.failed
        self._formatted |= {paper: self._as_shown(paper, made) for paper in items}

    def _as_shown(self, paper: str, made: Citations) -> _Formatted:
        formatted = ((style.label, made.of(paper, style.name)) for style in self._styles)
        return tuple(
            (label, richtext_to_html(text).encode("utf-8", "surrogatepass"))
            for label, text in formatted
            if text
        )

    @cached_property
    def _lacks_styles(self) -> bool:
        """Whether it was asked for styles of the package that has them, which is not there."""
        return any(map(is_of_package, self._names)) and not has_package()

    @property
    def is_missing(self) -> bool:
        """Whether there are no citations, as styles are missing or pandoc does not answer."""
        return (self._is_mute or self._lacks_styles) and bool(self._papers)

    @property
    def _is_mute(self) -> bool:
        return bool(self._styles) and self._pandoc is None

    @property
    def unmade(self) -> set[PaperId]:
        """The papers of which a citation was asked for in vain, and may be had another time."""
        return {_paper_id(each) for each in self._failed if not each.is_lasting}

    @property
    def is_complete(self) -> bool:
        """Whether all is there that was asked for, as far as it can be had with what is installed.

        A pandoc that does not answer may do so another time.
        """
        is_mute = self._is_mute and installed_pandoc() is not None
        return not (is_mute and self._papers) and not self.unmade

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """Styles that do not exist, and what could not be formatted so far."""
        return (*self._unknown_styles(), *self._failures())

    def _unknown_styles(self) -> list[Diagnostic]:
        problems = (
            (name, style_problem(name, root=self._root))
            for name in self._names
            if not (self._lacks_styles and is_of_package(name))
        )
        return [
            Diagnostic(
                code=Code.CITATION_STYLE,
                location=place_in_conf(self._root, "proceedings_citation_styles", name),
                message=f"proceedings_citation_styles: {problem}",
                hint="name a style of the CSL project, such as nature, or a .csl file of yours",
            )
            for name, problem in problems
            if problem
        ]

    def _failures(self) -> list[Diagnostic]:
        if self.is_missing:
            return [
                Diagnostic(
                    code=Code.CITATION_UNAVAILABLE,
                    location=_CONF,
                    message="citations are not formatted: "
                    f"{'their styles are' if self._lacks_styles else 'pandoc is'} missing",
                    hint=f"run: {installing_extra('citations')}, or install pandoc itself;"
                    " or set proceedings_citation_styles = []",
                )
            ]
        return [
            Diagnostic(
                code=Code.CITATION_UNAVAILABLE,
                location=self._portal.paper_by_id[_paper_id(failed)].location,
                message=f"{_paper_id(failed)[1]} cannot be cited in the style {failed.style}:"
                f" {failed.reason}",
                hint="pages offer the other styles; look for something unusual in the entry",
            )
            for failed in self._failed
        ]


def citing(citations: KnownCitations | PortalCitations, paper: Paper) -> Citing:
    """How to cite a paper; unlike a method it may be sent with others that know the paper."""
    return citations.citing(paper)


def _id(paper: Paper) -> str:
    return f"{paper.edition}/{paper.key}"


def _paper_id(failed: FailedCitation) -> PaperId:
    edition, _, key = failed.id.partition("/")
    return edition, key
