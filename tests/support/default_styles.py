"""The citation styles of a portal that names none."""

from sphinx_proceedings.outputs.formatted.styles import DEFAULT_STYLES, find_style

STYLES = tuple(style for name in DEFAULT_STYLES if (style := find_style(name)))
