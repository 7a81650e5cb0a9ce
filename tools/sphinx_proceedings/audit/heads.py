"""What every page needs so that browsers and search engines can tell it from the others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from sphinx_proceedings.audit.addresses import TargetKind, address_of
from sphinx_proceedings.audit.findings import Finding
from sphinx_proceedings.audit.page import Page
from sphinx_proceedings.audit.site import Site
from sphinx_proceedings.audit.summary import Summary

__all__ = [
    "canonical_findings",
    "heading_findings",
    "id_findings",
    "language_findings",
    "title_findings",
    "unique_title_findings",
    "viewport_findings",
]


def title_findings(page: Page, site: Site) -> Iterator[Finding]:
    """One title that is not empty."""
    return _single_findings(page, "title", "title", page.titles, "give the page one title")


def heading_findings(page: Page, site: Site) -> Iterator[Finding]:
    """One `h1` that is not empty, counting those that style sheets hide."""
    remedy = "keep one h1, for the subject of the page"
    return _single_findings(page, "heading", "h1", page.headings, remedy)


def _single_findings(
    page: Page, check: str, tag: str, texts: Sequence[str], remedy: str
) -> Iterator[Finding]:
    if len(texts) != 1:
        yield Finding(check, page.path, f"has {len(texts)} {tag} elements", remedy)
    elif not texts[0]:
        yield Finding(check, page.path, f"has an empty {tag}", "say in it what the page is about")


def language_findings(page: Page, site: Site) -> Iterator[Finding]:
    """`html` says the page's language."""
    if not page.language:
        yield Finding(
            "language", page.path, "does not say its language", "set lang on the html element"
        )


def viewport_findings(page: Page, site: Site) -> Iterator[Finding]:
    """Phones are told not to show the page as a small picture of a wide one."""
    if not any(page.meta("viewport")):
        yield Finding(
            "viewport",
            page.path,
            "has no viewport",
            'add <meta name="viewport" content="width=device-width, initial-scale=1">',
        )


def id_findings(page: Page, site: Site) -> Iterator[Finding]:
    """No two elements of a page share an id."""
    for name, number in Counter(page.ids).items():
        if number > 1:
            yield Finding(
                "id",
                page.path,
                f"has {number} elements with the id {name!r}",
                "give each element an id of its own; links reach only the first",
            )


def canonical_findings(page: Page, site: Site) -> Iterator[Finding]:
    """Where the site has canonical links, each page has one: its own, or a redirect's target."""
    links = page.linked("canonical")
    if not links:
        if site.base and not page.refresh:
            yield Finding(
                "canonical",
                page.path,
                "has no canonical link, but other pages do",
                f"name {address_of(page.path, site.base)}",
            )
        return
    if len(links) > 1:
        yield Finding("canonical", page.path, f"has {len(links)} canonical links", "keep one")
        return
    wanted = page.path
    if page.refresh:
        wanted = site.locate(page.path, page.refresh).path
    target = site.locate(page.path, links[0].href)
    # A relative one is of use on redirects only: it tells the target where no address is known.
    absolute = links[0].href.startswith(("http://", "https://")) or bool(page.refresh)
    if not absolute or target.kind is not TargetKind.INSIDE or target.path != wanted:
        yield Finding(
            "canonical",
            page.path,
            f"says that its address is {links[0].href}",
            f"name {address_of(wanted, site.base)}",
        )


def unique_title_findings(site: Site, pages: Sequence[Summary]) -> Iterator[Finding]:
    """No two pages share a title, which is what lists of results show.

    Papers of equal title share their h1; then the titles have to tell them apart.  Redirects
    are left out: nobody stays on them.
    """
    first: dict[str, str] = {}
    for page in pages:
        if page.redirect or not page.title:
            continue
        other = first.setdefault(page.title, page.path)
        if other != page.path:
            yield Finding(
                "title",
                page.path,
                f"has the title of {other}: {page.title}",
                "say in it what tells the two apart",
            )
