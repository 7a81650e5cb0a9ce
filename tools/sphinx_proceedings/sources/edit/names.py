"""Slips in lists of names, mended where every name is read the same afterwards."""

from __future__ import annotations

from sphinx_proceedings.sources.names.splitting import name_places, split_names
from sphinx_proceedings.sources.text.limits import LONGEST_PERSON

__all__ = ["corrected_names"]


def corrected_names(value: str) -> str:
    """The LaTeX of a name field with each slip as it was meant, and characters for entities."""
    parts: list[str] = []
    position = 0
    for start, end in name_places(value):
        parts += [value[position:start], _corrected(value[start:end])]
        position = end
    return "".join((*parts, value[position:]))


def _corrected(written: str) -> str:
    found = split_names(written)
    if len(found.names) != 1 or len(written) > LONGEST_PERSON:
        return written
    (parsed,) = found.names
    better = parsed.meant or parsed.source
    if any(problem.kind != "markup" for problem in found.problems):
        return written
    return better if [one.name for one in split_names(better).names] == [parsed.name] else written
