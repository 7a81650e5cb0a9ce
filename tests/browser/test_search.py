"""The search, as readers use it."""

import json
import random
import re

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

from sphinx_proceedings.outputs.search.pagefind import is_available
from sphinx_proceedings.outputs.search.searched_pages import in_group
from sphinx_proceedings.outputs.search.spelling import canonical, fold
from support.accessibility import objections
from support.folders import TESTS
from support.screens import on_one_screen
from support.waiting import is_marked

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not is_available(), reason="no Pagefind for this system"),
]

QUERIES = [
    one
    for one in json.loads((TESTS / "outputs" / "search" / "queries.json").read_text("utf-8"))
    if one["paper"].partition("2023")[1]
]
COUNTED = "search-counted"
SHOWN = "search-shown"
FOUND = ".search-page .hit-title"


def ask(page: Page, query: str) -> None:
    """Type a query and wait for its list."""
    page.evaluate("performance.clearMarks('search-shown')")
    page.locator("#search-q").fill(query)
    page.locator("#search-q").press("Enter")
    is_marked(page, SHOWN)


def choose(page: Page, name: str, value: str) -> None:
    """Choose something to narrow by and wait for its list."""
    open_filters(page)
    page.evaluate("performance.clearMarks('search-shown')")
    page.locator(f"#search-{name}").select_option(value)
    is_marked(page, SHOWN)


def show(page: Page, kind: str) -> None:
    """Show results of one kind and wait for their list and for counts."""
    page.evaluate("performance.clearMarks()")
    page.get_by_role("radio", name=re.compile(f"^{kind}")).check()
    is_marked(page, COUNTED)


def open_filters(page: Page) -> None:
    """They are beside the results of wide pages, and one tap away on narrow ones."""
    if not page.locator(".search-choices").is_visible():
        page.get_by_text("Filters and sorting").click()


@pytest.fixture
def search(page: Page, site: str) -> Page:
    """The search page, ready."""
    page.goto(f"{site}search.html")
    is_marked(page, SHOWN)
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
        before = search.locator(FOUND).count()
        search.locator(".more-hits").click()
        expect(search.locator(FOUND).nth(before)).to_be_visible()
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
    assert search.get_by_role("radio", name="Papers").is_checked()
    assert search.locator(FOUND).all_inner_texts() == titles


def test_slips_are_told(search: Page) -> None:
    ask(search, "fedrated lerning")
    expect(search.locator(".search-status")).to_contain_text("for federated learning")
    search.get_by_role("link", name="fedrated lerning").click()
    expect(search.locator(".search-status")).to_contain_text("Nothing was found")


@on_one_screen
def test_one_word_may_be_wrong(search: Page) -> None:
    ask(search, "causal fault localisation xylophone")
    expect(search.locator(".search-status")).to_have_text("1 result without xylophone.")
    expect(search.locator(FOUND)).to_have_text(["Causal fault localisation in dataflow systems"])


@on_one_screen
def test_phrases(search: Page) -> None:
    ask(search, '"fault localisation in dataflow"')
    expect(search.locator(FOUND)).to_have_count(1)
    ask(search, '"dataflow localisation fault"')
    expect(search.locator(FOUND)).to_have_count(0)


def test_narrowing(search: Page) -> None:
    ask(search, "learning")
    show(search, "Sessions")
    contexts = search.locator(".hit-context").all_inner_texts()
    assert contexts
    assert all(text.startswith("Session") for text in contexts)
    show(search, "Papers")
    open_filters(search)
    author = search.locator("#search-author option").nth(1)
    name, value = author.inner_text(), author.get_attribute("value")
    assert value
    choose(search, "author", value)
    people = search.locator(".hit-people").all_inner_texts()
    assert people
    assert all(name in line for line in people)
    assert f"author={value}" in search.url
    search.get_by_role("button", name=f"Remove Author: {name}").click()
    expect(search.get_by_role("button", name="Remove Author")).to_have_count(0)
    search.wait_for_url(lambda address: "author=" not in address)


def test_counts_are_those_of_the_results(search: Page) -> None:
    ask(search, "learning")
    show(search, "Papers")
    open_filters(search)
    code = search.locator("#search-has option[value=code]")
    expect(code).to_have_text(re.compile(r"^Code \(\d+\)$"))
    sessions = search.get_by_role("radio", name="Sessions").locator("xpath=..").inner_text()
    choose(search, "has", "code")
    count = re.sub(r"\D", "", code.inner_text())
    expect(search.locator(".search-status")).to_have_text(f"{count} results.")
    search.get_by_role("button", name="Remove Includes: Code").click()
    show(search, "Sessions")
    many = re.sub(r"\D", "", sessions)
    expect(search.locator(".search-status")).to_have_text(f"{many} results.")


def test_what_is_not_found_is_said_once(search: Page) -> None:
    ask(search, "zzqqy")
    expect(search.locator(".search-status")).to_have_text(
        "Nothing was found. Try fewer words, or browse the lists below."
    )


@on_one_screen
@pytest.mark.parametrize(
    "query",
    [
        "10.1145/3578356.3592585",
        "https://doi.org/10.1145/3578356.3592585",
        "doi:10.1145/3578356.3592585.",
        "cai2023towards",
        "2212.00192",
        "https://arxiv.org/abs/2212.00192v2",
    ],
)
def test_identifiers_find_their_paper(search: Page, query: str) -> None:
    ask(search, query)
    expect(search.locator(FOUND)).to_have_count(1)


def test_an_identifier_leads_from_the_dialog_to_its_paper(page: Page, site: str) -> None:
    page.goto(f"{site}index.html")
    page.keyboard.press("/")
    page.keyboard.type("10.1145/3578356.3592585")
    expect(page.locator("#pst-search-dialog .hit-title")).to_have_count(1)
    page.keyboard.press("Enter")
    page.wait_for_url("**/papers/euromlsys2023/*.html")


@on_one_screen
def test_an_identifier_leads_there_also_before_it_is_found(page: Page, site: str) -> None:
    page.goto(f"{site}index.html")
    page.keyboard.press("/")
    expect(page.locator("#pst-search-dialog .dialog-results")).to_be_attached()
    page.keyboard.insert_text("10.1145/3578356.3592585")
    page.keyboard.press("Enter")
    page.wait_for_url("**/papers/euromlsys2023/*.html")


@on_one_screen
def test_what_nothing_is_called_leads_to_the_search(page: Page, site: str) -> None:
    page.goto(f"{site}index.html")
    page.keyboard.press("/")
    expect(page.locator("#pst-search-dialog .dialog-results")).to_be_attached()
    page.keyboard.insert_text("10.9999/nothing")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search.html?q=10.9999%2Fnothing")


@on_one_screen
def test_marks_leave_punctuation_out(search: Page) -> None:
    ask(search, "federated learning")
    marks = search.locator(".hit mark").all_inner_texts()
    assert marks
    assert [mark for mark in marks if re.search(r"^\W|\W$", mark)] == []


@on_one_screen
def test_results_say_what_they_are(search: Page) -> None:
    ask(search, "brandeis")
    contexts = search.locator(".hit-context").all_inner_texts()
    assert "Affiliation" in contexts
    ask(search, "keynote")
    expect(search.locator(".hit-context").first).to_have_text(
        re.compile(r"^Session · Mon, 8 May 2023, \d\d:\d\d · .*EuroMLSys 2023$")
    )


def typed_at_home(page: Page, site: str, word: str) -> tuple[Locator, Locator]:
    """The search's dialog and the titles in it, once there are three, by keys alone."""
    page.goto(f"{site}index.html")
    dialog = page.locator("#pst-search-dialog")
    page.keyboard.press("/")
    page.keyboard.type(word)
    hits = dialog.locator(".hit-title")
    expect(hits.nth(2)).to_be_visible()
    return dialog, hits


def test_arrows_and_escape_work_from_any_place(page: Page, site: str) -> None:
    dialog, hits = typed_at_home(page, site, "learning")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(hits.nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(dialog.locator("input")).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()


def test_results_that_come_later_leave_the_focus_at_its_place(page: Page, site: str) -> None:
    """Who types with pauses, and walks on at once, has those of the whole word a moment later."""
    dialog, hits = typed_at_home(page, site, "learn")
    before = hits.nth(1).element_handle()
    dialog.locator("input").evaluate(
        "field => { field.value = 'learning'; field.dispatchEvent(new Event('input')); }"
    )
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.wait_for_function("hit => !hit.isConnected", arg=before)
    expect(hits.nth(1)).to_be_focused()


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
    open_filters(search)
    choose(search, "has", "code")
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
          const { inGroup } = await import(new URL("state.js", base));
          return [
            texts.map((text) => fold(text, RULES)),
            words.map((word) => canonical(word, RULES)),
            people.flatMap((person) => Object.entries(inGroup("author", person))),
          ];
        }""",
        [texts, words, people],
    )
    assert found == [
        [fold(text) for text in texts],
        [canonical(word) for word in words],
        [list(in_group("author", person)) for person in people],
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
