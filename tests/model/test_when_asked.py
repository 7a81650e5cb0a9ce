"""Values that are found when somebody asks for them."""

import pickle

import pytest

from sphinx_proceedings.model.when_asked import WhenAsked


def test_each_is_found_once() -> None:
    asked: list[int] = []

    def squared(number: int) -> int:
        asked.append(number)
        return number * number

    squares = WhenAsked([3, 2], squared)
    assert (len(squares), list(squares), 2 in squares, 4 in squares) == (2, [3, 2], True, False)
    assert asked == []
    assert (squares[2], squares[2]) == (4, 4)
    assert asked == [2]
    assert dict(squares) == {3: 9, 2: 4}
    assert asked == [2, 3]


def test_there_are_no_others() -> None:
    with pytest.raises(KeyError, match="5"):
        WhenAsked([3], lambda number: number)[5]


def test_between_processes_it_is_a_dict() -> None:
    sent = pickle.dumps(WhenAsked(["a"], lambda name: name * 2))
    assert pickle.loads(sent) == {"a": "aa"}  # noqa: S301  # our own
