"""Pages of papers: one a paper, one an edition, one for all editions."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from html import escape

from sphinx_proceedings.discover.statistics import has_statistics
from sphinx_proceedings.model.addresses import (
    PAPERS_INDEX,
    map_docname,
    paper_docname,
    papers_docname,
    program_docname,
    statistics_docname,
)
from sphinx_proceedings.model.papers import Issued, Paper, Publication
from sphinx_proceedings.model.portal import Portal, ScheduledTalk
from sphinx_proceedings.model.programme import Edition
from sphinx_proceedings.model.richtext import RichText
from sphinx_proceedings.model.versions import version_of
from sphinx_proceedings.pages.citing import Citing
from sphinx_proceedings.pages.event_lines import talk_when
from sphinx_proceedings.pages.myst import Myst, code_block, doc_link, inline, text, url_link
from sphinx_proceedings.pages.page import Page, PageKind
from sphinx_proceedings.pages.parts import (
    LINK_LABELS,
    byline,
    paper_link,
    presenters,
    session_link,
    title_key,
)
from sphinx_proceedings.pages.related import RelatedItem
from sphinx_proceedings.pages.render import render
from sphinx_proceedings.pages.standing import notice, relations

__all__ = ["CITATIONS", "paper_page", "papers_index", "papers_page"]

CITATIONS = '<dl class="citations">'
"""How the list of formatted citations on a paper's page begins."""

_ARCHIVES = {
    "arxiv": ("arXiv", "https://arxiv.org/abs/"),
    "hal": ("HAL", "https://hal.science/"),
    "pubmed": ("PubMed", "https://pubmed.ncbi.nlm.nih.gov/"),
    "jstor": ("JSTOR", "https://www.jstor.org/stable/"),
}


def paper_page(
    portal: Portal,
    paper: Paper,
    citing: Callable[[Paper], Citing],
    related: Callable[[Paper], Sequence[RelatedItem]],
    version: str,
) -> Page:
    """The page of one paper; of a withdrawn one it tells who, what and why, and no more."""
    return Page(
        docname=paper_docname(paper),
        kind=PageKind.PAPER,
        name=f"{paper.edition}/{paper.key}",
        title=paper.full_title.plain,
        qualifier=portal.edition_by_id[paper.edition].name,
        edition=paper.edition,
        version=version,
        render=partial(_paper_text, portal, paper, citing, related),
    )


def _paper_text(
    portal: Portal,
    paper: Paper,
    citing: Callable[[Paper], Citing],
    related: Callable[[Paper], Sequence[RelatedItem]],
) -> str:
    edition = portal.edition_by_id[paper.edition]
    talks = portal.talks_of_paper.get((paper.edition, paper.key), ())
    previous, following = _neighbours(portal, paper, talks)
    return render(
        "paper",
        source=f"{paper.location.path}, entry {paper.key}",
        edition=edition,
        edition_link=doc_link(edition.name, papers_docname(edition.id)),
        paper=paper,
        title=paper.full_title,
        links=[] if paper.withdrawn else list(_links(paper)),
        talks=talks,
        talk_when=partial(talk_when, portal),
        session_link=session_link,
        people=presenters,
        presented_titles=_presented_titles(portal, talks),
        publication=_publication_line(paper),
        keywords=", ".join(paper.keywords),
        notice=notice(paper),
        relations=list(relations(portal, paper)),
        cite=None if paper.withdrawn else _cite_section(citing(paper)),
        related=related(paper),
        previous=previous,
        following=following,
        paper_link=paper_link,
    )


def _cite_section(citing: Citing) -> tuple[Myst, Myst]:
    """The BibTeX entry, and the formatted citations.

    These are an HTML list: for five citations a page, MyST would take as long as for the rest.
    """
    listed = "\n".join(
        f"<dt>{escape(name)}</dt>\n<dd>{' '.join(html.split())}</dd>"
        for name, html in citing.formatted
    )
    formatted = f"{CITATIONS}\n{listed}\n</dl>" if listed else ""
    return code_block("bibtex", citing.bibtex), Myst(formatted)


def papers_page(portal: Portal, edition: Edition, version: str, *, has_map: bool = False) -> Page:
    """An edition's papers: by session as presented, then by title."""
    return Page(
        docname=papers_docname(edition.id),
        kind=PageKind.PAPERS,
        name=edition.id,
        title=f"Papers of {edition.name}",
        edition=edition.id,
        version=version_of(version, has_map),
        render=partial(_papers_text, portal, edition, has_map=has_map),
    )


def _papers_text(portal: Portal, edition: Edition, *, has_map: bool) -> str:
    papers = portal.papers_by_edition[edition.id]
    sessions = [
        (session, portal.papers_of_session(session))
        for session in edition.sessions
        if any(talk.paper for talk in session.talks)
    ]
    scheduled = {paper.key for _, listed in sessions for paper in listed}
    return render(
        "papers",
        source=f"papers/{edition.id}.bib",
        slug=Myst(edition.id),
        edition=edition,
        program_link=doc_link("the programme", program_docname(edition.id)),
        overviews=list(_overviews(portal, edition, has_map=has_map)),
        count=len(papers),
        citable=any(not paper.withdrawn for paper in papers),
        sessions=sessions,
        unscheduled=[paper for paper in papers if paper.key not in scheduled],
        by_title=sorted(papers, key=lambda paper: title_key(paper.full_title)),
        paper_link=paper_link,
        byline=byline,
        session_link=session_link,
        volume=_volume_line(edition),
    )


def _overviews(portal: Portal, edition: Edition, *, has_map: bool) -> Iterable[Myst]:
    """Links to other pages about all papers of an edition."""
    if has_map:
        yield doc_link("on a map", map_docname(edition.id))
    if has_statistics(portal, edition):
        yield doc_link("in numbers", statistics_docname(edition.id))


def papers_index(portal: Portal, version: str) -> Page:
    """All editions that have papers, newest first."""
    editions = [
        (doc_link(edition.name, papers_docname(edition.id)), edition, len(papers))
        for edition in reversed(portal.editions)
        if (papers := portal.papers_by_edition[edition.id])
    ]
    return Page(
        docname=PAPERS_INDEX,
        kind=PageKind.PAPERS,
        name="papers",
        title="Papers",
        version=version,
        render=partial(render, "papers_index", source="papers/", editions=editions),
    )


def _links(paper: Paper) -> Iterable[Myst]:
    if paper.doi:
        yield url_link(f"doi:{paper.doi}", f"https://doi.org/{paper.doi}")
    if paper.eprint is not None:
        archive, prefix = _ARCHIVES.get(paper.eprint.archive, (paper.eprint.archive, ""))
        label = f"{archive}:{paper.eprint.id}"
        yield url_link(label, prefix + paper.eprint.id) if prefix else text(label)
    for link in paper.links:
        yield url_link(LINK_LABELS[link.kind], link.url)


def _presented_titles(portal: Portal, talks: Iterable[ScheduledTalk]) -> tuple[RichText, ...]:
    """Titles under which the paper was presented where they differ from the published one."""
    titles = (
        portal.talk_title(scheduled.session.edition, scheduled.talk)
        for scheduled in talks
        if scheduled.talk.title
    )
    return tuple(dict.fromkeys(titles))


def _neighbours(
    portal: Portal, paper: Paper, talks: tuple[ScheduledTalk, ...]
) -> tuple[Paper | None, Paper | None]:
    """The papers before and after in the session."""
    if not talks:
        return None, None
    listed = portal.papers_of_session(talks[0].session)
    index = listed.index(paper)
    before = listed[index - 1] if index else None
    after = listed[index + 1] if index + 1 < len(listed) else None
    return before, after


def _publication_line(paper: Paper) -> Myst:
    """`Proceedings of …, pages 18–25. Publisher, 2023.` as far as it is known."""
    publication = paper.publication
    container = [f"*{inline(publication.container)}*"] if publication.container else []
    if publication.series:
        container.append(text(f"({publication.series.plain})"))
    where = " ".join(container)
    if paper.pages:
        word = "pages" if "–" in paper.pages or "," in paper.pages else "page"
        where += text(f", {word} {paper.pages}") if where else text(f"{word} {paper.pages}")
    # “Proc.” has its full stop.
    stop = " " if where.endswith((".*", "\\.*")) else ". "
    return Myst(stop.join(part for part in (where, _imprint(publication)) if part))


def _imprint(publication: Publication) -> Myst:
    parts = [publication.publisher.plain, _issued(publication.issued)]
    return text(", ".join(part for part in parts if part))


def _issued(issued: Issued | None) -> str:
    return str(issued.year) if issued else ""


def _volume_line(edition: Edition) -> Myst:
    """The volume that holds the papers."""
    if edition.volume is None:
        return Myst("")
    publication = edition.volume.publication
    parts = [f"*{inline(publication.container)}*", _imprint(publication)]
    if publication.isbn:
        parts.append(text(f"ISBN {publication.isbn}"))
    return Myst(". ".join(part for part in parts if part))
