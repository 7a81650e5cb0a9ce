"""What a portal is built with: this version of the tool, and all that it needs, pinned."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

__all__ = ["EXTRAS", "Tool", "pinned_requirements"]

EXTRAS = "[citations,print,serve]"
"""What portals have of the tool beside what it needs itself."""
_HERE = Path(__file__).resolve().parent
_LOCKS = (_HERE / "requirements.txt", _HERE.parents[2] / "requirements.txt")
"""Of an installed package, and of a checkout."""
_HASH = re.compile(r" \\\n    --hash=\S+")


@dataclass(frozen=True, kw_only=True, slots=True)
class Tool:
    """How a portal gets the tool."""

    line: str
    """A requirement as pip and uv read it, without digests."""
    hashes: tuple[str, ...] = ()
    """SHA-256 of the archives that it may be; none where that is not known."""


def pinned_requirements(tool: Tool) -> str:
    """The text of `requirements.txt`: with digests of everything, or of nothing.

    pip refuses a file in which some have one.
    """
    lock = next(path for path in _LOCKS if path.is_file()).read_text(encoding="utf-8")
    if not tool.hashes:
        lock = _HASH.sub("", lock)
    digests = "".join(f" \\\n    --hash=sha256:{digest}" for digest in sorted(tool.hashes))
    return (
        "# What this portal is built with; `proceedings pin` writes it again.\n"
        f"{tool.line}{digests}\n{lock}"
    )
