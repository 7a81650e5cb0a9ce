"""Texts in YAML that a hint proposes."""

from __future__ import annotations

__all__ = ["yaml_quoted"]


def yaml_quoted(name: str) -> str:
    """A name as YAML reads it between braces."""
    plain = name[:1].isalpha() and all(c.isalnum() or c in " .-’'" for c in name)
    return name if plain else '"' + name.replace("\\", "\\\\").replace('"', '\\"') + '"'
