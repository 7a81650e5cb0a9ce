"""Styles leave pages for style sheets beside them, and nothing else of the pages changes."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_proceedings.sphinx_ext.site.inline_styles import styles_apart, styles_path

HEAD = "<head><title>X</title></head>"
LINKED = re.compile(r'<link rel="stylesheet" href="x\.styles\.css\?v=[0-9a-f]{8}" />\n')


def apart(body: str) -> tuple[str, str]:
    """The body and the styles of a page."""
    html, css = styles_apart(f"{HEAD}{body}", "x.styles.css")
    assert len(LINKED.findall(html)) == bool(css)
    plain = LINKED.sub("", html)
    assert plain.startswith(HEAD)
    return plain.removeprefix(HEAD), css


@pytest.mark.parametrize(
    ("body", "without", "css"),
    [
        ('<p class="a">x</p>', '<p class="a">x</p>', ""),
        (
            '<col style="width: 33.3%" /><col style="width: 66.7%;" />',
            '<col class="styled-1" /><col class="styled-2" />',
            ".styled-1:not(#_#_) {width: 33.3%}\n.styled-2:not(#_#_) {width: 66.7%}\n",
        ),
        (
            "<img class='a b' style='width:1em' alt='' src=x><i STYLE=width:1em>y</i>",
            '<img class="a b styled-1" alt=\'\' src=x><i class="styled-1">y</i>',
            ".styled-1:not(#_#_) {width:1em}\n",
        ),
        (
            '<p style="font-family: &quot;A&amp;B&quot;" id="c">x</p><p style="">y</p>',
            '<p class="styled-1" id="c">x</p><p>y</p>',
            '.styled-1:not(#_#_) {font-family: "A&B"}\n',
        ),
        (
            '<style>a > b {c: d}</style><STYLE type="text/css" media="print">\n* {e: f}\n</STYLE>',
            "",
            "a > b {c: d}\n@media print {\n* {e: f}\n}\n",
        ),
        # What would end the rule, and what is in another language, stays as it is.
        ('<p style="a: b} * {c: d">x</p>', '<p style="a: b} * {c: d">x</p>', ""),
        ('<style type="text/less">a</style>', '<style type="text/less">a</style>', ""),
    ],
)
def test_styles_are_moved(body: str, without: str, css: str) -> None:
    assert apart(body) == (without, css)


@pytest.mark.parametrize(
    "body",
    [
        '<!-- <p style="a: b"> --><p>x</p>',
        "<script>x = '<p style=\"a: b\">'</script>",
        '<textarea><p style="a: b"></textarea>',
        '<p data-style="a: b" title=\' style="a: b"\'>a style="b"</p>',
        '<p title="a > b" lang=en>1 < 2 style="c: d" > 3</p>',
    ],
)
def test_what_is_no_style_stays(body: str) -> None:
    assert apart(body) == (body, "")


@given(st.lists(st.sampled_from(['"', "'", "<", ">", " ", "=", "style", "p", "/", "!--", "a:b"])))
def test_whatever_it_is_made_of_nothing_is_lost(parts: list[str]) -> None:
    body = "".join(parts)
    without, css = apart(f'{body}<i style="width: 1%">z</i>')
    assert without.endswith("z</i>")
    if not css:
        assert without == f'{body}<i style="width: 1%">z</i>'


def test_where_they_are() -> None:
    assert styles_path("a/b.c.html") == "a/b.c.styles.css"
