"""The authors' own files, beside the pages of papers, and where outputs say that they are."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from sphinx_proceedings.files.whole_files import read_file
from sphinx_proceedings.model.addresses import SiteAddress, first_page_path, paper_file_path
from sphinx_proceedings.model.paper_files import FileKind, PaperFile
from sphinx_proceedings.model.papers import LinkKind, Paper, PaperLink
from sphinx_proceedings.model.portal import Portal
from sphinx_proceedings.model.views import View
from sphinx_proceedings.outputs.site_file import SiteFile

__all__ = ["all_links", "files_with_addresses", "paper_files"]


def paper_files(portal: Portal) -> Iterator[SiteFile]:
    """A copy of each file, with the bytes that its authors gave, and pictures of first pages."""
    for paper in portal.papers:
        for file in paper.files:
            yield SiteFile(
                path=paper_file_path(paper, file),
                version=file.sha256,
                render=partial(read_file, Path(file.source)),
                view=View,
                copied=(file.source, file.sha256),
            )
            if file.first_page is not None:
                yield SiteFile.of(first_page_path(paper), file.first_page.webp)


def files_with_addresses(paper: Paper, site: SiteAddress) -> Iterator[tuple[PaperFile, str]]:
    """The files with their absolute addresses; none where the site's is not known."""
    if site.base and not paper.withdrawn:
        for file in paper.files:
            yield file, site.file(paper_file_path(paper, file))


def all_links(paper: Paper, site: SiteAddress) -> Iterator[PaperLink]:
    """What belongs to a paper, each address once, wherever it is: links, then files of the site.

    Files with names of their own are supplements to whoever knows a few kinds only.
    """
    pdf = paper.link(LinkKind.PDF)
    for link in paper.links:
        if link.kind is not LinkKind.URL or link.url != pdf:
            yield link
    for file, address in files_with_addresses(paper, site):
        kind = LinkKind.SUPPLEMENT if file.kind is FileKind.OTHER else LinkKind(file.kind.value)
        yield PaperLink(kind=kind, url=address)
