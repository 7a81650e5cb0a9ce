"""Whether bytes that are not UTF-8 are certainly Windows-1252, of which Latin-1 text is a part.

A wrong guess would put wrong letters into names, so that the bytes must make sense in every place:
a letter beside letters of its word, a sign of typography where it may stand.  Text in Mac Roman,
Cyrillic, Greek or Central European encodings, and UTF-8 with a few wrong bytes, makes none.
"""

from __future__ import annotations

import re

__all__ = ["windows_1252"]

_UTF8_LETTER = re.compile(rb"[\xc3-\xf4][\x80-\xbf]")
_SIGNS = "€‚„…‘’“”•–—™«»·§©®°±¿¡×"
_LOWER = "àáâãäåæçèéêëìíîïðñòóôõöøùúûüýþÿßšžœ"
_UPPER = "ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞŸŠŽŒ"
_ANY = f"{_LOWER}{_UPPER}"
_SENSIBLE = re.compile(
    # Letters with accents side by side are rare in Western languages, as are capitals in words.
    rf"(?<![{_ANY}])(?:[{_LOWER}]|éé|ïé|[äöü]ß|[áéíóú]ñ|ñ[áéíóú])(?![{_ANY}])"
    rf"|(?<![a-z{_ANY}])[{_UPPER}](?=[A-Za-z'’.,\s}}-]|$)"
    rf"|(?<![A-Za-z{_ANY}])[{_UPPER}][{_LOWER}](?![{_ANY}])"
    rf"|[{_SIGNS}]|[ªº²³¹½¼¾µ](?![a-z{_LOWER}])|\xa0|\xad"
)
_ALONE = re.compile(rf"(?<![A-Za-z{{}}{_ANY}])[{_LOWER}](?![A-Za-z{{}}{_ANY}])")


def windows_1252(data: bytes) -> str | None:
    """The text that the bytes certainly are in Windows-1252, or None."""
    if b"\0" in data or _UTF8_LETTER.search(data):
        return None
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        return None
    foreign = sum(character > "\x7f" for character in text)
    sensible = sum(len(found[0]) for found in _SENSIBLE.finditer(text))
    # “à” and “é” are words; any other letter stands in one.
    alone = sum(found[0] not in "àéèòóíáúyêâ" for found in _ALONE.finditer(text))
    return text if foreign and foreign == sensible and not alone else None
