"""Sphinx as it is without this tool."""

import pytest
from sphinx.testing.util import SphinxTestApp

PAGE = "# Page\n\n## Part one\n\n[one](#part-one)\n"


@pytest.fixture(scope="package")
def app(tmp_path_factory: pytest.TempPathFactory) -> SphinxTestApp:
    """Sphinx with its own builder, when it has built a page in MyST.

    What it registered with docutils is gone: tests in between build as well, in any order.
    """
    root = tmp_path_factory.mktemp("stock")
    (root / "conf.py").write_text(
        'extensions = ["myst_parser"]\nhtml_title = "T"\nmyst_heading_anchors = 2\n'
        "suppress_warnings = ['a.b']\n"
    )
    (root / "index.md").write_text(f"{PAGE}\n```{{toctree}}\nother\n```\n")
    (root / "other.md").write_text("(here)=\n# Other\n")
    (root / "code.md").write_text("# Code\n\n```bibtex\n@misc{x}\n```\n")
    made = SphinxTestApp("html", srcdir=root)
    try:
        made.build()
    finally:
        made.cleanup()
    return made
