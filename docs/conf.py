"""Sphinx configuration of the documentation: the tool's own theme, and a small portal inside."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "tools"))

project = "sphinx-proceedings"
author = "The sphinx-proceedings authors"
copyright = "the sphinx-proceedings authors"

extensions = ["sphinx_proceedings", "sphinx.ext.autodoc", "documentation"]
nitpicky = True
# What signatures name and `reference/python` leaves out: what other packages have, of which no site
# is asked, and what is inside of this one.
nitpick_ignore_regex = [("py:.*", r"(?!sphinx_proceedings\.(diagnostics|pages)\.).*")]
# A portal as `proceedings init` begins it, made by the extension `documentation`.
proceedings_root = "workshop"
proceedings_licence = ("MIT", "https://spdx.org/licenses/MIT.html")
proceedings_policy = True

myst_heading_anchors = 4
# Docstrings put code between single backticks.
default_role = "code"
# Where a default is no literal, Sphinx prints what it takes for the sign of a short name.
autodoc_typehints_format = "fully-qualified"

html_theme = "sphinx_book_theme"
html_title = project
html_show_sphinx = False
html_show_sourcelink = False
html_static_path = ["_static"]
html_css_files = ["documentation.css"]
