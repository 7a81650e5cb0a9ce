"""Which papers are related."""

import os
import subprocess
import sys

from hypothesis import given, settings
from hypothesis import strategies as st

from sphinx_proceedings.insight.reasons import related_papers
from sphinx_proceedings.insight.related_papers import Neighbour
from support.discover_papers import SMALL, paper
from support.folders import TESTS, TOOLS


def near(key: str, *terms: str, authors: tuple[str, ...] = (), edition: str = "e2027") -> Neighbour:
    return Neighbour(paper=(edition, key), terms=terms, authors=authors)


def test_nearest_first_and_why() -> None:
    federated = ("edge", "federated learning", "privacy")
    assert related_papers(SMALL) == {
        ("e2026", "leaf"): (near("tree", "decision trees", authors=("dee",)),),
        ("e2027", "bad"): (
            near("fed", "federated", "privacy"),
            near("fed2", "federated", "privacy"),
        ),
        ("e2027", "fed"): (near("fed2", *federated), near("bad", "federated", "privacy")),
        ("e2027", "fed2"): (near("fed", *federated), near("bad", "federated", "privacy")),
        ("e2027", "tree"): (near("leaf", "decision trees", authors=("dee",), edition="e2026"),),
    }


def test_order_of_papers_is_no_matter() -> None:
    assert related_papers(SMALL[::-1]) == related_papers(SMALL)


def test_nothing_to_compare() -> None:
    assert related_papers([]) == {}
    assert related_papers(SMALL[:1]) == {}
    assert related_papers([paper("a", ""), paper("b", "...")]) == {}
    assert related_papers([paper("a", "Nets"), paper("b", "Trees")]) == {}


def test_authors_alone_relate_papers_without_words_in_common() -> None:
    pair = [paper("a", "", authors="ada ben"), paper("b", "Trees", authors="ben ada")]
    assert related_papers(pair) == {
        ("e2027", "a"): (near("b", authors=("ada", "ben")),),
        ("e2027", "b"): (near("a", authors=("ada", "ben")),),
    }


def test_no_more_than_five() -> None:
    alike = [paper(f"p{number}", "Federated Learning") for number in range(9)]
    assert related_papers(alike)["e2027", "p3"] == tuple(
        near(f"p{number}", "federated learning") for number in (0, 1, 2, 4, 5)
    )


def test_same_in_every_process() -> None:
    code = (
        "from support.discover_papers import SMALL;"
        "from sphinx_proceedings.insight.reasons import related_papers;"
        "print(related_papers(SMALL))"
    )
    told = {
        subprocess.run(
            [sys.executable, "-c", code],
            env=os.environ
            | {
                "PYTHONPATH": f"{TESTS}{os.pathsep}{TOOLS}",
                "PYTHONHASHSEED": seed,
                "OMP_NUM_THREADS": threads,
                "OPENBLAS_NUM_THREADS": threads,
            },
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed, threads in (("1", "1"), ("2", "2"))
    }
    assert told == {f"{related_papers(SMALL)}\n"}


WORDS = st.lists(
    st.sampled_from(["graph", "tree", "edge", "privacy", "学习", "größe", "7", "<b>", "$x$"]),
    max_size=6,
)


@settings(max_examples=settings.default.max_examples // 2)
@given(st.lists(st.tuples(WORDS, st.sampled_from(["", "ada", "ada ben"])), max_size=7))
def test_neighbours_have_something_in_common(made: list[tuple[list[str], str]]) -> None:
    papers = {
        ("e2027", f"p{number}"): paper(f"p{number}", " ".join(words), authors=authors)
        for number, (words, authors) in enumerate(made)
    }
    for own, neighbours in related_papers(list(papers.values())).items():
        assert 1 <= len(neighbours) <= 5
        assert own not in [each.paper for each in neighbours]
        for each in neighbours:
            assert each.terms or each.authors
            both = [papers[own], papers[each.paper]]
            for one in both:
                assert set(each.authors) <= {author.person for author in one.authors}
                assert all(
                    word in one.title.plain.lower() for term in each.terms for word in term.split()
                )
