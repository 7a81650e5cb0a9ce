"""ORCID iDs and their check digit."""

import pytest

from sphinx_proceedings.sources.values.orcid import bare_orcid, is_orcid


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("0000-0002-1825-0097", True),  # ORCID's own example
        ("0000-0002-1694-233X", True),
        ("0000-0002-1825-0098", False),
        ("0000-0002-1694-2330", False),
        ("0000-0002-1825-009", False),
        ("https://orcid.org/0000-0002-1825-0097", False),
        ("٠٠٠٠-0002-1825-0097", False),
        ("", False),
    ],
)
def test_check_digit(text: str, *, expected: bool) -> None:
    assert is_orcid(text) is expected


@pytest.mark.parametrize(
    "text",
    [
        "0000-0002-1694-233X",
        "0000-0002-1694-233x",
        "000000021694233X",
        "0000 0002 1694 233X",
        "0000\u20100002\u20131694\u2212233X",
        "https://orcid.org/0000-0002-1694-233X",
        "http://www.orcid.org/0000-0002-1694-233X/",
        "//orcid.org/0000-0002-1694-233X",
        "orcid.org/000000021694233X",
        "https://orcid.org/0000-0002-1694-233X?lang=en",
        "https://orcid.org/my-orcid?orcid=0000-0002-1694-233X",
        "<https://orcid.org/0000-0002-1694-233X>.",
        "ORCID: 0000-0002-1694-233X",
        "ORCID iD https://orcid.org/0000-0002-1694-233X",
        " orcid:0000-0002-1694-233X\u200b ",
        "\uff10000-0002-1694-233X",
    ],
)
def test_all_forms_are_one_id(text: str) -> None:
    assert bare_orcid(text) == "0000-0002-1694-233X"


@pytest.mark.parametrize(
    "text",
    ["", "0000-0002-1694-233", "0000-0002-1694-233X1", "https://example.org/0000-0002-1694-233X"],
)
def test_other_texts_are_none(text: str) -> None:
    assert bare_orcid(text) == ""


def test_a_wrong_digit_is_seen_whatever_the_form() -> None:
    assert not is_orcid(bare_orcid("https://orcid.org/0000-0002-1825-0098/"))
