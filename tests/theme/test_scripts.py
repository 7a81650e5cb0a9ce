"""The scripts: complete, small, and with no way for data to become markup."""

import gzip
import json
import re
from collections.abc import Iterable
from pathlib import Path

import pytest

from support.folders import PACKAGE, REPOSITORY

SCRIPTS = PACKAGE / "theme" / "static" / "proceedings"
VENDOR = SCRIPTS / "programme" / "vendor"
FILES = sorted(SCRIPTS.rglob("*.js"))
OURS = [path for path in FILES if path.parent != VENDOR]
ENTRIES = (
    "programme/main.js",
    "search/main.js",
    "search/opener.js",
    "cite.js",
    "edition.js",
    "icons.js",
    "lists.js",
    "map.js",
    "offline/main.js",
    "page.js",
    "source_lines.js",
    "talk.js",
)
IMPORTED = re.compile(r"""(?:\bfrom |\bimport\()["'](\.[^"']+)["']""")
EXPORTED = re.compile(r"^export (?:const|class) (\w+)", re.MULTILINE)
NAMES = re.compile(r"""import \{([^}]*)\} from "([^"]+)";""")
MOST_BYTES = {"programme/main.js": 42_000, "search/main.js": 24_000}
"""Compressed, with all that is loaded later, and with the types in comments."""
SCREEN = "programme/screen.js"
"""What pages of rooms alone load, on top of the programme's."""
MOST_OF_SCREEN = 3_500


def imported(path: Path) -> list[Path]:
    return [path.parent / name for name in IMPORTED.findall(path.read_text("utf-8"))]


def reached(entry: str) -> set[Path]:
    found: set[Path] = set()
    waiting = [SCRIPTS / entry]
    while waiting:
        path = waiting.pop().resolve()
        if path not in found:
            found.add(path)
            waiting += imported(path)
    return found


@pytest.mark.parametrize("entry", MOST_BYTES)
def test_scripts_are_small(entry: str) -> None:
    assert sum(map(compressed, reached(entry) - {SCRIPTS / SCREEN})) < MOST_BYTES[entry]


def test_the_screen_of_a_room_adds_little() -> None:
    assert compressed(SCRIPTS / SCREEN) < MOST_OF_SCREEN


def compressed(path: Path) -> int:
    return len(gzip.compress(path.read_bytes(), compresslevel=9, mtime=0))


def test_every_script_is_reached_from_an_entry() -> None:
    assert sorted(set().union(*map(reached, ENTRIES))) == FILES


@pytest.mark.parametrize("path", OURS, ids=lambda path: path.name)
def test_imports_are_exported_and_used(path: Path) -> None:
    text = path.read_text("utf-8")
    for names, source in NAMES.findall(text):
        exports = set(EXPORTED.findall((path.parent / source).read_text("utf-8")))
        wanted = {name.strip() for name in names.split(",") if name.strip()}
        assert wanted <= exports, source
        assert {name for name in wanted if len(re.findall(rf"\b{name}\b", text)) < 2} == set()


@pytest.mark.parametrize("path", OURS, ids=lambda path: path.name)
def test_data_stays_text(path: Path) -> None:
    ways = r"(?:inner|outer)HTML\s*\+?="
    ways += r"|insertAdjacentHTML|document\.write|\beval\b|new Function|srcdoc"
    assert re.findall(ways, path.read_text("utf-8")) == []


def test_what_is_not_ours_has_its_licence() -> None:
    carried = {path.name for path in VENDOR.iterdir()}
    assert carried == {"lean-qr.js", "lean-qr.LICENSE"}
    assert "MIT License" in (VENDOR / "lean-qr.LICENSE").read_text("utf-8")


def test_lint_reads_every_script() -> None:
    scripts = {path.relative_to(REPOSITORY) for path in (REPOSITORY / "tools").rglob("*.js")}
    recipe = re.search(
        r"^lint:.*\n((?:\t.*\n)+)", (REPOSITORY / "Makefile").read_text("utf-8"), re.MULTILINE
    )
    assert recipe is not None
    assert recipe[1].split("\n\t")[2:] == [
        "$(BIOME) check --error-on-warnings",
        "$(TSC) --project jsconfig.json\n",
    ]
    typed = json.loads((REPOSITORY / "jsconfig.json").read_text("utf-8"))["include"]
    types = {path.relative_to(REPOSITORY) for path in (REPOSITORY / "tools").rglob("*.d.ts")}
    assert found(typed) == scripts | types
    styled = json.loads((REPOSITORY / "biome.json").read_text("utf-8"))["files"]["includes"]
    left_out = found(pattern.removeprefix("!") for pattern in styled if pattern.startswith("!"))
    assert found(pattern for pattern in styled if not pattern.startswith("!")) == scripts
    assert left_out == {(VENDOR / "lean-qr.js").relative_to(REPOSITORY)}


def found(patterns: Iterable[str]) -> set[Path]:
    return {
        path.relative_to(REPOSITORY) for pattern in patterns for path in REPOSITORY.glob(pattern)
    }


@pytest.mark.parametrize("path", OURS, ids=lambda path: path.name)
def test_no_script_is_spared_its_types(path: Path) -> None:
    assert re.findall(r"@ts-\w+|biome-ignore|\bany\b(?=[}>\[|])", path.read_text("utf-8")) == []
