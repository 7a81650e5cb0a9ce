"""Former names in `conf.py` and modules beside it: of settings, and of what these import.

The code is not run.  What it would say with other names is read again and compared with what was
meant, so that code that is not understood stays as it is.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import accumulate
from pathlib import Path
from typing import NamedTuple

from sphinx_proceedings.building.conf_file import CONF
from sphinx_proceedings.diagnostics import Diagnostic
from sphinx_proceedings.files.whole_files import read_file
from sphinx_proceedings.model.renames import RENAMES, NameOf, Rename, present_names
from sphinx_proceedings.sources.edit.document import Edit
from sphinx_proceedings.sources.text.former_names import former_name
from sphinx_proceedings.sources.text.source import Source, decode

__all__ = ["FormerUse", "former_names_told", "former_uses", "own_modules", "with_present_code"]

_LARGEST = 1024**2  # bytes, or characters
_NO_VARIABLES = (ast.Constant, ast.Attribute, ast.keyword)
"""What holds texts that are no names of variables."""


class FormerUse(NamedTuple):
    """Where code uses a former name."""

    at: int
    """The offset in its text."""
    rename: Rename


def own_modules(project: Path) -> tuple[str, ...]:
    """`conf.py` and the modules beside it, by their names."""
    found = (path.name for path in project.glob("*.py") if path.is_file())
    return tuple(sorted(found, key=lambda name: (name != CONF, name)))


def former_names_told(project: Path, renames: Iterable[Rename] = RENAMES) -> Iterator[Diagnostic]:
    """Each former name in a project's own code, once a file; not of code that cannot be read."""
    renames = tuple(renames)
    for name in own_modules(project):
        try:
            source = decode(name, read_file(project / name, _LARGEST))
        except OSError:
            continue
        if isinstance(source, Source):
            yield from _told(source, renames)


def _told(source: Source, renames: Iterable[Rename]) -> Iterator[Diagnostic]:
    told: set[Rename] = set()
    for use in former_uses(source.path, source.text, renames):
        if use.rename not in told:
            told.add(use.rename)
            what = "the setting" if use.rename.of is NameOf.SETTING else "what is imported as"
            yield former_name(use.rename, source.locate(use.at), what)


def former_uses(name: str, text: str, renames: Iterable[Rename] = RENAMES) -> tuple[FormerUse, ...]:
    """Where settings get values by former names, and former names are imported, in order."""
    found = _read(name, text, renames)
    return tuple(sorted(found.uses)) if found else ()


def with_present_code(name: str, text: str, renames: Iterable[Rename] = RENAMES) -> str | None:
    """The code with present names; None where it has to be changed by hand."""
    renames = tuple(renames)
    found = _read(name, text, renames)
    if found is None or not found.uses:
        return text
    pieces, position = list[str](), 0
    for edit in sorted(found.edits):
        pieces += [text[position : edit.start], edit.text]
        position = edit.end
    changed = "".join([*pieces, text[position:]])
    after = _parsed(changed)
    is_meant = after is not None and ast.dump(after) == ast.dump(found.tree)
    is_left = former_uses(name, changed, renames) or found.is_named_otherwise
    return changed if is_meant and not is_left else None


def _read(name: str, text: str, renames: Iterable[Rename]) -> _Renaming | None:
    renames = tuple(renames)
    settings = present_names(NameOf.SETTING, renames) if name == CONF else {}
    code = present_names(NameOf.CODE, renames)
    if len(text) > _LARGEST:
        return None
    if not any(old.rpartition(".")[2] in text for old in (*settings, *code)):
        return None
    tree = _parsed(text)
    if tree is None:
        return None
    found = _Renaming(text, tree, settings, code)
    try:
        found.visit(tree)
    except RecursionError:
        return None
    return found


def _parsed(text: str) -> ast.Module | None:
    try:
        return ast.parse(text)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None


class _Renaming(ast.NodeVisitor):
    """Gives names in a tree, and collects where in the text that changes something."""

    def __init__(
        self,
        text: str,
        tree: ast.Module,
        settings: Mapping[str, Rename],
        code: Mapping[str, Rename],
    ) -> None:
        self.tree = tree
        self.uses: list[FormerUse] = []
        self.edits: list[Edit] = []
        self._text = text
        self._lines = text.split("\n")
        self._starts = [0, *accumulate(len(line) + 1 for line in self._lines)]
        names = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
        # Where both are used, the present one counts.
        self._settings = {old: each for old, each in settings.items() if each.new not in names}
        self._code = code

    @property
    def is_named_otherwise(self) -> bool:
        """Whether something else than a plain name is called as a setting was: an argument."""
        nodes = (each for each in ast.walk(self.tree) if not isinstance(each, _NO_VARIABLES))
        fields = (value for node in nodes for _, value in ast.iter_fields(node))
        names = {
            name
            for value in fields
            for name in (value if isinstance(value, list) else [value])
            if isinstance(name, str)
        }
        return not names.isdisjoint(self._settings)

    def visit_Name(self, node: ast.Name) -> None:
        rename = self._settings.get(node.id)
        if rename is None:
            return
        at = self._at(node)
        if isinstance(node.ctx, ast.Store):
            self.uses.append(FormerUse(at, rename))
        self._put(at, rename.old, rename.new)
        node.id = rename.new

    def visit_ImportFrom(self, node: ast.ImportFrom) -> None:
        if node.level or node.module is None:
            return
        at = self._at(node)
        rename = self._code.get(node.module)
        if rename is not None:
            written = re.compile(rf"from(?:\s|\\\n)+(?={re.escape(rename.old)}\b)")
            found = written.match(self._text, at)
            self.uses.append(FormerUse(at, rename))
            if found:
                self._put(found.end(), rename.old, rename.new)
            node.module = rename.new
            return
        for alias in node.names:
            self._rename_alias(node.module, alias)

    def _rename_alias(self, module: str, alias: ast.alias) -> None:
        rename = self._code.get(f"{module}.{alias.name}")
        if rename is None:
            return
        at = self._at(alias)
        self.uses.append(FormerUse(at, rename))
        parent, _, name = rename.new.rpartition(".")
        if parent != module:
            return  # It stays, and is no edit: by hand.
        asname = "" if alias.asname else f" as {alias.name}"
        self._put(at, alias.name, f"{name}{asname}")
        alias.name, alias.asname = name, alias.asname or alias.name

    def visit_Import(self, node: ast.Import) -> None:
        for alias in node.names:
            rename = self._code.get(alias.name)
            if rename is not None:
                at = self._at(alias)
                self.uses.append(FormerUse(at, rename))
                self._put(at, rename.old, rename.new)
                alias.name = rename.new

    def visit_Attribute(self, node: ast.Attribute) -> None:
        rename = self._code.get(ast.unparse(node)) if _is_plain(node) else None
        if rename is None:
            self.generic_visit(node)
            return
        end = self._offset(node.end_lineno or 0, node.end_col_offset or 0)
        old, new = (name.rpartition(".")[2] for name in (rename.old, rename.new))
        self._put(end - len(old), old, new)
        node.attr = new

    def _put(self, at: int, old: str, new: str) -> None:
        # In texts with values in braces, Python 3.11 tells other places.
        if self._text.startswith(old, at):
            self.edits.append(Edit(start=at, end=at + len(old), text=new))

    def _at(self, node: ast.expr | ast.stmt | ast.alias) -> int:
        return self._offset(node.lineno, node.col_offset)

    def _offset(self, line: int, column: int) -> int:
        """Columns are counted in bytes of UTF-8."""
        before = self._lines[line - 1].encode()[:column]
        return self._starts[line - 1] + len(before.decode(errors="replace"))


def _is_plain(node: ast.expr) -> bool:
    """Whether this is a name, or an attribute of one."""
    while isinstance(node, ast.Attribute):
        node = node.value
    return isinstance(node, ast.Name)
