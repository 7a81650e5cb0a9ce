"""The search, as readers use it."""

import json
import random

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from sphinx_proceedings.outputs.search.pagefind import is_available
from sphinx_proceedings.outputs.search.searched_pages import author_group
from sphinx_proceedings.outputs.search.spelling import canonical, fold
from support.accessibility import objections
from support.folders import TESTS
from support.screens import on_one_screen

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not is_available(), reason="no Pagefind for this system"),
]

QUERIES = [
    one
    for one in json.loads((TESTS / "outputs" / "search" / "queries.json").read_text("utf-8"))
    if one["paper"].partition("2023")[1]
]
SHOWN = "performance.getEntriesByName('search-shown').length"
FOUND = ".search-page .hit-title"


def ask(page: Page, query: str) -> None:
    """Type a query and wait for its list."""
    page.evaluate("performance.clearMarks('search-shown')")
    page.locator("#search-q").fill(query)
    page.locator("#search-q").press("Enter")
    page.wait_for_function(f"{SHOWN} > 0")


def choose(page: Page, name: str, value: str) -> None:
    """Choose something to narrow by and wait for its list."""
    page.evaluate("performance.clearMarks('search-shown')")
    page.locator(f"#search-{name}").select_option(value)
    page.wait_for_function(f"{SHOWN} > 0")


@pytest.fixture
def search(page: Page, site: str) -> Page:
    """The search page, ready."""
    page.goto(f"{site}search.html")
    page.wait_for_function(f"{SHOWN} > 0")
    return page


@on_one_screen
def test_readers_find_what_they_mean(search: Page) -> None:
    assert len(QUERIES) > 20
    missed = []
    for one in QUERIES:
        ask(search, one["query"])
        first = search.eval_on_selector_all(FOUND, "all => all.slice(0, 3).map((a) => a.pathname)")
        if not any(path.endswith(f"/{one['paper']}.html") for path in first):
            missed.append((one["query"], first))
    assert missed == []


@on_one_screen
def test_no_page_is_listed_twice(search: Page) -> None:
    ask(search, "learning")
    while search.locator(".more-hits").is_visible():
        search.locator(".more-hits").click()
        search.wait_for_timeout(100)
    paths = search.eval_on_selector_all(FOUND, "all => all.map((a) => a.pathname)")
    assert len(paths) > 10
    assert len(set(paths)) == len(paths)


@on_one_screen
def test_links_and_back_restore_what_was_asked(search: Page, site: str) -> None:
    search.goto(f"{site}search.html?q=federated&kind=paper&sort=title")
    expect(search.locator(FOUND).first).to_be_visible()
    titles = search.locator(FOUND).all_inner_texts()
    assert titles == sorted(titles, key=str.casefold)
    search.locator(FOUND).nth(1).click()
    search.wait_for_url("**/papers/**")
    search.go_back()
    expect(search.locator(FOUND).first).to_be_visible()
    assert search.locator("#search-q").input_value() == "federated"
    assert search.locator("#search-kind").input_value() == "paper"
    assert search.locator(FOUND).all_inner_texts() == titles


def test_slips_are_told(search: Page) -> None:
    ask(search, "fedrated lerning")
    expect(search.locator(".search-status")).to_contain_text("for federated learning")
    search.get_by_role("link", name="fedrated lerning").click()
    expect(search.locator(".search-status")).to_contain_text("Nothing was found")


@on_one_screen
def test_one_word_may_be_wrong(search: Page) -> None:
    ask(search, "causal fault localisation xylophone")
    expect(search.locator(".search-status")).to_contain_text("Without xylophone")
    expect(search.locator(FOUND)).to_have_text(["Causal fault localisation in dataflow systems"])


@on_one_screen
def test_phrases(search: Page) -> None:
    ask(search, '"fault localisation in dataflow"')
    expect(search.locator(FOUND)).to_have_count(1)
    ask(search, '"dataflow localisation fault"')
    expect(search.locator(FOUND)).to_have_count(0)


def test_narrowing(search: Page) -> None:
    ask(search, "learning")
    search.get_by_text("Narrow and order").click()
    choose(search, "kind", "session")
    contexts = search.locator(".hit-context").all_inner_texts()
    assert contexts
    assert all(text.startswith("Session") for text in contexts)
    choose(search, "kind", "paper")
    author = search.locator("#search-author option").nth(1)
    name, value = author.inner_text(), author.get_attribute("value")
    assert value
    choose(search, "author", value)
    people = search.locator(".hit-people").all_inner_texts()
    assert people
    assert all(name in line for line in people)
    assert f"author={value}" in search.url


def test_keys_open_the_search(page: Page, site: str) -> None:
    page.goto(f"{site}index.html")
    dialog = page.locator("#pst-search-dialog")
    for key in ("/", "Control+k"):
        page.keyboard.press(key)
        expect(dialog).to_be_visible()
        page.keyboard.press("Escape")
        expect(dialog).to_be_hidden()
    page.keyboard.press("/")
    page.keyboard.type("decentralizepy")
    expect(dialog.locator(".hit-title").first).to_have_text(
        "Decentralized Learning Made Easy with DecentralizePy"
    )
    page.keyboard.press("Enter")
    page.wait_for_url("**/search.html?q=decentralizepy")
    expect(page.locator(FOUND).first).to_be_visible()


def test_a_slash_that_is_typed_stays(search: Page) -> None:
    search.locator("#search-q").fill("")
    search.locator("#search-q").press("/")
    assert search.locator("#search-q").input_value() == "/"


def test_from_a_deep_page(page: Page, site: str) -> None:
    page.goto(f"{site}papers/euromlsys2023/he2023mctsgeb.html")
    page.keyboard.press("/")
    page.keyboard.type("yoneki")
    link = page.locator("#pst-search-dialog .hit-title").first
    expect(link).to_have_text("Eiko Yoneki")
    link.click()
    page.wait_for_url("**/people/**")
    expect(page.locator("h1")).to_contain_text("Eiko Yoneki")


def test_without_javascript(browser: Browser, site: str) -> None:
    made = browser.new_context(java_script_enabled=False)
    page = made.new_page()
    page.goto(f"{site}search.html")
    expect(page.get_by_text("The search needs JavaScript.")).to_be_visible()
    expect(page.locator("form.portal-search")).to_be_hidden()
    page.locator(".search-browse").get_by_role("link", name="People").click()
    expect(page.locator("h1")).to_contain_text("People")
    made.close()


def test_axe_finds_nothing(search: Page) -> None:
    ask(search, "federated learning")
    search.get_by_text("Narrow and order").click()
    assert objections(search) == []


@on_one_screen
def test_browsers_fold_as_the_index(search: Page) -> None:
    texts = ["Tözün ŁÓDŹ Straße", "pre‐training o’brien", "Ελληνικά Ĳssel ﬁne", "情感分类 x"]
    texts += [strategy_text(seed) for seed in range(40)]
    words = ["optimisation", "denoising", "behaviours", "categorise", "analysed", "labelling"]
    words += ["noise", "supervised", "catalogue", "programmes", "wise", "ising", "isation"]
    people = ["ada-lovelace", "émile-é", "x" * 50]
    found = search.evaluate(
        """async ([texts, words, people]) => {
          const base = new URL("_static/proceedings/search/", location.href);
          const { fold, canonical } = await import(new URL("words.js", base));
          const { RULES } = await import(new URL("spelling.js", base));
          const { authorGroup } = await import(new URL("state.js", base));
          return [
            texts.map((text) => fold(text, RULES)),
            words.map((word) => canonical(word, RULES)),
            people.map(authorGroup),
          ];
        }""",
        [texts, words, people],
    )
    assert found == [
        [fold(text) for text in texts],
        [canonical(word) for word in words],
        [author_group(person) for person in people],
    ]


def strategy_text(seed: int) -> str:
    """Letters of all kinds, the same in every run."""
    chosen = random.Random(seed)  # noqa: S311
    ranges = [(0x20, 0x24F), (0x370, 0x4FF), (0x1E00, 0x1EFF), (0x4E00, 0x4E80)]
    return "".join(chr(chosen.randint(*chosen.choice(ranges))) for _ in range(30))


def test_what_scripts_say_is_english_on_a_page_of_another_language(page: Page, site: str) -> None:
    def in_german(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, body=answer.text().replace('lang="en"', 'lang="de"', 1))

    page.route("**/index.html", in_german)
    page.goto(f"{site}index.html")
    page.keyboard.press("/")
    page.keyboard.type("federated")
    status = page.locator("#pst-search-dialog .search-status")
    expect(status).to_contain_text("result")
    expect(status).to_have_attribute("lang", "en")
    hit = page.locator("#pst-search-dialog .hit-title").first
    assert hit.evaluate("link => link.closest('[lang]').lang") == "de"
