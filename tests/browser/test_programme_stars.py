"""Stars: kept on the device, whatever becomes of the device and of the programme."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from support.programme_pages import STARS, event_ids, events, listed, ready, says, star, stored
from support.screens import on_one_screen

pytestmark = pytest.mark.browser

BLOCKED = """for (const name of ["getItem", "setItem"]) {
  const real = Storage.prototype[name];
  Storage.prototype[name] = function (key, ...more) {
    if (key.startsWith("proceedings-")) throw new DOMException("no", "%s");
    return real.call(this, key, ...more);
  };
}"""
"""For our own keys only: the theme's scripts cannot do without storage."""


def mine(page: Page, count: int) -> None:
    """Expect so many stars beside the link to them."""
    link = page.get_by_role("link", name=f"My programme ({count})")
    expect(link).to_be_visible()


def test_stars_survive_a_reload_and_reach_other_pages(programme_page: Page, programme: str) -> None:
    page = programme_page
    ready(page, f"{programme}index.html")
    star(page, "Compilers That Forgive").click()
    star(page, "Networks I").click()
    star(page, "Opening").click()
    star(page, "Opening").click()
    mine(page, 2)
    ready(page, f"{programme}index.html")
    mine(page, 2)
    expect(star(page, "Compilers That Forgive")).to_have_attribute("aria-pressed", "true")
    expect(star(page, "Opening")).to_have_attribute("aria-pressed", "false")
    ready(page, f"{programme}networks-1.html")
    expect(star(page, "Networks I")).to_have_attribute("aria-pressed", "true")
    expect(star(page, "Clocks That Disagree")).to_have_attribute("aria-pressed", "false")
    ready(page, f"{programme}keynote-1.html")
    star(page, "Keynote: Time, <b>Clocks</b>; and, the Ordering").click()
    mine(page, 3)
    kept = event_ids(programme, "talk/hard02", "session/networks-1", "session/keynote-1")
    assert list(stored(page)) == kept


def test_overlaps_are_said(programme_page: Page, programme: str) -> None:
    page = programme_page
    message = page.locator(".programme-message")
    ready(page, f"{programme}index.html")
    star(page, "Compilers That Forgive").click()
    # Cancelled; its own session; at the same time but without a time of its own; just after.
    for title in ("Proofs for the Impatient", "Theory I", "Garbage, Collected", "A & B, Revisited"):
        star(page, title).click()
        expect(message).to_be_hidden()
    star(page, "Clocks That Disagree").click()
    says(
        page,
        "Overlaps with “Compilers That Forgive”, “Theory I”, “A & B, Revisited”, which you",
    )
    page.get_by_role("button", name="Close").click()
    expect(message).to_be_hidden()
    # The page of a session knows no other events.
    ready(page, f"{programme}systems-1.html")
    star(page, "Types at Midnight").click()
    says(page, "Overlaps with “Theory I”, “A & B, Revisited”, “Clocks That Disagree”")


def test_tabs_agree(programme_page: Page, programme: str) -> None:
    ready(programme_page, f"{programme}index.html")
    other = programme_page.context.new_page()
    ready(other, f"{programme}my-programme.html")
    star(programme_page, "Panel: is it hard?").click()
    expect(listed(other)).to_have_text(["Panel: is it hard?"])
    other.get_by_role("button", name="Remove: Panel: is it hard?").click()
    expect(star(programme_page, "Panel: is it hard?")).to_have_attribute("aria-pressed", "false")
    star(programme_page, "Opening").click()
    expect(listed(other)).to_have_text(["Opening"])
    # Cleared behind its back.
    other.evaluate("localStorage.clear()")
    mine(programme_page, 0)


@on_one_screen
@pytest.mark.parametrize(
    ("error", "text"),
    [
        ("SecurityError", "Your browser does not let this page keep your stars"),
        ("QuotaExceededError", "Your browser has no more room to keep your stars"),
    ],
)
def test_without_storage_a_link_carries_the_stars(
    fresh_programme_page: Page, programme: str, error: str, text: str
) -> None:
    page = fresh_programme_page
    page.add_init_script(BLOCKED % error)
    ready(page, f"{programme}index.html")
    expect(page.locator(".programme-message")).to_be_hidden()
    star(page, "Opening").click()
    says(page, text)
    star(page, "Posters").click()
    # Once is enough.
    expect(page.locator(".programme-message")).to_be_hidden()
    mine(page, 2)
    page.get_by_role("link", name="My programme (2)").click()
    expect(listed(page)).to_have_text(["Opening", "Posters"])
    page.get_by_role("button", name="Add to my programme (2)").click()
    says(page, text)
    page.reload()
    expect(listed(page)).to_have_text(["Opening", "Posters"])


@on_one_screen
def test_a_full_device_keeps_what_it_had(programme_page: Page, programme: str) -> None:
    page = programme_page
    ready(page, f"{programme}index.html")
    star(page, "Opening").click()
    page.evaluate(
        """() => {
          let text = "x".repeat(1 << 20);
          for (let index = 0; text; index++) {
            try { localStorage.setItem(`fill-${index}`, text); } catch { text = text.slice(1); }
            if (text.length > 1 && text.length < 1 << 20) text = text.slice(text.length >> 1);
          }
        }"""
    )
    star(page, "Posters").click()
    says(page, "Your browser has no more room to keep your stars")
    mine(page, 2)
    assert list(stored(page)) == event_ids(programme, "session/opening")


@on_one_screen
@pytest.mark.parametrize(
    "damaged",
    ["{", "null", "[]", '{"version": 1, "stars": 7}', '{"version": 99, "stars": {}}', ""],
)
def test_damaged_stars_are_told_once_and_given_up(
    programme_page: Page, programme: str, damaged: str
) -> None:
    page = programme_page
    ready(page, f"{programme}index.html")
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [STARS, damaged])
    ready(page, f"{programme}index.html")
    says(page, "Your stars could not be read and are lost.")
    mine(page, 0)
    ready(page, f"{programme}index.html")
    expect(page.locator(".programme-message")).to_be_hidden()
    star(page, "Opening").click()
    mine(page, 1)


@on_one_screen
def test_damaged_entries_do_no_harm(programme_page: Page, programme: str) -> None:
    page = programme_page
    (lunch,) = event_ids(programme, "session/lunch-1")
    stars = {"__proto__": {"start": 1}, "<b>": {}, lunch: {}, "posters": 7}
    ready(page, f"{programme}index.html")
    keep(page, stars)
    ready(page, f"{programme}my-programme.html")
    expect(listed(page)).to_have_text(["Lunch"])


def keep(page: Page, stars: dict[str, Any]) -> None:
    text = json.dumps({"version": 1, "stars": stars})
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [STARS, text])


def moved(seen: dict[str, Any]) -> None:
    seen["start"] -= 30 * 60_000


def other_day(seen: dict[str, Any]) -> None:
    seen["start"] += 24 * 60 * 60_000
    seen["room"] = "Cellar"


def shorter(seen: dict[str, Any]) -> None:
    seen["end"] -= 60_000


def cancelled(seen: dict[str, Any]) -> None:
    seen["cancelled"] = not seen["cancelled"]


@on_one_screen
@pytest.mark.parametrize(
    ("title", "change", "text"),
    [
        ("Compilers That Forgive", moved, "moved from 11:00 to 11:30."),
        (
            "Compilers That Forgive",
            other_day,
            "moved from Sat 11:30 to Fri 11:30, is in Aula Magna instead of Cellar.",
        ),
        ("Opening", shorter, "ends at 09:30."),
        ("Proofs for the Impatient", cancelled, "is cancelled."),
        ("Compilers That Forgive", cancelled, "takes place again."),
    ],
)
def test_changes_since_are_told_until_they_are_seen(
    programme_page: Page,
    programme: str,
    title: str,
    change: Callable[[dict[str, Any]], None],
    text: str,
) -> None:
    page = programme_page
    name = "my-programme.html" if title == "Opening" else "index.html"
    ready(page, f"{programme}index.html")
    star(page, title).click()
    star(page, "Closing").click()
    now = stored(page)
    before = json.loads(json.dumps(now))
    change(next(seen for seen in before.values() if seen["title"] == title))
    keep(page, before)
    ready(page, f"{programme}{name}")
    notice = page.get_by_role("region", name="Changes of your starred items")
    expect(notice.get_by_role("listitem")).to_have_text([f"{title}: {text}"])
    notice.get_by_role("button", name="OK, got it").click()
    expect(notice).to_have_count(0)
    assert stored(page) == now
    ready(page, f"{programme}{name}")
    expect(notice).to_have_count(0)


def test_what_was_removed_is_told_and_let_go(programme_page: Page, programme: str) -> None:
    page = programme_page
    ready(page, f"{programme}index.html")
    star(page, "Opening").click()
    (opening,) = stored(page).values()
    keep(page, {opening["id"]: opening, "gone1": {**opening, "title": "A <b>lost</b> talk"}})
    # The page of a session does not know all events.
    ready(page, f"{programme}theory-1.html")
    notice = page.get_by_role("region", name="Changes of your starred items")
    expect(notice).to_have_count(0)
    ready(page, f"{programme}index.html")
    expect(notice.get_by_role("listitem")).to_have_text(
        ["A <b>lost</b> talk: is no longer in the programme."]
    )
    notice.get_by_role("button", name="OK, got it").click()
    assert list(stored(page)) == [opening["id"]]


@on_one_screen
def test_snapshot_tells_what_is_announced(programme_page: Page, programme: str) -> None:
    ready(programme_page, f"{programme}index.html")
    star(programme_page, "Garbage, Collected").click()
    event = events(programme)["talk/hard07"]
    assert stored(programme_page) == {
        event["id"]: {
            "id": event["id"],
            "start": event["start"] * 60_000,
            "end": event["end"] * 60_000,
            "room": "Sala Ä",
            "sequence": 0,
            "cancelled": False,
            "title": "Garbage, Collected",
            "session": event["session"],
            "ownTime": False,
        }
    }
