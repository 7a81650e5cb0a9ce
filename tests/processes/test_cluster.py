"""Work that the workers of a Dask scheduler do, and what becomes of it when one is lost."""

import os
import shutil
import signal
import socket
import sys
import threading
import time
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pytest

from sphinx_proceedings.building.machines import common
from sphinx_proceedings.processes.cluster import ClusterError
from sphinx_proceedings.processes.executors import (
    executor_for,
    in_processes,
    on_cluster,
    processors,
    waiting_executor,
)
from sphinx_proceedings.processes.progress import told_to
from sphinx_proceedings.processes.sent_jobs import Parcel, carry_code_of
from sphinx_proceedings.processes.shelf import shelf_at
from support.clusters import Cluster, impatient
from support.folders import PACKAGE

pytest.importorskip("distributed", reason="the extra “cluster” is not installed")
# Python 3.12 and later warn of threads, of which the test runner has one.
pytestmark = pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")


@pytest.fixture(scope="module", autouse=True)
def _carried() -> None:
    """Workers do not have these tests."""
    carry_code_of([sys.modules[__name__]])


ALIKE = partial(common, ())
_LOST = (
    "worker after worker was lost with the same work, 1 in all, the last one at tcp://127.0.0.1:"
)


def where(shared: list[str], number: int) -> tuple[str, int]:
    return shared[number], os.getpid()


def test_workers_do_what_is_shared_out(cluster: Cluster) -> None:
    letters, told = [chr(ord("a") + number % 26) for number in range(50)], list[str]()
    with on_cluster(cluster.whole(), ALIKE), told_to(told.append):
        assert processors() == 2
        made = in_processes(where, range(50), shared=letters, what="doing", processes=2)
        alone = in_processes(where, range(3), shared=letters, processes=1)
        with executor_for(2, processes=2) as executor:
            here = set(executor.map(lambda _: os.getpid(), range(9)))
        with waiting_executor(3) as executor:
            jobs = [executor.submit(os.getpid) for _ in range(9)]
            waited = {job.result() for job in jobs}
            failed = executor.submit(divmod, 1, 0).exception()
    assert [letter for letter, _ in made] == letters
    assert told[0] == "doing: 0 of 50"
    workers = {process for _, process in made}
    assert len(workers) == 2
    assert waited <= workers
    assert isinstance(failed, ZeroDivisionError)
    # What carries all that is in memory is not sent, nor are connections forked.
    assert {process for _, process in alone} == here == {os.getpid()}


def test_what_cannot_be_sent_is_done_here(cluster: Cluster) -> None:
    lock = threading.Lock()
    with on_cluster(cluster.whole(), ALIKE):
        done = in_processes(lambda _: (lock.locked(), os.getpid()), range(3), processes=2)
    assert done == [(False, os.getpid())] * 3


def test_first_error_in_order_is_raised(cluster: Cluster) -> None:
    known = {str(number): number for number in range(40) if number not in {7, 9}}
    with on_cluster(cluster.whole(), ALIKE), pytest.raises(KeyError, match="'7'"):
        in_processes(known.__getitem__, list(map(str, range(40))), processes=2)


def dying(folder: Path, most: int, number: int) -> int:
    """Ends the worker at one job, so many times."""
    if number == 20 and len(list(folder.iterdir())) < most:
        (folder / str(os.getpid())).touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def test_lost_worker_costs_its_jobs_only(cluster: Cluster, tmp_path: Path) -> None:
    with on_cluster(cluster.whole(), ALIKE):
        done = in_processes(partial(dying, tmp_path, 1), range(40), processes=2)
    assert done == list(range(40))
    assert len(list(tmp_path.iterdir())) == 1


def test_work_that_no_worker_survives_is_told(tmp_path: Path) -> None:
    """With how many Dask bears it, its configuration says."""
    cluster = Cluster(tmp_path, DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES="0")
    (tmp_path / "deaths").mkdir()
    try:
        with on_cluster(cluster.whole(), ALIKE), pytest.raises(ClusterError) as raised:
            in_processes(partial(dying, tmp_path / "deaths", 9), range(40), processes=2)
    finally:
        cluster.end()
    assert raised.value.problem.startswith(_LOST)


@dataclass(frozen=True, slots=True)
class Record:
    number: int


def damaging(shelf: Path, parcel: Parcel[Record]) -> int:
    os.truncate(shelf, 0)
    return parcel.value.number


def test_worker_that_does_not_see_what_is_shared_is_told(cluster: Cluster, tmp_path: Path) -> None:
    shelf = tmp_path / "shelf"
    shelf.touch()
    with on_cluster(cluster.whole(), ALIKE), shelf_at(shelf, [Record]):
        parcels = [Parcel(Record(number)) for number in range(40)]
        with pytest.raises(ClusterError) as raised:
            in_processes(damaging, parcels, shared=shelf, processes=2)
    assert raised.value.problem == f"a worker does not see what was written into {shelf}"


def slow(scheduler: int, number: int) -> int:
    if number == 3:
        os.kill(scheduler, signal.SIGKILL)
    time.sleep(0.01)
    return number


def test_lost_scheduler_is_told(cluster: Cluster, caplog: pytest.LogCaptureFixture) -> None:
    address = cluster.whole()
    with pytest.raises(ClusterError) as raised, on_cluster(address, ALIKE):
        in_processes(partial(slow, cluster.scheduler), range(400), processes=2)
    assert str(raised.value) == (
        f"the scheduler {address} was lost (start it and the workers again, then build again:"
        " what was written is looked at anew)"
    )
    assert caplog.text == ""


def leave(folder: Path, number: int) -> None:
    """Half a batch of these takes longer than a worker goes on without asking."""
    if number == 0:
        raise KeyError(number)
    (folder / str(number)).touch()
    time.sleep(0.05)


def test_workers_leave_what_an_ended_build_had_begun(cluster: Cluster, tmp_path: Path) -> None:
    """The next build, which waits for them, is not overtaken by what they would write."""
    mark, folder = tmp_path / "mark", tmp_path / "left"
    mark.touch()
    folder.mkdir()
    alike, batch = partial(common, [mark]), 60
    with on_cluster(cluster.whole(), alike):
        with pytest.raises(KeyError):
            in_processes(partial(leave, folder), range(16 * batch), processes=2)
        # Which batch comes first is the scheduler's business.
        done = len(list(folder.iterdir()))
        mark.unlink()
    with on_cluster(cluster.whole(), alike):
        assert len(list(folder.iterdir())) < done + batch


def test_without_dask_its_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(ClusterError) as raised, on_cluster("tcp://127.0.0.1:1", ALIKE):
        pytest.fail("there is none")
    assert raised.value.remedy == "run: pip install 'sphinx-proceedings[cluster]'"


@pytest.mark.parametrize(
    ("address", "problem"),
    [
        ("build:8786", "'build:8786' is no address of a scheduler"),
        ("tls://127.0.0.1:8786", "Dask has no certificates for tls://127.0.0.1:8786"),
        ("tcp://127.0.0.1:1", "no scheduler answers at tcp://127.0.0.1:1: Timed out trying to"),
    ],
)
def test_scheduler_that_cannot_be_reached(address: str, problem: str) -> None:
    with impatient(), pytest.raises(ClusterError) as raised, on_cluster(address, ALIKE):
        pytest.fail("there is none")
    assert raised.value.problem.startswith(problem)


def test_scheduler_without_workers(tmp_path: Path) -> None:
    cluster = Cluster(tmp_path)
    try:
        address = cluster.whole(workers=0)
        with impatient(), pytest.raises(ClusterError) as raised, on_cluster(address, ALIKE):
            pytest.fail("there is nobody")
    finally:
        cluster.end()
    assert str(raised.value) == (
        f"no worker has come to the scheduler {address} within 0.5 s"
        f" (run: dask worker {address} --nthreads 1)"
    )


def test_what_takes_the_connection_and_says_nothing() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        address = f"tcp://127.0.0.1:{server.getsockname()[1]}"
        with impatient(), pytest.raises(ClusterError) as raised, on_cluster(address, ALIKE):
            pytest.fail("there is none")
    assert raised.value.problem.startswith(f"no scheduler answers at {address}: ")


def test_workers_of_another_version_are_refused(cluster: Cluster, tmp_path: Path) -> None:
    """Those that are there, and those that come later."""
    address, tools = cluster.whole(), tmp_path / "tools"
    shutil.copytree(PACKAGE, tools / PACKAGE.name, ignore=shutil.ignore_patterns("__pycache__"))
    with (tools / PACKAGE.name / "diagnostics.py").open("a", encoding="utf-8") as module:
        module.write("# Another version.\n")
    with on_cluster(address, ALIKE), cluster.stranger(tools):
        with pytest.raises(ClusterError) as late:
            in_processes(where, range(50), shared=["a"] * 50, processes=2)
        with pytest.raises(ClusterError) as early, on_cluster(address, ALIKE):
            pytest.fail("there is another version")
    for raised in (early, late):
        assert raised.value.problem.startswith("the worker tcp://127.0.0.1:")
        assert raised.value.problem.endswith(
            " has another version of this tool, of Python or of a library"
        )


def test_workers_without_the_program_are_refused(cluster: Cluster, tmp_path: Path) -> None:
    program = tmp_path / "pandoc"
    program.write_text("#!/bin/sh\necho pandoc $PPID\n")
    program.chmod(0o755)
    with (
        pytest.raises(ClusterError) as raised,
        on_cluster(cluster.whole(), partial(common, (), [program])),
    ):
        pytest.fail("it says another version there")
    assert raised.value.problem.endswith(f" has another {program}, or none")


def test_workers_without_the_folders_are_refused(cluster: Cluster, tmp_path: Path) -> None:
    """As where a file is here and not there."""
    mark = tmp_path / "mark"
    mark.touch()
    with on_cluster(cluster.whole(), partial(common, [mark])):
        mark.unlink()
        with pytest.raises(ClusterError) as raised:
            in_processes(where, range(50), shared=["a"] * 50, processes=2)
    assert raised.value.problem.endswith(f" does not see what is written into {tmp_path}")
