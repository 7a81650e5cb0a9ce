"""What the last import brought of what is around the papers, as JSON."""

import json
from typing import Any

import pytest

from sphinx_proceedings.model.programme import Sponsor
from sphinx_proceedings.sources.imports.front.known import (
    KnownFront,
    front_as_json,
    front_from_json,
)
from sphinx_proceedings.sources.imports.front.matter import (
    Committee,
    FrontMatter,
    Member,
)
from sphinx_proceedings.sources.imports.front.pages import KnownPage

FRONT = KnownFront(
    matter=FrontMatter(
        details={"title": "Workshop", "start": "2027-05-10"},
        sponsors=(Sponsor(name="Engines", level="Gold"),),
        committees=(
            Committee(
                role="reviewer",
                title="Readers",
                members=(Member(name="Ada", affiliation="Oxford"), Member(name="Bob")),
                listing="program_committee",
                called="Reviewers",
            ),
            Committee(role="tpc"),
        ),
    ),
    pages={"a.tex": KnownPage(path="papers/w2027/a.md", said="0" * 64, written="")},
)


def test_it_comes_back() -> None:
    assert front_from_json(json.loads(json.dumps(front_as_json(FRONT)))) == FRONT
    assert front_from_json(front_as_json(KnownFront())) == KnownFront()
    assert front_as_json(KnownFront()) == {}


@pytest.mark.parametrize(
    "value",
    [
        [],
        {"other": {}},
        {"edition": {"colour": "red"}},
        {"edition": {"title": 1}},
        {"sponsors": {}},
        {"sponsors": [{"url": "https://e.org/"}]},
        {"committees": [{"role": "king", "members": []}]},
        {"committees": [{"role": "tpc"}]},
        {"committees": [{"role": "tpc", "members": [{"name": "A", "email": "a@b.org"}]}]},
        {"pages": {"a": {"path": "../a.md", "said": "", "written": ""}}},
        {"pages": {"a": {"path": "papers/../../a.md", "said": "", "written": ""}}},
        {"pages": {"a": {"path": "papers/w/a.md", "said": "0", "written": ""}}},
        {"pages": [1]},
    ],
)
def test_what_was_not_written_so(value: Any) -> None:
    with pytest.raises(ValueError, match=r"not as imports write it|not an object of texts"):
        front_from_json(value)
