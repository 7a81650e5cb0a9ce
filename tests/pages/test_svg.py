"""What is drawn: everything from the data is text."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from sphinx_proceedings.pages import svg
from sphinx_proceedings.pages.writers.myst import blocks_text


def test_picture_of_a_link() -> None:
    node = svg.anchor("papers/e/x", 'A "<b>"', "group-1", [svg.marker(0, (10, 20.5), 3)])
    assert svg.picture((40, 30), "It's & more", [node]) == (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 30" role="group"'
        ' aria-label="It&#x27;s &amp; more"><a href="doc:papers/e/x" class="group-1">'
        "<title>A &quot;&lt;b&gt;&quot;</title>"
        '<circle cx="10" cy="20.5" r="3"/></a></svg>'
    )


def test_drawing_is_one_block() -> None:
    assert blocks_text([svg.drawing(["<p>", "</p>"])]) == "```{drawing}\n<p>\n</p>\n```\n"


@pytest.mark.parametrize(("kind", "corners"), [(1, 4), (2, 3), (3, 4), (4, 3), (5, 6), (6, 5)])
def test_kinds_of_marker_differ_in_shape(kind: int, corners: int) -> None:
    made = svg.marker(kind, (50, 50), 10)
    points = re.findall(r"[\d.]+,[\d.]+", made)
    assert len(points) == corners
    assert len({svg.marker(each, (50, 50), 10) for each in range(8)}) == 8
    assert svg.marker(kind + 8, (50, 50), 10) == made


@given(st.text())
def test_any_text_stays_text(text: str) -> None:
    made = svg.picture((10, 10), text, [svg.anchor(text, text, "", [svg.text_at((1, 2), text)])])
    assert "\n" not in made
    assert "```" not in made
    picture = etree.fromstring(made)
    names = {etree.QName(element).localname for element in picture.iter()}
    assert names == {"svg", "a", "title", "text"}
    shown = " ".join(re.sub(r"[\x00-\x1f\x7f-\x9f\ufffe\uffff\ud800-\udfff]", " ", text).split())
    assert picture.get("aria-label") == shown
