"""What a paper is about, as terms: single words and pairs of neighbouring words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence, Set

from sphinx_proceedings.model.papers import Paper
from sphinx_proceedings.model.richtext import Link, Math, Node, RichText, Span, Text

__all__ = [
    "SourceText",
    "as_written",
    "distinct_terms",
    "in_order",
    "is_telling",
    "source_text",
    "terms",
]

SourceText = tuple[str, str, str]
"""Title, keywords and abstract as plain text without formulas."""

_TIMES = (3, 3, 1)
"""How often title, keywords and abstract count: authors choose the words of the first two."""
_TOKEN = re.compile(r"[^\W_]+|[^\w\s/’'-]")  # the apostrophe that books print
_SHORTEST = 2
_LONGEST = 40
_WORDS = """
able achieve achieved achieves addition additional al allow allowing allows approach approaches
art available based benefit benefits better building challenge challenges challenging crucial
demonstrate different effective effectively efficient efficiently enable enables et evaluate
evaluation existing experiment experimental experiments finally furthermore high higher important
improve improved improves improving introduce key large lead leading low lower make making method
methods moreover need new novel number open outperform outperforms paper papers possible potential
present presented previous problem problems propose proposed proposes provide provides recent
recently require requires research result results significant significantly simple simultaneously
small solution solutions specifically state study technique techniques towards use used uses using
various via work works workshop
"""
_EVERYWHERE = frozenset(_WORDS.split())
"""English words of papers about anything: few papers do not make them rare enough."""
_VAGUE_WORDS = """
algorithm algorithms analysis application applications architecture case cases cost costs data
dataset datasets design domain dynamic end framework frameworks information input language learning
level machine ml model modeling models network networks output parameters performance power pre
process processing quality researchers scale set size source sources step structure system systems
task tasks test text time tool tools train trained training type types user users words
"""
_VAGUE = frozenset(_VAGUE_WORDS.split())
"""Words that tell papers apart but, alone or among themselves, do not say what one is about."""
_WORD = re.compile(r"[^\W_]+")
_FREE = re.compile(r"(?<![\w-])[^\W_]+")
_HYPHENED = re.compile(r"([^\W_]+)-(?=([^\W_]+))")
_FEWEST_CAPITALS = 2


def source_text(paper: Paper) -> SourceText:
    """The text that a paper's terms are taken from."""
    return (
        _without_formulas(paper.full_title),
        " . ".join(paper.keywords),
        " . ".join(_without_formulas(paragraph) for paragraph in paper.abstract),
    )


def in_order(papers: Sequence[Paper]) -> list[Paper]:
    """The papers that are compared: without withdrawn ones, in order of edition and key."""
    standing = (paper for paper in papers if not paper.withdrawn)
    return sorted(standing, key=lambda paper: (paper.edition, paper.key))


def terms(text: SourceText, stop_words: Set[str]) -> Iterator[str]:
    """The terms of a text in order, as often as they count.

    Words between which a full stop, a comma or a word that means nothing stands are no pair.
    """
    for part, times in zip(text, _TIMES, strict=True):
        found = list(_terms(part.lower(), stop_words))
        for _ in range(times):
            yield from found


def distinct_terms(ordered: Iterable[str], most: int) -> tuple[str, ...]:
    """The first of the terms, without words that a pair among them has already."""
    chosen: list[str] = []
    for term in ordered:
        words = set(term.split())
        if any(words < set(other.split()) for other in chosen):
            continue
        chosen = [other for other in chosen if not set(other.split()) < words]
        chosen.append(term)
        if len(chosen) > most:
            break
    return tuple(chosen[:most])


def is_telling(term: str) -> bool:
    """Whether it says to a reader what a paper is about."""
    return not _VAGUE.issuperset(term.split())


def as_written(text: SourceText) -> Callable[[str], str]:
    """How a paper writes terms: `NLP`, `few-shot`; no word with a capital for its place alone."""
    whole = " ".join(text)
    words = dict.fromkeys(_WORD.findall(whole))
    capitals = {
        low: word
        for word in words
        if sum(map(str.isupper, word)) >= _FEWEST_CAPITALS
        # A title may be all in capitals.
        and (low := word.lower()) not in words
    }
    free = {word.lower() for word in _FREE.findall(whole)}
    hyphened = {(before.lower(), after.lower()) for before, after in _HYPHENED.findall(whole)}
    bound = {after: before for before, after in sorted(hyphened) if after not in free}

    def written(term: str) -> str:
        words = term.split()
        sign = "-" if tuple(words) in hyphened else " "
        before = bound.get(words[0])
        shown = sign.join(capitals.get(word, word) for word in words)
        # “few” says nothing where it stands alone.
        return f"{capitals.get(before, before)}-{shown}" if before else shown

    return written


def _terms(text: str, stop_words: Set[str]) -> Iterator[str]:
    before = ""
    for token in _TOKEN.findall(text):
        is_word = _SHORTEST <= len(token) <= _LONGEST and not token.isdigit()
        if not is_word or token in stop_words or token in _EVERYWHERE:
            before = ""
            continue
        yield token
        if before:
            yield f"{before} {token}"
        before = token


def _without_formulas(value: RichText) -> str:
    return "".join(_plain(value.nodes))


def _plain(nodes: Iterable[Node]) -> Iterator[str]:
    for node in nodes:
        match node:
            case Text(text):
                yield text
            case Span(_, children) | Link(_, children):
                yield from _plain(children)
            case Math():
                yield " . "
