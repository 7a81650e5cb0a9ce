"""Fixtures: portals in temporary folders, built in this process."""

import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from sphinx.testing.util import SphinxTestApp
from sphinx.util.console import strip_colors

TESTS = Path(__file__).parent
REPOSITORY = TESTS.parent
CONF = """\
project = "Test"
extensions = ["sphinx_proceedings"]
html_theme = "basic"
nitpicky = True
"""


@dataclass(frozen=True)
class Built:
    """A built portal."""

    root: Path
    warnings: str

    @property
    def html(self) -> Path:
        return self.root / "_build" / "html"

    def page(self, docname: str) -> BeautifulSoup:
        """A page's HTML."""
        return BeautifulSoup((self.html / f"{docname}.html").read_bytes(), "html5lib")

    def pages(self) -> dict[str, tuple[int, bytes]]:
        """Time of writing and bytes of every HTML page by docname."""
        return {
            path.relative_to(self.html).with_suffix("").as_posix(): (
                path.stat().st_mtime_ns,
                path.read_bytes(),
            )
            for path in self.html.rglob("*.html")
        }


Build = Callable[..., Built]
Write = Callable[[Mapping[str, str]], Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write files of a portal; returns its root."""

    def write_files(files: Mapping[str, str]) -> Path:
        root = tmp_path / "portal"
        for name, text in files.items():
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return root

    return write_files


@pytest.fixture
def toy(tmp_path: Path) -> Path:
    """A copy of the toy conference."""
    return Path(shutil.copytree(TESTS / "toy_conference", tmp_path / "toy"))


@pytest.fixture
def build() -> Build:
    """Build a portal like `sphinx-build -b html`, with Sphinx's warnings as text."""

    def build_portal(root: Path, **options: object) -> Built:
        if not (root / "conf.py").exists():
            (root / "conf.py").write_text(CONF, encoding="utf-8")
        if not (root / "index.md").exists():
            (root / "index.md").write_text("# Test\n", encoding="utf-8")
        app = SphinxTestApp("html", srcdir=root, builddir=root / "_build", **options)  # type: ignore[arg-type]
        app.build()
        warnings = strip_colors(app.warning.getvalue())
        app.cleanup()
        return Built(root=root, warnings=warnings.replace(f"{root}/", ""))

    return build_portal
