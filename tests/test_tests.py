"""Tests ask for what everybody can ask for, and not for private names of the tool."""

import ast
from collections.abc import Iterator
from pathlib import Path

from support.folders import PACKAGE, TESTS
from support.told_version import other_tool

TOOLS = {"sphinx_proceedings", "bench", "pdf_accuracy", "same"}
PATCHES = {"setattr", "delattr", "patch", "object"}


def is_private(name: str) -> bool:
    last = name.rpartition(".")[2]
    return last.startswith("_") and not last.startswith("__")


def ours(tree: ast.AST) -> set[str]:
    """Names that a file has from the tool."""
    return {
        alias.asname or alias.name.partition(".")[0]
        for node in ast.walk(tree)
        if isinstance(node, ast.Import | ast.ImportFrom)
        for alias in node.names
        if (getattr(node, "module", None) or alias.name).partition(".")[0] in TOOLS
    }


def private_names(tree: ast.AST) -> Iterator[str]:
    """Those of the tool that a file imports or asks for, and those of anything that it patches."""
    known = ours(tree)
    for node in ast.walk(tree):
        match node:
            case ast.ImportFrom(module=str(module), names=names):
                if module.partition(".")[0] in TOOLS:
                    yield from (name for alias in names if is_private(name := alias.name))
            case ast.Attribute(attr=name):
                root = node.value
                while isinstance(root, ast.Attribute):
                    root = root.value
                if is_private(name) and isinstance(root, ast.Name) and root.id in known:
                    yield name
            case ast.Call(func=ast.Attribute(attr=how) | ast.Name(id=how), args=args):
                told = (each.value for each in args[:2] if isinstance(each, ast.Constant))
                if how in PATCHES:
                    yield from (name for name in told if isinstance(name, str) and is_private(name))


def test_no_private_name_is_asked_for() -> None:
    assert [
        f"{path.relative_to(TESTS)}: {name}"
        for path in sorted(TESTS.rglob("*.py"))
        for name in private_names(ast.parse(path.read_text(encoding="utf-8")))
    ] == []


def test_what_would_be_found() -> None:
    text = """
import bench.run
from sphinx_proceedings.model import slugs, _a
from sphinx_proceedings.model.slugs import Slug as Name
monkeypatch.setattr(slugs, "_b", 1)
monkeypatch.setattr("bench.run._c", 1)
mock.patch("bench.run._d")
setattr(slugs, "_e", 1)
bench.run._f()
Name._g, self._h, slugs.__all__, os._exit
"""
    found = sorted(name.removeprefix("bench.run.") for name in private_names(ast.parse(text)))
    assert found == ["_a", "_b", "_c", "_d", "_e", "_f", "_g"]


def test_another_version_of_the_tool_is_another(tmp_path: Path) -> None:
    """What the state machine builds with now and then, in which every change has its place."""
    copy = other_tool(tmp_path) / PACKAGE.name
    names = [path.relative_to(copy) for path in copy.rglob("*") if path.is_file()]
    changed = [
        name for name in names if (copy / name).read_bytes() != (PACKAGE / name).read_bytes()
    ]
    assert {name.suffix for name in changed} == {".py", ".html", ".svg", ".js", ".css"}
