"""Directives that bring data of an edition into hand-written pages.

`key-dates`, `topics` and `committees` take an edition's id as their argument.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective

from sphinx_proceedings.diagnostics import Code
from sphinx_proceedings.model.nearest import ask_whether, did_you_mean
from sphinx_proceedings.pages.includes import INCLUDED
from sphinx_proceedings.sphinx_ext.markup.domain import domain_of

if TYPE_CHECKING:
    from docutils.nodes import Node
    from sphinx.application import Sphinx

__all__ = ["setup"]

logger = logging.getLogger(__name__)


class FragmentDirective(SphinxDirective):
    """Includes the fragment that the directive is named after."""

    required_arguments = 1
    has_content = False
    option_spec: ClassVar[dict[str, object]] = {}  # type: ignore[assignment]

    def run(self) -> list[Node]:
        """The fragment's nodes; nothing (reported) for an unknown edition."""
        domain = domain_of(self.env)
        edition = self.arguments[0]
        fragment = domain.built.fragment(self.name, edition)
        domain.note_use(self.env.current_document.docname, (self.name, edition))
        if fragment is None:
            self._report_unknown(edition, list(domain.built.portal.edition_by_id))
            return []
        return self.parse_text_to_nodes(
            fragment, offset=self.lineno - 1, allow_section_headings=True
        )

    def _report_unknown(self, edition: str, known: list[str]) -> None:
        last = ask_whether(repr(known[-1])) if known else "add papers/<edition>.bib"
        logger.warning(
            "there is no edition %r (%s)",
            edition,
            did_you_mean(edition, known, otherwise=last),
            location=self.get_location(),
            type="proceedings",
            subtype=Code.UNKNOWN_EDITION.slug,
        )


def setup(app: Sphinx) -> None:
    """Register one directive a fragment."""
    for name in INCLUDED:
        app.add_directive(name, FragmentDirective)
