"""A portal's `conf.py` as a text, which is not run."""

from __future__ import annotations

import ast
from pathlib import Path

from sphinx_proceedings.diagnostics import Location
from sphinx_proceedings.files.whole_files import read_file
from sphinx_proceedings.model.renames import NameOf, present_names

__all__ = ["CONF", "assigned", "parsed", "place_in_conf"]

CONF = "conf.py"
"""Where Sphinx looks for settings, below the portal's root."""
_LARGEST = 1024**2  # bytes
_FORMER = present_names(NameOf.SETTING)


def parsed(root: Path) -> ast.Module:
    """The file's statements.

    Raises OSError where it cannot be read, and ValueError where it is no Python.
    """
    try:
        return ast.parse(read_file(root / CONF, _LARGEST))
    except (SyntaxError, RecursionError, MemoryError) as error:
        raise ValueError(str(error)) from error


def assigned(statement: ast.stmt) -> list[str]:
    """The names that a plain assignment gives a value; of settings, those they have now."""
    if isinstance(statement, ast.Assign):
        targets = statement.targets
    elif isinstance(statement, ast.AnnAssign):
        targets = [statement.target]
    else:
        return []
    names = (target.id for target in targets if isinstance(target, ast.Name))
    return [_FORMER[name].new if name in _FORMER else name for name in names]


def place_in_conf(root: Path, setting: str, value: str) -> Location:
    """Where a value stands in a setting; the file alone where that is computed."""
    try:
        statements = [found for found in parsed(root).body if setting in assigned(found)]
    except (OSError, ValueError):
        statements = []
    for node in (node for statement in statements for node in ast.walk(statement)):
        if isinstance(node, ast.Constant) and node.value == value:
            return Location(path=CONF, line=node.lineno, column=node.col_offset + 1)
    return Location(path=CONF)
