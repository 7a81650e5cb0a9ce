r"""Plain text and LaTeX as people type them into forms."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_proceedings.sources.imports.papers.typed_text import latex_of_typed
from sphinx_proceedings.sources.latex.rich_text import latex_to_richtext


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("In ~10 ms, for {a, b} by --fast", "In ~10 ms, for {a, b} by --fast"),
        ("$O(n)$ for ~5% of {x}", "O(n) for ~5% of {x}"),
        ("{GPU}s and~ties", "GPUs and\u00a0ties"),
        ('Gr\\"obner and a~tie', "Gröbner and a\u00a0tie"),
        ("Before -- after --- and `quoted'", "Before – after — and ‘quoted’"),
        ("AT&T #1, a_b, 100%", "AT&T #1, a_b, 100%"),
        ("It costs $5 and ~$10", "It costs $5 and ~$10"),
        ("$n$ of $ 5 {and} $a~b$", "n of $ 5 {and} a b"),
        ("\\(x^2\\) of {y}", "x² of {y}"),
        ("'Quoted' title, ('twice,' even)", "‘Quoted’ title, (‘twice,’ even)"),
        ("Ada's and the authors' engines' tables", "Ada’s and the authors’ engines’ tables"),
        ("The '90s, and rock 'n' roll", "The ’90s, and rock ‘n’ roll"),
        ("$f'$ and 'x'", "f' and ‘x’"),
    ],
)
def test_what_was_meant(typed: str, plain: str) -> None:
    assert latex_to_richtext(latex_of_typed(typed)).text.plain == plain


@given(st.text(alphabet="ab ~{}-5%&#_", max_size=60))
def test_nothing_of_plain_text_is_lost(text: str) -> None:
    read = latex_to_richtext(latex_of_typed(text))
    assert read.problems == ()
    assert [sign for sign in read.text.plain if sign not in "–— -"] == [
        sign for sign in text if sign not in " -"
    ]


@given(st.text(max_size=200))
def test_any_text(text: str) -> None:
    latex_to_richtext(latex_of_typed(text))
