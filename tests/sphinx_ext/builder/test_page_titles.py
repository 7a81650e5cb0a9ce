"""Titles of pages, of which it can be asked whether any page has one."""

from hypothesis import given
from hypothesis import strategies as st

from sphinx_proceedings.sphinx_ext.builder.page_titles import TitlesOfPages


@given(st.sets(st.text()), st.text())
def test_it_is_known_whether_a_page_has_a_title(titles: set[str], other: str) -> None:
    known = TitlesOfPages.of(titles)
    assert all(title in known for title in titles)
    assert (other in known) is (other in titles)


@given(st.sets(st.text(), min_size=1), st.text())
def test_a_title_takes_the_place_of_another(titles: set[str], now: str) -> None:
    before = min(titles)
    changed = TitlesOfPages.of(titles).changed([before], [now])
    assert changed == TitlesOfPages.of(titles - {before} | {now})
