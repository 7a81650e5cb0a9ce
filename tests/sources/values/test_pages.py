"""Pages: one form for the many in which they are written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_proceedings.sources.values.pages import Pages, as_latex, pages_in


@pytest.mark.parametrize(
    ("written", "pages"),
    [
        ("1-8", "1–8"),
        ("101-112", "101–112"),
        ("1 -- 8", "1–8"),
        ("1 - 8", "1–8"),
        ("1 to 8", "1–8"),
        ("Seiten 1-8", "1–8"),
        ("1--8.", "1–8"),
        (", pp. 1--8;", "1–8"),
        ("88--8", "88"),
        ("7", "7"),
        ("5–5", "5"),
        ("3-1–3-8", "3-1–3-8"),
        ("3-1-3-8", "3-1–3-8"),
        ("C3-32–C3-35", "C3-32–C3-35"),
        ("A-1–A-8", "A-1–A-8"),
        ("S-3", "S-3"),
        ("C3-32", "C3-32"),
        ("3-1", "3-1"),
        ("081401-1–081401-4", "081401-1–081401-4"),
        ("S1-S8", "S1–S8"),
        ("e1-e8", "e1–e8"),
        ("xii-xiv", "xii–xiv"),
        ("1:1-1:25", "1:1–1:25"),
        ("12:1–12:18", "12:1–12:18"),
        ("12.1-12.8", "12.1–12.8"),
        ("17–", "17–"),
        ("43+", "43+"),
        ("43 ff.", "43+"),
        ("7,41,73–97", "7, 41, 73–97"),
        ("pp. 12–15", "12–15"),
        ("pp12-15", "12–15"),
        ("p. 5", "5"),
        ("Pages 3-4", "3–4"),
        ("S. 3-4", "3–4"),
        ("1205–13", "1205–1213"),
        ("123-7", "123–127"),
        ("e0123456", "e0123456"),
    ],
)
def test_pages(written: str, pages: str) -> None:
    assert pages_in(written) == Pages(pages=pages)


@pytest.mark.parametrize("written", ["", "–", "-", "--", " – . "])
def test_no_pages(written: str) -> None:
    assert pages_in(written) == Pages()


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("8 pages", Pages(count="8")),
        ("8pp.", Pages(count="8")),
        ("Article 12, 1–8", Pages(pages="1–8", article="12")),
        ("Art. no. 109", Pages(article="109")),
        ("Article 5 (12 pages)", Pages(count="12", article="5")),
        ("??–??", Pages(doubt="it names no pages")),
        ("0–0", Pages(doubt="it names no pages")),
        ("n/a", Pages(doubt="it names no pages")),
        ("15–12", Pages(pages="15–12", doubt="it ends before it begins")),
        ("1–8–9", Pages(pages="1–8–9", doubt="it is no range of pages")),
        ("9" * 100_000, Pages(doubt="it is too long for pages")),
    ],
)
def test_what_else_pages_say(written: str, read: Pages) -> None:
    assert pages_in(written) == read


@given(st.text(alphabet="0123456789-–, .:+pSexiv?", max_size=14) | st.text(max_size=14))
def test_normal_form_stays(text: str) -> None:
    once = pages_in(text)
    if not once.doubt and once.pages:
        assert pages_in(once.pages).pages == once.pages
        assert pages_in(as_latex(once.pages)).pages == once.pages


def test_pages_and_their_count() -> None:
    assert pages_in("1--8 (8 pages)") == Pages(pages="1–8", count="8")
