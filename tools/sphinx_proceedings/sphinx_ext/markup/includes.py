"""Directives that bring data of editions into hand-written pages.

All but `editions`, which shows all of them, take an edition's id as their argument.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective

from sphinx_proceedings.diagnostics import Code
from sphinx_proceedings.model.nearest import ask_whether, did_you_mean
from sphinx_proceedings.pages.includes import ABOVE, BELOW, INCLUDED, INCLUDED_OF_ALL
from sphinx_proceedings.sphinx_ext.markup.domain import domain_of
from sphinx_proceedings.upstream.myst import sections_in_place

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
        edition = self.arguments[0]
        fragment = self.fragment(self.name, edition)
        if fragment is None:
            self._report_unknown(edition)
            return []
        return self.nodes_of(fragment)

    def fragment(self, name: str, edition: str) -> str | None:
        """A fragment's MyST, or None where there is no such edition; the page is to know of it."""
        domain = domain_of(self.env)
        domain.note_use(self.env.current_document.docname, (name, edition))
        return domain.built.fragment(name, edition)

    def nodes_of(self, fragment: str) -> list[Node]:
        """What a fragment says."""
        return sections_in_place(
            self.state_machine.node, lambda: self.parsed(fragment, self.lineno - 1)
        )

    def parsed(self, text: str, offset: int) -> list[Node]:
        """A text that may have sections, of which the first line is the one behind `offset`."""
        return self.parse_text_to_nodes(text, offset=offset, allow_section_headings=True)

    def _report_unknown(self, edition: str) -> None:
        known = list(domain_of(self.env).built.portal.edition_by_id)
        last = ask_whether(repr(known[-1])) if known else "add papers/<edition>.bib"
        logger.warning(
            "there is no edition %r (%s)",
            edition,
            did_you_mean(edition, known, otherwise=last),
            location=self.get_location(),
            type="proceedings",
            subtype=Code.UNKNOWN_EDITION.slug,
        )


class EditionHomeDirective(FragmentDirective):
    """An edition at a glance, around a text about it."""

    has_content = True

    def run(self) -> list[Node]:
        """The event and the ways in, the text, then dates and contact."""
        edition = self.arguments[0]
        above, below = self.fragment(ABOVE, edition), self.fragment(BELOW, edition)
        if above is None or below is None:
            self._report_unknown(edition)
        parts = (above or "", *self.content, "", below or "")
        before = (above or "").count("\n") + 1
        return sections_in_place(
            self.state_machine.node,
            lambda: self.parsed("\n".join(parts), self.content_offset - before),
        )


class EditionsDirective(FragmentDirective):
    """A grid of all editions."""

    required_arguments = 0

    def run(self) -> list[Node]:
        """Its nodes."""
        return self.nodes_of(self.fragment(self.name, "") or "")


def setup(app: Sphinx) -> None:
    """Register one directive a fragment."""
    for name in INCLUDED:
        app.add_directive(name, EditionHomeDirective if name == ABOVE else FragmentDirective)
    for name in INCLUDED_OF_ALL:
        app.add_directive(name, EditionsDirective)
