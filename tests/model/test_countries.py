"""Countries by their names and codes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_proceedings.model.countries import country_beside, country_code, country_name


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("IT", "IT"),
        (" it ", "IT"),
        ("ITA", "IT"),
        ("Italy", "IT"),
        ("UK", "GB"),
        ("U.S.A.", ""),
        ("USA", "US"),
        ("The Netherlands", "NL"),
        ("Korea, Republic of", "KR"),
        ("Türkiye", "TR"),
        ("Turkey", "TR"),
        ("Viet Nam", "VN"),
        ("Trinidad and Tobago", "TT"),
        ("Europe", ""),
        ("EU", ""),
        ("", ""),
        ("--", ""),
    ],
)
def test_what_means_a_country(written: str, code: str) -> None:
    assert country_code(written) == code


@given(st.text())
def test_any_text_is_a_country_or_none(text: str) -> None:
    code = country_code(text)
    assert code == "" or country_code(country_name(code)) == code


@pytest.mark.parametrize(
    ("affiliation", "told"),
    [
        ("University of Turin", "Italy"),
        ("University of Turin, Italy", ""),
        ("University of Turin, IT", ""),
        ("", "Italy"),
    ],
)
def test_a_country_is_told_once(affiliation: str, told: str) -> None:
    assert country_beside(affiliation, "IT") == told


def test_in_another_language() -> None:
    assert country_beside("Universität Turin", "IT", "de") == "Italien"
    assert country_beside("Universität Turin, Italien", "IT", "de") == ""
    assert country_beside("Universität Turin", "", "de") == ""
