"""Quantities and formulas of chemistry."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_proceedings.sources.latex.rich_text import latex_to_richtext
from sphinx_proceedings.sources.latex.units import with_units


@pytest.mark.parametrize(
    ("source", "plain"),
    [
        (r"\SI{5}{\kilo\meter}", "5\u00a0km"),
        (r"\qty{9.81}{\meter\per\second\squared}", "9.81\u00a0m/s²"),
        (r"\SI[mode=text]{5}{km}", "5\u00a0km"),
        (r"\SI{5}{\newton\meter}", "5\u00a0N m"),
        (r"\SI{90}{\degree} and \SI{5}{\percent}", "90° and 5%"),
        (r"\si{\micro\second} or \unit{kg.m^{-1}}", "µs or kg m⁻¹"),
        (r"\num{1e-3} to \num{2.5e6}, \num{42}", "10⁻³ to 2.5×10⁶, 42"),
        (r"\ce{H2O}, \ce{SO4-} and \ce{Ca(OH)2}", "H2O, SO4- and Ca(OH)2"),
    ],
)
def test_known(source: str, plain: str) -> None:
    converted = latex_to_richtext(source)
    assert (converted.text.plain, converted.problems) == (plain, ())


@pytest.mark.parametrize(
    "source", [r"\SI{5}{\furlong}", r"\ce{A ->[x] B}", r"\SI{5}", r"\silly{m}"]
)
def test_what_is_not_known_stays(source: str) -> None:
    assert with_units(source) == source
    assert latex_to_richtext(source).problems


@given(st.text(alphabet="\\SIcenum{}[]5^ .-", max_size=40))
def test_never_raises(source: str) -> None:
    with_units(source)
