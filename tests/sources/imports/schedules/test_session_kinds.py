"""The table of words in docs/commands.md is the one that is used."""

import re

from sphinx_proceedings.sources.imports.schedules.session_kinds import KINDS
from support.folders import REPOSITORY


def test_the_table_of_words() -> None:
    text = (REPOSITORY / "docs" / "commands.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| ([a-z, ]+) \| `(\w+)` \|$", text, re.MULTILINE)
    documented = [(kind, tuple(words.split(", "))) for words, kind in rows]
    expected = [(str(kind), words) for kind, words in KINDS.items()]
    assert documented[: len(expected)] == expected
    assert [kind for kind, _ in documented[len(expected) :]] == ["talks"]
