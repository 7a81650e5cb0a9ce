"""The rules of spelling: one file for the index and for browsers."""

import json
from pathlib import Path

from sphinx_proceedings.outputs.search import spelling
from sphinx_proceedings.outputs.search.spelling import SpellingRules, rules, spelling_script

SOURCE = Path(spelling.__file__).with_name("spelling.json")
SCRIPT = SOURCE.parents[2] / "theme" / "static" / "proceedings" / "search" / "spelling.js"


def test_the_script_is_made_of_the_rules() -> None:
    assert SCRIPT.read_text("utf-8") == spelling_script(), "run: make reference"


def test_browsers_and_the_index_have_all_rules() -> None:
    stated = json.loads(SOURCE.read_text("utf-8"))
    script = spelling_script().partition("export const RULES = ")[2]
    assert json.loads(script.removesuffix(";\n")) == stated
    assert rules() == SpellingRules(
        **{name: stated[name] for name in ("letters", "words", "beginnings", "endings")},
        kept=frozenset(stated.pop("kept")),
        kept_endings=tuple(stated.pop("kept_endings")),
        stop_words=frozenset(stated.pop("stop_words")),
    )
    assert list(stated) == ["letters", "words", "beginnings", "endings"]
