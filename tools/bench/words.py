"""Made-up words that are distributed as those of papers: few are common, most are rare.

A theme has words of its own, so that its papers resemble each other.  Abstracts of 2,000 papers
have 12,100 different words, those of 8,000 papers 20,700, half of them once; in the ACL
Anthology of 2021 and 2022 it is 11,600 and 23,300.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from random import Random

__all__ = ["THEMES", "Vocabulary", "listed"]

THEMES = 36


def listed(words: str) -> tuple[str, ...]:
    """The words of a text."""
    return tuple(words.split())


_COMMON = 4000
_OF_THEME = 150
_KEYWORDS = 12
_FUNCTION_WORDS = listed(
    "the of and to in a we is for that on with are as by this from our it which be can an at"
    " not these than between have more most their also such both or has however while into"
)
_OPENINGS = listed("b c d f g h j k l m n p r s t v w z br cl cr dr fl gr pl pr sc sh sp st th tr")
_VOWELS = listed("a e i o u a e i o ea io ou")
_CLOSINGS = ["", "", "", "", *listed("l m n r s t x nd nt rm st")]
_ENDINGS = ["", "", "", *listed("al ation ed er ic ing ity ive s")]
_SHARE_OF_FUNCTION_WORDS = 0.4
_SHARE_OF_THEME = 0.5
"""Of the other words."""
_SHARE_OF_RARE = 0.017
"""Of the other words as well: they are in no other paper."""
_SHIFT = 3


class Vocabulary:
    """The words of all papers; everything is drawn from the generator given at first."""

    def __init__(self, random: Random) -> None:
        self._random = random
        self._taken = set(_FUNCTION_WORDS)
        self._common = self._new_words(_COMMON)
        self._themes = [self._new_words(_OF_THEME) for _ in range(THEMES)]
        self._weights = {count: _zipf(count) for count in (_COMMON, _OF_THEME, _KEYWORDS)}
        self._function_weights = _zipf(len(_FUNCTION_WORDS))
        self._keywords = [self._phrases(words[:40]) for words in self._themes]

    def word(self, theme: int) -> str:
        """A word that carries meaning."""
        if self._random.random() < _SHARE_OF_RARE:
            return self._new_words(1)[0]
        in_theme = self._random.random() < _SHARE_OF_THEME
        return self._drawn(self._themes[theme] if in_theme else self._common)

    def running_word(self, theme: int) -> str:
        """A word as it stands in a sentence: many are such as “the”."""
        if self._random.random() < _SHARE_OF_FUNCTION_WORDS:
            (word,) = self._random.choices(_FUNCTION_WORDS, cum_weights=self._function_weights)
            return word
        return self.word(theme)

    def keywords(self, theme: int, count: int) -> list[str]:
        """Different keywords of a theme."""
        return list(dict.fromkeys(self._drawn(self._keywords[theme]) for _ in range(count)))

    def coined(self) -> str:
        """A name for a system that no other paper has."""
        return self._new_words(1)[0].capitalize()

    def _drawn(self, words: Sequence[str]) -> str:
        (word,) = self._random.choices(words, cum_weights=self._weights[len(words)])
        return word

    def _phrases(self, words: Sequence[str]) -> list[str]:
        return [" ".join(self._random.sample(words, 2)) for _ in range(_KEYWORDS)]

    def _new_words(self, count: int) -> list[str]:
        """Words that were not there before."""
        found: list[str] = []
        while len(found) < count:
            word = self._made_up()
            if word not in self._taken:
                self._taken.add(word)
                found.append(word)
        return found

    def _made_up(self) -> str:
        syllables = self._random.choice((1, 2, 2, 2, 3))
        parts = [
            self._random.choice(part)
            for _ in range(syllables)
            for part in (_OPENINGS, _VOWELS, _CLOSINGS)
        ]
        return "".join((*parts, self._random.choice(_ENDINGS)))


def _zipf(count: int) -> list[float]:
    """Cumulated weights by the law of Zipf and Mandelbrot: the commonest words are not all."""
    return list(accumulate(1 / (rank + _SHIFT) for rank in range(1, count + 1)))
