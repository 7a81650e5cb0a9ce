"""A reader's way through the portal."""

import re

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

PAGES = [
    "index.html",
    "program/index.html",
    "program/euromlsys2023/index.html",
    "program/euromlsys2023/session-1.html",
    "program/euromlsys2023/poster-pitch.html",
    "program/euromlsys2023/keynote.html",
    "papers/index.html",
    "papers/euromlsys2023/index.html",
    "papers/euromlsys2023/salmani2023reconciling.html",
    "papers/euromlsys2023/alballa2023first.html",
    "people/index.html",
    "people/guoliang-he.html",
    "call-for-papers.html",
    "organisation.html",
    "search.html",
]


def test_home_to_programme_to_session_to_paper_to_person_and_back(page: Page, site: str) -> None:
    page.goto(f"{site}index.html")
    main = page.locator("main")
    main.get_by_role("link", name=re.compile("^Programme")).first.click()
    expect(page).to_have_url(f"{site}program/euromlsys2023/index.html")

    main.get_by_role("link", name="Session 1: Model, Training and Optimisation").click()
    expect(page).to_have_url(f"{site}program/euromlsys2023/session-1.html")
    expect(main).to_contain_text("09:15")
    expect(main).to_contain_text("CEST (UTC+02:00)")

    title = "MCTS-GEB: Monte Carlo Tree Search is a Good E-graph Builder"
    main.get_by_role("link", name=title).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(title)

    main.get_by_role("link", name="Guoliang He").first.click()
    expect(page).to_have_url(f"{site}people/guoliang-he.html")
    expect(main).to_contain_text("TPC member")

    for address in (
        "papers/euromlsys2023/he2023mctsgeb.html",
        "program/euromlsys2023/session-1.html",
        "program/euromlsys2023/index.html",
        "index.html",
    ):
        page.go_back()
        expect(page).to_have_url(f"{site}{address}")


def test_neighbours_lead_through_the_session(page: Page, site: str) -> None:
    page.goto(f"{site}papers/euromlsys2023/braun2023actionable.html")
    nav = page.get_by_role("navigation", name="Other papers of this session")
    for _ in range(4):
        nav.get_by_role("link").last.click()
    expect(page).to_have_url(f"{site}papers/euromlsys2023/he2023mctsgeb.html")
    expect(nav.get_by_role("link")).to_have_count(1)


def test_bibtex_is_copied(page: Page, site: str) -> None:
    page.goto(f"{site}papers/euromlsys2023/he2023mctsgeb.html")
    shown = page.locator(".highlight-bibtex pre").inner_text()
    page.get_by_role("button", name="Copy BibTeX").click()
    expect(page.get_by_text("Copied")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.strip() == shown.strip()
    assert copied.startswith("@inproceedings{he2023mctsgeb,\n")


def test_search_finds_a_paper(page: Page, site: str) -> None:
    page.goto(f"{site}search.html?q=stashing+quantization")
    expect(page.locator(".hits .hit-title").first).to_contain_text("Dynamic Stashing")


@pytest.mark.parametrize("address", PAGES)
def test_page_fits_the_screen_and_has_one_heading(page: Page, site: str, address: str) -> None:
    page.goto(f"{site}{address}")
    expect(page.get_by_role("heading", level=1)).to_have_count(1)
    overflow = page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )
    assert overflow <= 0
