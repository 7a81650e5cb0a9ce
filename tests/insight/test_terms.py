"""The terms of a paper."""

from hypothesis import given
from hypothesis import strategies as st

from sphinx_proceedings.diagnostics import Location
from sphinx_proceedings.insight.terms import as_written, is_telling, source_text, terms
from sphinx_proceedings.model.papers import Paper
from sphinx_proceedings.model.richtext import Link, Math, RichText, Span, Style, Text

STOP_WORDS = {"the", "of"}


def test_text_has_no_formulas_and_no_styles() -> None:
    paper = Paper(
        key="x",
        slug="x",
        edition="e",
        entry_type="misc",
        location=Location(path="papers/e.bib"),
        title=RichText((Text("On "), Math("\\alpha"), Span(Style.EMPHASIS, (Text(" graphs"),)))),
        subtitle=RichText.from_plain("Notes"),
        keywords=("edge cases", "trees"),
        abstract=(
            RichText((Link("https://x.example", (Text("One."),)),)),
            RichText.from_plain("Two."),
        ),
    )
    assert source_text(paper) == ("On  .  graphs: Notes", "edge cases . trees", "One. . Two.")


def test_words_and_pairs_of_neighbours() -> None:
    text = ("The Fine-Tuning of LLMs", "", "")
    assert list(terms(text, STOP_WORDS)) == ["fine", "tuning", "fine tuning", "llms"] * 3


def test_no_pair_across_marks_numbers_and_words_that_say_nothing() -> None:
    text = ("", "", "Deep nets, trees 2027 graphs x cuts of paths (novel walks)")
    assert list(terms(text, STOP_WORDS)) == [
        "deep",
        "nets",
        "deep nets",
        "trees",
        "graphs",
        "cuts",
        "paths",
        "walks",
    ]


def test_other_languages_are_words_too() -> None:
    text = ("", "Übersetzung größerer Texte", "")
    assert set(terms(text, STOP_WORDS)) == {
        "übersetzung",
        "größerer",
        "texte",
        "übersetzung größerer",
        "größerer texte",
    }


@given(st.text(), st.text(), st.text())
def test_any_text_gives_words_in_lower_case(title: str, keywords: str, abstract: str) -> None:
    for term in terms((title, keywords, abstract), STOP_WORDS):
        assert term == term.lower()
        assert 1 <= len(term.split(" ")) <= 2
        assert all(len(word) >= 2 for word in term.split(" "))


def test_vague_words_do_not_tell_what_a_paper_is_about() -> None:
    told = ["federated", "neural networks", "model training", "data", "fine tuning", "pre trained"]
    assert [term for term in told if is_telling(term)] == [
        "federated",
        "neural networks",
        "fine tuning",
    ]


def test_terms_are_shown_as_the_paper_writes_them() -> None:
    text = ("Few-Shot NLP with LLMs", "federated learning", "Fine-tuning FOR users for ever.")
    found = ["few shot", "shot nlp", "nlp", "llms", "fine tuning", "federated learning"]
    assert list(map(as_written(text), [*found, "for users"])) == [
        "few-shot",
        "few-shot NLP",
        "NLP",
        "LLMs",
        "fine-tuning",
        "federated learning",
        "for users",
    ]
