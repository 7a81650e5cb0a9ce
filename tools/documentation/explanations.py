"""The directive that shows what each diagnostic means, as `proceedings explain` tells it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from sphinx.util.docutils import SphinxDirective

from sphinx_proceedings.cli.code_sections import code_sections
from sphinx_proceedings.cli.explain import explanation
from sphinx_proceedings.pages.writers.myst import text

if TYPE_CHECKING:
    from docutils.nodes import Node

__all__ = ["ExplanationsDirective"]


class ExplanationsDirective(SphinxDirective):
    """A section for each subject, and in it one for each code, whose anchor is the code."""

    has_content = False

    def run(self) -> list[Node]:
        """The sections, below that of the directive."""
        return self.parse_text_to_nodes("\n".join(_sections()), allow_section_headings=True)


def _sections() -> Iterator[str]:
    for about, codes in code_sections().items():
        yield from (f"## {text(about)}", "")
        for code in codes:
            yield from (f"({code.slug})=", f"### `{code.slug}`", "")
            yield from (f"{code.severity.value.capitalize()}: {text(code.summary)}.", "")
            yield from (explanation(code), "")
