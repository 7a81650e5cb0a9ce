"""A function of many items, in as many processes as are worth it."""

import os

import pytest

from sphinx_proceedings.processes.executors import in_processes, processors

pytestmark = pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")


def squared_where(number: int) -> tuple[int, int]:
    return number * number, os.getpid()


@pytest.mark.parametrize(("count", "most"), [(0, 1), (20, 1), (2_500, processors())])
def test_only_much_is_shared_out(count: int, most: int) -> None:
    found = in_processes(squared_where, range(count))
    assert [square for square, _ in found] == [number * number for number in range(count)]
    assert len({process for _, process in found}) <= most


@pytest.mark.parametrize("processes", [1, 3])
def test_first_error_in_order_is_raised(processes: int) -> None:
    with pytest.raises(KeyError, match="'b'"):
        in_processes({"a": 1}.__getitem__, ["a", "b", "c", "d"], processes=processes)
