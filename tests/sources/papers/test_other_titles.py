"""Titles in another language or script than the one that is printed."""

import pytest

from sphinx_proceedings.model.papers import Paper
from sphinx_proceedings.model.titles import OtherTitle
from support.one_paper import paper_of
from support.rich_texts import plain

LOOMS, JAPANESE, ARABIC = "Looms that remember", "記憶する織機について", "أنوال تتذكر"


def titled(title: str, fields: str) -> Paper:
    return paper_of(f"title = {{{title}}}, {fields}")


@pytest.mark.parametrize(
    ("title", "fields", "others", "language"),
    [
        (
            LOOMS,
            f"origtitle = {{{JAPANESE}}}, origlanguage = {{japanese}}",
            [OtherTitle(text=plain(JAPANESE), language="ja", is_original=True)],
            "",
        ),
        (
            LOOMS,
            f"origtitle = {{{JAPANESE}}}, language = {{japanese}}",
            [OtherTitle(text=plain(JAPANESE), language="ja", is_original=True)],
            "",
        ),
        (
            LOOMS,
            f"origtitle = {{{JAPANESE}}}, language = {{english}}",
            [OtherTitle(text=plain(JAPANESE), language="ja", is_original=True)],
            "en",
        ),
        (
            ARABIC,
            f"title-en = {{{LOOMS}}}, language = {{arabic}}",
            [OtherTitle(text=plain(LOOMS), language="en")],
            "ar",
        ),
        (
            LOOMS,
            f"title_ar = {{{ARABIC}}}, language = {{arabic}}",
            [OtherTitle(text=plain(ARABIC), language="ar", is_original=True)],
            "",
        ),
        (
            "Webstühle",
            f"translatedtitle = {{{LOOMS}}}, title-fr = {{Métiers}}, language = {{ngerman}}",
            [
                OtherTitle(text=plain(LOOMS)),
                OtherTitle(text=plain("Métiers"), language="fr"),
            ],
            "de",
        ),
        # Arabic letters are in no text in German.
        ("Webstühle", f"title-de = {{{ARABIC}}}", [OtherTitle(text=plain(ARABIC))], ""),
    ],
)
def test_titles(title: str, fields: str, others: list[OtherTitle], language: str) -> None:
    found = titled(title, fields)
    assert (list(found.other_titles), found.title_language) == (others, language)


@pytest.mark.parametrize(
    "fields", ["origtitle = {looms that remember}", "title-en = {}", f"transtitle = {{{LOOMS}}}"]
)
def test_what_says_nothing_else_is_none(fields: str) -> None:
    assert titled(LOOMS, fields).other_titles == ()
