"""Sphinx in this process, as `sphinx-build -b html` would run it."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bs4 import BeautifulSoup
from jinja2 import BytecodeCache
from jinja2.bccache import Bucket
from sphinx.testing.util import SphinxTestApp
from sphinx.util.console import strip_colors

from support.shown_text import text_of

CONF = """\
project = "Test"
extensions = ["sphinx_proceedings"]
html_theme = "basic"
nitpicky = True
"""


class Compiled(BytecodeCache):
    """Templates as Jinja compiles them, for all builds of this process: a theme has fifty."""

    def __init__(self) -> None:
        self._kept: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take what was kept; Jinja compares the template's text."""
        if bucket.key in self._kept:
            bucket.bytecode_from_string(self._kept[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep it."""
        self._kept[bucket.key] = bucket.bytecode_to_string()


_COMPILED = Compiled()


@dataclass(frozen=True)
class Built:
    """A built portal."""

    root: Path
    html: Path
    warnings: str

    def page(self, docname: str) -> BeautifulSoup:
        """A page's HTML."""
        return BeautifulSoup((self.html / f"{docname}.html").read_bytes(), "html5lib")

    def texts(self, docname: str, selector: str) -> list[str]:
        """What the elements of a page say that a selector finds."""
        return [text_of(element) for element in self.page(docname).select(selector)]

    def pages(self) -> dict[str, tuple[int, bytes]]:
        """Time of writing and bytes of every HTML page by docname."""
        return {
            path.relative_to(self.html).with_suffix("").as_posix(): (
                path.stat().st_mtime_ns,
                path.read_bytes(),
            )
            for path in self.html.rglob("*.html")
        }


def written(root: Path, files: Mapping[str, str]) -> Path:
    """The portal's folder, once the files are written into it."""
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root


def build_portal(
    root: Path, builddir: Path | None = None, *, builder: str = "html", **options: Any
) -> Built:
    """Build a portal; a `conf.py` and an `index.md` that are missing are written first.

    What Sphinx registers with docutils is cleaned up however the build ends: the next build
    of this process would warn of each of it.
    """
    if not (root / "conf.py").exists():
        (root / "conf.py").write_text(CONF, encoding="utf-8")
    if not (root / "index.md").exists():
        (root / "index.md").write_text("# Test\n", encoding="utf-8")
    app = SphinxTestApp(builder, srcdir=root, builddir=builddir or root / "_build", **options)
    if templates := getattr(app.builder, "templates", None):
        templates.environment.bytecode_cache = _COMPILED
    try:
        app.build()
        warnings = strip_colors(app.warning.getvalue())
    finally:
        app.cleanup()
    return Built(root=root, html=Path(app.outdir), warnings=warnings.replace(f"{root}/", ""))
