"""What every problem that is told of a damaged source must say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sphinx_proceedings.diagnostics import Diagnostic
from sphinx_proceedings.sources.text.source import Source

__all__ = ["unclear"]


def unclear(source: Source, problems: Iterable[Diagnostic]) -> Iterator[str]:
    """Problems at a place that is not in the source, and such as say nothing or have no remedy."""
    lines = source.text.count("\n") + 1
    for problem in problems:
        if problem.location.path != source.path or not 0 <= problem.location.line <= lines:
            yield f"{problem.location}: {problem.message}: there is no such place"
        if not problem.message or not problem.hint:
            yield f"{problem.location}: {problem.code.slug} says nothing or has no remedy"
