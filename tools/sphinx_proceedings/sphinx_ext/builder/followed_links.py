"""What links of hand-written pages find: such a page is written again where that has changed.

Sphinx takes a page for up to date when one that it links to has another title, and reads none again
because a file that it looked for is there now.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from sphinx_proceedings.pages.kinds import RECORDS
from sphinx_proceedings.sphinx_ext.built_portal import BuiltPortal
from sphinx_proceedings.sphinx_ext.direct.chosen_pages import ChosenPages
from sphinx_proceedings.sphinx_ext.direct.unread_pages import unread_pages
from sphinx_proceedings.sphinx_ext.markup.domain import domain_of
from sphinx_proceedings.sphinx_ext.markup.uses import FILE
from sphinx_proceedings.upstream.environment import found_by_link, links_in

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx

__all__ = ["found_by_links", "found_in_portal", "setup"]


def setup(app: Sphinx) -> None:
    """Note the links of each page that is read."""
    app.connect("doctree-read", _note)


def _note(app: Sphinx, doctree: nodes.document) -> None:
    docname, domain = app.env.current_document.docname, domain_of(app.env)
    if docname in domain.built.pages:
        # What a generated page says of others is in its text.
        return
    found = sorted(set(links_in(app.env, doctree)))
    if found:
        domain.links[docname] = [(target, name) for target, name, _ in found]
    for path in {path for _, _, path in found if path}:
        domain.note_use(docname, (FILE, path))


def found_by_links(app: Sphinx, docname: str) -> list[object]:
    """What each link of a page finds: titles, labels and records."""
    domain, others = domain_of(app.env), unread_pages(app)
    links = domain.links.get(docname, ())
    found = found_in_portal(domain.built, others.chosen if others else ChosenPages(), links)
    read = [found_by_link(app.env, target, name) for target, name in links]
    return [*zip(found, read, strict=True)]


def found_in_portal(
    built: BuiltPortal, chosen: ChosenPages, links: Iterable[tuple[str, str]]
) -> list[object]:
    """What each link finds among generated pages that are not read, and among records."""
    found = list[object]()
    for target, name in links:
        page = built.pages.get(target)
        records = [built.find(kind, name) for kind in RECORDS] if name else []
        found.append((page and page.title, records, chosen.found_by_link(target, name)))
    return found
