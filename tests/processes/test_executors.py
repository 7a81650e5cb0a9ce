"""A function of many items, in as many processes as are worth it."""

import os
import sys

import pytest

from sphinx_proceedings.processes.executors import in_processes, processors
from sphinx_proceedings.processes.sent_jobs import carry_code_of

pytestmark = pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")


def plus_where(shared: int, number: int) -> tuple[int, int]:
    return shared + number, os.getpid()


@pytest.mark.parametrize("has_fork", [True, False])
def test_what_is_shared_comes_before_the_item(
    has_fork: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where processes cannot be forked, new ones are sent it."""
    if not has_fork:
        monkeypatch.delattr(os, "fork")
        carry_code_of([sys.modules[__name__]])
    made = in_processes(plus_where, range(9), shared=100, processes=2)
    assert [number for number, _ in made] == list(range(100, 109))
    # A forked process may have done all before this one came to its share.
    assert has_fork or os.getpid() not in {process for _, process in made}


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
