"""Which punctuation means nothing to MyST where it stands, so that it need not be escaped."""

from __future__ import annotations

import re

__all__ = ["is_harmless"]

_REPLACED = re.compile(r"\((c|r|p|tm)\)", re.IGNORECASE)
"""What typographic replacements turn into one character."""


def is_harmless(value: str, at: int) -> bool:
    """Whether the mark at this place is no markup anywhere.

    The ends of `value` count as unknown neighbours: it may begin a line or follow a bracket.
    Besides CommonMark this minds MyST's extensions: typographic replacements, bare links,
    definition and field lists, attributes.
    """
    before, after = value[at - 1 : at] if at else "", value[at + 1 : at + 2]
    match value[at]:
        case "," | ";" | "?":
            harmless = before != value[at]  # “,,” and “????” have replacements
        case "-" | "/" | "+":
            harmless = before.isalnum() and after.isalnum()
        case ".":
            # “1. ” begins a list; three dots and “a.com” have replacements.
            ends_word = (before.isalnum() or before in {")", "}", "*"}) and after in {" ", ""}
            harmless = ends_word and not value[:at].isdigit()
            harmless = harmless or (before.isdigit() and after.isdigit())
        case ":":
            harmless = before.isalnum() and (after == " " or after.isalnum())
        case "(":
            harmless = bool(before) and before not in "]\\" and not _REPLACED.match(value, at)
        case ")":
            opening = value.rfind("(", 0, at)
            # “1)” begins a list, and what is before this text is not known.
            harmless = (
                at > 0
                and not value[:at].isdigit()
                and not (opening >= 0 and _REPLACED.fullmatch(value, opening, at + 1))
            )
        case _:
            harmless = False
    return harmless
