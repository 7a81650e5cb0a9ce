"""Files that versions wrote which kept no record of them: how to know them again."""

from __future__ import annotations

__all__ = ["RETIRED", "SHIPPED"]

SHIPPED = {
    ".gitattributes": frozenset(
        {"37524acebd99acf45ce9e70c668934ce1253aa355ff88be086819020ca9a28e4"}
    ),
    ".github/workflows/pages.yml": frozenset(
        {"f5d5b7aef27a9bf267e5e86ba56e83bdb23058d3d1a3ab07265475c64780f88e"}
    ),
    ".gitignore": frozenset({"b100c2cd8a71aa0b329918cca27b389fc2b04a50b00e406f581b2a5db1d265b3"}),
    ".pre-commit-config.yaml": frozenset(
        {"ce3494b10a0fb760b866abeb0eda23fd9e8c2db9b813414c6e6c93b94870b7e2"}
    ),
    "Makefile": frozenset({"2cc11c76cf44a026eb1966817ba7730eda7fd508955947a7c5589f4f40089759"}),
}
"""SHA-256 of texts that are the same in each portal, by path; it stays as it is, since all later
versions keep a record."""
RETIRED: frozenset[str] = frozenset()
"""Paths of the tool's files that a version had and later ones have not; where nobody has changed
one, an upgrade takes it away."""
