"""A small portal that uses every feature; it must build without a warning."""

project = "Toy Conference"
extensions = ["sphinx_proceedings"]
html_theme = "sphinx_book_theme"
nitpicky = True
