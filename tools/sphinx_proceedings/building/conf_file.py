"""A portal's `conf.py` as a text, which is not run."""

from __future__ import annotations

import ast
from collections.abc import Set
from dataclasses import dataclass
from pathlib import Path

from sphinx_proceedings.diagnostics import Location
from sphinx_proceedings.files.whole_files import read_file
from sphinx_proceedings.model.renames import NameOf, present_names

__all__ = ["CONF", "Stated", "assigned", "parsed", "place_in_conf", "stated"]

CONF = "conf.py"
"""Where Sphinx looks for settings, below the portal's root."""
_LARGEST = 1024**2  # bytes
_FORMER = present_names(NameOf.SETTING)


@dataclass(frozen=True, kw_only=True, slots=True)
class Stated:
    """What the file says of some settings, each as it is assigned last."""

    values: dict[str, object]
    """Those that are written out."""
    computed: frozenset[str]
    """Those that only running the file would tell."""


def stated(root: Path, settings: Set[str]) -> Stated:
    """What plain assignments give these settings, by their present names; raises as `parsed`."""
    values: dict[str, object] = {}
    computed: set[str] = set()
    for statement in parsed(root).body:
        for name in settings & set(assigned(statement)):
            values.pop(name, None)
            computed.discard(name)
            try:
                values[name] = ast.literal_eval(statement.value)  # type: ignore[attr-defined]
            except (ValueError, TypeError, SyntaxError, RecursionError, MemoryError):
                computed.add(name)
    return Stated(values=values, computed=frozenset(computed))


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
