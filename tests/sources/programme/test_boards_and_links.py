"""Boards of posters, and addresses of sessions and talks."""

import pytest

from sphinx_proceedings.diagnostics import Code
from sphinx_proceedings.model.papers import LinkKind, PaperLink
from support.programmes import programme, reading_of

OWN = "url: https://o.org/u, stream: https://o.org/s, questions: https://o.org/q"
SESSIONS = f"""\
- id: a
  title: A
  kind: talks
  start: 2026-05-08 09:00
  url: https://e.org/u
  stream: https://e.org/s
  questions: https://e.org/q
  talks:
    - {{title: Own, {OWN}, video: "https://o.org/v"}}
    - {{title: Some, slides: "https://o.org/d", stream: "https://o.org/s"}}
    - {{title: None}}
"""


def _links(**urls: str) -> tuple[PaperLink, ...]:
    return tuple(PaperLink(kind=LinkKind(kind), url=f"https://{url}") for kind, url in urls.items())


def test_a_talk_has_what_its_session_has_unless_it_has_its_own() -> None:
    reading = reading_of(programme(SESSIONS))
    assert reading.diagnostics == ()
    (item,) = reading.portal.timetables["w"].sessions
    assert item.event.links == _links(url="e.org/u", stream="e.org/s", questions="e.org/q")
    assert [talk.links for talk in item.talks] == [
        _links(url="o.org/u", stream="o.org/s", questions="o.org/q", video="o.org/v"),
        _links(stream="o.org/s", questions="e.org/q", slides="o.org/d"),
        _links(stream="e.org/s", questions="e.org/q"),
    ]


@pytest.mark.parametrize(
    ("kind", "talks", "order"),
    [
        pytest.param(
            "posters",
            "[{title: T, board: P10}, {title: N, board: 9}, {title: D, board: p2}]",
            ["9", "p2", "P10"],
            id="as they hang",
        ),
        pytest.param(
            "posters",
            "[{title: T, board: P10}, {title: N}, {title: D, board: P2}]",
            ["P10", "", "P2"],
            id="one without",
        ),
        pytest.param(
            "posters",
            "[{title: T, board: P10, start: 2026-05-08 09:00}, {title: D, board: P2}]",
            ["P10", "P2"],
            id="one with a time",
        ),
        pytest.param(
            "talks", "[{title: T, board: P10}, {title: D, board: P2}]", ["P10", "P2"], id="talks"
        ),
    ],
)
def test_order_of_posters(kind: str, talks: str, order: list[str]) -> None:
    sessions = f"[{{id: a, title: A, kind: {kind}, start: 2026-05-08 09:00, talks: {talks}}}]"
    reading = reading_of(programme(sessions))
    assert reading.diagnostics == ()
    assert [talk.board for talk in reading.portal.session_by_id["w", "a"].talks] == order


@pytest.mark.parametrize("name", ["url", "stream", "questions"])
def test_addresses_are_addresses(name: str) -> None:
    sessions = f"""[{{id: a, title: A, kind: talks, start: 2026-05-08 09:00,
  {name}: "javascript:alert(1)", talks: [{{title: T, {name}: "data:x"}}]}}]"""
    reading = reading_of(programme(sessions))
    assert [each.code for each in reading.diagnostics] == [Code.YAML_VALUE] * 2
    (item,) = reading.portal.timetables["w"].sessions
    assert [event.links for event in (item.event, *item.talks)] == [(), ()]
