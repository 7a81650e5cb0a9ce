"""Files that a submission system called by the numbers of its papers: `paper_12.pdf`, `12.pdf`."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from pathlib import PurePosixPath

from sphinx_proceedings.sources.imports.papers.imported import LastImport

__all__ = ["names_by_number"]

_NUMBERED = re.compile(
    r"(?:(?:.*[-_ ])?(?:paper|submission)[-_ ]*)?0*([1-9]\d{0,5})", re.IGNORECASE
)


def names_by_number(names: Iterable[str], imports: Iterable[LastImport]) -> dict[str, str]:
    """What files are to be called, by the keys that their papers were given.

    Left alone is what has a number that no paper has, or papers of two systems, or that several
    files of one ending have.
    """
    keys: dict[str, set[str]] = {}
    for last in imports:
        for number, paper in last.papers.items():
            keys.setdefault(number, set()).add(paper.key)
    found: dict[str, str] = {}
    for name in names:
        path = PurePosixPath(name)
        numbered = _NUMBERED.fullmatch(path.stem)
        of_number = keys.get(numbered[1], set()) if numbered else set()
        if len(of_number) == 1 and path.suffix:
            found[name] = f"{next(iter(of_number))}{path.suffix.lower()}"
    given = Counter(found.values())
    return {name: new for name, new in found.items() if given[new] == 1}
