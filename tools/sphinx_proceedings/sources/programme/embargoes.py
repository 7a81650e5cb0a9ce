"""Embargoes in programmes: of an edition's papers, and of single talks."""

from __future__ import annotations

import re
from collections import Counter

from sphinx_proceedings.diagnostics import Code, Diagnostic
from sphinx_proceedings.sources.text.shown import shown
from sphinx_proceedings.sources.text.source import Source
from sphinx_proceedings.sources.values.embargoes import (
    EMBARGO_FORM,
    StatedEmbargo,
    embargo_in,
    without_date,
)
from sphinx_proceedings.sources.yaml.locations import Locations

__all__ = ["in_unusable", "stated_in_yaml", "statements_in"]

_KEY = re.compile(
    r"^(?:[^#\n]*[{,\s?-])?[\"']?embargo[\"']?[ \t]*(?::(?P<value>[^\n,}]*)|$)", re.MULTILINE
)
"""Of all papers or of a talk: in a text that is no YAML nothing tells which."""


def stated_in_yaml(
    written: str | None, at: Locations
) -> tuple[StatedEmbargo | None, tuple[Diagnostic, ...]]:
    """What the value says whose form is `at`; what is no date is told."""
    if written is None:
        return None, ()
    location = at.of("embargo")
    stated = embargo_in(written, location)
    if stated.local is not None and "embargo" not in at.repeated:
        return stated, ()
    wrong = "is not the only one" if stated.local else "is no date"
    told = Diagnostic(
        code=Code.YAML_VALUE,
        location=location,
        message=f"the embargo {shown(written)!r} {wrong}; what it is about is withheld until it"
        " is mended",
        hint=EMBARGO_FORM,
    )
    return without_date(location), (told,)


def statements_in(source: Source) -> Counter[str]:
    """What the text of a programme states, whatever it is about, and however often."""
    return Counter((found["value"] or "").strip() for found in _KEY.finditer(source.text))


def in_unusable(source: Source) -> StatedEmbargo | None:
    """What the text of a programme states for its papers of which nothing can be used."""
    found = _KEY.search(source.text)
    return found and without_date(source.locate(found.start()))
