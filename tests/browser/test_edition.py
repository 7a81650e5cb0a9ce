"""What a page of an edition tells at the time of reading."""

import pytest
from playwright.sync_api import Page, expect

from support.screens import on_one_screen

pytestmark = pytest.mark.browser


def shown(page: Page) -> list[str]:
    """What it says of its days, and what is on."""
    lines = page.locator(".when-and-where, .edition-now > p").all()
    return [" ".join(line.inner_text().split()) for line in lines]


@on_one_screen
@pytest.mark.parametrize(
    ("now", "first"),
    [
        ("2027-03-20T12:00Z", "In 6 days 26–28 March 2027 · Naples, Italy"),
        ("2027-03-25T12:00Z", "Tomorrow 26–28 March 2027 · Naples, Italy"),
        ("2028-01-01T12:00Z", "Held on 26–28 March 2027 · Naples, Italy"),
    ],
)
def test_before_and_after(programme_page: Page, programme: str, now: str, first: str) -> None:
    programme_page.goto(f"{programme}../../editions/hard2027.html?now={now}")
    assert shown(programme_page) == [first]


@on_one_screen
def test_on_now(programme_page: Page, programme: str) -> None:
    programme_page.goto(f"{programme}../../editions/hard2027.html?now=2027-03-26T11:50+01:00")
    expect(programme_page.locator(".edition-now")).to_be_visible()
    days, now, following = shown(programme_page)
    assert days.startswith("On now 26–28 March 2027")
    assert now.startswith("On now: Compilers That Forgive (Aula Magna), ")
    assert following.startswith("Next: A & B, Revisited (Aula Magna), ")
    programme_page.locator(".edition-now a").first.click()
    expect(programme_page.get_by_role("heading", level=1)).to_be_visible()
    assert "/program/hard2027/" in programme_page.url


@on_one_screen
def test_past_dates_are_quiet(page: Page, site: str) -> None:
    page.goto(f"{site}index.html?now=2023-04-11T00:00Z")
    assert page.locator(".key-dates > li").count() == 4
    assert page.locator(".key-dates > .past").count() == 1
    page.goto(f"{site}index.html?now=2023-04-11T12:00Z")
    assert page.locator(".key-dates > .past").count() == 2


@on_one_screen
def test_home_page_has_the_whole_width(page: Page, site: str) -> None:
    page.goto(f"{site}index.html")
    assert page.locator(".bd-sidebar-secondary").count() == 0
    cards = [card.inner_text().split("\n")[0] for card in page.locator(".ways .sd-card").all()]
    assert cards == ["Programme", "Papers", "People", "Topics"]
    page.locator(".ways .sd-card").nth(1).click(position={"x": 5, "y": 5})
    expect(page.get_by_role("heading", level=1)).to_have_text("Papers of EuroMLSys 2023#")
