"""Jobs in new processes, which have nothing of this one in memory."""

import os
import sys
import threading

import pytest

from sphinx_proceedings.processes.progress import told_to
from sphinx_proceedings.processes.sent_jobs import carry_code_of
from sphinx_proceedings.processes.spawning import SpawningExecutor


@pytest.fixture(scope="module", autouse=True)
def _carried() -> None:
    """New processes cannot import these tests."""
    carry_code_of([sys.modules[__name__]])


def quotient(number: int, by: int) -> tuple[float, int]:
    return number / by, os.getpid()


def test_each_job_is_done_elsewhere() -> None:
    shared, told = {number: number + 1 for number in range(30)}, list[str]()
    with told_to(told.append), SpawningExecutor(2, "dividing") as executor:
        made = list(executor.map(lambda number: quotient(number, shared[number]), range(30)))
    assert [result for result, _ in made] == [number / (number + 1) for number in range(30)]
    assert os.getpid() not in {process for _, process in made}
    assert told[0] == "dividing: 0 of 30"


def test_first_error_in_order_is_raised() -> None:
    results = SpawningExecutor(2).map(quotient, [1, 2, 3], [1, 0, 1])
    with pytest.raises(ZeroDivisionError):
        list(results)


def test_what_cannot_be_sent_is_done_here() -> None:
    lock = threading.Lock()
    done = SpawningExecutor(2).map(lambda _: (lock.locked(), os.getpid()), range(3))
    assert list(done) == [(False, os.getpid())] * 3


def test_nothing_to_do() -> None:
    assert list(SpawningExecutor(2).map(quotient, [], [])) == []
