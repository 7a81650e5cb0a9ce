"""Words of an index, as they are in memory and in files."""

from sphinx_proceedings.outputs.search.index_words import closed, opened, places


def test_pages_that_are_alike_share_their_places() -> None:
    word = opened(
        ["x", [[0, [3], []], [2, [5], []], [1, [-7, 9], [-1, 4]]], []], lambda number: number
    )
    _text, pages, _variants = word
    place = pages[0][1][0]
    assert pages == [[0, [place], []], [2, [place], []], [3, [-7, place], [-1, 4]]]
    assert pages[0][1] is pages[1][1]
    assert pages[0][2] is pages[1][2]


def test_variants_are_opened_and_closed_as_the_word_is() -> None:
    word = ["x", [[4, [1], []]], [["X", [[4, [1], []], [3, [1, 1], []]]]]]
    numbers = {4: 0, 7: 1}
    word = opened(word, numbers.__getitem__)
    place = word[1][0][1][0]
    assert closed(word) == [
        "x",
        [[0, [place], []]],
        [["X", [[0, [place], []], [1, [place, place], []]]]],
    ]
    assert places(word) == 2 + 2 + 3
