"""Jobs in several processes that are forked."""

import errno
import os
import select
import signal
import threading
import time
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

import pytest

from sphinx_proceedings.processes.forking import ForkingExecutor, can_fork
from support.few_processes import allow_processes

T = TypeVar("T")

# Python 3.12 and later warn of threads, of which the test runner has one.
pytestmark = pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")


def done(
    function: Callable[..., T], items: Iterable[Any], processes: int, *more: Iterable[Any]
) -> list[T]:
    with ForkingExecutor(processes) as executor:
        return list(executor.map(function, items, *more))


def job(folder: Path, number: int) -> int:
    (folder / str(number)).write_text(str(number))
    return number


@pytest.mark.parametrize(("count", "processes"), [(0, 3), (1, 3), (50, 3), (50, 1), (2500, 2)])
def test_each_job_is_done_once(tmp_path: Path, count: int, processes: int) -> None:
    assert done(partial(job, tmp_path), range(count), processes) == list(range(count))
    assert {path.name: path.read_text() for path in tmp_path.iterdir()} == {
        str(number): str(number) for number in range(count)
    }


def test_executors_have_what_is_here(tmp_path: Path) -> None:
    """Neither the function nor its arguments could be pickled."""
    locks, known = [threading.Lock() for _ in range(9)], dict[int, int]()
    known |= {id(lock): number for number, lock in enumerate(locks)}
    assert done(lambda lock, _: known[id(lock)], locks, 3, range(9)) == list(range(9))


@pytest.mark.parametrize("number", [0, 1, 2])
def test_failure_in_any_process_is_told(tmp_path: Path, number: int) -> None:
    missing = tmp_path / "missing"
    folders = [missing if item == number else tmp_path for item in range(3)]
    results = ForkingExecutor(3).map(job, folders, range(3))
    assert [next(results) for _ in range(number)] == list(range(number))
    with pytest.raises(FileNotFoundError, match="No such file or directory") as raised:
        next(results)
    assert raised.value.filename == str(missing / str(number))
    assert len(list(tmp_path.iterdir())) == 2


class UnpicklableError(Exception):
    """Cannot be made again from its arguments."""

    def __init__(self, first: str, second: str) -> None:
        super().__init__(f"{first} {second}")


@pytest.mark.parametrize(
    ("error", "kind", "text"),
    [
        pytest.param(ZeroDivisionError("nothing"), ZeroDivisionError, "nothing", id="exception"),
        pytest.param(SystemExit(2), SystemExit, "2", id="exit"),
        pytest.param(
            UnpicklableError("too", "odd"),
            RuntimeError,
            "UnpicklableError: too odd",
            id="exception that cannot travel",
        ),
    ],
)
def test_bug_in_another_process_is_told(
    tmp_path: Path, error: BaseException, kind: type[BaseException], text: str
) -> None:
    parent, taken = os.getpid(), tmp_path / "taken"

    def broken_elsewhere(_number: int) -> None:
        if os.getpid() != parent:
            taken.touch()
            raise error
        while not taken.exists():
            time.sleep(0.01)

    with pytest.raises(kind, match=text) as raised:
        done(broken_elsewhere, range(2), 2)
    assert "in broken_elsewhere\n" in raised.value.__notes__[0]


def test_process_that_is_killed_is_told(tmp_path: Path) -> None:
    parent, taken = os.getpid(), tmp_path / "taken"

    def killed_elsewhere(_number: int) -> None:
        if os.getpid() != parent:
            taken.touch()
            os.kill(os.getpid(), signal.SIGKILL)
        while not taken.exists():
            time.sleep(0.01)

    with pytest.raises(ChildProcessError, match="a process ended with status 9"):
        done(killed_elsewhere, range(2), 2)


@pytest.mark.parametrize("processes", [1, 2])
def test_process_that_failed_does_no_more(tmp_path: Path, processes: int) -> None:
    """On a full disk each file would fail."""

    def fail(number: int) -> None:
        job(tmp_path, number)
        raise OSError(errno.ENOSPC, "No space left on device")

    with pytest.raises(OSError, match="No space left on device"):
        done(fail, range(100), processes)
    assert 1 <= len(list(tmp_path.iterdir())) <= processes


def test_single_job_is_done_here() -> None:
    with ForkingExecutor(2) as executor:
        assert executor.submit(os.getpid).result() == os.getpid()
        assert isinstance(executor.submit(divmod, 1, 0).exception(), ZeroDivisionError)


def test_no_time_limit_is_promised() -> None:
    with pytest.raises(ValueError, match="cannot be given up"):
        ForkingExecutor(2).map(abs, [1], timeout=1)


def test_who_is_ready_takes_the_next_job(tmp_path: Path) -> None:
    def wait_for_others(number: int) -> int:
        while number == 0 and len(list(tmp_path.iterdir())) < 9:
            time.sleep(0.01)
        return job(tmp_path, number) if number else 0

    assert done(wait_for_others, range(10), 2) == list(range(10))


def test_without_processes_all_is_done_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr(os, "fork")
    assert done(partial(job, tmp_path), range(9), 3) == list(range(9))


def test_whether_there_may_be_a_process(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused() -> int:
        raise BlockingIOError(errno.EAGAIN, "Resource temporarily unavailable")

    assert can_fork()
    monkeypatch.setattr(os, "fork", refused)
    assert not can_fork()
    monkeypatch.delattr(os, "fork")
    assert not can_fork()


@pytest.mark.parametrize("allowed", [0, 1, 2])
def test_few_processes_do_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, allowed: int
) -> None:
    allow_processes(monkeypatch, allowed)
    assert done(partial(job, tmp_path), range(30), 9) == list(range(30))
    assert len(list(tmp_path.iterdir())) == 30


def test_without_pipes_all_is_done_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def none_left() -> tuple[int, int]:
        raise OSError(errno.EMFILE, "Too many open files")

    monkeypatch.setattr(os, "pipe", none_left)
    assert done(partial(job, tmp_path), range(3), 3) == [0, 1, 2]


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

    def work(_number: int) -> bytes:
        os.write(tell, b"1")
        if os.getpid() == first or not size:
            os.read(never, 1)
        return b"x" * size

    try:
        done(work, range(2), 2)
    finally:
        os._exit(0)
