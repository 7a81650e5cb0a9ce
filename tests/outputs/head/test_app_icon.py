"""Icons of portals for devices."""

from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from sphinx_proceedings.outputs.head.app_icon import app_icon, initials


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("SysMLConf 2027", "SML"),
        ("workshop on sets", "WOS"),
        ("Élan", "É"),
        ("2027", "#"),
        ("", "#"),
    ],
)
def test_initials(name: str, letters: str) -> None:
    assert initials(name) == letters


@given(st.text(max_size=40))
def test_any_name_has_an_icon(name: str) -> None:
    icon = Image.open(BytesIO(app_icon(name, 48)))
    assert (icon.format, icon.size) == ("PNG", (48, 48))


def test_letters_are_within_what_may_be_cut_out() -> None:
    data = app_icon("WWW", 192)
    icon = Image.open(BytesIO(data)).convert("RGB")
    ground = icon.getpixel((0, 0))
    inside = [(x, y) for x in range(192) for y in range(192) if icon.getpixel((x, y)) != ground]
    assert inside
    assert all((x - 96) ** 2 + (y - 96) ** 2 < (0.4 * 192) ** 2 for x, y in inside)
    assert data == app_icon("WWW", 192)
