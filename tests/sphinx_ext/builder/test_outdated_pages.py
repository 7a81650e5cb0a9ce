"""Pages are written again where what stands around them has changed."""

import re
import time
from pathlib import Path

from sphinx_proceedings.building.memory.cache import FOLDER_VARIABLE
from support.fresh_processes import run_module
from support.sphinx_build import written

FILES = {
    "conf.py": 'project = "W"\nextensions = ["sphinx_proceedings"]\n'
    'html_theme = "sphinx_book_theme"\n',
    "index.md": "# Home\n\n```{toctree}\npapers/index\nabout\n```\n",
    "about.md": "# About\n",
    "papers/w.bib": "@misc{a, author = {Lovelace, Ada}, title = {Notes}}\n",
}


def before(root: Path, docname: str) -> list[str]:
    html = (root / f"_build/html/{docname}.html").read_text(encoding="utf-8")
    return re.findall(r'rel="prev" title="([^"]*)"', html)


def test_the_home_page_has_another_title(tmp_path: Path) -> None:
    """It is in no table of contents, and comes before the first page that is."""
    root = written(tmp_path / "portal", FILES)
    for title in ("Home", "Welcome"):
        home = FILES["index.md"].replace("Home", title)
        (root / "index.md").write_text(home, encoding="utf-8")
        # What was written just now counts as changed.
        time.sleep(0.11)
        options = ("-q", "-b", "html", "-d", "_build/doctrees", ".", "_build/html")
        cache = {FOLDER_VARIABLE: str(tmp_path / "cache")}
        assert run_module("sphinx", *options, cwd=root, environment=cache).returncode == 0
        assert (before(root, "papers/index"), before(root, "about")) == ([title], ["Papers"])
