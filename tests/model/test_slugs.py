"""Slugs that are given out once each."""

from hypothesis import given
from hypothesis import strategies as st

from sphinx_proceedings.model.slugs import FreeSlugs, free_slug


@given(st.lists(st.sampled_from(["a", "a-2", "a-3", "a-2-2", "b"])), st.sets(st.just("b")))
def test_slugs_are_those_of_asking_again_and_again(wanted: list[str], taken: set[str]) -> None:
    slugs = FreeSlugs(taken)
    expected = set(taken)
    for name in wanted:
        free = free_slug(name, expected.__contains__)
        assert slugs.give(name) == free
        expected.add(free)
    assert slugs.taken == expected
