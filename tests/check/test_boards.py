"""Two posters of a session hang on two boards."""

import pytest

from sphinx_proceedings.check.boards import check_boards
from sphinx_proceedings.diagnostics import Code, Diagnostic, Location
from support.programmes import programme, reading_of

SESSIONS = """\
- id: a
  title: A
  kind: posters
  start: 2026-05-08 09:00
  talks:
    - {title: One, board: P2}
    - {title: Two, board: BOARD}
- {id: b, title: B, kind: posters, start: 2026-05-08 11:00, talks: [{title: Three, board: P2}]}
"""


@pytest.mark.parametrize(
    ("board", "is_told"),
    [
        pytest.param("P3", False, id="another"),
        pytest.param("p02", True, id="the same"),
        pytest.param("P2, cancelled: true", False, id="of a cancelled one"),
    ],
)
def test_boards(board: str, is_told: bool) -> None:
    reading = reading_of(programme(SESSIONS.replace("BOARD", board)))
    assert reading.diagnostics == ()
    expected = Diagnostic(
        code=Code.BOARD_TAKEN,
        location=Location(path="program/w.yaml", line=11, column=7),
        message="the board 'p02' is that of two posters of a",
        hint="give one of them another board",
        subject="w/a",
        related=(Location(path="program/w.yaml", line=10, column=7),),
    )
    assert list(check_boards(reading.portal)) == ([expected] if is_told else [])
