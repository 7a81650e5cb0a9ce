"""Lists of keywords."""

import pytest

from sphinx_proceedings.sources.values.keywords import split_keywords


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("a, b", ("a", "b")),
        ("a,, b,", ("a", "b")),
        ("", ()),
        (
            "machine learning, {Broadcast, Trace and Revoke}, {1,3-butadiene}",
            ("machine learning", "{Broadcast, Trace and Revoke}", "{1,3-butadiene}"),
        ),
        ("Databases, Protein; Models, Molecular", ("Databases, Protein", "Models, Molecular")),
        ("a, b;", ("a", "b")),
        ("a · b • c", ("a", "b", "c")),
        ("col·laboració, b", ("col·laboració", "b")),
        (r"a | b \sep c \and d", ("a", "b", "c", "d")),
        ("one\ntwo\nthree", ("one", "two", "three")),
        ("one,\n  two", ("one", "two")),
        ("compilers and interpreters", ("compilers and interpreters",)),
        (r"$k$-means, $(a,b)$-trees, L\"owner", ("$k$-means", "$(a,b)$-trees", r"L\"owner")),
        ("costs $5, x", ("costs $5", "x")),
        ("(a, b)-trees, f(x, y), sets", ("(a, b)-trees", "f(x, y)", "sets")),
        ("graphs (directed; or not); sets", ("graphs (directed; or not)", "sets")),
        ("1) graphs, 2) sets", ("1) graphs", "2) sets")),
        ("graphs :(, sets", ("graphs :(", "sets")),
        (r"R&amp;D, C\#, a\;b", ("R&amp;D", r"C\#", r"a\;b")),
        ("{Loom; Engine}", ("Loom", "Engine")),
        ("{a}, {b}", ("{a}", "{b}")),
        ("机器学习；图", ("机器学习", "图")),
    ],
)
def test_keywords(written: str, words: tuple[str, ...]) -> None:
    assert split_keywords(written) == words


def test_nested_lists_come_to_an_end() -> None:
    assert len(split_keywords("{;" * 50_000 + "a" + "}" * 50_000)) == 1
