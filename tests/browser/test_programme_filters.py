"""Filtering the timetable: what stays, what the address says, what is announced."""

import pytest
from playwright.sync_api import Page, expect

from support.programme_pages import item, ready, star
from support.screens import on_one_screen

pytestmark = pytest.mark.browser


def shown(page: Page) -> list[str]:
    return [
        text.strip()
        for text in page.locator(":is(.session, .title)[id]:visible").all_text_contents()
    ]


@on_one_screen
@pytest.mark.parametrize(
    ("query", "titles", "count"),
    [
        (
            "?track=Theory&day=2027-03-27",
            ["Theory II", "Zero Knowledge of Lunch", "Structured Coffee"],
            "2 of 34",
        ),
        ("?kind=break", ["Coffee", "Lunch"], "2 of 34"),
        # A talk brings its session along; accents and case do not count.
        ("?text=GRUSSE", [], "0 of 34"),
        ("?text=gruße cache", ["Systems I", "Grüße aus dem Cache"], "1 of 34"),
        # The session has one word, the talk the other.
        ("?text=networks frances", ["Networks I", "Open discussion"], "1 of 34"),
        # A session that matches brings all its talks.
        (
            "?text=vesuvius",
            ["Excursion"],
            "1 of 34",
        ),
        (
            "?text=theory ii",
            ["Theory II", "Zero Knowledge of Lunch", "Structured Coffee"],
            "2 of 34",
        ),
        # Times, and what scripts have added, are not searched.
        ("?text=09:00", [], "0 of 34"),
        ("?room=Foyer&kind=social", ["Registration"], "1 of 34"),
        ("?text=<script>alert(1)</script>", [], "0 of 34"),
    ],
)
def test_address_filters(
    programme_page: Page, programme: str, query: str, titles: list[str], count: str
) -> None:
    ready(programme_page, f"{programme}index.html{query}")
    assert shown(programme_page) == titles
    expect(programme_page.locator(".filter-result [role=status]")).to_have_text(
        f"{count} talks and other items shown."
    )


def test_form_changes_the_address_and_is_cleared(programme_page: Page, programme: str) -> None:
    page = programme_page
    ready(page, f"{programme}index.html?tz=event")
    all_titles = shown(page)
    page.get_by_role("button", name="Filter").click()
    page.get_by_label("Title, person, room").fill("coffee")
    expect(item(page, "session/lunch-1")).to_be_hidden()
    assert shown(page) == ["Coffee", "Theory II", "Structured Coffee"]
    page.get_by_role("link", name="Sat 27 Mar").click()
    expect(page.get_by_role("heading", name="Friday, 26 March 2027")).to_be_hidden()
    expect(page.get_by_role("button", name="Filter: 1 of 34")).to_be_visible()
    expect(page).to_have_url(f"{programme}index.html?tz=event&text=coffee&day=2027-03-27")
    page.reload()
    expect(page.get_by_label("Title, person, room")).to_have_value("coffee")
    expect(page.get_by_role("link", name="Sat 27 Mar")).to_have_attribute("aria-current", "true")
    assert shown(page) == ["Theory II", "Structured Coffee"]
    page.get_by_role("button", name="Clear filter").click()
    assert shown(page) == all_titles
    expect(page).to_have_url(f"{programme}index.html?tz=event")
    expect(page.get_by_role("button", name="Filter", exact=True)).to_be_focused()


def test_only_what_is_starred(programme_page: Page, programme: str) -> None:
    page = programme_page
    ready(page, f"{programme}index.html")
    star(page, "Structured Coffee").click()
    star(page, "Networks II").click()
    page.get_by_role("button", name="Filter").click()
    page.get_by_label("Only what I starred").check()
    expect(item(page, "session/opening")).to_be_hidden()
    starred_session = ["Networks II", "Tables That Turn", "Monitors Monitored"]
    assert shown(page) == ["Theory II", "Structured Coffee", *starred_session]
    star(page, "Networks II").click()
    expect(item(page, "session/networks-2")).to_be_hidden()
    assert shown(page) == ["Theory II", "Structured Coffee"]
