"""How far work has come, and how long the rest takes."""

import pytest

from sphinx_proceedings.processes.executors import in_processes
from sphinx_proceedings.processes.progress import Steps, told_to


class Clock:
    """A time that the test sets."""

    def __init__(self) -> None:
        self.seconds = 100.0

    def __call__(self) -> float:
        return self.seconds


def test_counts_and_the_time_left() -> None:
    clock, told = Clock(), list[str]()
    with told_to(told.append):
        steps = Steps("reading", 4_000, clock)
        for seconds, count in ((0, 0), (0.1, 1), (1.0, 500), (10.0, 1_000), (10.05, 1_001)):
            clock.seconds = 100 + seconds
            steps.done(count)
        clock.seconds = 400
        steps.done(2_000)
    assert told == [
        "reading: 0 of 4,000",
        "reading: 500 of 4,000",
        "reading: 1,000 of 4,000, 30 s left",
        "reading: 2,000 of 4,000, 5 min left",
        "",
    ]


def test_nobody_is_told_unless_somebody_asks(capfd: pytest.CaptureFixture[str]) -> None:
    Steps("reading", 2).done(1)
    with told_to(None):
        Steps("reading", 2).done(1)
    assert capfd.readouterr() == ("", "")


@pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")
@pytest.mark.parametrize("processes", [1, 2])
def test_jobs_are_told_of_once(capfd: pytest.CaptureFixture[str], processes: int) -> None:
    told: list[str] = []
    with told_to(told.append):
        assert in_processes(abs, [1, 2, 3], what="doing", processes=processes) == [1, 2, 3]
    assert {line.partition(" of ")[2] for line in told[:-1]} <= {"3"}
    assert told[-1] == ""
    assert capfd.readouterr() == ("", "")
