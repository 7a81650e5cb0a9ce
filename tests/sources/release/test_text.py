"""The text of a ledger's file."""

from sphinx_proceedings.sources.release.text import ledger_text
from support.release_portals import released

PROGRAMME = """\
key_dates:
  - {what: Papers due, date: 2026-01-15, time: "23:59", zone: AoE}
  - {what: Notification, date: 2026-02-15}
sessions:
  - id: a
    title: "Ä “quoted” \\u2028"
    kind: talks
    start: 2026-10-24 09:00
    room: Sala Ä
    talks: [{title: T, presenters: [Ada Lovelace, Alan Turing], cancelled: true}]
  - {id: b, title: B, kind: break, start: 2026-10-24 10:00, room: Sala Ä}
"""
STATES = {
    "date/notification": ['"start": "2026-02-15",', '"title": "Notification"'],
    "date/papers-due": ['"start": "2026-01-15T23:59:00-12:00",', '"title": "Papers due"'],
    "session/a": [
        '"end": "2026-10-24T10:00:00+02:00",',
        '"end_implied": true,',
        '"room": "Sala Ä",',
        '"start": "2026-10-24T09:00:00+02:00",',
        '"title": "Ä “quoted”"',
    ],
    "session/b": [
        '"room": "Sala Ä",',
        '"start": "2026-10-24T10:00:00+02:00",',
        '"title": "B"',
    ],
    "talk/t": [
        '"cancelled": true,',
        '"end": "2026-10-24T10:00:00+02:00",',
        '"end_implied": true,',
        '"people": [',
        '  "Ada Lovelace",',
        '  "Alan Turing"',
        "],",
        '"room": "Sala Ä",',
        '"start": "2026-10-24T09:00:00+02:00",',
        '"title": "T"',
    ],
}


def test_a_first_release() -> None:
    """Each value that a reader may look for, in its place; digests are digests."""
    ledger = released(PROGRAMME)
    events = []
    for key, state in STATES.items():
        event = ledger.by_key[key]
        # Keys are in order, and `details` is before `end` and after `cancelled`.
        after = 1 if state[0].startswith('"cancelled"') else 0
        lines = [*state[:after], f'"details": "{event.state.details}",', *state[after:]]
        events += [
            f'    "{key}": {{',
            '      "modified": "2026-03-01T12:00:00Z",',
            f'      "number": {event.number},',
            '      "sequence": 0,',
            '      "state": {',
            *(f"        {line}" for line in lines),
            "      },",
            f'      "uuid": "{event.uuid}"',
            "    }," if key != list(STATES)[-1] else "    }",
        ]
    assert ledger_text(ledger).splitlines() == [
        "{",
        '  "edition": "w",',
        '  "events": {',
        *events,
        "  },",
        '  "format": 1,',
        '  "releases": [',
        "    {",
        '      "date": "2026-03-01T12:00:00Z",',
        '      "name": "1"',
        "    }",
        "  ]",
        "}",
    ]
    assert ledger_text(ledger).endswith("}\n")


def test_a_release_that_changes_something() -> None:
    text = ledger_text(released(PROGRAMME, PROGRAMME.replace("title: B", "title: C")))
    state = released(PROGRAMME).by_key["session/b"].state
    assert (
        text[text.index('  "releases"') :]
        == f"""\
  "releases": [
    {{
      "date": "2026-03-01T12:00:00Z",
      "name": "1"
    }},
    {{
      "changes": [
        {{
          "after": {{
            "details": "{state.details}",
            "room": "Sala Ä",
            "start": "2026-10-24T10:00:00+02:00",
            "title": "C"
          }},
          "before": {{
            "details": "{state.details}",
            "room": "Sala Ä",
            "start": "2026-10-24T10:00:00+02:00",
            "title": "B"
          }},
          "event": "session/b",
          "kinds": [
            "title"
          ]
        }}
      ],
      "date": "2026-03-02T12:00:00Z",
      "name": "2"
    }}
  ]
}}
"""
    )
