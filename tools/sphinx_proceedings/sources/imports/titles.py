"""Titles as they are compared: whatever their case, accents and punctuation."""

from __future__ import annotations

import re

from anyascii import anyascii

__all__ = ["said"]


def said(title: str) -> str:
    """The letters and digits of a title."""
    return "".join(re.findall(r"[a-z0-9]+", anyascii(title).lower()))
