"""A portal of which some editions and people alone are listed, and all others are still known."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from itertools import chain

from sphinx_proceedings.model.portal import Activity, Portal

__all__ = ["listing_of"]

_KNOWN = (
    "affiliations_of_person",
    "appointments_by_edition",
    "digests",
    "edition_by_id",
    "event_identities",
    "ledger_by_edition",
    "paper_by_id",
    "papers_by_edition",
    "person_by_id",
    "published",
    "recent_changes",
    "relations_to",
    "released",
    "session_by_id",
    "talks_of_paper",
    "timetables",
    "_topic_index",
)
"""What follows from the whole portal, and is asked for by ids."""


def listing_of(
    portal: Portal,
    editions: Collection[str],
    people: Collection[str] = (),
    *,
    are_authors_alone: bool = False,
) -> Portal:
    """Whoever goes through it finds these editions, these people, and the papers of both.

    Of affiliations it is told where these people are, and of these, where they `are_authors_alone`,
    what they wrote and nothing else: that needs fewer records.
    """
    activities = {
        person: Activity(papers=portal.papers_by_person[person])
        if are_authors_alone
        else portal.activity_by_person[person]
        for person in people
    }
    written = chain.from_iterable(activity.papers for activity in activities.values())
    inside = chain.from_iterable(portal.papers_by_edition[edition] for edition in editions)
    listed = replace(
        portal,
        editions=tuple(
            portal.edition_by_id[edition] for edition in portal.edition_by_id if edition in editions
        ),
        papers=tuple(dict.fromkeys(chain(inside, written))),
        people=tuple(map(portal.person_by_id.__getitem__, people)),
    )
    known = {name: getattr(portal, name) for name in _KNOWN}
    vars(listed).update(known, activity_by_person=activities)
    return listed
