"""What the site's lists and its search tell of pages that were written by hand."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

from docutils import nodes

from sphinx_proceedings.building.site_files import BuiltPage
from sphinx_proceedings.outputs.search.other_pages import other_page
from sphinx_proceedings.outputs.search.searched_pages import Searchable
from sphinx_proceedings.sphinx_ext.markup.domain import domain_of

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

__all__ = ["HandWritten", "hand_written"]


@dataclass(frozen=True, slots=True)
class HandWritten:
    """A page that may be found."""

    listed: BuiltPage
    searched: Searchable


def hand_written(app: Sphinx) -> dict[str, HandWritten]:
    """Each, by its docname, that does not ask to be left out."""
    env, pages = app.env, domain_of(app.env).built.pages
    return {
        docname: _told(app, docname)
        for docname in sorted(env.found_docs - pages.keys())
        if "nosearch" not in env.metadata[docname]
    }


def _told(app: Sphinx, docname: str) -> HandWritten:
    path = unquote(app.builder.get_target_uri(docname))
    source = Path(app.env.doc2path(docname, base=False)).as_posix()
    title = app.env.titles[docname].astext()
    return HandWritten(
        listed=BuiltPage(path=path, source=source, page=None),
        searched=other_page(path=path, title=title, text=_text(app.env, docname), edition=None),
    )


def _text(env: BuildEnvironment, docname: str) -> str:
    """The paragraphs and other blocks of text, without the title."""
    doctree = env.get_doctree(docname)
    title = next(doctree.findall(nodes.title), None)
    blocks = (
        node.astext()
        for node in doctree.findall(nodes.TextElement)
        if node is not title and _is_block(node)
    )
    return " ".join(" ".join(block.split()) for block in blocks)


def _is_block(node: nodes.Node) -> bool:
    is_inline = isinstance(node, nodes.Inline) or isinstance(node.parent, nodes.TextElement)
    return not is_inline and not isinstance(node, nodes.raw | nodes.comment | nodes.document)
