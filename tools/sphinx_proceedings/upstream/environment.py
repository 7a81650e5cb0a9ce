"""What Sphinx knows of pages, and who else takes part in them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.addnodes import toctree

from sphinx_proceedings.upstream.myst import MYST_ANCHORS

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

__all__ = [
    "entries_of_contents",
    "files_read_for",
    "known_as",
    "pages_in_contents",
    "tell_of_labels",
    "tell_of_page",
    "was_kept",
    "who_may_change_pages",
]


def tell_of_page(
    env: BuildEnvironment, docname: str, title: str, anchors: Mapping[str, tuple[int, str, str]]
) -> None:
    """Have Sphinx know a page that it does not read; MyST finds `anchors` where headings are."""
    env.all_docs.setdefault(docname, 0)
    slugs = {MYST_ANCHORS: dict(anchors)} if anchors else {}
    env.metadata[docname] = {"orphan": ""} | slugs
    known = env.titles.get(docname)
    if known is None or known.astext() != title:
        env.titles[docname] = env.longtitles[docname] = nodes.title("", title)


def tell_of_labels(
    env: BuildEnvironment, docnames: Collection[str], labels: Mapping[str, tuple[str, str]]
) -> None:
    """Have Sphinx know no labels of pages but these, each with its page and its title."""
    domain = env.domains.standard_domain
    for known in (domain.labels, domain.anonlabels):
        for name in [name for name, found in known.items() if found[0] in docnames]:
            del known[name]
    for name, (docname, title) in labels.items():
        domain.note_hyperlink_target(name, docname, name, title)


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


def pages_in_contents(env: BuildEnvironment) -> set[str]:
    """Pages that a table of contents lists."""
    return set(chain(*env.toctree_includes.values()))


def entries_of_contents(env: BuildEnvironment) -> Iterator[tuple[str, str | None, str]]:
    """Each entry of each table of contents: in which page, its title there, where it leads."""
    for docname in sorted(env.toctree_includes):
        for contents in env.tocs[docname].findall(toctree):
            for title, target in contents["entries"]:
                yield docname, title, target


def files_read_for(env: BuildEnvironment, *docnames: str) -> list[str]:
    """What these pages, or all, include or show; as Sphinx tells it, from its source folder."""
    listed = env.dependencies
    return sorted({str(path) for docname in docnames or [*listed] for path in listed[docname]})


def was_kept(doctrees: Path) -> bool:
    """Whether an earlier build has left in a folder what it knew of pages."""
    return (doctrees / "environment.pickle").exists()
