"""What tests of the programme's pages share."""

import json
from typing import Any
from urllib.request import urlopen

from playwright.sync_api import Locator, Page, expect

from support.waiting import is_marked

__all__ = [
    "STARS",
    "event_ids",
    "events",
    "item",
    "listed",
    "ready",
    "says",
    "star",
    "stored",
]

STARS = "proceedings-stars/hard2027"
"""Where a browser keeps the stars."""


def ready(page: Page, address: str) -> None:
    """Open a page and wait until its scripts are done."""
    page.goto(address)
    is_marked(page, "programme-ready")


def star(page: Page, title: str) -> Locator:
    """The star of the session or talk with this title."""
    return page.get_by_role("button", name=f"Star: {title}", exact=True)


def item(page: Page, key: str) -> Locator:
    """The list item of the event with this key."""
    return page.locator("li[data-event]", has=page.locator(f"#{key.replace('/', '-')}")).last


def listed(page: Page) -> Locator:
    """The titles on a reader's own programme."""
    return page.locator(".my-programme .session")


def events(programme: str) -> dict[str, dict[str, Any]]:
    """The events of `events.json` by key."""
    with urlopen(f"{programme}events.json") as answer:  # noqa: S310
        return {event["key"]: event for event in json.load(answer)["events"]}


def event_ids(programme: str, *keys: str) -> list[str]:
    """The short ids of events."""
    by_key = events(programme)
    return [by_key[key]["id"] for key in keys]


def stored(page: Page) -> dict[str, Any]:
    """The stars that the browser keeps."""
    text = page.evaluate(f"localStorage.getItem({STARS!r})")
    kept: dict[str, Any] = json.loads(text)["stars"] if text else {}
    return kept


def says(page: Page, text: str) -> None:
    """Expect the line at the foot of the window to say something."""
    expect(page.locator(".programme-message")).to_contain_text(text)
