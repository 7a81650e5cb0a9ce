"""Made-up words."""

from __future__ import annotations

from random import Random

from bench.words import Vocabulary, listed


def test_listed() -> None:
    assert listed("the of  and") == ("the", "of", "and")


def test_the_same_for_the_same_seed() -> None:
    def drawn(seed: int) -> list[object]:
        words = Vocabulary(Random(seed))  # noqa: S311
        return [words.word(3), words.running_word(3), words.keywords(3, 4), words.coined()]

    assert drawn(1) == drawn(1)
    assert drawn(1) != drawn(2)


def test_themes_have_words_of_their_own(random: Random) -> None:
    words = Vocabulary(random)
    first, again, other = ({words.word(theme) for _ in range(500)} for theme in (3, 3, 4))
    assert len(first & again) > 1.5 * len(first & other)


def test_coined_words_differ(random: Random) -> None:
    words = Vocabulary(random)
    assert len({words.coined() for _ in range(500)}) == 500


def test_keywords_differ(random: Random) -> None:
    words = Vocabulary(random)
    for _ in range(50):
        found = words.keywords(0, 5)
        assert 1 <= len(found) == len(set(found)) <= 5
