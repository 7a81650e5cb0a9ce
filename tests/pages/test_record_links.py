"""What is said beside records in lists, in the language that is spoken."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from sphinx_proceedings.diagnostics import Location
from sphinx_proceedings.model.programme import Session, SessionKind
from sphinx_proceedings.pages.record_links import kind_beside_title, kind_label, paper_item
from sphinx_proceedings.pages.writers.myst import written
from sphinx_proceedings.wording.messages import speaking
from support.discover_papers import paper
from support.translations import translated

BREAK, POSTERS, TALKS = SessionKind.BREAK, SessionKind.POSTERS, SessionKind.TALKS
GERMAN = {
    "Break": "Pause",
    "Posters": "Poster",
    "Talks": "Vorträge",
    "talks": "Vorträge",
    "and others": "u. a.",
}


def session(title: str, *kinds: SessionKind) -> Session:
    return Session(
        id="a",
        edition="e2027",
        title=title,
        kinds=kinds,
        start=datetime(2027, 5, 8, 9, 0, tzinfo=UTC),
        location=Location(path="program/e2027.yaml"),
    )


@pytest.mark.parametrize(
    ("title", "kinds", "label", "beside"),
    [
        ("Coffee", (BREAK,), "Break", "Break"),
        ("Coffee Break", (BREAK, POSTERS), "Break, posters", "Posters"),
        ("Poster session", (POSTERS, TALKS, BREAK), "Posters, talks, break", "Talks, break"),
        ("Breakfast talks and posters", (TALKS, POSTERS), "Talks, posters", ""),
    ],
)
def test_kinds(title: str, kinds: tuple[SessionKind, ...], label: str, beside: str) -> None:
    item = session(title, *kinds)
    assert (kind_label(item), kind_beside_title(item)) == (label, beside)


@pytest.mark.parametrize(
    ("title", "kinds", "label", "beside"),
    [
        ("Kaffeepause", (BREAK, TALKS), "Pause, Vorträge", "Vorträge"),
        ("Postersitzung", (POSTERS, TALKS), "Poster, Vorträge", "Vorträge"),
    ],
)
def test_kinds_in_german(
    title: str, kinds: tuple[SessionKind, ...], label: str, beside: str
) -> None:
    """Nouns keep their capitals."""
    item = session(title, *kinds)
    with translated("de", GERMAN), speaking("de"):
        assert (kind_label(item), kind_beside_title(item)) == (label, beside)


def test_a_paper_is_named_in_each_language() -> None:
    listed = replace(paper("a", "A"), more_authors=True)
    title = "[A](/papers/e2027/a.md)"

    def lines() -> list[str]:
        return [written(each) for each in paper_item(listed).lines]

    assert lines() == [title, "[and others]{.by}"]
    with translated("de", GERMAN), speaking("de"):
        assert lines() == [title, "[u. a.]{.by}"]
    assert lines() == [title, "[and others]{.by}"]
