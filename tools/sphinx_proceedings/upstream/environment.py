"""What Sphinx knows of pages, and who else takes part in them."""

from __future__ import annotations

import logging
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from contextlib import contextmanager
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from docutils import nodes
from sphinx.addnodes import pending_xref, toctree
from sphinx.util import docname_join

from sphinx_proceedings.upstream.myst import MYST_ANCHORS, Anchors

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

__all__ = [
    "are_sections_in_contents",
    "entries_of_contents",
    "files_read_for",
    "found_by_link",
    "known_as",
    "links_in",
    "pages_in_contents",
    "settings_untold",
    "tell_of_label",
    "tell_of_pages",
    "was_kept",
    "who_may_change_pages",
]

V = TypeVar("V")


def settings_untold() -> Callable[[], object]:
    """Have Sphinx not tell which settings are others than in the last build.

    Call what is returned to have it tell again.
    """
    told = logging.getLogger("sphinx.sphinx.environment")

    def is_more(record: logging.LogRecord) -> bool:
        return record.levelno > logging.INFO

    told.addFilter(is_more)
    return lambda: told.removeFilter(is_more)


class _WhenAsked(dict[str, V]):
    """What is known of pages, and of those that are not read, once somebody asks for one."""

    def __init__(self, known: dict[str, V], told: Container[str], made: Callable[[str], V]) -> None:
        super().__init__(known)
        self._known, self._told, self._made = known, told, made

    def __contains__(self, docname: object) -> bool:
        return super().__contains__(docname) or docname in self._told

    def __missing__(self, docname: str) -> V:
        self[docname] = self._made(docname) if docname in self._told else self._known[docname]
        return self[docname]

    def get(self, docname: str, default: Any = None) -> Any:
        # A `defaultdict` makes nothing when it is asked in this way.
        return self[docname] if docname in self else default  # noqa: SIM401  # this is `get`


def tell_of_pages(
    env: BuildEnvironment,
    titles: Mapping[str, str],
    anchors: Callable[[str], Anchors],
) -> None:
    """Have Sphinx know pages that it does not read; MyST finds `anchors` where headings are."""
    domain = env.domains.standard_domain
    objects = domain.get_objects

    def all_objects() -> Iterator[tuple[str, str, str, str, str, int]]:
        # One that was read to be written knows its title in Sphinx's words, where it has formulas.
        yield from (each for each in objects() if each[2] != "doc" or each[0] not in titles)
        yield from ((docname, title, "doc", docname, "", -1) for docname, title in titles.items())

    def metadata(docname: str) -> dict[str, Any]:
        found = anchors(docname)
        return {"orphan": ""} | ({MYST_ANCHORS: dict(found)} if found else {})

    def title(docname: str) -> nodes.title:
        return nodes.title("", titles[docname])

    env.all_docs = _WhenAsked(env.all_docs, titles, lambda _docname: 0)
    env.metadata = _WhenAsked(env.metadata, titles, metadata)
    env.titles = _WhenAsked(env.titles, titles, title)
    env.longtitles = _WhenAsked(env.longtitles, titles, title)
    domain.get_objects = all_objects  # type: ignore[method-assign]


def tell_of_label(env: BuildEnvironment, docname: str, name: str, title: str) -> None:
    """Have Sphinx know a label of such a page, with its title."""
    env.domains.standard_domain.note_hyperlink_target(name, docname, name, title)


@contextmanager
def known_as(env: BuildEnvironment, docname: str, other: str) -> Iterator[None]:
    """Have Sphinx know a page by another name as well, for a while."""
    known: tuple[dict[str, Any], ...] = (env.all_docs, env.metadata, env.titles, env.longtitles)
    for told in known:
        if docname in told:
            told[other] = told[docname]
    try:
        yield
    finally:
        for told in known:
            told.pop(other, None)


def who_may_change_pages(app: Sphinx, events: Iterable[str]) -> Iterator[object]:
    """What is called at these events, and all transforms: Sphinx does not tell who takes part."""
    for event in events:
        yield from (listener.handler for listener in app.events.listeners[event])
    yield from chain(app.registry.get_transforms(), app.registry.get_post_transforms())


def links_in(env: BuildEnvironment, doctree: nodes.document) -> Iterator[tuple[str, str, str]]:
    """What each link of a page that is read may mean: a docname, a name, and MyST's file."""
    docname = env.current_document.docname
    for node in doctree.findall(pending_xref):
        target, is_path = node["reftarget"], node["reftype"] == "myst"
        if is_path and node["refdomain"] == "doc":
            yield target, node["reftargetid"] or "", str(env.doc2path(target, base=False))
        else:
            path = target.partition("#")[0] if is_path else ""
            file = env.relfn2path(path, docname)[0] if path else ""
            yield docname_join(docname, target), target, file


def found_by_link(env: BuildEnvironment, docname: str, name: str) -> tuple[object, ...]:
    """What a link finds among pages that were read: a title, and what has the name."""
    title, domain = env.titles.get(docname), env.domains.standard_domain
    return (
        title and title.astext(),
        env.metadata[docname].get(MYST_ANCHORS, {}).get(name, ())[1:] if title else None,
        domain.labels.get(name.lower()),
        domain.anonlabels.get(name.lower()),
    )


def pages_in_contents(env: BuildEnvironment) -> set[str]:
    """Pages that a table of contents lists."""
    return set(chain(*env.toctree_includes.values()))


def entries_of_contents(env: BuildEnvironment) -> Iterator[tuple[str, str | None, str]]:
    """Each entry of each table of contents: in which page, its title there, where it leads."""
    for docname in sorted(env.toctree_includes):
        for contents in env.tocs[docname].findall(toctree):
            for title, target in contents["entries"]:
                yield docname, title, target


def are_sections_in_contents(env: BuildEnvironment) -> bool:
    """Whether a table of contents may show sections of the pages that it lists."""
    return any(
        not contents["hidden"] and not contents["titlesonly"] and contents["maxdepth"] != 1
        for docname in env.toctree_includes
        for contents in env.tocs[docname].findall(toctree)
    )


def files_read_for(env: BuildEnvironment, *docnames: str) -> list[str]:
    """What these pages, or all, include or show; as Sphinx tells it, from its source folder."""
    listed = env.dependencies
    return sorted({str(path) for docname in docnames or [*listed] for path in listed[docname]})


def was_kept(doctrees: Path) -> bool:
    """Whether an earlier build has left in a folder what it knew of pages."""
    return (doctrees / "environment.pickle").exists()
