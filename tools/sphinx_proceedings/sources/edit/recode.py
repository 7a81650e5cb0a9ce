"""A source in Windows-1252 or Latin-1 → the same in UTF-8."""

from __future__ import annotations

from dataclasses import dataclass

from sphinx_proceedings.sources.text.encodings import windows_1252

__all__ = ["Recoded", "recode"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Recoded:
    """A source in its new encoding."""

    before: str
    """The old text, with line feeds, and what is not ASCII as the bytes it was."""
    data: bytes
    """In UTF-8; line ends stay."""


def recode(data: bytes) -> Recoded | None:
    """The bytes in UTF-8 where it is certain what they are now, else None."""
    text = windows_1252(data)
    if text is None:
        return None
    before = data.replace(b"\r\n", b"\n").decode("ascii", "backslashreplace")
    return Recoded(before=before, data=text.encode())
