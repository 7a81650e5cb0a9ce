"""The shape of the tool: imports point one way, and it knows nothing of any workshop."""

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Collection, Mapping
from functools import cache
from graphlib import CycleError, TopologicalSorter
from importlib.metadata import packages_distributions
from itertools import chain
from pathlib import Path

import pytest

from conftest import Write
from draw_rooms import rooms
from support.documented import DOCUMENTED, DOCUMENTED_OF_YAML, OTHERS
from support.folders import PACKAGE

NAME = "sphinx_proceedings"

MAY_IMPORT = rooms().may_import
"""Room → the other rooms it may import; `__init__` is the package itself (its version)."""

WITHIN = rooms().within
"""Room → of its rooms and of what looks into them → what they may import of the room's parts."""

MODULES = sorted(
    path for path in PACKAGE.rglob("*.py") if PACKAGE / "starter" / "files" not in path.parents
)


def module_name(path: Path) -> str:
    parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(parts).removesuffix(".__init__")


NAMES = {module_name(path) for path in MODULES}


def room(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


@cache
def imports(path: Path) -> frozenset[str]:
    """Full names of the modules that a file imports, wherever in it, also for types alone."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            module = node.module or ""
            names = {f"{module}.{alias.name}" for alias in node.names}
            found |= {name if name in NAMES else module for name in names}
    return frozenset(found)


def rooms_imported(path: Path) -> set[str]:
    parts = [name.split(".") for name in imports(path)]
    return {part[1] for part in parts if part[0] == NAME and len(part) > 1} - {room(path)}


def within(here: str) -> dict[str, set[str]]:
    """The parts of a room, folders and modules, and which others of them each imports."""
    found: dict[str, set[str]] = {}
    for path in (path for path in MODULES if PACKAGE / here in path.parents):
        part = path.relative_to(PACKAGE / here).parts[0].removesuffix(".py")
        inside = [name.split(".")[2:] for name in imports(path) if f"{NAME}.{here}." in name]
        found.setdefault(part, set()).update({names[0] for names in inside} - {part})
    return found


def assert_an_order(imported: Mapping[str, list[str]]) -> None:
    """Each imports, of those that have a row, only what has one before its own."""
    rows = list(imported)
    backwards = [
        f"{here} before {name}"
        for here, names in imported.items()
        for name in names
        if name in rows[rows.index(here) :]
    ]
    assert backwards == []


def circle(imported: Mapping[str, set[str]]) -> list[str]:
    """Names of which each imports the one before it, the first and the last being the same."""
    try:
        TopologicalSorter(imported).prepare()
    except CycleError as error:
        names: list[str] = error.args[1]
        return names
    return []


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
    assert_an_order(MAY_IMPORT)


ROOMS = [here for here in MAY_IMPORT if not here.startswith("__")]


@pytest.mark.parametrize("here", ROOMS)
def test_rooms_within_a_room_have_an_order(here: str) -> None:
    """Two outputs know nothing of each other; what several share lies directly in `outputs/`."""
    folders = {path.parent.name for path in MODULES if path.parent.parent == PACKAGE / here}
    rows = {
        part: sorted(names)
        for part, names in within(here).items()
        if part in folders or names & folders
    }
    assert rows == WITHIN.get(here, {})
    assert_an_order(WITHIN.get(here, {}))


@pytest.mark.parametrize("here", ROOMS)
def test_parts_of_a_room_import_one_way(here: str) -> None:
    assert circle(within(here)) == []


def test_no_modules_import_in_a_circle() -> None:
    imported = {module_name(path): imports(path) & NAMES for path in MODULES}
    assert circle(imported) == []


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_only_the_extension_imports_sphinx(path: Path) -> None:
    foreign = {name.split(".")[0] for name in imports(path)} & {"sphinx", "docutils", "myst_parser"}
    type_checking_only = path == PACKAGE / "__init__.py"
    assert not foreign or room(path) in {"sphinx_ext", "upstream"} or type_checking_only


_INSIDE = re.compile(
    r"\b(?:_raw_config|all_docs|copysource|current_docname|dlfiles|generate_toc_html|highlighter"
    r"|longtitles|merge_info_from|metatags|myst_slugs|nameids|nametypes|out_suffix|pageurl"
    r"|parallel_ok|pf_meta|secondary_sidebar_items|section_level|starttag|supported_platform"
    r"|toc_num_entries|toctree_includes)\b"
    r"|\b(?:env|config|app|builder)\._|\bapp\.(?:parallel|quiet|extensions)\b|\.overrides\b"
    r"|\benv\.(?:dependencies|images|tocs)\b|\bbuilder\.(?:images|templates)\b"
    r"|\bconfig\.(?:setup|verbosity)\b|\btranslator\.body\b|sphinx\.sphinx\b"
)
"""What Sphinx, docutils, MyST, themes and Pagefind have inside, as code would name it."""


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_what_others_do_not_document_is_touched_in_one_room(path: Path) -> None:
    if room(path) == "upstream":
        return
    code = ast.unparse(ast.parse(path.read_text(encoding="utf-8")))
    foreign = {name for name in imports(path) if name.split(".")[0] in OTHERS}
    assert _INSIDE.findall(code) == []
    assert foreign <= DOCUMENTED | DOCUMENTED_OF_YAML


def _loaded(code: str, names: Collection[str]) -> list[str]:
    """Which of these packages are loaded in a process that has run the code."""
    shown = f"print([name for name in {sorted(names)} if name in sys.modules], file=sys.stderr)"
    done = subprocess.run(
        [sys.executable, "-c", f"import sys; {code}; {shown}"],
        capture_output=True,
        text=True,
        check=True,
        cwd=PACKAGE.parent,
    )
    return list(ast.literal_eval(done.stderr.splitlines()[-1]))


def test_core_loads_without_sphinx() -> None:
    code = "import sphinx_proceedings.building.pipeline, sphinx_proceedings.cli"
    assert _loaded(code, ["sphinx", "docutils"]) == []


HEAVY = {"distributed", "icalendar", "numpy", "openpyxl", "pikepdf", "pypandoc", "pypdfium2"}


@pytest.mark.parametrize("module", ["cli", "sphinx_ext"])
def test_nothing_heavy_is_loaded_at_the_start(module: str) -> None:
    assert _loaded(f"import {NAME}.{module}", HEAVY) == []


def test_check_loads_nothing_heavy(write: Write) -> None:
    """Where papers have PDFs, too: nobody has asked what is in them."""
    root = write(
        {
            "papers/w2027.bib": "@misc{ada, title = {Notes}, author = {Lovelace, Ada}}\n",
            "papers/w2027.files/ada.pdf": "%PDF-1.4\n",
        }
    )
    assert _loaded(f"from {NAME}.cli import main; main(['check', {str(root)!r}])", HEAVY) == []


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
        if len(lines := path.read_text(encoding="utf-8").splitlines()) > 400
    ]
    for path in MODULES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef) and node.end_lineno is not None:
                length = node.end_lineno - node.lineno + 1
                if length > 55:
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
    "dask": "distributed",
    "fontpkg": "fontpkg-noto-sans",
    "markupsafe": "jinja2",
    "pydantic_core": "pydantic",
}
"""Modules that come with a package that is declared."""


def test_what_is_imported_is_declared() -> None:
    told = tomllib.loads((PACKAGE.parent.parent / "pyproject.toml").read_text(encoding="utf-8"))
    project = told["project"]
    extras = project["optional-dependencies"].values()
    lines = [*project["dependencies"], *chain.from_iterable(extras)]
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
