"""Whatever a job does, it costs one answer."""

import sys
from pathlib import Path

import pytest

from sphinx_proceedings.processes.confined import (
    Limits,
    Stopped,
    StopReason,
    confinement,
    in_confinement,
)
from sphinx_proceedings.processes.progress import told_to

JOB = "support.confined_jobs:work"
LIMITS = Limits(seconds=0.2, memory=1024**3)

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there are no such limits")


def test_what_goes_wrong_costs_one_answer() -> None:
    wrong = ["loop", "crash", "memory", "error", "exit"]
    items = [(what,) for each in wrong for what in (each, "well")]
    found = in_confinement(JOB, items, LIMITS, processes=2)
    assert found[1::2] == [b"well"] * len(wrong)
    assert found[::2] == [
        Stopped(StopReason.TIME),
        Stopped(StopReason.CRASH, "SIGSEGV"),
        Stopped(StopReason.MEMORY),
        Stopped(StopReason.CRASH, "ValueError: of its own"),
        Stopped(StopReason.CRASH, "status 3"),
    ]
    assert not any(each.reason.may_pass for each in found if isinstance(each, Stopped))


def test_what_waits_for_ever_is_ended_by_the_clock() -> None:
    found = in_confinement(JOB, [("sleep",), ("well",)], LIMITS, waiting=0.5)
    assert found == [Stopped(StopReason.LATE), b"well"]
    assert StopReason.LATE.may_pass


def test_processes_stay_until_one_is_ended() -> None:
    who = "support.confined_jobs:who"
    with confinement(who, LIMITS) as ask:
        assert ask([], "") == []
        first, second = ask([()], ""), ask([()], "")
        assert first == second
        assert ask([("crash",)], "") == [Stopped(StopReason.CRASH, "SIGSEGV")]
        assert ask([()], "") != first
    assert in_confinement(who, [()], LIMITS) != first


def test_what_is_printed_is_no_answer() -> None:
    assert in_confinement(JOB, [("print",), ("well",)], LIMITS) == [b"print", b"well"]


def test_no_file_is_written(tmp_path: Path) -> None:
    (found,) = in_confinement(JOB, [("write", str(tmp_path / "file"))], LIMITS)
    assert isinstance(found, Stopped)
    assert (tmp_path / "file").read_bytes() == b""


def test_a_job_that_is_not_there() -> None:
    (found,) = in_confinement("support.confined_jobs:rest", [("well",)], LIMITS)
    assert isinstance(found, Stopped)


def test_no_process_can_be_had(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    assert in_confinement(JOB, [("well",)], LIMITS) == [
        Stopped(StopReason.UNAVAILABLE, "No such file or directory")
    ]


def test_nothing_to_do() -> None:
    assert in_confinement(JOB, [], LIMITS) == []


def test_progress_is_told() -> None:
    told: list[str] = []
    with told_to(told.append):
        in_confinement(JOB, [("well",)] * 3, LIMITS, what="reading")
    assert told[0] == "reading: 0 of 3"
