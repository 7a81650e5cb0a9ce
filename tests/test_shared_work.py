"""Jobs in several processes."""

import os
import time
from functools import partial
from pathlib import Path

import pytest

from sphinx_proceedings.shared_work import do_all

# Python 3.12 and later warn of threads, of which the test runner has one.
pytestmark = pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")


def job(folder: Path, number: int) -> int:
    (folder / str(number)).write_text(str(number))
    return number


@pytest.mark.parametrize(("count", "processes"), [(0, 3), (1, 3), (50, 3), (50, 1), (2500, 0)])
def test_each_job_is_done_once(tmp_path: Path, count: int, processes: int) -> None:
    jobs = [partial(job, tmp_path, number) for number in range(count)]
    assert do_all(jobs, processes=processes) == list(range(count))
    assert {path.name: path.read_text() for path in tmp_path.iterdir()} == {
        str(number): str(number) for number in range(count)
    }


@pytest.mark.parametrize("number", [0, 1, 2])
def test_failure_in_any_process_is_told(tmp_path: Path, number: int) -> None:
    jobs = [partial(job, tmp_path, item) for item in range(3)]
    jobs[number] = partial(job, tmp_path / "missing", number)
    with pytest.raises(OSError, match="No such file or directory"):
        do_all(jobs, processes=3)
    assert len(list(tmp_path.iterdir())) == 2


def test_bug_in_another_process_is_told(tmp_path: Path) -> None:
    parent, taken = os.getpid(), tmp_path / "taken"

    def broken_elsewhere() -> None:
        if os.getpid() != parent:
            taken.touch()
            raise ZeroDivisionError
        while not taken.exists():
            time.sleep(0.01)

    with pytest.raises(OSError, match="ZeroDivisionError"):
        do_all([broken_elsewhere] * 2, processes=2)


def test_who_is_ready_takes_the_next_job(tmp_path: Path) -> None:
    def wait_for_others() -> None:
        while len(list(tmp_path.iterdir())) < 9:
            time.sleep(0.01)

    jobs = [wait_for_others, *(partial(job, tmp_path, number) for number in range(9))]
    assert do_all(jobs, processes=2) == [None, *range(9)]
