"""Jobs in several processes."""

import errno
import os
import select
import signal
import time
from functools import partial
from pathlib import Path

import pytest

from sphinx_proceedings.processes.forking import do_all

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


def test_without_processes_all_is_done_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr(os, "fork")
    assert do_all([partial(job, tmp_path, number) for number in range(9)], processes=3) == [
        *range(9)
    ]


@pytest.mark.parametrize("allowed", [0, 1, 2])
def test_few_processes_do_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, allowed: int
) -> None:
    fork, forked = os.fork, list(range(allowed))

    def limited() -> int:
        if not forked:
            raise BlockingIOError(errno.EAGAIN, "Resource temporarily unavailable")
        forked.pop()
        return fork()

    monkeypatch.setattr(os, "fork", limited)
    jobs = [partial(job, tmp_path, number) for number in range(30)]
    assert do_all(jobs, processes=9) == list(range(30))
    assert len(list(tmp_path.iterdir())) == 30


def test_without_pipes_all_is_done_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def none_left() -> tuple[int, int]:
        raise OSError(errno.EMFILE, "Too many open files")

    monkeypatch.setattr(os, "pipe", none_left)
    assert do_all([partial(job, tmp_path, number) for number in range(3)], processes=3) == [0, 1, 2]


@pytest.mark.parametrize("size", [0, 10_000_000])
def test_processes_end_with_the_first_one(size: int) -> None:
    """While they work, and while they tell what they have made, which is more than a pipe holds."""
    alive, held = os.pipe()
    at_work, tell = os.pipe()
    first = os.fork()
    if not first:
        _work_until_killed(tell, size)
    os.close(held)
    os.close(tell)
    assert [os.read(at_work, 1), os.read(at_work, 1)] == [b"1", b"1"]
    os.kill(first, signal.SIGKILL)
    os.waitpid(first, 0)
    # Only processes of ours hold the other end.
    assert select.select([alive], [], [], 60)[0] == [alive]
    assert os.read(alive, 1) == b""
    for descriptor in (alive, at_work):
        os.close(descriptor)


def _work_until_killed(tell: int, size: int) -> None:
    first, (never, _held) = os.getpid(), os.pipe()

    def work() -> bytes:
        os.write(tell, b"1")
        if os.getpid() == first or not size:
            os.read(never, 1)
        return b"x" * size

    try:
        do_all([work, work], processes=2)
    finally:
        os._exit(0)
