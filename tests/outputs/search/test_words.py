"""Words: folding, both spellings, all forms of compounds, names as they may be typed."""

import re
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_proceedings.outputs.search.spelling import canonical, fold
from sphinx_proceedings.outputs.search.words import (
    Compounds,
    compounds,
    distinct_tokens,
    name_words,
    text_words,
    tokens,
    without_stop_words,
)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Tözün, PINAR", "tozun, pinar"),
        ("Łukasz Straße Øvrelid", "lukasz strasse ovrelid"),
        ("Ĳssel ﬁne Ⅷ", "ijssel fine viii"),
        ("naïve café", "naive cafe"),
        ("don’t pre‐train", "don't pre-train"),
        ("Ελληνικά", "ελληνικα"),
    ],
)
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("optimisation", "optimization"),
        ("generalised", "generalized"),
        ("tokeniser", "tokenizer"),
        ("categorises", "categorizes"),
        ("analysing", "analyzing"),
        ("behaviours", "behaviors"),
        ("labelling", "labeling"),
        ("neighbourhood", "neighborhood"),
        ("catalogue", "catalog"),
        ("artefacts", "artifacts"),
    ],
)
def test_both_spellings_are_one(one: str, other: str) -> None:
    assert canonical(one) == canonical(other) == other


@pytest.mark.parametrize(
    "word",
    [
        "precise",
        "noise",
        "denoising",
        "unsupervised",
        "pairwise",
        "comprised",
        "wise",
        "rise",
        "analysis",
        "expertise",
        "promising",
        "raised",
        "calling",
        "four",
        "hour",
        "metric",
    ],
)
def test_words_of_one_spelling_are_left(word: str) -> None:
    assert canonical(word) == word


def compounds_of(texts: list[str]) -> Compounds:
    return compounds(Counter(distinct_tokens(texts)))


def test_compounds_are_found_in_every_form() -> None:
    known = compounds_of(["Pre-training of few-shot models", "state-of-the-art"])
    assert known == {"pretraining": ("pre", "training"), "fewshot": ("few", "shot")}
    assert text_words("pre-training", known) == ["pretraining", "pre", "training"]
    assert text_words("Pretraining", known) == ["pretraining", "pre", "training"]
    assert text_words("pre training", known) == ["pre", "training", "pretraining"]
    assert text_words("state-of-the-art", known) == ["stateoftheart", "state", "of", "the", "art"]


def test_a_divided_word_is_no_compound() -> None:
    texts = ["transla-tion", *["translation"] * 21, *["data-set"] * 10, *["dataset"] * 1_000]
    assert compounds_of(texts) == {"dataset": ("data", "set")}
    assert compounds_of(texts[:21]) == {"translation": ("transla", "tion")}


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Jürgen Müller-Lüdenscheidt", {"juergen", "mueller", "mullerludenscheidt", "jurgen"}),
        ("Conan O’Brien", {"conan", "obrien"}),
        ("Пётр Ильич", {"петр", "petr", "ilich"}),
        ("王小明", {"王小", "小明"}),
        ("Jane Grey", {"jane", "grey", "gray"}),
    ],
)
def test_name_words(name: str, words: set[str]) -> None:
    assert words <= set(name_words(name))


def test_unspaced_scripts_are_found_by_any_two_letters() -> None:
    assert tokens("情感分类 BERT模型") == ["情感", "感分", "分类", "bert", "模型"]
    assert tokens("王 氏") == ["王", "氏"]


def test_stop_words_are_left_out() -> None:
    assert without_stop_words(["the", "impact", "of", "data"]) == ["impact", "data"]


@given(st.text(max_size=200))
def test_words_have_nothing_but_letters_and_digits(text: str) -> None:
    words = text_words(text, {})
    assert len(set(words)) == len(words)
    assert all(re.fullmatch(r"[^\W_]+", word) for word in words)


@given(st.from_regex(r"[a-z]{1,20}", fullmatch=True))
def test_a_form_stands_for_itself(word: str) -> None:
    assert canonical(canonical(word)) == canonical(word)
