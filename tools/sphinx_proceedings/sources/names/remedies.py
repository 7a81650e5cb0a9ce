"""What to write in the place of a name that is not written as it is meant."""

from __future__ import annotations

import re

from sphinx_proceedings.sources.names.extended import extended_name
from sphinx_proceedings.sources.names.splitting import NameProblem
from sphinx_proceedings.sources.text.letters import has_visible

__all__ = ["INITIALS", "NAME_FORM", "joined", "remedy", "to_write"]

NAME_FORM = "write “Family, Given and Family, Given”, or put a group's name into braces"
"""How names are written."""
INITIALS = re.compile(r"(?:[^\W\d_]\.?[\s-]*){1,3}")
"""One to three, with what may stand between them."""

_LONGEST_QUOTE = 300


def remedy(problem: NameProblem) -> str:
    """A hint that mends one of the problems with which a field was split."""
    what = " ".join(problem.what.split())
    if problem.kind == "markup":
        return "write the characters themselves"
    if problem.kind == "name" and not has_visible(what):
        rest = "write the name, or remove what stands in its place"
        return rest if what else "remove the “and” with no name before or after it"
    if extended_name(what) is not None:
        return "write family={…}, given={…}, prefix={…}, suffix={…}, as far as a name has them"
    if problem.kind != "name" or "," not in what:
        return NAME_FORM
    sections = [section for part in what.split(",") if (section := _without_and(part))]
    meant = joined(sections) if len(sections) > 1 else "".join(sections)
    return to_write(meant) if meant != what else NAME_FORM


def to_write(suggestion: str) -> str:
    """The hint to write this; how names are written at all where it is empty or very long."""
    line = " ".join(suggestion.split())
    return f"write “{line}”" if 0 < len(line) <= _LONGEST_QUOTE else NAME_FORM


def joined(sections: list[str]) -> str:
    """The names that a list with commas means; empty when that cannot be told."""
    if all(len(section.split()) > 1 and not INITIALS.fullmatch(section) for section in sections):
        return " and ".join(sections)
    if len(sections) % 2:
        return ""
    pairs = zip(sections[::2], sections[1::2], strict=True)
    return " and ".join(f"{family}, {given}" for family, given in pairs)


def _without_and(section: str) -> str:
    words = re.sub(r"^(?:and|&|\\&)\s+|\s+(?:and|&|\\&)$", "", section.strip(), flags=re.IGNORECASE)
    return "" if words.lower() == "and" else words
