"""Stems of English words, as Pagefind finds them."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Any

import snowballstemmer

__all__ = ["stem"]


@cache
def _stemmer() -> Any:
    return snowballstemmer.stemmer("english")


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """The stem under which a word is indexed."""
    return str(_stemmer().stemWord(word))
