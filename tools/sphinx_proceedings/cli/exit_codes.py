"""Exit codes of all commands."""

from __future__ import annotations

__all__ = ["INTERRUPTED", "MISUSE", "NOT_HEARD", "OK", "PROBLEMS"]

OK = 0
PROBLEMS = 1
"""The command ran and found errors in the sources."""
MISUSE = 2
"""The command was called wrongly, or could not do its work."""
INTERRUPTED = 130
"""Somebody pressed Ctrl C; what shells tell of a program that SIGINT ended."""
NOT_HEARD = 141
"""Whoever read the output has stopped; what shells tell of a program that SIGPIPE ended."""
