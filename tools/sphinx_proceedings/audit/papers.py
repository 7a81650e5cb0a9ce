"""Papers' pages: what indexers and reference managers read there, and whether it is true."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from sphinx_proceedings.audit.addresses import TargetKind
from sphinx_proceedings.audit.citations import Citation, csl_citation, plain_title, ris_citation
from sphinx_proceedings.audit.findings import Finding
from sphinx_proceedings.audit.linked_data import (
    Node,
    article_of,
    articles,
    author_names,
    container_names,
    dois,
    is_scholarly_article,
    text_of,
)
from sphinx_proceedings.audit.page import Page
from sphinx_proceedings.audit.site import Site
from sphinx_proceedings.audit.syntax import syntax_error

__all__ = [
    "agreement_findings",
    "alternate_findings",
    "is_paper",
    "linked_data_findings",
    "own_exports",
    "tag_findings",
]

_BIBTEX_TYPES = frozenset({"application/x-bibtex", "text/x-bibtex"})
_FEED = "application/atom+xml"
_CONTAINER_TAGS = (
    "citation_conference_title",
    "citation_inbook_title",
    "citation_journal_title",
)
_REQUIRED = (
    ("citation_title",),
    ("citation_author",),
    ("citation_publication_date",),
    ("og:title",),
    ("og:type",),
    ("og:description",),
    ("dc.title",),
)
_ARTICLES = frozenset({"article-journal", "paper-conference"})
_PARTS = frozenset({*_ARTICLES, "chapter"})
"""What CSL calls works for whose containers there are tags: a report's series has none."""
_PAPER_DEPTH = 3
"""papers/<edition>/<paper>.html, or deeper where each page has a folder."""


def is_paper(page: Page) -> bool:
    """Whether a page is a paper's: under papers/<edition>/, with citation tags or a BibTeX file."""
    parts = page.path.split("/")
    if parts[0] != "papers" or len(parts) < _PAPER_DEPTH:
        return False
    bibtex = any(link.type in _BIBTEX_TYPES for link in page.linked("alternate"))
    # A list of papers offers whole volumes, which is a BibTeX file, too.
    return bool(page.meta("citation_title")) or (bibtex and parts[-1] != "index.html")


def own_exports(page: Page, site: Site) -> dict[str, str]:
    """Path → media type of a page's citation files; those that do not exist are left out."""
    found: dict[str, str] = {}
    for link in page.linked("alternate"):
        target = site.locate(page.path, link.href)
        if target.kind is TargetKind.INSIDE and target.path in site.files and link.type:
            found.setdefault(target.path, link.type)
    return found


def tag_findings(page: Page, site: Site) -> Iterator[Finding]:
    """The tags that Google Scholar, Zotero and social networks look for."""
    if not is_paper(page):
        return
    required: list[tuple[str, ...]] = list(_REQUIRED)
    item = _csl(page, site)
    if item is not None and item.containers and item.kind in _PARTS:
        required.append(_CONTAINER_TAGS)
    for names in required:
        if not any(page.meta(*names)):
            yield Finding(
                "tags",
                page.path,
                f"has no {' or '.join(names)}",
                "add the tag; indexers leave out papers without it",
            )


def linked_data_findings(page: Page, site: Site) -> Iterator[Finding]:
    """JSON-LD that parses on every page, and tells of an article on a paper's page."""
    for block in page.linked_data:
        try:
            articles(block)
        except ValueError as error:
            yield Finding(
                "linked-data",
                page.path,
                f"has JSON-LD that does not parse: {error}",
                "write it with a JSON library",
            )
            return
    if not is_paper(page):
        return
    article = article_of(page.linked_data)
    item = _csl(page, site)
    other_kind = item is not None and item.kind not in _ARTICLES
    if article is None or not (other_kind or is_scholarly_article(article)):
        yield Finding(
            "linked-data",
            page.path,
            "has no ScholarlyArticle in JSON-LD",
            "describe the paper with schema.org's type ScholarlyArticle",
        )


def alternate_findings(page: Page, site: Site) -> Iterator[Finding]:
    """Citation files that are not what their link says; missing ones are broken links."""
    if not is_paper(page):
        return
    for path, media in own_exports(page, site).items():
        error = syntax_error(media, path, site)
        if error:
            yield Finding(
                "alternate",
                path,
                f"is offered as {media}, but {error}",
                "correct the type of the link or the file",
            )


def agreement_findings(page: Page, site: Site) -> Iterator[Finding]:
    """Tags and JSON-LD that tell of the paper otherwise than its citation files do.

    The CSL-JSON file is what the others are compared with, which is asked for where a page offers
    any.  What is missing altogether is left to the other checks.
    """
    if not is_paper(page):
        return
    csl = _csl(page, site)
    if csl is None:
        offers_files = any(media != _FEED for media in own_exports(page, site).values())
        if offers_files and _beside(page, site, ".json") not in site.files:
            yield _disagreement(page, "has no CSL-JSON file to compare it with", "publish one")
        return
    differences = [("its tags say", *item) for item in _tag_differences(page, csl)]
    ris = _ris(page, site)
    if ris is not None:
        differences += [("its RIS file says", *item) for item in _ris_differences(ris, csl)]
    article = article_of(page.linked_data)
    if article is not None:
        differences += [("its JSON-LD says", *item) for item in _article_differences(article, csl)]
    for where, what, theirs, ours in differences:
        message = f"{where} {theirs!r} for the {what}, CSL-JSON says {ours!r}"
        yield _disagreement(page, message, "make both from one record")
    yield from _standing_findings(page, ris, article)


def _standing_findings(page: Page, ris: Citation | None, article: Node | None) -> Iterator[Finding]:
    """A retraction is told everywhere or nowhere."""
    on_page = "retracted" in (status.lower() for status in page.statuses)
    told = {"the page": on_page}
    if ris is not None:
        told["the RIS file"] = ris.retracted
    if article is not None:
        told["JSON-LD"] = "retracted" in text_of(article, "creativeWorkStatus").lower()
    silent = [name for name, retracted in told.items() if not retracted]
    if silent and len(silent) < len(told):
        telling = [name for name, retracted in told.items() if retracted]
        yield _disagreement(
            page,
            f"the paper is retracted according to {', '.join(telling)}, not to {', '.join(silent)}",
            "tell of it everywhere",
        )


_Difference = tuple[str, str, str]
"""What differs, what is said there, what CSL-JSON says."""


def _tag_differences(page: Page, csl: Citation) -> Iterator[_Difference]:
    def first(name: str) -> str:
        return next(iter(page.meta(name)), "")

    title = plain_title(first("citation_title"))
    if title and title != csl.title:
        yield "title", title, csl.title
    names = page.meta("citation_author")
    if names:
        yield from _author_differences(names, csl)
    date = first("citation_publication_date")
    if date and date[:4] != csl.year:
        yield "year", date[:4], csl.year
    start = first("citation_firstpage")
    yield from _pages_difference((start, first("citation_lastpage") or start), csl)
    if first("citation_doi").lower() != csl.doi:
        yield "DOI", first("citation_doi"), csl.doi
    containers = frozenset(map(plain_title, page.meta(*_CONTAINER_TAGS)))
    yield from _container_difference(containers, csl)


def _ris_differences(ris: Citation, csl: Citation) -> Iterator[_Difference]:
    if ris.title != csl.title:
        yield "title", ris.title, csl.title
    ours = [author.inverted for author in csl.authors]
    theirs = [author.inverted for author in ris.authors]
    if len(ours) != len(theirs) or any(map(frozenset.isdisjoint, ours, theirs)):
        yield "authors", _printed(map(min, theirs)), _printed(map(min, ours))
    if ris.year != csl.year:
        yield "year", ris.year, csl.year
    yield from _pages_difference(ris.pages, csl)
    if ris.doi != csl.doi:
        yield "DOI", ris.doi, csl.doi
    yield from _container_difference(ris.containers, csl)


def _article_differences(article: Node, csl: Citation) -> Iterator[_Difference]:
    title = plain_title(text_of(article, "headline", "name"))
    if title != csl.title:
        yield "title", title, csl.title
    names = author_names(article)
    ours = csl.authors
    agree = len(names) == len(ours) and all(
        (not whole or whole in author.natural) and (not parts or parts in author.inverted)
        for (whole, parts), author in zip(names, ours, strict=False)
    )
    if not agree:
        yield (
            "authors",
            _printed(whole or parts for whole, parts in names),
            _printed(min(author.natural) for author in ours),
        )
    year = text_of(article, "datePublished")[:4]
    if year != csl.year:
        yield "year", year, csl.year
    start = text_of(article, "pageStart")
    if start:
        yield from _pages_difference((start, text_of(article, "pageEnd") or start), csl)
    found = dois(article)
    if (csl.doi and csl.doi not in found) or (found and not csl.doi):
        yield "DOI", _printed(sorted(found)), csl.doi
    yield from _container_difference(container_names(article), csl)


def _author_differences(names: tuple[str, ...], csl: Citation) -> Iterator[_Difference]:
    agree = len(names) == len(csl.authors) and all(
        name in author.inverted for name, author in zip(names, csl.authors, strict=False)
    )
    if not agree:
        yield "authors", _printed(names), _printed(min(author.inverted) for author in csl.authors)


def _pages_difference(pages: tuple[str, str] | None, csl: Citation) -> Iterator[_Difference]:
    if pages is not None and csl.pages is not None and pages != csl.pages:
        yield "pages", "–".join(filter(None, pages)), "–".join(filter(None, csl.pages))


def _container_difference(containers: frozenset[str], csl: Citation) -> Iterator[_Difference]:
    """Whether the container is among several names: an event's and a series' stand beside it."""
    if containers and csl.containers and not containers & csl.containers:
        yield "container", _printed(sorted(containers)), _printed(sorted(csl.containers))


def _printed(names: Iterator[str] | tuple[str, ...] | list[str]) -> str:
    return "; ".join(names)


def _disagreement(page: Page, message: str, remedy: str) -> Finding:
    return Finding("agreement", page.path, message, remedy)


def _csl(page: Page, site: Site) -> Citation | None:
    path = _beside(page, site, ".json")
    return csl_citation(site.text(path)) if path in site.files else None


def _ris(page: Page, site: Site) -> Citation | None:
    path = _beside(page, site, ".ris")
    return ris_citation(site.text(path)) if path in site.files else None


def _beside(page: Page, site: Site, suffix: str) -> str:
    """The page's citation file with this suffix: as its links say, else the one named like it."""
    for path in own_exports(page, site):
        if PurePosixPath(path).suffix == suffix:
            return path
    return str(PurePosixPath(page.path).with_suffix(suffix))
