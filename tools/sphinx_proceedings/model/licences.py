"""Licences: what they are called, and where their text is."""

from __future__ import annotations

import re
from dataclasses import dataclass

__all__ = ["Licence", "licence_from"]

_CC_ADDRESS = re.compile(
    r"https?://(?:www\.)?creativecommons\.org/"
    r"(?:licenses/(?P<parts>by(?:-nc)?(?:-nd|-sa)?)|publicdomain/(?P<free>zero))"
    r"/(?P<version>\d\.\d)(?:/.*)?",
    re.IGNORECASE,
)
_CC_NAME = re.compile(
    r"(?:cc[- ]?(?P<free>0|zero)|(?:cc[- ])?(?P<parts>by(?:[- ]nc)?(?:[- ](?:nd|sa))?))"
    r"(?:[- ]v?(?P<version>\d\.\d))?",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)
_FIRST_VERSION_OF_ZERO = "1.0"


@dataclass(frozen=True, kw_only=True, slots=True)
class Licence:
    """A licence as it is told."""

    name: str
    """`CC BY 4.0`, or as it is written."""
    url: str = ""
    """Where its text is, if that is known."""


def licence_from(written: str) -> Licence | None:
    """A licence by its address, by its name at SPDX (`CC-BY-4.0`), or in words; None for nothing.

    Of Creative Commons' licences, name and address follow from each other where a version is told.
    """
    written = " ".join(written.split())
    if found := _CC_ADDRESS.fullmatch(written) or _CC_NAME.fullmatch(written):
        return _creative_commons(found)
    if not written:
        return None
    return Licence(name=written, url=written if _ADDRESS.fullmatch(written) else "")


def _creative_commons(found: re.Match[str]) -> Licence:
    version = found["version"] or (_FIRST_VERSION_OF_ZERO if found["free"] else "")
    parts = "zero" if found["free"] else found["parts"].lower().replace(" ", "-")
    folder = "publicdomain" if found["free"] else "licenses"
    name = "CC0" if found["free"] else f"CC {parts.upper()}"
    url = f"https://creativecommons.org/{folder}/{parts}/{version}/" if version else ""
    return Licence(name=" ".join(filter(None, (name, version))), url=url)
