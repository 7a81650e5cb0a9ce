"""What axe-core objects to on a page."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

__all__ = ["objections"]

AXE = Axe()
OPTIONS = {
    # It would load style sheets again, and ask for those they import at the page's address.
    "preload": False,
    # To tell of all that is well takes as long as to look for it.
    "resultTypes": ["violations"],
}


Objection = tuple[str, list[str]]
"""A rule that is broken, and the HTML of the elements that break it."""


def objections(page: Page, *impacts: str) -> list[Objection]:
    """Those of these impacts, or of any."""
    if page.evaluate("typeof axe") == "undefined":
        # Half a megabyte: to send and to read it takes half as long as to visit a page.
        page.evaluate(AXE.axe_script)
    found = page.evaluate("async (options) => (await axe.run(options)).violations", OPTIONS)
    return [
        (rule["id"], [node["html"] for node in rule["nodes"]])
        for rule in found
        if not impacts or rule["impact"] in impacts
    ]
