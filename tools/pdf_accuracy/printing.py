"""Papers as PDFs, by Typst."""

from __future__ import annotations

import json
import random
from collections.abc import Sequence
from pathlib import Path

from typst import Compiler, Fonts

from pdf_accuracy.papers import PrintedPaper

__all__ = ["LAYOUTS", "Press"]

LAYOUTS = (
    "acm", "ieee", "lncs", "acl", "caps", "elsevier", "hyphens", "tracked", "sidebar", "family",
    "initials", "accents", "plain", "cover",
)  # fmt: skip
_TEMPLATE = Path(__file__).with_name("layouts.typ")
_WORDS_A_PAGE = 450


class Press:
    """Prints papers; `folders` have fonts beside those that the system and Typst have."""

    def __init__(self, folders: Sequence[Path]) -> None:
        self._compiler = Compiler(_TEMPLATE, font_paths=Fonts(font_paths=list(map(str, folders))))

    def printed(self, paper: PrintedPaper, layout: str, pages: int, spoilt: str = "") -> bytes:
        """A PDF of about so many pages."""
        chance = random.Random(paper.key)  # noqa: S311  # texts are no secrets
        told = {
            "layout": layout,
            "spoilt": spoilt,
            "title": [{"kind": kind, "text": text} for kind, text in paper.title],
            "authors": [author.data for author in paper.authors],
            "abstract": _prose(chance, 90),
            "pages": [_prose(chance, _WORDS_A_PAGE) for _ in range(pages)],
        }
        made = self._compiler.compile(sys_inputs={"paper": json.dumps(told)}, format="pdf")
        assert isinstance(made, bytes)  # noqa: S101  # as one file was asked for
        return made


_PROSE = (
    "we", "propose", "a", "method", "that", "offers", "efficient", "flow", "control", "in",
    "difficult", "settings", "while", "the", "office", "staff", "and", "affiliates", "find", "it",
    "sufficient", "for", "their", "workflows", "show", "effect", "of", "reflecting", "traffic",
    "is", "small", "when", "buffers", "fill", "slowly", "as", "others", "have", "argued", "before",
    "us", "but", "our", "evaluation", "on", "four", "data", "sets", "suggests", "communication",
    "costs", "dominate", "computation",
)  # fmt: skip


def _prose(chance: random.Random, count: int) -> str:
    """Sentences of words in any order."""
    words = [chance.choice(_PROSE) for _ in range(count)]
    sentences = [" ".join(words[at : at + 14]).capitalize() for at in range(0, count, 14)]
    return ". ".join(sentences) + "."
