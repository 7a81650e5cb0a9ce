"""Whether programmes are as they were last released."""

from dataclasses import replace

import pytest

from sphinx_proceedings.check.ledger import check_ledger
from sphinx_proceedings.diagnostics import Code, Diagnostic, Location
from support.release_portals import portal_of, released

PROGRAMME = """\
sessions:
  - {id: a, title: A, kind: plenary, start: 2026-10-24 09:00, end: 2026-10-24 10:00}
  - {id: b, title: B, kind: plenary, start: 2026-10-24 11:00, end: 2026-10-24 12:00}
"""


@pytest.mark.parametrize(
    ("programme", "behind"),
    [
        pytest.param(PROGRAMME, "", id="as released"),
        pytest.param(PROGRAMME.replace("11:00", "11:30"), "1 event has", id="one moved"),
        pytest.param(
            PROGRAMME.replace("plenary", "keynote"), "2 events have", id="two of another kind"
        ),
        pytest.param("sessions: []\n", "2 events have", id="two gone"),
    ],
)
def test_one_note_an_edition(programme: str, behind: str) -> None:
    note = Diagnostic(
        code=Code.LEDGER_BEHIND,
        location=Location(path="program/w.ledger.json"),
        message=f"{behind} changed since the release '1'",
        hint="when it is to be announced: proceedings release NAME --edition w",
        subject="w",
    )
    found = list(check_ledger(portal_of(programme, released(PROGRAMME))))
    assert found == ([note] if behind else [])


def test_what_was_never_released_is_not_behind() -> None:
    changed = PROGRAMME.replace("11:00", "11:30")
    assert list(check_ledger(portal_of(changed))) == []
    imported = replace(released(PROGRAMME), releases=(), events=())
    assert list(check_ledger(portal_of(changed, imported))) == []
