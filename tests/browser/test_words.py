"""What scripts say in another language than English."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from support.screens import on_one_screen

pytestmark = pytest.mark.browser

CATALOGUE = """globalThis.proceedingsWords = {
  messages: {
    "Filter": ["Filtern"],
    "Filter this page": ["Diese Seite filtern"],
    "{found} of {count} paper": ["{found} von {count} Beitrag", "{found} von {count} Beiträgen"],
    "in {time}": ["in {time} los"],
    "{minutes} min": ["{minutes} Min."],
    "{count} talk": ["{count} wykład", "{count} wykłady", "{count} wykładów"],
    "{title} in {room}": ["{room}: {title}"],
    "days\\u0004All": ["Alle Tage"],
  },
  plural: (n) => Number(
    n == 1 ? 0 : n % 10 >= 2 && n % 10 <= 4 && (n % 100 < 12 || n % 100 > 14) ? 1 : 2),
};"""
SAID = """async ([language, asked]) => {
  document.documentElement.lang = language;
  const words = await import(
    `/_static/proceedings/words.js?${language}-${Boolean(globalThis.proceedingsWords)}`);
  const text = (said) => {
    const place = document.createElement("p");
    place.append(...said);
    return place.innerHTML;
  };
  const bold = (name) => Object.assign(document.createElement("b"), { textContent: name });
  return asked.map(([name, ...values]) => {
    if (name === "LANGUAGE") return words.LANGUAGE;
    if (name === "isForeign") return words.isForeign;
    const parts = { title: bold("A<B"), room: ["1", "2"] };
    if (name.startsWith("told")) return text(words[name](...values, parts));
    return words[name](...values);
  });
}"""


def said(page: Page, site: str, language: str, catalogue: str, asked: list[list[Any]]) -> Any:
    page.goto(f"{site}index.html")
    page.evaluate(f"() => {{ {catalogue} }}")
    return page.evaluate(SAID, [language, asked])


@on_one_screen
def test_english_stands_for_itself(page: Page, site: str) -> None:
    asked = [
        ["gettext", "Filter"],
        ["gettext", "{a} of {b}, {c}", {"a": "{b}", "b": 2}],
        ["ngettext", "{count} talk", "{count} talks", 1],
        ["ngettext", "{count} talk of {a}", "{count} talks of {a}", 1234, {"a": "x"}],
        ["ngettext", "{count} talk", "{count} talks", 0],
        ["pgettext", "days", "All"],
        ["told", "{title} in {room}, {time}"],
        ["toldOfMany", "{count} {title}", "{count} {title}s", 2],
        ["number", 999],
        ["number", 1234567],
        ["noop", "Filter"],
        ["LANGUAGE"],
        ["isForeign"],
    ]
    assert said(page, site, "en", "", asked) == [
        "Filter",
        "{b} of 2, {c}",
        "1 talk",
        "1,234 talks of x",
        "0 talks",
        "All",
        "<b>A&lt;B</b> in 12, {time}",
        "2 <b>A&lt;B</b>s",
        "999",
        "1,234,567",
        "Filter",
        "en-GB-u-ca-gregory-nu-latn",
        False,
    ]


@on_one_screen
def test_another_language(page: Page, site: str) -> None:
    one_and_several = "{count} talk", "{count} talks"
    asked = [
        ["gettext", "Filter"],
        ["gettext", "Unknown {a}", {"a": 1}],
        ["gettext", "toString"],
        *(["ngettext", *one_and_several, count] for count in (1, 2, 5, 22, 1234)),
        ["ngettext", "{count} day", "{count} days", 5],
        ["pgettext", "days", "All"],
        ["pgettext", "rooms", "All"],
        ["told", "{title} in {room}"],
        ["LANGUAGE"],
        ["isForeign"],
    ]
    assert said(page, site, "de-AT", CATALOGUE, asked) == [
        "Filtern",
        "Unknown 1",
        "toString",
        "1 wykład",
        "2 wykłady",
        "5 wykładów",
        "22 wykłady",
        "1\u00a0234 wykłady",
        "5 days",
        "Alle Tage",
        "All",
        "12: <b>A&lt;B</b>",
        "de-AT-u-ca-gregory-nu-latn",
        False,
    ]


@on_one_screen
@pytest.mark.parametrize("language", ["it", "fa"])
def test_language_that_the_tool_does_not_speak(page: Page, site: str, language: str) -> None:
    asked = [["gettext", "Filter"], ["number", 1234], ["LANGUAGE"], ["isForeign"]]
    english = "en-GB-u-ca-gregory-nu-latn"
    assert said(page, site, language, "", asked) == ["Filter", "1,234", english, True]


@on_one_screen
def test_digits_are_those_of_pages(page: Page, site: str) -> None:
    assert said(page, site, "fa", CATALOGUE, [["number", 1234]]) == ["1,234"]


def in_german(page: Page) -> None:
    """Pages that come now are German."""
    page.add_init_script(CATALOGUE)
    page.add_init_script(
        "new MutationObserver((_, watch) => {"
        " if (!document.documentElement) return;"
        " document.documentElement.lang = 'de'; watch.disconnect();"
        "}).observe(document, { childList: true })"
    )


@on_one_screen
def test_list_in_another_language(fresh_page: Page, site: str) -> None:
    in_german(fresh_page)
    fresh_page.goto(f"{site}papers/euromlsys2023/index.html")
    fresh_page.get_by_label("Diese Seite filtern").fill("tozun profil")
    expect(fresh_page.get_by_text("1 von 23 Beiträgen", exact=True)).to_be_visible()
    assert fresh_page.locator(".paper-filter [lang]").count() == 0


@on_one_screen
def test_programme_in_another_language(fresh_programme_page: Page, programme: str) -> None:
    in_german(fresh_programme_page)
    fresh_programme_page.goto(f"{programme}index.html?now=2027-03-26T11:10%2B01:00")
    expect(fresh_programme_page.get_by_role("button", name="Filtern")).to_be_visible()
    expect(fresh_programme_page.get_by_text("in 5 Min. los")).to_be_visible()
    expect(fresh_programme_page.get_by_role("link", name="All days")).to_have_text("Alle Tage")
    assert fresh_programme_page.locator(".programme-tools [lang]").count() == 0
