"""Formulas as MathML, made at build: browsers show it without a script or a third party.

A formula that cannot be set stays readable as TeX.  Those of the sources were told where they are
written; here only those of hand-written pages are.
"""

from __future__ import annotations

from functools import partial
from html import escape
from typing import TYPE_CHECKING

from sphinx.util import logging

from sphinx_proceedings.diagnostics import Code
from sphinx_proceedings.model.formulas import FormulaError, mathml
from sphinx_proceedings.sphinx_ext.config import MATH_RENDERER
from sphinx_proceedings.sphinx_ext.markup.domain import domain_of
from sphinx_proceedings.upstream.html_nodes import instead, page_in_hand

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator

__all__ = ["inline_formula", "setup"]

logger = logging.getLogger(__name__)


def setup(app: Sphinx) -> None:
    """Register the renderer under the name `proceedings_mathml`."""
    app.add_html_math_renderer(
        MATH_RENDERER,
        inline_renderers=instead(partial(_formula, display=False)),
        block_renderers=instead(_block),
    )


def inline_formula(tex: str) -> str:
    """A formula in a line of text, as TeX where it cannot be set."""
    try:
        return mathml(tex)
    except FormulaError:
        return _as_tex(tex)


def _as_tex(tex: str) -> str:
    return f'<code class="tex">{escape(tex)}</code>'


def _block(translator: HTML5Translator, node: nodes.Element) -> str:
    return f'<div class="math">{_formula(translator, node, display=True)}</div>'


def _formula(translator: HTML5Translator, node: nodes.Element, *, display: bool) -> str:
    tex = node.astext()
    try:
        return mathml(tex, display=display)
    except FormulaError as error:
        if page_in_hand(translator) not in domain_of(translator.builder.env).built.pages:
            logger.warning(
                "the formula %r is shown as TeX: %s",
                tex,
                error,
                location=node,
                type="proceedings",
                subtype=Code.LATEX_SYNTAX.slug,
            )
        return _as_tex(tex)
