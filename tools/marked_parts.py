"""Parts of a document that are generated, between marks that say how."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

__all__ = ["with_parts"]


def with_parts(text: str, parts: Mapping[str, Iterable[str]]) -> str:
    """The document with these lines between the marks of each part.

    Raises ValueError where it lacks one.
    """
    for name, lines in parts.items():
        begin, end = f"<!-- {name}: make reference -->", f"<!-- end of {name} -->"
        before, found, rest = text.partition(begin)
        _, ended, after = rest.partition(end)
        if not (found and ended):
            raise ValueError(f"there are no marks {begin} and {end}")
        text = "\n".join([before + begin, "", *lines, "", end + after])
    return text
