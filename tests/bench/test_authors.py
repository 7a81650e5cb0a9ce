"""Made-up authors."""

from __future__ import annotations

from collections import Counter
from random import Random

from bench.authors import Author, Authors
from bench.words import THEMES


def test_forms_of_a_name() -> None:
    author = Author(given="Zoe", family="Grümiić")
    assert (author.full, author.bibtex) == ("Zoe Grümiić", r"Gr{\"u}miić, Zoe")


def test_distribution(random: Random) -> None:
    authors = Authors(random)
    papers = [authors.of_paper(number % THEMES) for number in range(2000)]
    assert all(len(names) == len(set(names)) in range(1, 10) for names in papers)
    places = Counter(name for names in papers for name in names)
    assert 3.9 < sum(places.values()) / len(papers) < 4.4
    assert 1.8 < len(places) / len(papers) < 2.0
    assert 0.6 < sum(count == 1 for count in places.values()) / len(places) < 0.68
    assert max(places.values()) > 30
    assert len({name.full for name in places}) == len(places)
