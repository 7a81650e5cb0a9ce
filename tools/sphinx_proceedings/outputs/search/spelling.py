"""The rules by which spellings of a word count as one.

They stand in `spelling.json`, of which the search page has a script, so that browsers apply the
same rules to what readers type; a test compares both. Only British and American forms that follow a
rule without exception, or are listed, are made one: a rule that is right most of the time would
hide papers.
"""

from __future__ import annotations

import json
import unicodedata
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

__all__ = ["SpellingRules", "canonical", "fold", "rules", "spelling_script"]

_RULES = Path(__file__).with_suffix(".json")
_SCRIPT = """\
// Spellings of a word that count as one.  Made by `make reference` from `search/spelling.json`.

/** @type {{SpellingRules}} */
export const RULES = {rules};
"""
_SHORTEST_STEM = 3  # letters before an ending; `wise` and `rise` are no verbs in -ise


class SpellingRules(NamedTuple):
    """The rules as they are in the file."""

    letters: dict[str, str]
    """Letters that have no accent to take away."""
    words: dict[str, str]
    beginnings: dict[str, str]
    endings: dict[str, str]
    kept: frozenset[str]
    """Verbs that are spelled with -ise everywhere."""
    kept_endings: tuple[str, ...]
    stop_words: frozenset[str]
    """Words that are in nearly every text."""


@cache
def rules() -> SpellingRules:
    """The rules, read once."""
    data = json.loads(_RULES.read_text(encoding="utf-8"))
    sets = {name: frozenset(data[name]) for name in ("kept", "stop_words")}
    return SpellingRules(**{**data, **sets, "kept_endings": tuple(data["kept_endings"])})


def spelling_script() -> str:
    """The rules as a module of the search page, which cannot load JSON in every browser."""
    return _SCRIPT.format(rules=_RULES.read_text(encoding="utf-8").rstrip())


@lru_cache(maxsize=200_000)
def canonical(word: str) -> str:
    """What stands for a folded word and its other spelling: `optimisation` is `optimization`."""
    found = rules()
    if word in found.words:
        return found.words[word]
    for british, american in found.beginnings.items():
        if word.startswith(british):
            return american + word[len(british) :]
    for british, american in found.endings.items():
        stem = word.removesuffix(british)
        if stem != word and len(stem) >= _SHORTEST_STEM:
            verb = f"{stem}ise"
            is_kept = verb in found.kept or verb.endswith(found.kept_endings)
            return word if is_kept else stem + american
    return word


def fold(text: str) -> str:
    """Text in lower case, without accents: what is not a letter or digit stays."""
    return text.lower() if text.isascii() else text.translate(_FOLDED)


class _Folded(dict[int, str]):
    """Each character as it is folded, found when first met."""

    def __missing__(self, code: int) -> str:
        decomposed = unicodedata.normalize("NFKD", chr(code))
        bare = (letter for letter in decomposed if unicodedata.category(letter)[0] != "M")
        letters = rules().letters
        folded = "".join(letters.get(letter, letter) for letter in "".join(bare).lower())
        self[code] = folded
        return folded


_FOLDED = _Folded()
