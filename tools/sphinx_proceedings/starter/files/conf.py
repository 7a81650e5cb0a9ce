"""Sphinx configuration of this portal."""

import sys
from pathlib import Path

# The portal carries its tool along; an installed package would do as well.
sys.path.insert(0, str(Path(__file__).parent / "tools"))

project = "My Workshop"
author = "The organisers of My Workshop"
copyright = "the authors of the papers"

extensions = ["sphinx_proceedings"]
nitpicky = True

# Where the site will be, such as https://example.org/myworkshop/: feeds, the site map and previews
# of links need it.
html_baseurl = ""

html_theme = "sphinx_book_theme"
html_title = project
