"""Which characters a text may hold: one rule for BibTeX, YAML and programmes of other tools.

Left out is what means nothing in a text or harms what is around it, after Unicode Technical Report
20, “Unicode in XML and other Markup Languages”, sections 2 and 3:

* controls (a space where they part words: vertical tab, form feed, separators, next line) and lone
  surrogates; line feeds, carriage returns and tabs stay,
* code points that are no characters and never will be (Unicode Standard, section 23.7),
* controls of writing direction that reach beyond themselves (embeddings, overrides and isolates,
  UAX #9): pages isolate what is written from right to left by themselves; the marks U+200E, U+200F
  and U+061C, which are but invisible letters, stay,
* byte order marks, annotations between lines, stand-ins for objects.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

__all__ = ["is_suitable", "left_out", "suitable"]

_PARTING = "\v\f\x1c-\x1f\x85"
_PLANES_ENDS = "".join(f"{chr(plane * 0x10000 + 0xFFFE)}-{chr(plane * 0x10000 + 0xFFFF)}"
                       for plane in range(17))  # fmt: skip
_UNSUITABLE = re.compile(
    f"[{_PARTING}\0-\x08\x0e-\x1b\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef{_PLANES_ENDS}"
    "\u202a-\u202e\u2066-\u206f\ufeff\ufff9-\ufffc]"
)
# The search for few and single characters is ten times as fast.
_UNSUITABLE_ASCII = re.compile("[\0-\x08\v\f\x0e-\x1f\x7f]")
_REMEDY = "remove them; nobody sees them, and they come from copying"
_PARTS = re.compile(f"[{_PARTING}]")


def suitable(text: str) -> tuple[str, tuple[str, ...]]:
    """The text without what no text may hold, and what that was (`U+202E`), each once."""
    found = _UNSUITABLE.findall(text)
    if not found:
        return text, ()
    cleaned = _UNSUITABLE.sub("", _PARTS.sub(" ", text))
    return cleaned, tuple(dict.fromkeys(f"U+{ord(character):04X}" for character in found))


def is_suitable(text: str) -> bool:
    """Whether a text may hold all of these characters."""
    return (_UNSUITABLE_ASCII if text.isascii() else _UNSUITABLE).search(text) is None


def left_out(what: str, found: Iterable[str]) -> tuple[str, str]:
    """Message and hint of `text-character` for what `suitable` found in `what`."""
    message = f"{what} holds characters that no text may hold; they are left out: "
    return message + ", ".join(found), _REMEDY
