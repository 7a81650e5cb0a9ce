"""The catalogues that the tool comes with: all that the code says, in each language, whole."""

import re
from string import Formatter

import pytest
from babel.messages.catalog import Catalog, Message

from messages import TEMPLATE, extracted, po_bytes, updated
from sphinx_proceedings.wording.catalogues import languages, po_path, read_catalogue

_MARK = re.compile(r"[*_`<>\[\]\\]|[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Markup, and what turns a line around, which pages do themselves."""
_VALUE = re.compile(r"\{\w+\}")


@pytest.fixture(scope="module")
def template() -> Catalog:
    return extracted()


def texts(message: Message) -> list[str]:
    """The forms of a message's translation."""
    return [message.string] if isinstance(message.string, str) else list(message.string)


def names(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def named(message: Message) -> set[str]:
    return set().union(*map(names, [message.id] if isinstance(message.id, str) else message.id))


def test_languages() -> None:
    assert languages() == ("ar", "de", "es", "fr")


def test_the_template_is_what_the_code_says(template: Catalog) -> None:
    assert po_bytes(template) == TEMPLATE.read_bytes(), "run `make messages`"


@pytest.mark.parametrize("language", languages())
def test_translations_are_those_of_the_template(language: str, template: Catalog) -> None:
    """In its order, with its comments, nothing more and nothing less."""
    assert po_bytes(updated(language, template)) == po_path(language).read_bytes(), (
        "run `make messages`"
    )


@pytest.mark.parametrize("language", languages())
def test_translations_are_whole(language: str) -> None:
    catalogue = read_catalogue(language)
    messages = [message for message in catalogue if message.id]
    assert [message.id for message in messages if not all(texts(message))] == []
    assert [message.id for message in messages if message.fuzzy] == []
    forms = {len(texts(message)) for message in messages if not isinstance(message.id, str)}
    assert forms == {catalogue.num_plurals}


@pytest.mark.parametrize("language", languages())
def test_translations_name_the_same_values(language: str) -> None:
    """But for the number itself, where a form is only for one or two."""
    wrong = [
        (message.id, text)
        for message in read_catalogue(language)
        if message.id
        for text in texts(message)
        if not named(message) - {"count"} <= names(text) <= named(message)
    ]
    assert wrong == []


@pytest.mark.parametrize("language", languages())
def test_translations_have_no_marks(language: str) -> None:
    marked = [
        text
        for message in read_catalogue(language)
        if message.id
        for text in texts(message)
        if _MARK.search(_VALUE.sub("", text))
    ]
    assert marked == []
