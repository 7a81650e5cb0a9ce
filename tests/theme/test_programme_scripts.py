"""The scripts of the programme: complete, small, and with no way for data to become markup."""

import gzip
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SCRIPTS = ROOT / "tools" / "sphinx_proceedings" / "theme" / "static" / "proceedings" / "programme"
FILES = sorted(SCRIPTS.rglob("*.js"))
OURS = [path for path in FILES if path.parent == SCRIPTS]
IMPORTED = re.compile(r"""(?:from|import\()\s*["']([^"']+)["']""")
EXPORTED = re.compile(r"^export (?:const|class) (\w+)", re.MULTILINE)
NAMES = re.compile(r"""import \{([^}]*)\} from "([^"]+)";""")


def imported(path: Path) -> list[Path]:
    return [path.parent / name for name in IMPORTED.findall(path.read_text("utf-8"))]


def test_scripts_are_small() -> None:
    sizes = [len(gzip.compress(path.read_bytes(), compresslevel=9, mtime=0)) for path in FILES]
    assert sum(sizes) < 30_000


def test_every_script_is_reached_from_the_entry() -> None:
    reached: set[Path] = set()
    waiting = [SCRIPTS / "main.js"]
    while waiting:
        path = waiting.pop().resolve()
        if path not in reached:
            reached.add(path)
            waiting += imported(path)
    assert sorted(reached) == FILES


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
    ways = r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function|srcdoc"
    assert re.findall(ways, path.read_text("utf-8")) == []


def test_what_is_not_ours_has_its_licence() -> None:
    carried = {path.name for path in (SCRIPTS / "vendor").iterdir()}
    assert carried == {"lean-qr.js", "lean-qr.LICENSE"}
    assert "MIT License" in (SCRIPTS / "vendor" / "lean-qr.LICENSE").read_text("utf-8")
