"""The shape of the tool: imports point one way, and it knows nothing of any workshop."""

import ast
import re
import subprocess
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from draw_rooms import rooms
from support.folders import PACKAGE

NAME = "sphinx_proceedings"

MAY_IMPORT = rooms().may_import
"""Room → the other rooms it may import; `__init__` is the package itself (its version)."""

MODULES = sorted(
    path for path in PACKAGE.rglob("*.py") if PACKAGE / "starter" / "files" not in path.parents
)


def room(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports(path: Path) -> set[str]:
    """Full names of the modules that a file imports, wherever in it."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            module = node.module or ""
            found |= {module}
            found |= {f"{module}.{alias.name}" for alias in node.names if module == NAME}
    return found


def rooms_imported(path: Path) -> set[str]:
    names: set[str] = set()
    for name in imports(path):
        parts = name.split(".")
        if parts[0] == NAME:
            names.add(parts[1] if len(parts) > 1 else "__init__")
    # `from sphinx_proceedings import __version__` names the package and an attribute of it.
    return {name for name in names if not name.startswith("__")} - {room(path)}


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_point_one_way(path: Path) -> None:
    here = room(path)
    assert here in MAY_IMPORT, f"give the new room {here!r} its place in tools/rooms.toml"
    assert rooms_imported(path) - set(MAY_IMPORT[here]) == set()


def test_the_table_of_imports_is_the_order_of_rooms() -> None:
    """Nothing may be imported that is not, and each room stands on those before it: no circles."""
    imported: dict[str, set[str]] = {here: set() for here in MAY_IMPORT}
    for path in MODULES:
        imported[room(path)] |= rooms_imported(path)
    assert {here: sorted(names) for here, names in imported.items()} == MAY_IMPORT
    order = list(MAY_IMPORT)
    assert all(set(names) <= set(order[: order.index(here)]) for here, names in MAY_IMPORT.items())


def test_outputs_of_one_sort_know_nothing_of_another() -> None:
    """What several share lies directly in `outputs/`."""
    modules = [path for path in MODULES if path.parent.parent == PACKAGE / "outputs"]
    shared = {f"{NAME}.outputs.{path.stem}" for path in (PACKAGE / "outputs").glob("*.py")}
    others = {
        f"{path.relative_to(PACKAGE)}: {name}"
        for path in modules
        for name in imports(path) - shared
        if name.startswith(f"{NAME}.outputs.")
        and not name.startswith(f"{NAME}.outputs.{path.parent.name}.")
    }
    assert modules != []
    assert others == set()


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_only_the_extension_imports_sphinx(path: Path) -> None:
    foreign = {name.split(".")[0] for name in imports(path)} & {"sphinx", "docutils", "myst_parser"}
    type_checking_only = path == PACKAGE / "__init__.py"
    assert not foreign or room(path) == "sphinx_ext" or type_checking_only


def test_core_loads_without_sphinx() -> None:
    code = (
        "import sys, sphinx_proceedings.building.pipeline, sphinx_proceedings.cli;"
        "print([name for name in sys.modules if name.split('.')[0] in ('sphinx', 'docutils')])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        cwd=PACKAGE.parent,
    )
    assert done.stdout == "[]\n"


def test_tool_knows_no_workshop() -> None:
    files = [path for path in PACKAGE.rglob("*") if path.is_file() and path.suffix != ".pyc"]
    named = [
        str(path.relative_to(PACKAGE))
        for path in files
        if "eurom" in path.read_text(encoding="utf-8").lower()
    ]
    assert named == []


def test_modules_and_functions_stay_small() -> None:
    too_long = [
        f"{path.relative_to(PACKAGE)}: {len(lines)} lines"
        for path in MODULES
        if len(lines := path.read_text(encoding="utf-8").splitlines()) > 420
    ]
    for path in MODULES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef) and node.end_lineno is not None:
                length = node.end_lineno - node.lineno + 1
                if length > 60:
                    too_long.append(f"{path.relative_to(PACKAGE)}: {node.name}: {length} lines")
    assert too_long == []


def test_the_formatter_is_not_evaded() -> None:
    """`*("a", "b"),` within a collection would keep two elements on a line."""
    packed = [
        f"{path.relative_to(PACKAGE)}:{node.lineno}"
        for path in MODULES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Starred) and isinstance(node.value, ast.Tuple | ast.List)
    ]
    assert packed == []


_COMPANIONS = {
    "fontpkg": "fontpkg-noto-sans",
    "markupsafe": "jinja2",
    "pydantic_core": "pydantic",
}
"""Modules that come with a package that is declared."""


def test_what_is_imported_is_declared() -> None:
    told = tomllib.loads((PACKAGE.parent.parent / "pyproject.toml").read_text(encoding="utf-8"))
    project = told["project"]
    lines = [*project["dependencies"], *project["optional-dependencies"]["serve"]]
    declared = {re.split(r"[><=; ]", line)[0].replace("_", "-") for line in lines}
    modules = {name.split(".")[0] for path in MODULES for name in imports(path)}
    foreign = modules - sys.stdlib_module_names - {NAME}
    owners = packages_distributions()
    undeclared = {
        name
        for name in foreign
        if not {owner.lower().replace("_", "-") for owner in owners[name]} & declared
        and _COMPANIONS.get(name) not in declared
    }
    assert undeclared == set()
