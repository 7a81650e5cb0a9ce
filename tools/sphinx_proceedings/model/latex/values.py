"""Lists of names and of keywords, and verbatim values, as BibTeX and biblatex have them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache
from urllib.parse import quote

from sphinx_proceedings.model.latex.rich_text import NOT_ASCII
from sphinx_proceedings.model.latex.texts import bibtex_text
from sphinx_proceedings.model.names import Name
from sphinx_proceedings.model.richtext import Node, RichText, Span, Style, Text

__all__ = ["keyword_list", "name_list", "verbatim"]

_NOT_IN_VERBATIM = re.compile(r"[{}\\\s\x00-\x1f\x7f]")
_PART = re.compile(r"[,;，；、·•∙▪|]")
_PART_OR_BRACKET = re.compile(rf"{_PART.pattern}|[()]")
_AND = re.compile(r"(?<!\S)(an)(d)(?!\S)", re.IGNORECASE)


def keyword_list(words: Iterable[str]) -> RichText:
    """Keywords parted by commas; one that holds what parts such lists is in braces."""
    listed = tuple(words)
    nodes: list[Node] = []
    for word in listed:
        nodes += [Text(", ")] if nodes else []
        nodes += _held(word, alone=len(listed) == 1)
    return RichText(tuple(nodes))


def _held(word: str, *, alone: bool) -> Iterable[Node]:
    if not _PART.search(word) and _closes(word):
        yield Text(word)
    elif not alone:
        yield Span(Style.PROTECTED, (Text(word),))
    else:
        # Braces around the whole of a list mean nothing.
        end = 0
        for sign in _PART_OR_BRACKET.finditer(word):
            yield Text(word[end : sign.start()])
            yield Span(Style.PROTECTED, (Text(sign[0]),))
            end = sign.end()
        yield Text(word[end:])


def _closes(word: str) -> bool:
    """Whether its parentheses pair up; readers part no list within one that is open."""
    depth = 0
    for sign in re.findall(r"[()]", word):
        depth += 1 if sign == "(" else -1
        if depth < 0:
            return False
    return depth == 0


def verbatim(value: str, *, ascii_only: bool = False) -> str:
    """A value in which no character means anything to LaTeX: an address, a DOI."""
    quoted = _NOT_IN_VERBATIM.sub(lambda match: quote(match[0]), value)
    return NOT_ASCII.sub(lambda match: quote(match[0]), quoted) if ascii_only else quoted


def name_list(names: Iterable[Name], *, others: bool = False, ascii_only: bool = False) -> str:
    """Names as a field of names has them; `others` for a list that goes on."""
    write = _ascii_name if ascii_only else _name
    return " and ".join([*map(write, names), *(["others"] if others else [])])


@cache
def _name(name: Name) -> str:
    return _written_name(
        name, lambda text: bibtex_text(RichText.from_plain(text), ascii_only=False)
    )


@cache
def _ascii_name(name: Name) -> str:
    return _written_name(name, lambda text: bibtex_text(RichText.from_plain(text), ascii_only=True))


def _written_name(name: Name, latex: Callable[[str], str]) -> str:
    """`von Family, Jr, Given`; braces keep a group, or a part BibTeX would split, in one."""
    given, particle, family, suffix = (
        " ".join(part.split()) for part in (name.given, name.particle, name.family, name.suffix)
    )
    if not family or not (given or particle or suffix):
        full = " ".join(part for part in (given, particle, family, suffix) if part)
        whole = latex(full)
        is_one = " " in full or "," in whole or "=" in whole or whole.lower() in {"and", "others"}
        return f"{{{whole}}}" if is_one else whole
    held = f"{{{latex(family)}}}" if _begins_lower(family) else _guarded(family, latex)
    # A particle must not be in braces: BibTeX knows it by its small letters.
    kept = _AND.sub(r"\1{\2}", latex(particle)).replace(",", "{,}")
    written = f"{kept} {held}" if kept else held
    if suffix:
        # After a single comma BibTeX would take the suffix for the given name.
        return f"{written}, {_guarded(suffix, latex)}, {_guarded(given, latex) or '{}'}"
    return f"{written}, {_guarded(given, latex)}" if given else written


def _guarded(part: str, latex: Callable[[str], str]) -> str:
    written = latex(part)
    special = "," in written or "=" in written or "and" in written.lower().split()
    return f"{{{written}}}" if special else written


def _begins_lower(part: str) -> bool:
    """Whether BibTeX would take a word of it, other than the last, for a particle."""
    return any(
        next((character.islower() for character in word if character.isalpha()), False)
        for word in part.split()[:-1]
    )
