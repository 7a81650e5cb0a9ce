"""The contents of a page are as the theme makes them, or left to it."""

import pytest

from html_place import place
from sphinx_proceedings.html.blocks import Heading, page_html
from sphinx_proceedings.html.contents import contents_html
from sphinx_proceedings.html.place import NotUnderstoodError


def test_links_in_headings_are_none_in_the_contents() -> None:
    page = page_html(
        '# A\n\n## B & "C" @ d\n\n## [E](/papers/e/index.md)\n\n'.replace("&", "\\&"), place()
    )
    assert contents_html(page.headings) == (
        '<ul class="pst-show_toc_level nav section-nav flex-column">\n'
        '<li class="toc-h2 nav-item toc-entry"><a class="reference internal nav-link"'
        ' href="#b-&-"c"-@-d">B &amp; "C" @ d</a></li>\n'
        '<li class="toc-h2 nav-item toc-entry"><a class="reference internal nav-link"'
        ' href="#e"><span class="xref myst">E</span></a></li>\n</ul>'
    )


def test_sections_in_sections() -> None:
    headings = [Heading(2, "a", "A"), Heading(3, "b", "B"), Heading(2, "c", "C")]
    assert contents_html(headings) == (
        '<ul class="pst-show_toc_level nav section-nav flex-column">\n'
        '<li class="toc-h2 nav-item toc-entry">'
        '<a class="reference internal nav-link" href="#a">A</a>'
        '<ul class="nav section-nav flex-column">\n'
        '<li class="toc-h3 nav-item toc-entry">'
        '<a class="reference internal nav-link" href="#b">B</a></li>\n</ul>\n</li>\n'
        '<li class="toc-h2 nav-item toc-entry">'
        '<a class="reference internal nav-link" href="#c">C</a></li>\n</ul>'
    )


@pytest.mark.parametrize("heading", [Heading(3, "a", "A"), Heading(2, "a", "<em>A</em>")])
def test_what_is_not_known_is_left_to_others(heading: Heading) -> None:
    with pytest.raises(NotUnderstoodError):
        contents_html([heading])
