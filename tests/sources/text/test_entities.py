"""Entities in LaTeX."""

import pytest

from sphinx_proceedings.sources.text.entities import latex_without_entities


@pytest.mark.parametrize(
    ("source", "expected", "found"),
    [
        ("M&uuml;ller", "Müller", ("&uuml;",)),
        ("Nu&#241;ez &#xF1;", "Nuñez ñ", ("&#241;", "&#xF1;")),
        (r"M\&uuml;ller and M{\&}uuml;ller", "Müller and Müller", ("&uuml;",)),
        (r"O\&\#39;Dowd", "O'Dowd", ("&#39;",)),
        ("M&amp;uuml;ller", "Müller", ("&amp;", "&uuml;")),
        ("a&nbsp;b", "a b", ("&nbsp;",)),
        ("&#123;&#44;&#92;", r"\{{,}\textbackslash{}", ("&#123;", "&#44;", "&#92;")),
        ("AT&T; &foo; & &#0;", "AT&T; &foo; & &#0;", ()),
    ],
)
def test_entities(source: str, expected: str, found: tuple[str, ...]) -> None:
    assert latex_without_entities(source) == (expected, found)
