"""Results as a table."""

from __future__ import annotations

from bench.results import Report
from bench.table import header, line, summary

TABLE = """\
                           ses-          HTML    cold     CPU  pages      ms nothing abstract  title  entry   peak  output
builder     papers people sions  pages  pages       s       s     /s   /page       s        s      s      s    MiB     MiB   files
proceedings    500  1,000   100  1,600  2,000   16.00   32.00    100   10.00    2.00     5.00   6.50   8.00    700   125.0  10,000
pages-alone    500  1,000   100  1,600  2,000    8.00   16.00    200    5.00       –     3.00      –      –    100   125.0  10,000
orphans        500  1,000   100  1,600  2,000   32.00   64.00     50   20.00       –     6.00      –      –    100   125.0  10,000
hugo           500  1,000   100  1,600  2,000    0.50    1.00  3,200    0.31       –        –      –      –    100   125.0  10,000
proceedings  2,000  4,000   400  6,400  8,000   48.00   96.00    133    7.50    5.00     9.00      –  16.00    100   500.0  40,000
"""  # noqa: E501  # as it is printed


def test_table(report: Report) -> None:
    assert "\n".join([header(), *map(line, report.rows), ""]) == TABLE


def test_summary(report: Report) -> None:
    assert list(summary(report, 500)) == [
        "  abstract: 2.50 times as long as nothing",
        "  title: 3.25 times as long as nothing",
        "  entry: 4.00 times as long as nothing",
        "  served: 1.50 s from a saved abstract to its page",
        "  a page of orphans takes 2.00 times as long as one of proceedings",
        "  a page of orphans takes 4.00 times as long as one of pages-alone",
        "  a page of proceedings takes 32.00 times as long as one of hugo",
        "  a page of pages-alone takes 16.00 times as long as one of hugo",
    ]
    assert list(summary(report, 2000)) == [
        "  abstract: 1.80 times as long as nothing",
        "  entry: 3.20 times as long as nothing",
    ]
    assert list(summary(report, 1000)) == []
