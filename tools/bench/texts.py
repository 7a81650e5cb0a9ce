"""Made-up titles and abstracts as BibTeX has them, LaTeX included."""

from __future__ import annotations

from random import Random

from bench.words import Vocabulary, listed

__all__ = ["Texts"]

_TITLE_WORDS = (5, 15, 9)
"""Fewest, most, and the usual number."""
_ABSTRACT = (980, 190)
"""Characters: mean and standard deviation of what is aimed at; sentences are not cut."""
_SHORTEST, _LONGEST = 350, 1600
_SENTENCE_WORDS = (9, 32, 20)
_LINKING_WORDS = listed("for of with in and by from to")
_SHARE_OF_LINKING_WORDS = 0.3
_SHARE_OF_NAMED = 0.35
"""Titles that begin with a system's name."""
_SHARE_OF_LATEX = 0.12
"""Sentences."""
_LATEX = (
    r"na{\"\i}ve",
    r"$x^2$",
    r"$O(n \log n)$",
    r"$\alpha = 0.05$",
    r"12.5\%",
    r"G{\"o}del",
    r"-- and only then --",
    r"``clean''",
    r"\emph{all}",
    r"pages 12--14",
    r"{BERT}",
)


class Texts:
    """Draws the texts of one paper after the other."""

    def __init__(self, random: Random, vocabulary: Vocabulary) -> None:
        self._random = random
        self._vocabulary = vocabulary

    def title(self, theme: int) -> str:
        """The title of a paper on this theme; the case of names is protected by braces."""
        count = self._about(*_TITLE_WORDS)
        words: list[str] = []
        if self._random.random() < _SHARE_OF_NAMED:
            name = self._vocabulary.coined()
            words = [f"{{{name[0]}}}{name[1:]}:"]
        is_linking = True
        while len(words) < count:
            is_last = len(words) == count - 1
            can_link = not (is_linking or is_last)
            is_linking = can_link and self._random.random() < _SHARE_OF_LINKING_WORDS
            words.append(
                self._random.choice(_LINKING_WORDS)
                if is_linking
                else self._vocabulary.word(theme).capitalize()
            )
        return " ".join(words)

    def abstract(self, theme: int) -> str:
        """Several sentences on this theme."""
        wanted = min(max(self._random.gauss(*_ABSTRACT), _SHORTEST), _LONGEST)
        sentences: list[str] = []
        length = 0
        while length < wanted:
            sentences.append(self._sentence(theme))
            length += len(sentences[-1]) + 1
        return " ".join(sentences)

    def _sentence(self, theme: int) -> str:
        count = self._about(*_SENTENCE_WORDS)
        words = [self._vocabulary.running_word(theme) for _ in range(count)]
        words[0] = words[0].capitalize()
        words[-1] = self._vocabulary.word(theme)
        if self._random.random() < _SHARE_OF_LATEX:
            words.insert(self._random.randrange(1, count), self._random.choice(_LATEX))
        if count > _SENTENCE_WORDS[2]:
            words[count // 2] += ","
        return " ".join(words) + "."

    def _about(self, fewest: int, most: int, usual: int) -> int:
        return round(self._random.triangular(fewest, most, usual))
