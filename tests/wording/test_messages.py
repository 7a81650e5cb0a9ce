"""Messages in the language that is spoken, with their values."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po

from sphinx_proceedings.processes.sent_jobs import pickled, unpickled
from sphinx_proceedings.wording import catalogues
from sphinx_proceedings.wording.catalogues import catalogue, has_catalogue
from sphinx_proceedings.wording.messages import (
    Spoken,
    gettext,
    ngettext,
    noop,
    number,
    pgettext,
    speaking,
    spoken,
)

POLISH = "pl"
ARABIC = "ar"


@pytest.fixture(autouse=True)
def _translations(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A translation to Polish, of three forms and with gaps, and an empty one to Arabic."""
    monkeypatch.setattr(catalogues, "LOCALES", tmp_path)
    catalogue.cache_clear()
    polish = Catalog(locale=POLISH, domain="proceedings")
    polish.add("Papers", "Artykuły", [("pages/papers.py", 1)])
    polish.add("Papers of {edition}", "Artykuły: {edition}")
    polish.add("Chair", "Przewodniczący", context="person")
    polish.add("Chair", "Krzesło", context="thing")
    polish.add(
        ("{count} result", "{count} results"),
        ("{count} wynik", "{count} wyniki", "{count} wyników"),
        [("theme/static/proceedings/search/main.js", 1)],
    )
    polish.add("Untranslated", "")
    for language, made in ((POLISH, polish), (ARABIC, Catalog(locale=ARABIC))):
        path = tmp_path / language / "LC_MESSAGES" / "proceedings.po"
        path.parent.mkdir(parents=True)
        with path.open("wb") as file:
            write_po(file, made)
    yield
    catalogue.cache_clear()


def test_english_is_spoken_without_being_asked_for() -> None:
    assert gettext("Papers of {edition}", edition="EuroMLSys {2023}") == (
        "Papers of EuroMLSys {2023}"
    )
    assert ngettext("{count} result", "{count} results", 1) == "1 result"
    assert ngettext("{count} result", "{count} results", 12_345) == "12,345 results"
    assert pgettext("person", "Chair") == "Chair"


def test_a_language_is_spoken_within() -> None:
    with speaking(POLISH):
        said = gettext("Papers"), gettext(noop("Papers of {edition}"), edition="{x}")
        with speaking("en"):
            inner = gettext("Papers")
        again = gettext("Papers")
    assert (said, inner, again) == (("Artykuły", "Artykuły: {x}"), "Papers", "Artykuły")
    assert gettext("Papers") == "Papers"


@pytest.mark.parametrize(
    ("count", "text"),
    [
        (1, "1 wynik"),
        (3, "3 wyniki"),
        (5, "5 wyników"),
        (22, "22 wyniki"),
        (12_345, "12\N{NO-BREAK SPACE}345 wyników"),
    ],
)
def test_forms_and_numbers_are_those_of_the_language(count: int, text: str) -> None:
    with speaking(POLISH):
        assert ngettext("{count} result", "{count} results", count) == text


def test_contexts_tell_messages_apart() -> None:
    with speaking(POLISH):
        assert (pgettext("person", "Chair"), pgettext("thing", "Chair")) == (
            "Przewodniczący",
            "Krzesło",
        )


def test_what_is_not_translated_stays_english() -> None:
    with speaking(POLISH):
        assert (gettext("Untranslated"), gettext("Never heard of")) == (
            "Untranslated",
            "Never heard of",
        )


def test_values_that_are_not_given_stay_named() -> None:
    assert gettext("{title}, part {number}", number=2) == "{title}, part 2"


def test_numbers() -> None:
    assert [number(each) for each in (0, 999, 1_000, 1_234_567)] == [
        "0",
        "999",
        "1,000",
        "1,234,567",
    ]


@pytest.mark.parametrize(
    ("asked", "says", "pages", "is_known", "is_from_right"),
    [
        pytest.param("pl", "pl", "pl", True, False, id="the language itself"),
        pytest.param("pl_PL", "pl", "pl-PL", True, False, id="as Sphinx writes it"),
        pytest.param("pl-PL", "pl", "pl-PL", True, False, id="as HTML writes it"),
        pytest.param("en_GB", "en", "en-GB", True, False, id="a form of English"),
        pytest.param("nl", "en", "nl", False, False, id="not translated"),
        pytest.param("he", "en", "he", False, True, id="not translated, from the right"),
        pytest.param("ar", "ar", "ar", True, True, id="from the right"),
        pytest.param("tlh-x-y", "en", "tlh-x-y", False, False, id="no language that Babel knows"),
        pytest.param("../../etc", "en", "../../etc", False, False, id="a path"),
        pytest.param("", "en", "", False, False, id="nothing"),
    ],
)
def test_languages(
    asked: str, says: str, pages: str, *, is_known: bool, is_from_right: bool
) -> None:
    with speaking(asked):
        found = spoken()
    assert (found.language, found.pages, found.is_from_right) == (says, pages, is_from_right)
    assert has_catalogue(asked) is is_known


def test_what_scripts_say_is_told_apart() -> None:
    found = catalogue(POLISH)
    assert found.in_scripts == {
        "{count} result": ("{count} wynik", "{count} wyniki", "{count} wyników")
    }
    assert found.plural == ("(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2)")


def test_what_is_called_later_and_elsewhere_speaks_its_language() -> None:
    later = Spoken(POLISH, lambda: gettext("Papers"))
    sent = unpickled(pickled(later))
    assert (later(), sent(), gettext("Papers")) == ("Artykuły", "Artykuły", "Papers")
