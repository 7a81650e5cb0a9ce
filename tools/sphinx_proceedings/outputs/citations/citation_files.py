"""Which citation files there are, and what each holds.

They stand beside the page they belong to, under its name: `papers/<edition>/<slug>.bib`,
`program/<edition>/<session>.bib`, `people/<id>.bib`; an edition's whole volume is
`papers/<edition>/all.bib`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from sphinx_proceedings.model.addresses import (
    SiteAddress,
    paper_docname,
    papers_docname,
    person_docname,
    session_docname,
)
from sphinx_proceedings.model.digests import version_of
from sphinx_proceedings.model.papers import Paper
from sphinx_proceedings.model.portal import PaperId, Portal
from sphinx_proceedings.model.views import View, Views, united
from sphinx_proceedings.outputs.citation_format import Format
from sphinx_proceedings.outputs.citations.formats import FORMATS
from sphinx_proceedings.outputs.site_file import SiteFile
from sphinx_proceedings.outputs.work import Work, unique_keys, work_of

__all__ = ["Collection", "citation_files", "collections", "write_file"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Collection:
    """The papers that one page offers together."""

    docname: str
    """The page."""
    papers: tuple[Paper, ...]

    @property
    def stem(self) -> str:
        """Where its files stand, without suffix."""
        folder, _, name = self.docname.rpartition("/")
        return f"{folder}/all" if name == "index" else self.docname

    def files(self, form: Format) -> Iterator[tuple[str, tuple[Paper, ...]]]:
        """Path and content of each file of a format: the whole, then its parts if it is large."""
        yield f"{self.stem}{form.suffix}", self.papers
        if form.part and len(self.papers) > form.part:
            for number, at in enumerate(range(0, len(self.papers), form.part), start=1):
                yield f"{self.stem}.{number}{form.suffix}", self.papers[at : at + form.part]


def collections(portal: Portal) -> Iterator[Collection]:
    """Every page that offers citations, with the papers it offers; none is empty."""
    for edition in portal.editions:
        papers = portal.papers_by_edition[edition.id]
        yield from _offered(papers_docname(edition.id), papers)
        for paper in papers:
            yield from _offered(paper_docname(paper), [paper])
        for session in edition.sessions:
            yield from _offered(session_docname(session), portal.papers_of_session(session))
    for person, activity in portal.activity_by_person.items():
        yield from _offered(person_docname(person), activity.papers)


def _offered(docname: str, papers: Iterable[Paper]) -> Iterator[Collection]:
    standing = tuple(paper for paper in papers if not paper.withdrawn)
    if standing:
        yield Collection(docname=docname, papers=standing)


def citation_files(
    portal: Portal, site: SiteAddress, versions: Mapping[PaperId, str]
) -> Iterator[SiteFile]:
    """All citation files; `versions` tells when a paper's data have changed.

    All of one page stand together: what they are made of is sent to other machines once.
    """
    views = Views(portal)
    works: dict[PaperId, Work] = {}
    writers = [(form, _Writer(portal, site, form, works)) for form in FORMATS]
    for collection in collections(portal):
        version = _version(collection.papers, versions)
        view = partial(_exported, views, collection.papers)
        for form, writer in writers:
            for path, papers in collection.files(form):
                is_whole = papers is collection.papers
                yield SiteFile(
                    path=path,
                    version=version if is_whole else _version(papers, versions),
                    render=partial(writer.write, papers),
                    view=view,
                )


def _version(papers: Iterable[Paper], versions: Mapping[PaperId, str]) -> str:
    return version_of([versions[paper.edition, paper.key] for paper in papers])


def _exported(views: Views, papers: Iterable[Paper]) -> View:
    return united(map(views.exported, papers))


def write_file(portal: Portal, site: SiteAddress, form: Format, papers: Sequence[Paper]) -> bytes:
    """The bytes of a file of this format with these papers."""
    return _Writer(portal, site, form, {}).write(papers)


class _Writer:
    """Writes files of one format; an item is written once for all files that hold it.

    Writers of several formats share the `works` that they have asked for.
    """

    def __init__(
        self, portal: Portal, site: SiteAddress, form: Format, works: dict[PaperId, Work]
    ) -> None:
        self._portal = portal
        self._site = site
        self._format = form
        self._works = works
        self._items: dict[PaperId, str] = {}

    def write(self, papers: Sequence[Paper]) -> bytes:
        """The bytes of the file with these papers."""
        return self._format.join(self._items_of(papers)).encode()

    def _items_of(self, papers: Sequence[Paper]) -> list[str]:
        return [self._item(work) for work in unique_keys(map(self._work, papers))]

    def _work(self, paper: Paper) -> Work:
        identifier = (paper.edition, paper.key)
        if identifier not in self._works:
            self._works[identifier] = work_of(self._portal, paper, self._site)
        return self._works[identifier]

    def _item(self, work: Work) -> str:
        if work.key != work.paper.key:
            return self._format.item(work)
        paper = (work.paper.edition, work.paper.key)
        if paper not in self._items:
            self._items[paper] = self._format.item(work)
        return self._items[paper]
