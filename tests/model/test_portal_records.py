"""A portal whose records are sought one by one says what the whole one does."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeVar

import pytest

from sphinx_proceedings.model.affiliations import Affiliation
from sphinx_proceedings.model.papers import Paper
from sphinx_proceedings.model.portal import PaperId, Portal
from sphinx_proceedings.model.portal_records import (
    AffiliationRecord,
    EditionRecord,
    Overview,
    PersonRecord,
    TopicRecord,
    affiliation_records,
    edition_records,
    overview_of,
    person_records,
    portal_of,
    spelled_affiliations,
    topic_records,
    topics_of_keywords,
)
from sphinx_proceedings.model.topics import Topic
from support.varied_portals import PORTALS

Listed = TypeVar("Listed", Topic, Affiliation)


@dataclass
class Records:
    """Those of a whole portal, and which were sought."""

    whole: Portal
    sought: list[object] = field(default_factory=list)

    @property
    def overview(self) -> Overview:
        return overview_of(self.whole)

    def edition(self, edition: str) -> EditionRecord:
        self.sought.append(edition)
        return dict(edition_records(self.whole))[edition]

    def paper(self, paper: PaperId) -> Paper | None:
        self.sought.append(paper)
        return self.whole.paper_by_id.get(paper)

    def person(self, person: str) -> PersonRecord | None:
        self.sought.append(person)
        return dict(person_records(self.whole)).get(person)

    def people(self) -> Iterable[str]:
        return reversed(self.whole.person_by_id)

    def spelled(self, spelling: str) -> Affiliation | None:
        return dict(spelled_affiliations(self.whole)).get(spelling)

    def affiliation(self, slug: str) -> AffiliationRecord | None:
        return dict(affiliation_records(self.whole)).get(slug)

    def meant(self, keyword: str) -> Topic | None:
        return dict(topics_of_keywords(self.whole)).get(keyword)

    def topic(self, slug: str) -> TopicRecord | None:
        return dict(topic_records(self.whole)).get(slug)


LISTS = ("editions", "papers", "people", "appointments", "thesaurus", "institutions", "ledgers")
FINDS = (
    "edition_by_id",
    "session_by_id",
    "paper_by_id",
    "person_by_id",
    "papers_by_edition",
    "papers_by_person",
    "appointments_by_edition",
    "ledger_by_edition",
    "talks_of_paper",
    "relations_to",
    "timetables",
    "event_identities",
    "event_ids",
    "recent_changes",
    "activity_by_person",
)


@pytest.mark.parametrize("name", PORTALS)
def test_it_says_the_same(name: str, tmp_path: Path) -> None:
    whole = PORTALS[name](tmp_path)
    sought = portal_of(Records(whole))
    for listed in LISTS:
        found, expected = getattr(sought, listed), getattr(whole, listed)
        assert (len(found), *found) == (len(expected), *expected), listed
    for found in FINDS:
        assert dict(getattr(sought, found)) == dict(getattr(whole, found)), found
    assert (sought.published, sought.released) == (whole.published, whole.released)
    assert (*sought.topics,) == (*whole.topics,)
    assert sought.affiliations == whole.affiliations
    for paper in whole.papers:
        paper_id = (paper.edition, paper.key)
        assert sought.digests.papers[paper_id] == whole.digests.papers[paper_id]
        assert sought.digests.outlines[paper_id] == whole.digests.outlines[paper_id]
        # Without who else is about it.
        for found, expected in (
            (sought.topics_of_paper[paper_id], whole.topics_of_paper[paper_id]),
            (dict(sought.topics_by_keyword(paper)), dict(whole.topics_by_keyword(paper))),
        ):
            assert repr(found) == repr(_alone(expected))
    for person in whole.person_by_id:
        assert [each.slug for each in sought.affiliations_of_person[person]] == [
            each.slug for each in whole.affiliations_of_person[person]
        ]
    for spelling, place in whole.affiliation_by_spelling.items():
        found = sought.affiliation_by_spelling[spelling]
        assert (found.slug, found.name, found.ror) == (place.slug, place.name, place.ror)
    for slug, topic in whole.topic_by_slug.items():
        assert as_listed(sought.topic_by_slug[slug]) == topic
    for slug, place in whole.affiliation_by_slug.items():
        assert as_listed(sought.affiliation_by_slug[slug]) == place
    assert dict(sought.digests.editions) == dict(whole.digests.editions)
    assert dict(sought.digests.sessions) == dict(whole.digests.sessions)


def as_listed(found: Listed) -> Listed:
    """With its papers, of which it is known before how many there are."""
    assert len(found.papers) == len([*found.papers])
    return replace(found, papers=tuple(found.papers))


def _alone(told: object) -> object:
    if isinstance(told, Topic):
        return Topic(slug=told.slug, label=told.label, broader=told.broader)
    if isinstance(told, dict):
        return {keyword: _alone(topic) for keyword, topic in told.items()}
    return tuple(map(_alone, told)) if isinstance(told, tuple) else told


def test_few_are_sought(tmp_path: Path) -> None:
    """And each once."""
    records = Records(PORTALS["toy"](tmp_path))
    portal = portal_of(records)
    assert (len(portal.editions), records.sought) == (2, [])
    paper = portal.papers_by_edition["toy2025"][0]
    assert portal.paper_by_id["toy2025", paper.key] is paper
    assert portal.orcid_of(paper.authors[0]) == records.whole.orcid_of(paper.authors[0])
    assert portal.talks_of_paper.get(("toy2025", paper.key), ()) == ()
    keys = [("toy2025", each.key) for each in records.whole.papers_by_edition["toy2025"]]
    assert records.sought == ["toy2025", *keys, paper.authors[0].person]


def test_what_there_is_not(tmp_path: Path) -> None:
    portal = portal_of(Records(PORTALS["toy"](tmp_path)))
    assert portal.paper_by_id.get(("toy2025", "nobody")) is None
    assert portal.person_by_id.get("nobody") is None
    assert portal.edition_by_id.get("toy2024") is None
    assert portal.session_by_id.get(("toy2024", "a")) is None
    assert portal.affiliation_by_spelling.get("Nowhere") is None
    assert portal.affiliation_by_slug.get("nowhere") is None
    assert portal.topic_by_slug.get("nothing") is None
    with pytest.raises(KeyError):
        portal.paper_by_id["toy2024", "nobody"]
