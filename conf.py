"""Sphinx configuration of the EuroMLSys 2023 portal."""

import sys
from pathlib import Path

# The portal carries its tool along; an installed package would do as well.
sys.path.insert(0, str(Path(__file__).parent / "tools"))

project = "EuroMLSys 2023"
author = "The EuroMLSys 2023 organisers"
copyright = "2023, the authors of the papers"

extensions = ["sphinx_proceedings"]
nitpicky = True
# Of the tool, not of the workshop.
exclude_patterns = ["docs", "tests", "README.md", "CHANGELOG.md", "CONTRIBUTING.md"]

# What pages say that browsers may load: nothing but files of the site.
proceedings_policy = True
proceedings_print = ["booklet", "abstracts"]

html_theme = "sphinx_book_theme"
html_title = "EuroMLSys 2023"
html_static_path = ["_static"]
html_favicon = "_static/favicon.svg"
html_show_sphinx = False
html_show_sourcelink = False
html_theme_options = {
    "logo": {
        "image_light": "_static/wordmark.svg",
        "image_dark": "_static/wordmark-dark.svg",
        "alt_text": "EuroMLSys 2023",
    },
}
