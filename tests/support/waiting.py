"""Waits for what a page does.

Playwright's own way evaluates texts within the page, which the policy of a site refuses.
"""

import time

from playwright.sync_api import Page

__all__ = ["is_marked", "until"]

_PATIENCE = 30_000
_OFTEN = 50
_MARKS = "performance.getEntriesByType('mark').map((mark) => [mark.name, mark.detail])"
_MARKED = "name => performance.getEntriesByName(name).length > 0"


def until(
    page: Page, expression: str, *, argument: object = None, patience: int = _PATIENCE
) -> None:
    """Wait until a script gives something that is true; at most so many milliseconds."""
    end = time.monotonic() + patience / 1000
    while not page.evaluate(expression, argument):
        assert time.monotonic() < end, f"{expression} ({argument}) within {patience} ms"
        page.wait_for_timeout(_OFTEN)


def is_marked(page: Page, name: str, *, patience: int = _PATIENCE) -> None:
    """Wait until the page has marked that it has done something; else it tells what it marked."""
    try:
        until(page, _MARKED, argument=name, patience=patience)
    except AssertionError as late:
        late.add_note(f"marked are {page.evaluate(_MARKS)}")
        raise
