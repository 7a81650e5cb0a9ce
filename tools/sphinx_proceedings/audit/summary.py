"""What is kept of a page once it has been checked, for checks that compare pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from sphinx_proceedings.audit.addresses import Target, TargetKind
from sphinx_proceedings.audit.page import Page, Use
from sphinx_proceedings.audit.papers import is_paper, own_exports
from sphinx_proceedings.audit.site import Site

__all__ = ["Summary", "summary_of"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Summary:
    """A page among pages."""

    path: str
    title: str
    ids: frozenset[str]
    """All that a fragment can name."""
    redirect: bool
    indexable: bool
    fragments: tuple[tuple[str, str], ...]
    """Page and fragment of each link into another page or this one."""
    code: tuple[tuple[str, Use], ...]
    """Style sheets and modules of the site that it uses."""
    exports: frozenset[str]
    """Suffixes of the citation files that a paper's page offers; empty for other pages."""


def summary_of(page: Page, site: Site) -> Summary:
    """What other pages' checks need of this one."""
    targets = [
        (reference.use, target)
        for reference in page.references
        if (target := site.locate(page.path, reference.address)).kind is TargetKind.INSIDE
    ]
    return Summary(
        path=page.path,
        title=page.titles[0] if page.titles else "",
        ids=frozenset(page.ids + page.anchors),
        redirect=bool(page.refresh),
        indexable=page.indexable,
        fragments=_fragments(site, (target for _, target in targets)),
        code=tuple(
            sorted(
                {(target.path, use) for use, target in targets if use in {Use.STYLES, Use.MODULE}},
                key=str,
            )
        ),
        exports=frozenset(_suffixes(page, site)) if is_paper(page) else frozenset(),
    )


def _fragments(site: Site, targets: Iterable[Target]) -> tuple[tuple[str, str], ...]:
    """Those that a browser looks up: an empty one and `top` are the page's start (HTML, 7.4.6)."""
    found = {
        (site.file(target.path), target.fragment)
        for target in targets
        if target.fragment and target.fragment.lower() != "top"
    }
    return tuple(sorted(found))


def _suffixes(page: Page, site: Site) -> Iterator[str]:
    """What follows the page's own name in the names of its files: `.bib`, `.mods.xml`."""
    path_of_page = PurePosixPath(page.path)
    # With addresses that end in a slash, `x/index.html` is the page x.
    stem = path_of_page.parent.name if path_of_page.stem == "index" else path_of_page.stem
    for path in own_exports(page, site):
        yield PurePosixPath(path).name.removeprefix(stem)
