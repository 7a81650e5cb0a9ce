import sphinx_proceedings.pages.own as own

# sphinx_proceedings.pages.heads in a comment, and "sphinx_proceedings.pages.heads" in a text.
TEXT = "from sphinx_proceedings.pages import heads"
