"""What papers are about."""

from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_proceedings.diagnostics import Location
from sphinx_proceedings.model.papers import Paper, Standing, Status
from sphinx_proceedings.model.richtext import RichText, Text
from sphinx_proceedings.model.topics import Term, Topic, TopicIndex, make_topics, topic_key


def paper(key: str, *keywords: str, status: Status = Status.PUBLISHED) -> Paper:
    return Paper(
        key=key,
        slug=key,
        edition="w2027",
        entry_type="inproceedings",
        title=RichText((Text(key),)),
        location=Location(path="papers/w2027.bib"),
        keywords=keywords,
        standing=Standing(status=status),
    )


class Told(NamedTuple):
    """What a topic is called, the keys of its papers, and the topics above and below it."""

    label: str
    papers: list[str]
    broader: str = ""
    narrower: tuple[str, ...] = ()


def told(index: TopicIndex) -> dict[str, Told]:
    """Each by its slug."""
    return {
        topic.slug: Told(
            label=topic.label,
            papers=[paper.key for paper in topic.papers],
            broader=topic.broader,
            narrower=topic.narrower,
        )
        for topic in index.topics
    }


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Deep Learning", "deep learning", True),
        ("deep-learning", "deep  learning", True),
        ("co\u2010processors", "co-processors", True),
        ("caf\u00e9", "cafe\u0301", True),
        ("STRASSE", "straße", True),
        ("café", "cafe", False),
        ("transformer", "transformers", False),
        ("coprocessors", "co-processors", False),
        ("C++", "C", False),
        ("C--", "C", False),
    ],
)
def test_same_topic_without_a_thesaurus(one: str, other: str, same: bool) -> None:
    assert (topic_key(one) == topic_key(other)) is same


def test_topics_of_keywords() -> None:
    index = make_topics(
        [
            paper("a", "Deep-Learning", "C++", "deep learning"),
            paper("b", "deep learning", "C", "***"),
            paper("c", "deep learning", status=Status.RETRACTED),
            paper("d", "deep learning", "secrets", status=Status.WITHDRAWN),
        ]
    )
    assert told(index) == {
        "c": Told(label="C++", papers=["a"]),
        "c-2": Told(label="C", papers=["b"]),
        "deep-learning": Told(label="deep learning", papers=["a", "b", "c"]),
        "topic": Told(label="***", papers=["b"]),
    }
    assert {
        key: [topic.slug for topic in topics] for (_, key), topics in index.of_paper.items()
    } == {
        "a": ["deep-learning", "c"],
        "b": ["deep-learning", "c-2", "topic"],
        "c": ["deep-learning"],
        "d": [],
    }


def test_thesaurus() -> None:
    index = make_topics(
        [paper("a", "ml", "GNNs"), paper("b", "Machine learning"), paper("c", "Gardening")],
        [
            Term(label="Computing"),
            Term(label="Machine Learning", also=("ML", "learning theory"), broader="computing"),
            Term(label="Graph neural networks", also=("GNN", "GNNs"), broader="Machine Learning"),
            Term(label="Robots", broader="Computing"),
        ],
    )
    assert told(index) == {
        "computing": Told(label="Computing", papers=[], narrower=("machine-learning",)),
        "gardening": Told(label="Gardening", papers=["c"]),
        "graph-neural-networks": Told(
            label="Graph neural networks", papers=["a"], broader="machine-learning"
        ),
        "machine-learning": Told(
            label="Machine Learning",
            papers=["a", "b"],
            broader="computing",
            narrower=("graph-neural-networks",),
        ),
    }
    former = {topic.slug: topic.former_slugs for topic in index.topics if topic.former_slugs}
    assert former == {
        "graph-neural-networks": ("gnn", "gnns"),
        "machine-learning": ("ml", "learning-theory"),
    }


def test_circles_end() -> None:
    index = make_topics(
        [paper("x", "a")], [Term(label="a", broader="b"), Term(label="b", broader="a")]
    )
    assert told(index) == {
        "a": Told(label="a", papers=["x"], broader="b", narrower=("b",)),
        "b": Told(label="b", papers=[], broader="a", narrower=("a",)),
    }


KEYWORDS = st.lists(st.text(st.sampled_from("aA-–/.< é漢"), max_size=6), max_size=6)


@given(st.lists(KEYWORDS, max_size=6), st.lists(KEYWORDS, max_size=3))
def test_every_keyword_has_one_topic(written: list[list[str]], terms: list[list[str]]) -> None:
    papers = [paper(f"p{number}", *words) for number, words in enumerate(written)]
    thesaurus = [Term(label=words[0], also=tuple(words[1:])) for words in terms if words]
    index = make_topics(papers, thesaurus)
    addresses = [slug for topic in index.topics for slug in (topic.slug, *topic.former_slugs)]
    assert len(addresses) == len(set(addresses))
    assert "index" not in addresses
    by_paper = {(found.key, topic.slug) for topic in index.topics for found in topic.papers}
    assert by_paper == {
        (key, topic.slug) for (_, key), topics in index.of_paper.items() for topic in topics
    }
    for found in papers:
        assert len(index.of_paper["w2027", found.key]) <= len(found.keywords)


@given(KEYWORDS, KEYWORDS)
def test_later_papers_change_no_address(first: list[str], more: list[str]) -> None:
    def slugs(index: TopicIndex) -> dict[str, str]:
        return {topic_key(topic.label): topic.slug for topic in index.topics}

    before = slugs(make_topics([paper("a", *first)]))
    after = slugs(make_topics([paper("a", *first), paper("b", *more)]))
    assert before.items() <= after.items()


def test_nothing() -> None:
    assert make_topics([]) == TopicIndex(topics=(), of_paper={}, by_keyword={})
    assert make_topics([paper("a")]).topics == ()
    assert Topic(slug="a", label="A").papers == ()
