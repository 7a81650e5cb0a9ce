"""Text that UTF-8 can hold."""

from __future__ import annotations

import re

__all__ = ["whole_characters"]

_SURROGATE = re.compile(r"[\ud800-\udfff]")


def whole_characters(text: str) -> str:
    """The text with U+FFFD for each half of a surrogate pair, which is no character (RFC 3629)."""
    return _SURROGATE.sub("\ufffd", text)
