"""LaTeX text → rich text."""
