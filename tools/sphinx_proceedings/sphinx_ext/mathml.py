"""Formulas as MathML, made at build: browsers show it without a script or a third party.

Follows docutils' own `latex2mathml`; what it does not know stays readable as TeX source.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from docutils.utils.math import MathError
from docutils.utils.math.latex2mathml import tex2mathml
from sphinx.util import logging

from sphinx_proceedings.diagnostics import Code

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator

__all__ = ["MATH_RENDERER", "inline_mathml", "setup"]

MATH_RENDERER = "proceedings_mathml"
# docutils raises these from within for TeX it was not written for.
_NOT_UNDERSTOOD = (MathError, ValueError, IndexError, AttributeError, TypeError)

logger = logging.getLogger(__name__)


def setup(app: Sphinx) -> None:
    """Register the renderer under the name `proceedings_mathml`."""
    app.add_html_math_renderer(
        MATH_RENDERER,
        inline_renderers=(_visit_inline, None),
        block_renderers=(_visit_block, None),
    )


def inline_mathml(tex: str) -> str | None:
    """A formula in a line of text, or None where it is not understood."""
    try:
        return str(tex2mathml(tex, as_block=False))
    except _NOT_UNDERSTOOD:
        return None


def _visit_inline(translator: HTML5Translator, node: nodes.math) -> None:
    translator.body.append(_mathml(translator, node, as_block=False))
    raise nodes.SkipNode


def _visit_block(translator: HTML5Translator, node: nodes.math_block) -> None:
    translator.body.append(f'<div class="math">{_mathml(translator, node, as_block=True)}</div>')
    raise nodes.SkipNode


def _mathml(translator: HTML5Translator, node: nodes.Element, *, as_block: bool) -> str:
    tex = node.astext()
    try:
        return str(tex2mathml(tex, as_block=as_block))
    except _NOT_UNDERSTOOD as error:
        logger.warning(
            "the formula %r is shown as TeX: %s (leave out commands that MathML does not know)",
            tex,
            str(error).split("\n", 1)[0] or "it is not understood",
            location=node,
            type="proceedings",
            subtype=Code.LATEX_SYNTAX.slug,
            once=True,  # lists repeat the titles of papers
        )
        return f'<code class="tex">{translator.encode(tex)}</code>'
