"""What is compared again after an edit is what comparing everything finds."""

from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from sphinx_proceedings.insight import similarity
from sphinx_proceedings.insight.reasons import neighbours
from sphinx_proceedings.insight.similarity import Compared
from sphinx_proceedings.insight.terms import in_order, source_text
from sphinx_proceedings.insight.vectors import Vectors, author_vectors
from sphinx_proceedings.model.papers import Paper
from sphinx_proceedings.model.portal import PaperId
from support.discover_papers import paper

WORDS = "graph tree edge privacy leaf cloud node root path cut flow cycle"
TITLES = st.lists(st.sampled_from(WORDS.split()), max_size=5).map(" ".join)
PAPERS = st.builds(
    paper, st.sampled_from("abcdefghijkl"), TITLES, authors=st.sampled_from(["", "ada", "ada ben"])
)
PORTALS = st.lists(PAPERS, min_size=9, max_size=12, unique_by=lambda paper: paper.key)


def said(papers: Sequence[Paper]) -> list[str]:
    return [repr((source_text(paper), paper.authors)) for paper in papers]


def by_id(papers: Sequence[Paper]) -> dict[PaperId, Paper]:
    return {(each.edition, each.key): each for each in papers}


def compared(papers: Sequence[Paper], before: Compared | None = None) -> Compared:
    found = by_id(papers)
    authors = author_vectors([[each.person for each in paper.authors] for paper in papers])
    return similarity.compared(
        list(found), said(papers), lambda paper: source_text(found[paper]), authors, before
    )


def by_name(vectors: Vectors) -> list[tuple[int, str, float]]:
    columns = (vectors.names[column] for column in vectors.columns.tolist())
    return list(zip(vectors.rows.tolist(), columns, vectors.values.tolist(), strict=True))


def told(found: Compared) -> tuple[object, ...]:
    return (
        found.papers,
        found.near.tolist(),
        found.scores.tolist(),
        by_name(found.weights),
        by_name(found.counts),
    )


@settings(max_examples=settings.default.max_examples * 2)
@given(PORTALS, st.lists(st.tuples(PAPERS, st.booleans()), min_size=1, max_size=4))
def test_the_same_after_edits(start: list[Paper], edits: list[tuple[Paper, bool]]) -> None:
    papers = in_order(start)
    found = compared(papers)
    for edited, is_there in edits:
        others = [each for each in papers if each.key != edited.key]
        later = in_order([*others, edited] if is_there else others)
        again, anew = compared(later, found), compared(later)
        assert told(again) == told(anew)
        before = neighbours(found, by_id(papers), range(len(papers)))
        now = neighbours(anew, by_id(later), range(len(later)))
        others_now = {
            number for number, (one, near) in enumerate(now.items()) if before.get(one) != near
        }
        assert others_now <= set(again.concerned.tolist())
        papers, found = later, again


def test_who_has_not_changed_is_not_concerned() -> None:
    papers = in_order(
        [paper(f"p{number:02}", f"word{number // 2} term{number // 2}") for number in range(24)]
    )
    found = compared(papers)
    assert found.concerned.tolist() == list(range(24))
    assert compared(papers, found).concerned.tolist() == []
    later = [paper("p00", "word1 term1"), *papers[1:]]
    again = compared(later, found)
    assert again.concerned.tolist() == [0, 1, 2, 3]
    assert again.near[:4, :2].tolist() == [[2, 3], [-1, -1], [0, 3], [0, 2]]
