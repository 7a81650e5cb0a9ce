"""Two built sites → what is another in the second."""

from __future__ import annotations

import filecmp
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path, PurePosixPath
from typing import TypeVar

from sphinx_proceedings.audit.site import Site, read_site
from sphinx_proceedings.comparison.changes import Cut, Files, Pages, ShownPage, one_line
from sphinx_proceedings.comparison.shown_content import Shown, shown
from sphinx_proceedings.processes.executors import in_processes

__all__ = ["compare_sites"]

_DERIVED = frozenset(
    {
        "atom",
        "bib",
        "css",
        "csl",
        "enw",
        "ics",
        "inv",
        "js",
        "json",
        "png",
        "ris",
        "svg",
        "txt",
        "xml",
    }
)
"""Endings of what is made of the same data as pages are, or to show them."""
_MOST_LINES = 12
Found = TypeVar("Found")
_FEW = 200
"""Pages that are read sooner than processes are started."""


@dataclass(frozen=True, slots=True)
class _Both:
    before: Site
    after: Site


def compare_sites(before: Path, after: Path) -> tuple[Pages, Files]:
    """What became of pages and of the files beside them, between two built sites."""
    sites = _Both(read_site(before), read_site(after))
    old, new = _published(sites.before), _published(sites.after)
    common = sorted(old & new)
    others = [path for path in common if not _is_the_same(before / path, after / path)]
    return _pages(sites, old, new, others), _files(old, new, others)


def _pages(sites: _Both, old: set[str], new: set[str], others: Iterable[str]) -> Pages:
    found = _read(partial(_difference, sites), list(filter(_is_page, others)))
    changed = [page for page in found if page is not None]
    return Pages(
        added=Cut.of(_read(partial(_page, sites.after), sorted(filter(_is_page, new - old)))),
        changed=Cut.of(changed),
        removed=Cut.of(_read(partial(_page, sites.before), sorted(filter(_is_page, old - new)))),
        around=len(found) - len(changed),
    )


def _read(function: Callable[[str], Found], paths: list[str]) -> list[Found]:
    return in_processes(function, paths, processes=1 if len(paths) < _FEW else 0)


def _page(site: Site, path: str) -> ShownPage:
    return ShownPage(path=one_line(path), title=shown(site.read(path)).title)


def _difference(sites: _Both, path: str) -> ShownPage | None:
    """How a page has changed for its readers; None where it has not."""
    was, now = shown(sites.before.read(path)), shown(sites.after.read(path))
    if was == now:
        return None
    return ShownPage(
        path=one_line(path), title=now.title, more=_more(was, now), less=_more(now, was)
    )


def _more(one: Shown, other: Shown) -> tuple[str, ...]:
    """What only the other shows, in its order; of a text that is only moved nothing is new."""
    lines = [*_only(one.lines, other.lines), *(f"→ {to}" for to in _only(one.links, other.links))]
    cut = [f"… and {len(lines) - _MOST_LINES:,} more"] if len(lines) > _MOST_LINES else []
    return tuple(map(one_line, lines[:_MOST_LINES] + cut))


def _only(one: Sequence[str], other: Sequence[str]) -> Iterator[str]:
    left = Counter(one)
    for text in other:
        if left[text]:
            left[text] -= 1
        else:
            yield text


def _files(old: set[str], new: set[str], others: Iterable[str]) -> Files:
    def opened(paths: Iterable[str]) -> Cut[str]:
        return Cut.of([one_line(path) for path in sorted(paths) if _is_opened(path)])

    derived = [*(old ^ new), *others]
    endings = Counter(_ending(path) for path in derived if _ending(path) in _DERIVED)
    return Files(
        added=opened(new - old),
        changed=opened(others),
        removed=opened(old - new),
        others=tuple(sorted(endings.items())),
    )


def _published(site: Site) -> set[str]:
    """Paths outside of folders that no reader opens: those of styles and scripts, of the search."""
    return {
        path
        for path in site.files
        if not path.startswith(("_", ".", "search/")) and "/." not in path
    }


def _is_page(path: str) -> bool:
    return _ending(path) == "html"


def _is_opened(path: str) -> bool:
    return _ending(path) not in _DERIVED | {"html"}


def _ending(path: str) -> str:
    return PurePosixPath(path).suffix.removeprefix(".").lower()


def _is_the_same(one: Path, other: Path) -> bool:
    """Whether two files have the same bytes; one that cannot be read is another."""
    try:
        return filecmp.cmp(one, other, shallow=False)
    except OSError:
        return False
