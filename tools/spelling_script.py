"""Prints the rules of spelling as the script that the search page loads."""

from sphinx_proceedings.outputs.search.spelling import spelling_script

print(spelling_script(), end="")
