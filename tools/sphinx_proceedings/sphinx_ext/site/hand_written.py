"""What the site's lists and its search tell of pages that were written by hand."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

from docutils import nodes

from sphinx_proceedings.building.site_files import BuiltPage
from sphinx_proceedings.outputs.search.other_pages import other_page
from sphinx_proceedings.sphinx_ext.built_portal import HandWritten
from sphinx_proceedings.sphinx_ext.markup.domain import domain_of

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

__all__ = ["hand_written"]


def hand_written(app: Sphinx) -> Mapping[str, HandWritten]:
    """Each, by its docname, that does not ask to be left out; once all are read."""
    env, built = app.env, domain_of(app.env).built
    if built.by_hand is None:
        built.by_hand = {
            docname: _told(app, docname)
            for docname in sorted(env.found_docs - built.pages.keys())
            if "nosearch" not in env.metadata[docname]
        }
    return built.by_hand


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
