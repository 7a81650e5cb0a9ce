"""Text → the words under which readers find it.

A word is folded (no accents, lower case) and stands for its British and American spelling. A
compound is found whole and by its parts, and as one word, two words or with a hyphen: `pre-
training` is `pretraining`, `pre` and `training`.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import pairwise

import snowballstemmer
from anyascii import anyascii

from sphinx_proceedings.outputs.search.spelling import canonical, fold, rules

__all__ = [
    "Compounds",
    "compounds",
    "distinct_tokens",
    "may_hold",
    "name_words",
    "stem",
    "text_words",
    "tokens",
    "without_stop_words",
]

Compounds = dict[str, tuple[str, str]]
"""Words that the corpus also writes with a hyphen, with their parts: `pretraining` → its two."""

_TOKEN = re.compile(r"[^\W_]+(?:['-][^\W_]+)*")
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+")
"""Chinese, Japanese and Korean, of which any two letters in a row are a word."""
_OFTEN = 10  # texts; nobody divides a word in as many by mistake
_MOST_WHOLE = 20  # texts with the whole word, for one with a hyphen
_STEMMER = snowballstemmer.stemmer("english")
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe"})


def tokens(text: str) -> list[str]:
    """The words as written, folded; compounds keep their hyphens, `o'brien` loses its mark."""
    folded = fold(text)
    found = [token.replace("'", "") for token in _TOKEN.findall(folded)]
    if folded.isascii() or not _UNSPACED.search(folded):
        return found
    return [part for token in found for part in _divided(token)]


def _divided(token: str) -> Iterator[str]:
    """The pairs of letters where words are not divided, and what stands between."""
    end = 0
    for match in _UNSPACED.finditer(token):
        yield from filter(None, [token[end : match.start()].strip("-")])
        letters, end = match[0], match.end()
        yield from (map("".join, pairwise(letters)) if len(letters) > 1 else letters)
    yield from filter(None, [token[end:].strip("-")])


def distinct_tokens(texts: Iterable[str]) -> list[str]:
    """The tokens of one text after the other, each once in its text."""
    return [token for text in texts for token in dict.fromkeys(tokens(text))]


def compounds(counts: Mapping[str, int]) -> Compounds:
    """The compounds of two parts that texts write with a hyphen, of tokens with how many have each.

    Not words that were divided at the end of a line: `transla-tion` once, `translation` everywhere.
    """
    found: Compounds = {}
    for token, count in counts.items():
        first, hyphen, second = token.partition("-")
        if hyphen and len(first) > 1 and len(second) > 1 and "-" not in second:
            whole = counts.get(first + second, 0)
            if count >= _OFTEN or whole <= _MOST_WHOLE * count:
                found[first + second] = (first, second)
    return found


def may_hold(words: Collection[str], compound: str, parts: tuple[str, str]) -> bool:
    """Whether a text with these words is found by others when the compound is no more listed."""
    return canonical(compound) in words or all(canonical(part) in words for part in parts)


def text_words(text: str, listed: Compounds) -> list[str]:
    """All words that find the text, each once, in the order of the text."""
    found = tokens(text)
    return list(dict.fromkeys(_spelled(found, listed)))


def _spelled(found: list[str], listed: Compounds) -> Iterator[str]:
    for token in dict.fromkeys(found):
        parts = token.split("-")
        if len(parts) > 1:
            yield canonical("".join(parts))
        yield from map(canonical, parts)
        yield from map(canonical, listed.get(token, ()))
    for first, second in pairwise(found):
        if listed.get(first + second) == (first, second):
            yield canonical(first + second)


def name_words(name: str) -> list[str]:
    """All words that find a name: without accents, in Latin letters, umlauts written out."""
    forms = [name]
    if not name.isascii():
        forms += [anyascii(name), name.lower().translate(_UMLAUTS)]
    found: list[str] = []
    for form in forms:
        for token in tokens(form):
            parts = token.split("-")
            found += [*parts, "".join(parts)] if len(parts) > 1 else parts
    return list(dict.fromkeys([*found, *map(canonical, found)]))


def without_stop_words(words: Iterable[str]) -> list[str]:
    """The words that tell texts apart."""
    return [word for word in words if word not in rules().stop_words]


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """The stem under which Pagefind has an English word."""
    return str(_STEMMER.stemWord(word))
