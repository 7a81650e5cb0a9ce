"""Citing a paper: by mouse, by keyboard, without a clipboard, without JavaScript, on a list."""

import json
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, Page, expect

from support.screens import on_one_screen

pytestmark = pytest.mark.browser

PAPER = "papers/euromlsys2023/he2023mctsgeb.html"
STYLES = ["BibTeX", "ACM", "APA", "IEEE", "Chicago", "MLA"]
APA = (
    "He, G., Singh, Z., & Yoneki, E. (2023). MCTS-GEB: Monte Carlo Tree Search is a Good E-graph"
    " Builder. In E. Yoneki & L. Nardi (Eds.), Proceedings of the 3rd Workshop on Machine Learning"
    " and Systems. Association for Computing Machinery. https://doi.org/10.1145/3578356.3592577"
)


def test_one_style_at_a_time(page: Page, site: str) -> None:
    page.goto(f"{site}{PAPER}")
    expect(page.get_by_role("tab")).to_have_text(STYLES)
    expect(page.get_by_role("tabpanel")).to_have_count(1)
    page.get_by_role("tab", name="APA").click()
    expect(page.get_by_role("tab", name="APA")).to_have_attribute("aria-selected", "true")
    expect(page.get_by_role("tabpanel", name="APA")).to_contain_text(APA)


def test_copied_plain_and_rich_with_one_click(page: Page, site: str) -> None:
    page.goto(f"{site}{PAPER}")
    page.get_by_role("tab", name="APA").click()
    page.get_by_role("button", name="Copy APA").click()
    expect(page.get_by_text("Copied", exact=True)).to_be_visible()
    copied = page.evaluate(
        """async () => {
          const [item] = await navigator.clipboard.read();
          const read = async (type) => (await item.getType(type)).text();
          return { plain: await read("text/plain"), rich: await read("text/html") };
        }"""
    )
    assert copied["plain"] == APA
    assert (
        "<em>Proceedings of the 3rd Workshop on Machine Learning and Systems</em>"
        in (copied["rich"])
    )


def test_keyboard_goes_around_and_the_choice_is_remembered(page: Page, site: str) -> None:
    page.goto(f"{site}{PAPER}")
    page.get_by_role("tab", name="BibTeX").focus()
    for key, chosen in (
        ("ArrowLeft", "MLA"),
        ("ArrowRight", "BibTeX"),
        ("End", "MLA"),
        ("Home", "BibTeX"),
        ("ArrowRight", "ACM"),
        ("ArrowRight", "APA"),
    ):
        page.keyboard.press(key)
        expect(page.get_by_role("tab", name=chosen)).to_be_focused()
        expect(page.get_by_role("tabpanel", name=chosen)).to_be_visible()
    page.keyboard.press("Tab")
    expect(page.get_by_role("tabpanel", name="APA").get_by_role("button")).to_be_focused()
    page.goto(f"{site}papers/euromlsys2023/braun2023actionable.html")
    expect(page.get_by_role("tabpanel", name="APA")).to_be_visible()


def test_without_a_clipboard_the_text_is_selected(fresh_page: Page, site: str) -> None:
    page = fresh_page
    page.add_init_script(
        "navigator.clipboard.write = navigator.clipboard.writeText = () => Promise.reject()"
    )
    page.goto(f"{site}{PAPER}")
    page.get_by_role("tab", name="APA").click()
    page.get_by_role("button", name="Copy APA").click()
    expect(page.get_by_text("Selected: copy it with the keyboard or the menu")).to_be_visible()
    assert page.evaluate("getSelection().toString()").strip() == APA


@on_one_screen
def test_blocked_storage_does_no_harm(fresh_page: Page, site: str) -> None:
    page = fresh_page
    # For our own key only: the theme's scripts cannot do without storage.
    page.add_init_script(
        """for (const name of ["getItem", "setItem"]) {
          const real = Storage.prototype[name];
          Storage.prototype[name] = function (key, ...more) {
            if (key.startsWith("proceedings-")) throw new Error("blocked");
            return real.call(this, key, ...more);
          };
        }"""
    )
    page.goto(f"{site}{PAPER}")
    page.get_by_role("tab", name="MLA").click()
    expect(page.get_by_role("tabpanel", name="MLA")).to_be_visible()


def test_without_javascript_all_are_there(browser: Browser, site: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}{PAPER}")
    expect(page.locator(".highlight-bibtex")).to_contain_text("@inproceedings{he2023mctsgeb,")
    expect(page.locator("dl.citations > dt")).to_have_text(STYLES[1:])
    expect(page.locator("dl.citations > dd").nth(1)).to_contain_text(APA)
    link = page.get_by_role("link", name="CSL-JSON")
    expect(link).to_be_visible()
    with urlopen(page.evaluate("a => a.href", link.element_handle())) as answer:  # noqa: S310
        (item,) = json.load(answer)
    assert item["DOI"] == "10.1145/3578356.3592577"
    context.close()


@pytest.mark.parametrize(
    ("address", "label", "target"),
    [
        (PAPER, "Export citations", "he2023mctsgeb.ris"),
        ("papers/euromlsys2023/index.html", "Export citations", "all.ris"),
        ("program/euromlsys2023/session-1.html", "Export citations", "session-1.ris"),
        ("people/nicholas-d-lane.html", "Export citations", "nicholas-d-lane.ris"),
    ],
)
def test_lists_offer_their_papers(
    page: Page, site: str, address: str, label: str, target: str
) -> None:
    page.goto(f"{site}{address}")
    expect(page.get_by_text(label, exact=True)).to_be_visible()
    expect(page.get_by_role("link", name="RIS", exact=True)).to_have_attribute("href", target)
