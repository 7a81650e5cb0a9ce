"""Names in the order of indexes."""

from __future__ import annotations

from sphinx_proceedings.model.names import Name
from sphinx_proceedings.outputs.plain_text import one_line

__all__ = ["inverted_name"]


def inverted_name(name: Name) -> str:
    """`von Family, Given, Jr`.

    A comma parts; one within a name is left out.  After a name that is all family, such as a
    group's, there is a comma too, so that EndNote does not look for a given name in it.
    """
    family, given, suffix = (
        one_line(part.replace(",", " ")) for part in (name.surname, name.given, name.suffix)
    )
    return f"{family}, {given}, {suffix}" if suffix else f"{family}, {given}".rstrip(" ")
