"""Made-up titles and abstracts."""

from __future__ import annotations

import statistics
from random import Random

import pytest

from bench.texts import Texts
from bench.words import Vocabulary


@pytest.fixture
def texts(random: Random) -> Texts:
    return Texts(random, Vocabulary(random))


def test_titles(texts: Texts) -> None:
    titles = [texts.title(theme=0) for _ in range(300)]
    counts = [len(title.split()) for title in titles]
    assert all(count in range(5, 16) for count in counts)
    assert 8 < statistics.mean(counts) < 11
    assert len(set(titles)) == 300
    assert any(title.startswith("{") for title in titles)


def test_abstracts(texts: Texts) -> None:
    abstracts = [texts.abstract(theme=0) for _ in range(300)]
    lengths = sorted(map(len, abstracts))
    assert lengths[0] > 350
    assert 900 < lengths[75] < lengths[225] < 1300
    assert lengths[-1] < 1900
    assert all(abstract.count(".") > 1 for abstract in abstracts)
    together = " ".join(abstracts)
    assert all(latex in together for latex in ("$x^2$", r"G{\"o}del", "--", r"\%", "``", "{BERT}"))
