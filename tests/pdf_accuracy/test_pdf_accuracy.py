"""PDFs of many layouts: no false alarm, and each fault is told."""

import pytest

from pdf_accuracy.__main__ import main


def test_right_and_spoilt(capsys: pytest.CaptureFixture[str]) -> None:
    status = main(["--papers", "28", "--spoilt", "2"])
    told = capsys.readouterr().out
    assert (status, told.splitlines()[-1]) == (
        0,
        "false alarms: 0 of 28 right papers, 0 elsewhere",
    ), told
