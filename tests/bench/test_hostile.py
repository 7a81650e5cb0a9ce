"""Sources that are made to use up time or memory are read, and told of."""

import sys

import pytest

import bench_hostile


def test_a_source_is_read_and_measured(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["bench_hostile", "a formula 100,000 deep"])
    assert bench_hostile.main() == 0
    _, line = capsys.readouterr().out.splitlines()
    name, seconds, mebibytes, told, *first = line[:30], *line[30:].split(maxsplit=3)
    assert (name.rstrip(), told) == ("a formula 100,000 deep", "1")
    assert float(seconds) > 0
    assert int(mebibytes) > 0
    assert first[0].startswith("the entry @misc{k0 is damaged near line 1: more than 20,000")


def test_a_name_that_there_is_not(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["bench_hostile", "unknown"])
    with pytest.raises(SystemExit):
        bench_hostile.main()
