"""What is offered for a misspelt word."""

from sphinx_proceedings.model.nearest import STRICT, ask_whether, did_you_mean, likeness, nearest

KNOWN = ("abstract", "author", "authors", "title")


def test_the_nearest_word_is_offered() -> None:
    assert did_you_mean("autor", KNOWN) == "did you mean 'author'?"
    assert did_you_mean("autor", iter(KNOWN), otherwise="x") == "did you mean 'author'?"
    assert ask_whether("@book") == "did you mean @book?"


def test_without_a_near_word_all_are_told_or_what_is_said_instead() -> None:
    assert did_you_mean("xyz", KNOWN) == "one of: abstract, author, authors, title"
    assert did_you_mean("xyz", ()) == "there is none to choose from"
    assert did_you_mean("xyz", KNOWN, otherwise="look it up") == "look it up"
    assert did_you_mean("xyz", KNOWN, otherwise="") == ""


def test_several_near_words_the_likest_first() -> None:
    assert nearest("autor", KNOWN, most=2) == ["author", "authors"]
    assert nearest("tile", KNOWN) == ["title"]
    assert nearest("autos", KNOWN, most=3, cutoff=STRICT) == ["authors"]
    assert [round(likeness("autor", known), 2) for known in KNOWN] == [0.46, 0.91, 0.83, 0.2]
