"""Texts and names of the model as LaTeX that can stand in values of BibTeX."""
