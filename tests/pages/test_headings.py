"""Titles as headings keep their words, and their letters."""

import pytest

from sphinx_proceedings.model.richtext import Math, RichText, Span, Style, Text
from sphinx_proceedings.pages.headings import unbroken
from sphinx_proceedings.pages.writers.myst import written

TITLES = [
    (RichText.from_plain("Practical Few-shot NLP"), "Practical [Few-shot]{.unbroken} NLP"),
    (
        RichText.from_plain("Cost-Efficiency: state-of-the-art"),
        r"[Cost-Efficiency]{.unbroken}\: [state-of-the-art]{.unbroken}",
    ),
    (RichText.from_plain("Nothing to keep – together"), "Nothing to keep – together"),
    # Wider than a phone.
    (
        RichText.from_plain("A micro-architecture-independent x"),
        "A micro-architecture-independent x",
    ),
    (
        RichText((Text("A k-means of "), Math("x-y"), Span(Style.EMPHASIS, (Text(" non-self"),)))),
        "A [k-means]{.unbroken} of $x-y$<em> non-self</em>",
    ),
    (
        RichText((Text("Re-think "), Span(Style.PROTECTED, (Text("GPU-s"),)))),
        "[Re-think]{.unbroken} [GPU-s]{.unbroken}",
    ),
    (RichText.from_plain("שלום-עולם two-way"), "<bdi>שלום-עולם two-way</bdi>"),
]


@pytest.mark.parametrize(("title", "text"), TITLES)
def test_words_with_hyphens_stay_on_a_line(title: RichText, text: str) -> None:
    assert written(unbroken(title)) == text
