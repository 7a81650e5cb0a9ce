"""Lists of papers: in two orders, filtered while one types, with abstracts to open."""

import pytest
from playwright.sync_api import Page, expect

from support.screens import on_one_screen

pytestmark = pytest.mark.browser

INDEX = "papers/euromlsys2023/index.html"
TITLES = "papers/euromlsys2023/by-title/1.html"
SHOWN = "article ul.papers > li:not([hidden])"


def test_each_paper_once_in_either_order(page: Page, site: str) -> None:
    page.goto(f"{site}{INDEX}")
    links = page.locator("article ul.papers > li > p > :first-child").all_inner_texts()
    assert len(links) == len(set(links)) == 23
    page.get_by_role("navigation", name="Order of the papers").get_by_role("link").click()
    expect(page).to_have_url(f"{site}{TITLES}")
    by_title = page.locator("article ul.papers > li > p > :first-child").all_inner_texts()
    assert sorted(by_title) == sorted(links)


def test_filter_while_one_types(page: Page, site: str) -> None:
    page.goto(f"{site}{INDEX}")
    field = page.get_by_label("Filter this page")
    field.fill("tozun profil")
    expect(page.locator(SHOWN)).to_have_count(1)
    expect(page.locator(SHOWN)).to_contain_text("Pınar Tözün")
    expect(page.get_by_text("1 of 23 papers")).to_be_visible()
    # Only what still has papers.
    expect(page.locator("article h3:visible")).to_have_count(1)
    page.reload()
    expect(field).to_have_value("tozun profil")
    expect(page.locator(SHOWN)).to_have_count(1)
    field.fill("")
    expect(page.locator(SHOWN)).to_have_count(23)


def test_abstracts_open_in_the_list(page: Page, site: str) -> None:
    page.goto(f"{site}{INDEX}")
    title = "Towards Practical Few-shot Federated NLP"
    paper = page.locator("article ul.papers > li", has_text=title)
    abstract = paper.locator("details")
    expect(abstract).to_have_text("Abstract")
    abstract.locator("summary").click()
    expect(abstract).to_contain_text("we first introduce a data generator")
    # A paper of which none is known.
    other = page.locator("article ul.papers > li", has_text="A First Look at the Impact")
    expect(other.locator("details")).to_have_count(0)


@on_one_screen
def test_abstract_that_cannot_be_fetched(fresh_page: Page, site: str) -> None:
    page = fresh_page
    page.goto(f"{site}{INDEX}")
    page.route("**/cai2023towards.html", lambda route: route.fulfill(status=200, body="<p>x</p>"))
    details = page.locator("article ul.papers > li", has_text="Few-shot").locator("details")
    details.locator("summary").click()
    link = details.get_by_role("link", name="It is on the paper’s page.")
    expect(link).to_have_attribute("href", f"{site}papers/euromlsys2023/cai2023towards.html")


def test_letters_stay(page: Page, site: str) -> None:
    page.goto(f"{site}{TITLES}")
    page.locator(".letters").get_by_role("link", name="S", exact=True).click()
    expect(page.locator("#letter-s h2")).to_be_in_viewport()
    letters = page.locator("ul.letters")
    expect(letters).to_be_in_viewport(ratio=1)
    box, heading = letters.bounding_box(), page.locator("#letter-s h2").bounding_box()
    assert box is not None
    assert heading is not None
    assert heading["y"] >= box["y"] + box["height"] - 1
