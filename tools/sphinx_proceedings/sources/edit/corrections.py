r"""Safe corrections of one field's raw value: each gives what the editor meant, written well.

A correction that would make a text read otherwise is not made: the text is read before and after.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from sphinx_proceedings.diagnostics import Location
from sphinx_proceedings.model.countries import country_code
from sphinx_proceedings.model.papers import MONTHS
from sphinx_proceedings.sources.bibtex.entries import BibEntry, BibField
from sphinx_proceedings.sources.bibtex.field_texts import BibText
from sphinx_proceedings.sources.latex.rich_text import latex_to_richtext
from sphinx_proceedings.sources.latex.tokens import Kind, tokens
from sphinx_proceedings.sources.names.splitting import name_spans, split_names
from sphinx_proceedings.sources.text.letters import composed
from sphinx_proceedings.sources.text.limits import LONGEST_PERSON
from sphinx_proceedings.sources.values.dates import month_in
from sphinx_proceedings.sources.values.identifiers import doi_in, url_in
from sphinx_proceedings.sources.values.orcid import bare_orcid, is_orcid
from sphinx_proceedings.sources.values.pages import as_latex, pages_in
from sphinx_proceedings.sources.values.ror import bare_ror, is_ror

__all__ = ["VERBATIM", "bare_month", "corrected"]

ADDRESSES = frozenset(
    {"url", "pdf", "preprint", "code", "dataset", "supplement", "slides", "poster", "video"}
)
TEXTS = frozenset({"title", "booktitle", "abstract", "publisher", "note", "series", "keywords"})
_NAMES = frozenset({"author", "editor", "presenter"})
VERBATIM = ADDRESSES | {"doi", "file", "eprint", "crossref", "xdata", "xref", "ids", "related"}
_QUOTED = re.compile(r'"([^"]*)"')
_BARE_SIGN = re.compile(r"%|&(?!#?\w+;)")  # `&amp;` is an entity
_PARAGRAPH = re.compile(r"((?:[ \t]*\n){2,}|\\par(?![a-zA-Z]))")
# Their canonical equivalents are ASCII characters, which may mean something to BibTeX or LaTeX.
_BECOMES_ASCII = re.compile("[\u037e\u1fef\u212a]")
_ROUNDS = 4


def corrected(name: str, value: str) -> str:
    """The value of a field (without delimiters) with all safe corrections; stable when repeated."""
    current = value
    for _ in range(_ROUNDS):
        following = _once(name, current)
        if following == current:
            return current
        current = following
    return value


def bare_month(value: str) -> str:
    """The macro for a month that is written out or a number, or an empty string."""
    read = month_in(value)
    return MONTHS[read.month - 1] if read.is_bare and read.month else ""


def _once(name: str, value: str) -> str:
    if name == "doi":
        return doi_in(value) or value
    if name in ADDRESSES:
        return url_in(value) or value
    if name in VERBATIM:
        return value
    if name in _NAMES:
        value = _corrected_names(value)
    elif name == "pages":
        value = _pages(value)
    elif annotated := _ANNOTATED.get(name.partition("+an:")[2]):
        value = _QUOTED.sub(annotated, value)
    if not _BECOMES_ASCII.search(value):
        value = _if_it_reads_the_same(name, value, composed(value))
    if name in TEXTS and "\\begin" not in value:
        pieces = _PARAGRAPH.split(value) if name == "abstract" else [value]
        escaped = "".join(_escaped(piece) for piece in pieces)
        value = _if_it_reads_the_same(name, value, escaped)
    return value


def _corrected_names(value: str) -> str:
    """The LaTeX of a name field with each slip as it was meant, and characters for entities."""
    parts: list[str] = []
    position = 0
    for start, end in name_spans(value):
        parts += [value[position:start], _corrected_name(value[start:end])]
        position = end
    return "".join((*parts, value[position:]))


def _corrected_name(written: str) -> str:
    found = split_names(written)
    if len(found.names) != 1 or len(written) > LONGEST_PERSON:
        return written
    (parsed,) = found.names
    better = parsed.meant or parsed.source
    if any(problem.kind != "markup" for problem in found.problems):
        return written
    return better if [one.name for one in split_names(better).names] == [parsed.name] else written


def _pages(value: str) -> str:
    """The normal form, unless it differs in spaces only, or LaTeX would have to be read."""
    if re.search(r"[\\{}~$]", value):
        return value
    read = pages_in(value)
    if read.doubt or read.count or read.article or not read.pages:
        return value
    written = as_latex(read.pages)
    return value if written.replace(" ", "") == value.replace(" ", "") else written


def _orcid(quoted: re.Match[str]) -> str:
    bare = bare_orcid(latex_to_richtext(quoted[1]).text.plain)
    return f'"{bare}"' if is_orcid(bare) else quoted[0]


def _ror(quoted: re.Match[str]) -> str:
    bare = bare_ror(latex_to_richtext(quoted[1]).text.plain)
    return f'"{bare}"' if is_ror(bare) else quoted[0]


def _country(quoted: re.Match[str]) -> str:
    code = country_code(latex_to_richtext(quoted[1]).text.plain)
    return f'"{code}"' if code else quoted[0]


_ANNOTATED = {"orcid": _orcid, "ror": _ror, "country": _country}
"""What is annotated of names, each value by itself."""


def _escaped(text: str) -> str:
    """`&` and `%` with a backslash where they stand in LaTeX text: not in formulas or addresses."""
    plain = [token for token in tokens(text) if token.kind is Kind.TEXT]
    parts: list[str] = []
    position = 0
    for token in plain:
        end = token.offset + len(token.text)
        # An entity may be cut at a quote or dash; matching in the whole text sees all of it.
        for sign in _BARE_SIGN.finditer(text, token.offset):
            if sign.start() >= end:
                break
            parts += [text[position : sign.start()], "\\"]
            position = sign.start()
    return "".join((*parts, text[position:]))


def _if_it_reads_the_same(name: str, old: str, new: str) -> str:
    same = old == new or _reading(name, old) == _reading(name, new)
    return new if same else old


def _reading(name: str, value: str) -> object:
    """What the reader makes of the value, and how much it complains."""
    if name in _NAMES:
        return split_names(composed(value))
    location = Location(path="")
    field = BibField(name=name, value=value, location=location)
    entry = BibEntry(type="misc", key="", fields={name: field}, location=location)
    text = BibText()
    read: Callable[[BibEntry, str], object] = text.paragraphs if name == "abstract" else text.rich
    result = read(entry, name)
    return result, len(text.diagnostics)
