"""A portal with pages of its own, as it was written for an earlier version."""

from sphinx_proceedings.pages import changed, heads, kinds
from sphinx_proceedings.pages.own import own_page
from sphinx_proceedings.pages.page import Kind

import gallery

extensions = ["sphinx_proceedings"]
