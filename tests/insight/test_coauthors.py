"""Who wrote with whom."""

from hypothesis import given
from hypothesis import strategies as st

from sphinx_proceedings.insight.coauthors import CoAuthors, Neighbourhood, ring
from sphinx_proceedings.model.names import Name
from sphinx_proceedings.model.people import Person
from sphinx_proceedings.model.portal import Portal
from support.discover_papers import paper


def coauthors(*papers: str) -> CoAuthors:
    people = sorted({person for authors in papers for person in authors.split()})
    return CoAuthors(
        Portal(
            papers=tuple(
                paper(f"p{number}", "T", authors=authors) for number, authors in enumerate(papers)
            ),
            people=tuple(Person(id=each, name=Name(family=each)) for each in people),
        )
    )


def test_co_authors_and_what_they_wrote_without_the_person() -> None:
    found = coauthors("ada ben cyd", "ada ben", "ada dee", "cyd dee", "cyd dee eve", "eve fay")
    assert found.around("ada") == Neighbourhood(
        shared={"ben": 2, "cyd": 1, "dee": 1}, ties=(("ben", "cyd", 1), ("cyd", "dee", 2))
    )


def test_nothing_to_see() -> None:
    assert coauthors("ada ben cyd dee").around("ada") is None
    assert coauthors("ada ben", "ada cyd").around("ada") is None
    crowd = " ".join(f"p{number}" for number in range(51))
    assert coauthors(crowd, crowd).around("p7") is None


def test_of_more_than_twelve_there_is_no_drawing() -> None:
    names = [f"p{number:02}" for number in range(13)]
    found = coauthors(f"ada {' '.join(names[:12])}", "ada p11", f"ben {' '.join(names)}", "ben p12")
    around = found.around("ada")
    assert around is not None
    assert list(around.shared) == ["p11", *names[:11]]
    assert len(around.ties) == 12 * 11 // 2
    assert found.around("ben") is None


def test_who_wrote_together_stands_together() -> None:
    around = Neighbourhood(
        shared=dict.fromkeys(["a", "b", "c", "d", "e"], 1), ties=(("a", "d", 1), ("b", "e", 3))
    )
    assert ring(around) == ["a", "d", "b", "e", "c"]


@given(st.lists(st.sets(st.sampled_from("abcdefgh"), min_size=1).map(sorted), max_size=8))
def test_ring_holds_everybody_once(papers: list[list[str]]) -> None:
    found = coauthors(*(" ".join(authors) for authors in papers))
    for person in {each for authors in papers for each in authors}:
        around = found.around(person)
        if around is not None:
            assert sorted(ring(around)) == sorted(around.shared)
