"""What the search page offers to narrow by."""

import json

from sphinx_proceedings.outputs.search.choices import choices_file
from sphinx_proceedings.outputs.search.searched_pages import Kind, Outline


def record(kind: Kind, *choices: tuple[str, str]) -> Outline:
    return Outline(kind=kind, choices=choices, title="x", fields=["title"])


def test_papers_are_counted() -> None:
    listed = [
        record(Kind.PAPER, ("year", "2027"), ("has", "code"), ("author-07", "ada")),
        record(Kind.PAPER, ("year", "2026")),
        record(Kind.PAPER, ("year", "2027")),
        record(Kind.SESSION, ("year", "2027")),
    ]
    assert json.loads(choices_file(listed, ["main"], ["ab", "be"])) == {
        "indexes": ["main"],
        "kinds": {"paper": 3, "session": 1},
        "choices": {"year": [["2026", 1], ["2027", 2]], "has": [["code", 1]]},
        "words": "ab be",
    }
