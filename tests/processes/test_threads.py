"""Threads, as many as there may be."""

from concurrent.futures import as_completed
from functools import partial
from threading import Thread

import pytest

from sphinx_proceedings.processes.threads import ThreadPool


@pytest.mark.parametrize("allowed", [0, 1, 2, 9])
def test_each_job_is_done_once(allowed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    start, running = Thread.start, list[Thread]()

    def limited(thread: Thread) -> None:
        running[:] = [each for each in running if each.is_alive()]
        if len(running) >= allowed:
            raise RuntimeError("can't start new thread")
        start(thread)
        running.append(thread)

    monkeypatch.setattr(Thread, "start", limited)
    done: list[int] = []
    with ThreadPool(3) as pool:
        jobs = [pool.submit(partial(done.append, number)) for number in range(20)]
        assert len(list(as_completed(jobs))) == 20
    assert sorted(done) == list(range(20))


@pytest.mark.parametrize("allowed", [True, False])
def test_failures_are_told_with_the_result(allowed: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(_thread: Thread) -> None:
        raise RuntimeError("can't start new thread")

    if not allowed:
        monkeypatch.setattr(Thread, "start", refused)
    with ThreadPool(2) as pool, pytest.raises(ZeroDivisionError):
        pool.submit(divmod, 1, 0).result()
