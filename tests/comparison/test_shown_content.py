"""What a page shows."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_proceedings.comparison.shown_content import Shown, shown

FRAME = "<html><head><title>T — Site</title></head><body><nav>{}</nav><main>{}</main></body></html>"


def test_lines_and_links_of_its_own_part() -> None:
    html = FRAME.format(
        "<a href='menu.html'>Menu</a>",
        "<h1>A <em>page</em><a class='headerlink' href='#a'>#</a></h1>"
        "<p>One<br>two <b>three</b></p>"
        "<ul><li><a href='x.html'>X</a><li><a href='#within'>Y</a></ul><script>run()</script>tail"
        "<img src='p.png?v=12' alt='A picture'><pre>one\n two <span>x\ny</span></pre>"
        "<a href='x.html'>X</a>",
    )
    assert shown(html.encode()) == Shown(
        title="A page",
        lines=("A page", "One", "two three", "X", "Y", "tailA picture", "one", "two x", "y", "X"),
        links=("x.html", "p.png"),
    )


@pytest.mark.parametrize(
    "body",
    [
        "<article>own</article>other",
        "<div role='main'>own</div>other",
        "<div class='x body'>own</div>",
    ],
)
def test_where_themes_put_it(body: str) -> None:
    assert shown(body.encode()).lines == ("own",)


def test_the_title_where_there_is_no_heading() -> None:
    assert shown(FRAME.format("", "x").encode()).title == "T — Site"


def test_a_formula_is_a_part_of_its_line() -> None:
    formula = "<msup><mi>n</mi><mn>2</mn></msup>"
    html = (
        f"<p>In <math><mrow>{formula}</mrow></math> <ins>steps</ins>: "
        f"<math display='block'>{formula}</math>so"
    )
    assert shown(f"<main>{html}</main>".encode()).lines == ("In n2 steps:", "n2", "so")


def test_deep_nesting_is_read() -> None:
    assert shown(b"<main>" + b"<div>" * 500 + b"x").lines == ("x",)


@given(
    st.binary()
    | st.text().map(str.encode)
    | st.text(alphabet="<>/abprdiv \n=\"'&;#").map(str.encode)
)
def test_whatever_is_there_is_read(content: bytes) -> None:
    found = shown(content)
    assert all(line == " ".join(line.split()) != "" for line in found.lines)
