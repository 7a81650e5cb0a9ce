"""The contents of a page are as the theme makes them, or left to it."""

import pytest

from sphinx_proceedings.model.richtext import Math, RichText, Text
from sphinx_proceedings.pages.blocks import Body, heading
from sphinx_proceedings.pages.inlines import Emphasised, Line, Marked, Plain, Rich, Words, doc_link
from sphinx_proceedings.pages.writers.contents import contents_html
from sphinx_proceedings.pages.writers.html import Section, written_html
from sphinx_proceedings.pages.writers.html_context import NotWrittenError
from support.html_context import html_context


def test_links_in_headings_are_none_in_the_contents() -> None:
    link = doc_link("E", "papers/e/index")
    body = Body("x", (heading(1, "A"), heading(2, 'B & "C" @ d'), heading(2, link)))
    assert contents_html(written_html(body, html_context()).sections) == (
        '<ul class="pst-show_toc_level nav section-nav flex-column">\n'
        '<li class="toc-h2 nav-item toc-entry"><a class="reference internal nav-link"'
        ' href="#b-&-"c"-@-d">B &amp; "C" @ d</a></li>\n'
        '<li class="toc-h2 nav-item toc-entry"><a class="reference internal nav-link"'
        ' href="#e"><span class="xref myst">E</span></a></li>\n</ul>'
    )


def test_sections_in_sections() -> None:
    headings = [
        Section(2, "a", Words("A")),
        Section(3, "b", Words("B")),
        Section(2, "c", Words("C")),
    ]
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


def test_languages_of_headings_are_kept() -> None:
    marked = Marked(Words("About "), ("language-en",))
    assert contents_html([Section(2, "a", Line((marked, Plain("A"))))]) == (
        '<ul class="pst-show_toc_level nav section-nav flex-column">\n'
        '<li class="toc-h2 nav-item toc-entry"><a class="reference internal nav-link"'
        ' href="#a"><span lang="en">About </span>A</a></li>\n</ul>'
    )


def test_headings_that_are_read_from_right_to_left_are_kept_apart() -> None:
    headings = [
        Section(2, "a", Line((Words("About "), Plain("א")))),
        Section(2, "b", Rich(RichText((Text("ב"), Text("&"))))),
    ]
    assert contents_html(headings) == (
        '<ul class="pst-show_toc_level nav section-nav flex-column">\n'
        '<li class="toc-h2 nav-item toc-entry"><a class="reference internal nav-link"'
        ' href="#a">About <bdi>א</bdi></a></li>\n'
        '<li class="toc-h2 nav-item toc-entry"><a class="reference internal nav-link"'
        ' href="#b"><bdi>ב&amp;</bdi></a></li>\n</ul>'
    )


@pytest.mark.parametrize(
    "heading",
    [
        pytest.param(Section(3, "a", Words("A")), id="level three"),
        pytest.param(Section(2, "a", Emphasised(Words("A"))), id="markup"),
        pytest.param(Section(2, "a", Rich(RichText((Math("x"),)))), id="formula"),
    ],
)
def test_what_is_not_known_is_left_to_others(heading: Section) -> None:
    with pytest.raises(NotWrittenError):
        contents_html([heading])
