"""Hyphens of line breaks are found; hyphens of spelling are left alone."""

from __future__ import annotations

import pytest

from sphinx_proceedings.model.richtext import Link, Math, RichText, Span, Style, Text
from sphinx_proceedings.sources.latex.hyphens import CutWord, cut_words, without_soft_hyphens
from support.rich_texts import plain


def test_soft_hyphens_are_taken_out() -> None:
    text = RichText(
        (Text("a soft\u00adware \u00ad and "), Span(Style.EMPHASIS, (Text("x\u00ad"),)))
    )
    cleaned = RichText((Text("a software and "), Span(Style.EMPHASIS, (Text("x"),))))
    assert without_soft_hyphens(text) == (cleaned, ("software", "U+00AD", "x"))
    assert without_soft_hyphens(plain("hard-ware")) == (plain("hard-ware"), ())


@pytest.mark.parametrize(
    ("text", "written", "suggestion"),
    [
        ("An exam- ple.", "exam- ple", "example"),
        ("An exam\u2010 ple.", "exam- ple", "example"),
        ("end-to- end", "end-to- end", "end-to-end"),
        ("state-of- the-art", "state-of- the", "state-of-the"),
        ("plug- and-play", "plug- and", "plug-and"),
        ("BERT- style", "BERT- style", "BERT-style"),
        ("token- level", "token- level", "token-level"),
        ("fine- tuned or fine-tuned", "fine- tuned", "fine-tuned"),
        ("pre- trained, pretrained", "pre- trained", "pretrained"),
        ("Über- blick", "Über- blick", "Überblick"),
        ("Co- hen’s", "Co- hen’s", "Cohen’s"),
    ],
)
def test_cut_words(text: str, written: str, suggestion: str) -> None:
    assert cut_words(plain(text)) == (CutWord(written, suggestion),)


@pytest.mark.parametrize(
    "text",
    [
        "pre- and post-training",
        "low- or high-resource",
        "two- to three-fold",
        "Vor- und Nachteile, Ein- oder Ausgabe",
        "word- rather than sentence-level",
        "masculine- than feminine-gendered",
        "French- and English-speaking and/or not",
        "well-known, a - b, a -b, a-- b, 3- fold, x – y",
        "Zero- Shot",
        "",
    ],
)
def test_other_hyphens(text: str) -> None:
    assert cut_words(plain(text)) == ()


def test_capitals_are_suspect_at_the_end_of_a_line() -> None:
    text = plain("Zero- Shot and Few- Shot")
    assert cut_words(text, "Zero-\n  Shot and Few- Shot") == (CutWord("Zero- Shot", "Zero-Shot"),)


def test_formulas_code_and_addresses_are_no_prose() -> None:
    text = RichText(
        (
            Math("ab- cd"),
            Span(Style.CODE, (Text("ab- cd"),)),
            Link("x- y", (Text("x- y"),)),
        )
    )
    assert cut_words(text) == ()


def test_each_word_is_reported_once() -> None:
    assert cut_words(plain("mod- els " * 20_000)) == (CutWord("mod- els", "models"),)


def test_many_cut_words_and_long_runs_are_read() -> None:
    many = RichText.from_plain(" ".join(f"w{number}a- x{number}" for number in range(20_000)))
    assert len(cut_words(many)) == 20
    for run in ("-" * 200_000, "a" * 200_000, "a\u2010" * 100_000, "a-b" * 70_000):
        assert cut_words(RichText.from_plain(f"{run}- ")) == ()
    text, found = without_soft_hyphens(RichText.from_plain("a" * 100_000 + "\u00ad b"))
    assert (text.plain, found) == ("a" * 100_000 + " b", ("a" * 100_000,))
