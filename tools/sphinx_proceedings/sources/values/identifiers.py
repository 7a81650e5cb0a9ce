r"""DOIs and addresses in verbatim fields, as they are meant: normal forms, made once, here.

Reference managers escape what means something to TeX (`{\_}`, `{\%}`, `{\textless}`), publishers
put entities and resolvers around, and copying adds invisible characters.  What is left is taken
only where it can mean one thing.
"""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import unquote

from sphinx_proceedings.sources.text.entities import without_entities

__all__ = ["doi_in", "only_address_in", "url_in", "verbatim", "without_outer_braces"]

_LONGEST_DOI = 2048
"""In characters, as Crossref's schema has it."""
_LONGEST_URL = 8000
"""In characters: what RFC 9110, section 4.1, asks of every server."""
_MOST_BRACES = 4
"""Around a whole value; more of them are no slip."""

_COMMANDS = {
    "textunderscore": "_", "textless": "<", "textgreater": ">", "textasciitilde": "~",
    "sim": "~", "textasciicircum": "^", "textbar": "|", "slash": "/",
    "hyphen": "-", "textquotesingle": "'", "textdollar": "$", "textpercent": "%",
    "textendash": "–", "lbrack": "[", "rbrack": "]",
    "allowbreak": "", "break": "", "linebreak": "", "penalty0": "", "string": "", "relax": "",
}  # fmt: skip
_COMMAND = re.compile(r"\\([A-Za-z]+0?)(?:[ \t]*\{\}|[ \t]+)?")
_SIGN = re.compile(r"\\([-%_#&~$^{}/,])(?:\{\})?")
_MATHS = re.compile(r"\$([^$\\]|\\[A-Za-z]+|\\[%_#&])\$")
_WRAPPED = re.compile(r"\\(?:url|path|nolinkurl|doi|detokenize|texttt|href|mbox|ensuremath)\s*\{")
_HYPHENS = re.compile("[\u2010\u2011]")
_DASHES = re.compile("[\u2010-\u2015\u2212]")
_BREAK = re.compile(r"[ \t]*\n\s*")

_DOI = re.compile(r"10\.[0-9]{4,9}(?:\.[0-9]{1,9}){0,4}/[^\s\\]+")
_PLAIN_DOI = re.compile(r"10\.[0-9]{4,9}/[A-Za-z0-9._/()-]*[A-Za-z0-9]")
_DOI_BEGINS = re.compile(r"[\s,;|]\W{0,3}(?:https?:|doi[:. ]|10\.[0-9]{4,9}/)", re.IGNORECASE)
_RESOLVER = re.compile(
    r"(?:https?:/{1,2})?(?:(?:dx|www|oa)\.)?doi\.(?:org|acm\.org|ieeecomputersociety\.org)/+"
    r"|(?:info:|urn:)?doi(?:\s*[:=]\s*|\s+)(?:/+)?",
    re.IGNORECASE,
)
_PUBLISHER = re.compile(
    r"https?://[^/\s]+/(?:[\w-]{1,20}/){0,3}(?:[\w-]{1,20}\?(?:id|doi)=)?(?=10\.[0-9]{4,9}/)",
    re.IGNORECASE,
)
_SHOWN_AS = re.compile(
    r"(?:/(?:full|fulltext|full\.pdf|abstract|summary|e?pdf|html|meta|references))+$"
    r"|\.(?:full\.)?(?:pdf|html?)$",
    re.IGNORECASE,
)
"""What publishers put behind a DOI in the address of a page or a file."""
_PREPRINT_VERSION = re.compile(r"(10\.1101/[0-9.]+)v[0-9]{1,2}(?:\.[a-z-]+)*", re.IGNORECASE)
"""Of bioRxiv and medRxiv, which have one DOI for all versions."""
_PUBMED_MARK = re.compile(r"\s*\[doi\]$", re.IGNORECASE)

_URL = re.compile(r"https?://[^\s/?#<>\"{}|\\^`]+[^\s<>\"{}|\\^`]*")
_SCHEME_AND_HOST = re.compile(r"https?://[^/?#]*", re.IGNORECASE)
_SECOND_URL = re.compile(r"[\s,;]+(?:https?://|www\.)", re.IGNORECASE)
_ONLY_ADDRESS = re.compile(r"(?:\\(?:url|href|path)\s*\{|https?://)", re.IGNORECASE)
_ENCODED = {"|": "%7C", "^": "%5E", "`": "%60"}


def without_outer_braces(value: str) -> str:
    """The value without braces around the whole of it, which mean nothing."""
    current = value.strip()
    for _ in range(_MOST_BRACES):
        if not current.startswith("{") or _group_end(current, 0) != len(current):
            break
        current = current[1:-1].strip()
    return current


def _group_end(text: str, start: int) -> int:
    """Behind the brace that closes the one at `start`, or -1."""
    depth = 0
    for mark in re.finditer(r"\\.|[{}]", text[start:], re.DOTALL):
        depth += {"{": 1, "}": -1}.get(mark[0], 0)
        if depth == 0 and mark[0] == "}":
            return start + mark.end()
    return -1


def verbatim(value: str) -> str:
    """A verbatim field without what tools put into it for TeX, for XML or by copying."""
    text = value.strip()
    if text.isascii() and text.isprintable() and not re.search(r"[\\{}$&]", text):
        return text
    text = without_outer_braces(text)
    for _ in range(_MOST_BRACES):
        wrapped = _WRAPPED.match(text)
        end = _group_end(text, wrapped.end() - 1) if wrapped else -1
        if wrapped is None or end < 0:
            break
        rest = text[end:].strip()
        if rest and not (wrapped[0].startswith("\\href") and rest.startswith("{")):
            break
        text = without_outer_braces(text[wrapped.end() : end - 1])
    text = _MATHS.sub(r"\1{}", text)
    text = _COMMAND.sub(lambda found: _COMMANDS.get(found[1], found[0]), text)
    text = _SIGN.sub(lambda found: "" if found[1] in "-/," else found[1], text)
    text = without_entities(text) if "&" in text else text
    text = "".join(c for c in text if unicodedata.category(c) != "Cf" and c not in "{}")
    return text.replace("\u00a0", " ").strip()


def doi_in(value: str) -> str:
    """The DOI that a value means, bare; empty where it is none, or more than one."""
    if len(value) > _LONGEST_DOI:
        return ""
    if _PLAIN_DOI.fullmatch(value):
        return value
    doi = _PUBMED_MARK.sub("", verbatim(value).strip("\"'<").rstrip("\"'"))
    is_address = False
    while resolver := _RESOLVER.match(doi):
        is_address |= "/" in resolver[0]
        doi = doi[resolver.end() :]
    if publisher := _PUBLISHER.match(doi):
        doi = _SHOWN_AS.sub("", re.split("[?#&]", doi[publisher.end() :], maxsplit=1)[0])
        doi = _PREPRINT_VERSION.sub(r"\1", doi)
    if publisher or is_address:
        doi = re.split("[?#]", doi, maxsplit=1)[0].rstrip("/")
    if re.search("%[0-9A-Fa-f]{2}", doi):
        doi = unquote(doi)
    doi = _without_end(_DASHES.sub("-", doi))
    return doi if _DOI.fullmatch(doi) and not _DOI_BEGINS.search(doi) and doi.isprintable() else ""


def _without_end(doi: str) -> str:
    """Without the punctuation of the sentence it was copied from."""
    doi = doi.rstrip(".,;: ")
    while doi.endswith((")", "]", ">")):
        opening = {")": "(", "]": "[", ">": "<"}[doi[-1]]
        if doi.count(opening) >= doi.count(doi[-1]):
            break
        doi = doi[:-1].rstrip(".,;: ")
    return doi


def url_in(value: str) -> str:
    """The one http(s) address that a value means; empty where there is none, or more than one.

    A line break is taken for one that was made within the address only where it stands beside a
    sign at which addresses are broken.
    """
    if len(value) > _LONGEST_URL:
        return ""
    text = _HYPHENS.sub("-", verbatim(value))
    if "\n" in text:
        text = _joined(text)
    if _SECOND_URL.search(text):
        return ""
    text = text.strip('<>"').rstrip(".,; ")
    if found := _SCHEME_AND_HOST.match(text):
        text = found[0].lower() + text[found.end() :]
    text = re.sub("[|^`]", lambda sign: _ENCODED[sign[0]], text)
    return text if _URL.fullmatch(text) and text.isprintable() else ""


def _joined(text: str) -> str:
    parts = _BREAK.split(text)
    whole = parts[0]
    for part in parts[1:]:
        broken = whole[-1:] in "/?&=-_.#:%" or part[:1] in "/?&=-_.#"
        whole += part if broken else f" {part}"
    return whole


def only_address_in(value: str) -> str:
    r"""The address of a text that is nothing else, such as `\url{…}`; else empty."""
    return url_in(value) if _ONLY_ADDRESS.match(value.strip()) else ""
