"""Indexes of the portal."""

from dataclasses import replace
from typing import NamedTuple

from sphinx_proceedings.building.pipeline import read_portal
from sphinx_proceedings.model.papers import Relation, RelationKind
from sphinx_proceedings.model.portal import Activity, Portal
from support.folders import TOY as TOY_FOLDER

TOY: Portal = read_portal(TOY_FOLDER).portal


class Summary(NamedTuple):
    """What the records of a person are of."""

    papers: tuple[str, ...] = ()
    talks: tuple[str, ...] = ()
    chaired: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    edited: tuple[str, ...] = ()


def summary(record: Activity) -> Summary:
    return Summary(
        papers=tuple(paper.key for paper in record.papers),
        talks=tuple(item.talk.paper or item.talk.title.plain for item in record.talks),
        chaired=tuple(session.id for session in record.chaired),
        roles=tuple(f"{held.edition}/{held.role}" for held in record.appointments),
        edited=tuple(edition.id for edition in record.edited),
    )


def test_records() -> None:
    assert {person: summary(record) for person, record in TOY.activity_by_person.items()} == {
        "ada-lovelace": Summary(
            papers=("alpha2025", "beta2026", "gamma2026"),
            talks=("gamma2026",),
            roles=("toy2026/tpc",),
            edited=("toy2026",),
        ),
        "charles-de-la-vallee-poussin": Summary(edited=("toy2025",)),
        "grace-hopper": Summary(talks=("On *Everything*",), roles=("toy2026/general-chair",)),
        "jan-van-der-berg": Summary(papers=("beta2026",), talks=("beta2026",)),
        "john-smith-delft": Summary(papers=("gamma2026",)),
        "john-smith-rome": Summary(papers=("delta2026",), chaired=("morning",)),
        "the-toy-team": Summary(papers=("alpha2025",)),
        "umit-ozil": Summary(papers=("epsilon2026",), roles=("toy2026/tpc",)),
    }


def test_talks_of_papers() -> None:
    assert {
        paper: [item.session.id for item in talks] for paper, talks in TOY.talks_of_paper.items()
    } == {
        ("toy2026", "beta2026"): ["morning"],
        ("toy2026", "gamma2026"): ["morning"],
        ("toy2026", "delta2026"): ["posters"],
    }


def test_neighbours_of_sessions() -> None:
    edition = TOY.edition_by_id["toy2026"]
    first, *_, last = edition.sessions
    assert edition.session_before(first) is None
    assert edition.session_after(last) is None
    assert edition.session_after(first) == edition.sessions[1]


def test_topics() -> None:
    assert {topic.slug: topic.label for topic in TOY.topics} == {
        "toys": "Toys",
        "toy-trains": "Toy trains",
        "wooden": "wooden",
    }


def test_what_a_paper_is_to_others() -> None:
    relations = tuple(Relation(kind=RelationKind.RELATED, key=key) for key in ("beta2026", "none"))
    gamma = replace(TOY.paper_by_id["toy2026", "gamma2026"], relations=relations)
    assert [(other.key, relation) for other, relation in TOY.relations_from(gamma)] == [
        ("beta2026", relations[0])
    ]


def test_registered_orcid() -> None:
    people = tuple(replace(person, orcid=f"of {person.id}") for person in TOY.people)
    authors = TOY.paper_by_id["toy2026", "beta2026"].authors
    assert [replace(TOY, people=people).orcid_of(author) for author in authors] == [
        "0000-0001-6192-0044",
        "of jan-van-der-berg",
    ]
