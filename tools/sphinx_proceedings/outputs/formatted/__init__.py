"""Formatted citations: CSL items and CSL styles → rich text, by pandoc's citeproc."""
