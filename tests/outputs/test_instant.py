"""Instants for machines."""

from datetime import UTC, datetime, timedelta, timezone

from sphinx_proceedings.outputs.instant import instant


def test_utc_to_the_second() -> None:
    east = timezone(timedelta(hours=2))
    assert [
        instant(datetime(2027, 5, 8, 1, 30, 5, 999, east)),
        instant(datetime(987, 1, 2, tzinfo=UTC)),
    ] == ["2027-05-07T23:30:05Z", "0987-01-02T00:00:00Z"]
