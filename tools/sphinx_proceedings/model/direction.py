"""Texts that are read from right to left: Arabic, Hebrew and their like.

Among words from left to right such a text has to be isolated (HTML `<bdi>`, Unicode's Bidirectional
Algorithm, UAX #9), or punctuation and numbers beside it change places with it; and so has one from
left to right on a page that is read from right to left.
"""

from __future__ import annotations

import re

__all__ = ["is_foreign", "isolated_runs", "reads_from_right"]

_RIGHT = (
    "\u0590-\u08ff\u200f\ufb1d-\ufdcf\ufdf0-\ufdff\ufe70-\ufefc"
    "\U00010800-\U00010fff\U0001e800-\U0001efff"
)
_FROM_RIGHT = re.compile(f"[{_RIGHT}]")
_FROM_LEFT = re.compile(f"[^\\W\\d_{_RIGHT}]")
# A comma or full stop ends a run: in a citation it stands between names.
_RUN = re.compile(f"[{_RIGHT}]++(?:[\\s\\d'’‘“”\"():!?/–—-]*+[{_RIGHT}]++)*+")


def reads_from_right(text: str) -> bool:
    """Whether any of the text is read from right to left."""
    return not text.isascii() and _FROM_RIGHT.search(text) is not None


def is_foreign(text: str, *, from_right: bool) -> bool:
    """Whether any of the text is read the other way than the page that it is on."""
    return _FROM_LEFT.search(text) is not None if from_right else reads_from_right(text)


def isolated_runs(html: str) -> str:
    """Text as HTML has it, each run from right to left in an element `bdi`."""
    return html if html.isascii() else _RUN.sub(r"<bdi>\g<0></bdi>", html)
