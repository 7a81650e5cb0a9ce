"""Countries: from the names that sources give them to codes (ISO 3166-1), and back to names.

Names in languages, and codes that stand for others, are those of Unicode's CLDR.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from anyascii import anyascii
from babel import Locale
from babel.core import get_global

__all__ = ["country_beside", "country_code", "country_name"]

_ENGLISH = "en"
_CODE = re.compile(r"[A-Z]{2}")
_NO_COUNTRIES = frozenset({"EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"})
"""Codes of CLDR for other things."""
_ALSO = {
    "GB": ("UK", "Great Britain", "Britain", "England", "Scotland", "Wales", "Northern Ireland"),
    "US": ("USA", "United States of America", "America"),
    "NL": ("The Netherlands", "Holland"),
    "KR": ("Korea, Republic of", "Republic of Korea", "Korea"),
    "KP": ("Korea, Democratic People's Republic of",),
    "CN": ("People's Republic of China", "PR China", "Mainland China", "China, Mainland"),
    "HK": ("Hong Kong", "Hong Kong SAR"),
    "MO": ("Macau", "Macao"),
    "TW": ("Taiwan, Province of China", "Taiwan, R.O.C."),
    "RU": ("Russian Federation",),
    "CZ": ("Czech Republic",),
    "TR": ("Turkey", "Turkiye"),
    "VN": ("Viet Nam",),
    "IR": ("Iran, Islamic Republic of", "Islamic Republic of Iran"),
    "SY": ("Syrian Arab Republic",),
    "MD": ("Moldova, Republic of", "Republic of Moldova"),
    "MK": ("Macedonia", "Republic of North Macedonia"),
    "TZ": ("Tanzania, United Republic of",),
    "VE": ("Venezuela, Bolivarian Republic of",),
    "BO": ("Bolivia, Plurinational State of",),
    "LA": ("Lao People's Democratic Republic",),
    "BN": ("Brunei Darussalam",),
    "PS": ("Palestine", "Palestine, State of"),
    "CI": ("Ivory Coast",),
    "VA": ("Holy See", "Vatican"),
    "SZ": ("Swaziland",),
}
"""What else registration systems and ISO call them."""


def country_code(written: str) -> str:
    """The two capital letters of a country by them, by three letters, or by an English name.

    Empty where it is not known.
    """
    return _codes().get(_folded(written), "")


def country_name(code: str, language: str = _ENGLISH) -> str:
    """What a country is called in a language, such as `en`; its code where that is not known."""
    return _names(language).get(code, code)


def country_beside(affiliation: str, code: str, language: str = _ENGLISH) -> str:
    """What is told of a country beside an affiliation: nothing where that ends in it."""
    told = country_name(code, language) if code else ""
    last = affiliation.rpartition(",")[2]
    return "" if country_code(last) == code or last.strip() == told else told


@cache
def _names(language: str) -> Mapping[str, str]:
    territories = Locale.parse(language).territories
    return {
        str(code): str(name)
        for code, name in territories.items()
        if _CODE.fullmatch(code) and code not in _NO_COUNTRIES
    }


@cache
def _codes() -> Mapping[str, str]:
    """By everything that means a country, folded."""
    found: dict[str, str] = {}
    for written, code in _written():
        found.setdefault(_folded(written), code)
    return found


def _written() -> Iterator[tuple[str, str]]:
    names = _names(_ENGLISH)
    yield from ((code, code) for code in names)
    yield from ((name, code) for code, name in names.items())
    yield from ((name, code) for code, listed in _ALSO.items() for name in listed)
    for alias, codes in get_global("territory_aliases").items():
        # Of a country that is several now, nobody knows which is meant.
        if len(codes) == 1 and codes[0] in names:
            yield alias, codes[0]


def _folded(written: str) -> str:
    return " ".join(re.findall(r"[a-z0-9]+", anyascii(written).lower().replace("&", " and ")))
