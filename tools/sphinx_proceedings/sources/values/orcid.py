"""ORCID iDs: sixteen characters with a check digit (ISO/IEC 7064, MOD 11-2).

ORCID asks for the form `https://orcid.org/0000-0002-1825-0097` (“Structure of the ORCID
Identifier”); people copy it from pages and tables in many others, all of which mean the same iD.
"""

from __future__ import annotations

import re
import unicodedata

from sphinx_proceedings.sources.text.letters import without_invisible

__all__ = ["bare_orcid", "is_orcid"]

_CHECK_DIGITS = "0123456789X"
_FORM = re.compile(r"[0-9]{4}-[0-9]{4}-[0-9]{4}-[0-9]{3}[0-9X]")
_AROUND = " \t\r\n<>()[]{}\"'.,;"
_HYPHEN = r"[-\s_.\u00ad\u2010-\u2015\u2212]*"
_WRITTEN = re.compile(
    r"(?:orcid(?:[ .-]?id)?\s*[:=#]?\s*)?"
    r"(?:(?:(?:https?:)?/{1,2})?(?:www\.)?orcid\.org/+(?:my-orcid/?\?orcid=|orcid/)?)?"
    rf"(?P<digits>(?:[0-9]{{4}}{_HYPHEN}){{3}}[0-9]{{3}}[0-9X])"
    r"(?:[/?#].*)?",
    re.IGNORECASE | re.DOTALL,
)


def bare_orcid(text: str) -> str:
    """The iD in any of its forms as sixteen characters with hyphens; empty where it is none.

    Its check digit may be wrong: see `is_orcid`.
    """
    plain = unicodedata.normalize("NFKC", without_invisible(text)).strip(_AROUND)
    written = _WRITTEN.fullmatch(plain)
    if written is None:
        return ""
    digits = re.sub(_HYPHEN, "", written["digits"]).upper()
    return "-".join(digits[start : start + 4] for start in range(0, 16, 4))


def is_orcid(text: str) -> bool:
    """Whether this is an iD with hyphens and without an address, and its check digit is right."""
    if not _FORM.fullmatch(text):
        return False
    total = 0
    for digit in text.replace("-", "")[:-1]:
        total = (total + int(digit)) * 2
    return text[-1] == _CHECK_DIGITS[(12 - total % 11) % 11]
