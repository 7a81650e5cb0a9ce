"""Whether embargoes withhold something, and for how long."""

from datetime import UTC, datetime

import pytest

from sphinx_proceedings.check.embargoes import check_embargoes, pending_embargoes
from support.programmes import head, programme, reading_of

BIB = """@misc{a, title = {T}, author = {A, B}, abstract = {X.}, embargo = {2026-05-08}}
@misc{b, title = {T}, author = {A, B}, abstract = {X.}, embargo = {2026-05-08 12:00}}
@misc{w, title = {T}, author = {A, B}, status = {withdrawn}, embargo = {2026-05-08}}
"""
TALKS = "[{id: s, title: S, kind: talks, start: 2026-05-08 09:00, talks: [TALK]}]"


@pytest.mark.parametrize(
    ("now", "told"),
    [
        pytest.param(
            datetime(2026, 5, 7, 21, 59, tzinfo=UTC),
            [
                "2 papers or talks are withheld in w; the next embargo ends on 2026-05-08 00:00"
                " (Europe/Rome)"
            ],
            id="both",
        ),
        pytest.param(
            datetime(2026, 5, 7, 22, tzinfo=UTC),
            [
                "1 paper or talk is withheld in w; the next embargo ends on 2026-05-08 12:00"
                " (Europe/Rome)"
            ],
            id="one",
        ),
        pytest.param(datetime(2026, 5, 8, 10, tzinfo=UTC), [], id="none"),
    ],
)
def test_pending(now: datetime, told: list[str]) -> None:
    portal = reading_of(head(), papers=BIB).portal
    assert [each.message for each in pending_embargoes(portal, now)] == told


@pytest.mark.parametrize(
    ("above", "papers", "talk", "told"),
    [
        pytest.param(head(), BIB, "{title: X}", [], id="well"),
        pytest.param(
            head(),
            "@misc{a, title = {T}, author = {A, B}, embargo = {2026-05-08}}",
            "{title: X, embargo: 2026-05-08}",
            ["withholds nothing"] * 2,
            id="nothing to withhold",
        ),
        pytest.param(head(embargo="2028-05-08"), BIB, "{title: X}", [], id="two years"),
        pytest.param(
            head(embargo="2028-05-09"),
            "@misc{a, title = {T}, author = {A, B}}\n@misc{c, title = {U}, author = {A, B}}",
            "{title: X}",
            ["ends on 2028-05-09"],
            id="more, told once, of papers to come",
        ),
    ],
)
def test_doubtful(above: str, papers: str, talk: str, told: list[str]) -> None:
    reading = reading_of(programme(TALKS.replace("TALK", talk), above), papers=papers)
    found = [each.message for each in check_embargoes(reading.portal)]
    assert len(found) == len(told)
    assert all(part in message for part, message in zip(told, found, strict=True))
