"""Titles as headings."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sphinx_proceedings.model.richtext import RichText, Text, unprotected
from sphinx_proceedings.pages.inlines import Inline, Line, Plain, Rich, span
from sphinx_proceedings.pages.isolation import is_isolated

__all__ = ["unbroken"]

_COMPOUND = re.compile(r"[^\W_]+(?:[-\u2010][^\W_]+)+")
_LONGEST = 20
"""More characters of a heading may be wider than a phone."""


def unbroken(title: RichText) -> Inline:
    """A title in which words with a hyphen, such as “Few-shot”, stay on one line.

    Browsers break behind each hyphen.  Others than the usual ones would not be found or copied.
    """
    nodes = RichText(tuple(unprotected(title.nodes))).nodes
    shown = Line(
        tuple(
            part
            for node in nodes
            for part in (_parts(node.text) if isinstance(node, Text) else [Rich(RichText((node,)))])
        )
    )
    # What is read from the right is isolated as a whole.
    is_same = len(shown.parts) == len(nodes) or is_isolated(title.plain)
    return Rich(title) if is_same else shown


def _parts(text: str) -> Iterator[Inline]:
    at = 0
    for found in _COMPOUND.finditer(text):
        if len(found[0]) <= _LONGEST:
            if before := text[at : found.start()]:
                yield Plain(before)
            yield span("unbroken", found[0])
            at = found.end()
    if rest := text[at:]:
        yield Plain(rest)
