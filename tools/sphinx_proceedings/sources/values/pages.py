"""Pages: from the ways in which they are written to one, `12–15`, `3-1–3-8`, `7, 41, 73–97`.

`--` and the dashes part the first page from the last; so does a hyphen between two pages of one
form (`101-112`, `S1-S8`).  Any other hyphen is part of a page's number: `S-3`, `C3-32`, `3-1`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

__all__ = ["Pages", "as_latex", "pages_in"]

_LONGEST = 300
"""Characters of a list of pages."""
_PREFIX = re.compile(
    r"(?:pages?\b|Seiten?\b|pp?\.|pp?(?=\s)|pp(?=[0-9])|S\.(?=\s*[0-9]))[:.]?\s*", re.IGNORECASE
)
_COUNT = re.compile(r"([0-9]{1,6})\s*\+?\s*(?:pages?|pp?|S|Seiten)\.?", re.IGNORECASE)
_ARTICLE = re.compile(
    r"(?:article|art\.?|paper)\s*(?:id|no|number|nr|#)?[.:]?\s*#?([\w.]*[0-9][\w.]*)"
    r"(?:\s*(?:[,;(]|:\s)\s*(.*?)\)?)?",
    re.IGNORECASE,
)
_AND_COUNT = re.compile(r"(.*[0-9])\s*[(\[]\s*([0-9]{1,6})\s*(?:pages?|pp?|Seiten)\.?\s*[)\]]")
_UNKNOWN = re.compile(
    r"[\s?.,;–—-]*|[0\s.,;–—-]+|n\.?\s*/?\s*a\.?|pp?|none|tbd|tba|to appear", re.IGNORECASE
)
_RANGE_SIGN = re.compile(
    r"\s*(?:-+\s*)?[\u2012-\u2015\u2212][-\u2012-\u2015\u2212\s]*|\s+-+\s+|\s*--+\s*"
    r"|(?<=[0-9])\s+(?:to|bis|through|thru)\s+(?=[0-9])"
)
_FOLLOWING = re.compile(r"([0-9]+)\s*(?:\+|ff?\.?)|(\w+)\s*\+")
_SHAPE = re.compile(r"([^\W\d]*)([0-9]{1,12}|(?<![0-9])(?=$|[:.]))((?:[:.][0-9]{1,12})*)([a-z]?)")
_NUMBER = re.compile(r"[0-9]{1,12}")
_ROMAN = re.compile(r"[ivxlcdm]{1,12}", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True, slots=True)
class Pages:
    """What a value of `pages` says."""

    pages: str = ""
    """The pages, an en dash between first and last; a range without an end ends with it."""
    count: str = ""
    """How many pages there are, where that is what it says."""
    article: str = ""
    """The number of the article, where it says that."""
    doubt: str = ""
    """What is wrong with it, in words for editors; empty where nothing is."""


def pages_in(text: str) -> Pages:
    """Pages in plain text."""
    written = " ".join(text.replace("\u2010", "-").replace("\u2011", "-").split())
    if len(written) > _LONGEST:
        return Pages(doubt="it is too long for pages")
    written = written.strip(" ,;.")
    while prefix := _PREFIX.match(written):
        written = written[prefix.end() :].lstrip(" ,;.")
    if count := _COUNT.fullmatch(written):
        return Pages(count=str(int(count[1])))
    if article := _ARTICLE.fullmatch(written):
        rest = pages_in(article[2] or "")
        return Pages(
            pages=rest.pages, count=rest.count, article=article[1].rstrip("."), doubt=rest.doubt
        )
    number = ""
    if both := _AND_COUNT.fullmatch(written):
        written, number = both[1], str(int(both[2]))
    if _UNKNOWN.fullmatch(written):
        told = any(character.isalnum() or character == "?" for character in written)
        return Pages(doubt="it names no pages" if told else "")
    parts = [_part(part.strip()) for part in re.split("[,;]", written) if part.strip()]
    return Pages(
        pages=", ".join(pages for pages, _ in parts),
        count=number,
        doubt=next((doubt for _, doubt in parts if doubt), ""),
    )


def as_latex(pages: str) -> str:
    """Pages in their normal form, as BibTeX has them."""
    return pages.replace("–", "--")


def _part(part: str) -> tuple[str, str]:
    """One page or range in its normal form, and what is wrong with it."""
    sides = _RANGE_SIGN.split(part)
    if len(sides) == 1 and part.count("-") == 1:
        first, last = part.split("-")
        sides = [first, last] if _is_range(first, last) else sides
    elif len(sides) == 1 and part.count("-") == 3:  # noqa: PLR2004 - `3-1-3-8`
        numbers = part.split("-")
        pair = "-".join(numbers[:2]), "-".join(numbers[2:])
        sides = list(pair) if numbers[0] == numbers[2] else sides
    if len(sides) == 1:
        following = _FOLLOWING.fullmatch(part)
        return (f"{following[1] or following[2]}+" if following else part), ""
    if len(sides) != 2 or not sides[0]:  # noqa: PLR2004
        return part, "it is no range of pages"
    return _range(sides[0], sides[1])


def _is_range(first: str, last: str) -> bool:
    """Whether a hyphen parts two pages: both are of one form, and it does not lead back."""
    if _NUMBER.fullmatch(first) and _NUMBER.fullmatch(last):
        return len(last) != len(first) or int(first) <= int(last)
    if _ROMAN.fullmatch(first) and _ROMAN.fullmatch(last):
        return True
    one, other = _SHAPE.fullmatch(first), _SHAPE.fullmatch(last)
    if one is None or other is None or not one[2] or not other[2]:
        return False
    return one[1].lower() == other[1].lower() and one[3].count(":") == other[3].count(":")


def _range(first: str, last: str) -> tuple[str, str]:
    if not last or last == first:
        return (first if last else f"{first}–"), ""
    if _NUMBER.fullmatch(first) and _NUMBER.fullmatch(last) and int(last) < int(first):
        whole = first[: len(first) - len(last)] + last if len(last) < len(first) else last
        if int(whole) < int(first):
            return f"{first}–{last}", "it ends before it begins"
        return (first if whole == first else f"{first}–{whole}"), ""
    return f"{first}–{last}", ""
