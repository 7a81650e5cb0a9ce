"""The social card: what is on it, whatever the text."""

import io

from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from sphinx_proceedings.outputs.head.card import card_png

ACCENT, PAPER = (0x0F, 0x76, 0x6E), (0xFF, 0xFF, 0xFF)
LINES = ("Ada Lovelace, Łukasz Żółć, Γεώργιος Παπαδόπουλος", "Toy 2026, Delft")


def picture(
    title: str, lines: tuple[str, ...] = LINES, site: str = "Toys", page: bytes = b""
) -> Image.Image:
    return Image.open(io.BytesIO(card_png(title, lines, site, page))).convert("RGB")


def page(width: int, height: int) -> bytes:
    """A page of one colour."""
    written = io.BytesIO()
    Image.new("RGB", (width, height), (0xFF, 0, 0)).save(written, "webp", lossless=True)
    return written.getvalue()


@given(st.text(max_size=400), st.lists(st.text(max_size=200), max_size=3))
def test_any_text_stays_within_the_margins(title: str, lines: list[str]) -> None:
    card = picture(title, tuple(lines))
    assert card.size == (1200, 630)
    assert card.crop((0, 0, 20, 630)).getcolors() == [(20 * 630, ACCENT)]
    for empty in ((20, 0, 60, 630), (1160, 0, 1200, 630), (20, 600, 1200, 630)):
        assert [colour for _, colour in card.crop(empty).getcolors()] == [PAPER]


@given(st.text(max_size=400), st.lists(st.text(max_size=200), max_size=3))
def test_text_stays_left_of_a_page(title: str, lines: list[str]) -> None:
    card = picture(title, tuple(lines), page=page(360, 509))
    # As high as there is room for: 500 pixels and a frame, so that it is 354 and a frame wide.
    for empty in (
        (740, 0, 780, 630),
        (1136, 0, 1200, 630),
        (780, 0, 1136, 64),
        (780, 566, 1136, 630),
    ):
        assert [colour for _, colour in card.crop(empty).getcolors()] == [PAPER]
    assert [count for count, _ in card.crop((781, 65, 1135, 565)).getcolors()] == [354 * 500]


def test_a_wide_page_stands_in_the_middle() -> None:
    card = picture("T", page=page(360, 270))
    assert [count for count, _ in card.crop((775, 180, 1135, 450)).getcolors()] == [360 * 270]


def test_same_text_same_bytes_and_small() -> None:
    title = "Towards a Platform and Benchmark Suite for Model Training on Dynamic Datasets"
    first = card_png(title, LINES, "Toys")
    assert first == card_png(title, LINES, "Toys")
    assert first != card_png(title.upper(), LINES, "Toys")
    assert len(first) < 25_000


def test_lines_stand_in_one_place_below_any_title() -> None:
    """The rows below stay where they are, whatever is above them."""
    foot = (20, 540, 1200, 630)
    short, long = picture("A"), picture("Endless words " * 500)
    assert short.crop(foot).tobytes() == long.crop(foot).tobytes()


def test_what_is_too_long_to_show_makes_no_difference() -> None:
    assert card_png("x" * 1_000_000, ("y" * 1_000_000,), "z" * 1_000_000) == card_png(
        "x" * 100_000, ("y" * 100_000,), "z" * 100_000
    )
