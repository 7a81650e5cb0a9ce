"""The citations that a paper's page offers, as values from the outside."""

from __future__ import annotations

from dataclasses import dataclass

from sphinx_proceedings.model.richtext import RichText
from sphinx_proceedings.pages.myst import Myst, code_block, inline

__all__ = ["Citing"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Citing:
    """How to cite one paper."""

    bibtex: str
    """The entry as its file has it."""
    formatted: tuple[tuple[str, RichText], ...] = ()
    """Names of citation styles, each with the citation."""

    def listed(self) -> list[tuple[str, Myst]]:
        """Name and citation, each ready to stand indented by two in a definition list."""
        block = code_block("bibtex", self.bibtex).replace("\n", "\n  ")
        return [("BibTeX", Myst(block)), *((name, inline(text)) for name, text in self.formatted)]
