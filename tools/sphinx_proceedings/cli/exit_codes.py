"""Exit codes of all commands."""

from __future__ import annotations

__all__ = ["MISUSE", "OK", "PROBLEMS"]

OK = 0
PROBLEMS = 1
"""The command ran and found errors in the sources."""
MISUSE = 2
"""The command was called wrongly, or could not do its work."""
