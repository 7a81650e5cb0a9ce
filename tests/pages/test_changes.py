"""The page of what changed from release to release."""

from sphinx_proceedings.model.ledger.values import Ledger
from sphinx_proceedings.pages import kinds
from sphinx_proceedings.pages.changes import changes_page
from sphinx_proceedings.pages.page import Page
from sphinx_proceedings.pages.plan import plan_pages
from support.release_portals import EDITION, portal_of, released

PROGRAMME = """\
place: Rome
sessions:
  - id: a
    title: Talks
    kind: talks
    start: 2026-10-24 09:00
    talk_minutes: 30
    talks: [{title: "*One* [x](y)", id: one}, {title: Two}]
  - {id: b, title: Lunch, kind: break, start: 2026-10-24 12:00}
"""
SECOND = PROGRAMME.replace("12:00", "12:30").replace("minutes: 30", "minutes: 40")
THIRD = SECOND.replace("break", "social")
NOW = THIRD.replace("  - {id: b", "    room: R\n  - {id: c")


def page_of(programme: str, ledger: Ledger) -> Page:
    return changes_page(portal_of(programme, ledger), ledger)


def test_whole_page() -> None:
    page = page_of(NOW, released(PROGRAMME, SECOND, THIRD))
    assert (page.docname, page.kind, page.name, page.title, page.edition) == (
        "program/w/changes",
        kinds.CHANGES,
        "w",
        "Changes to the programme of W",
        EDITION,
    )
    assert page.render() == (
        """\
% Made by sphinx-proceedings from program/w.ledger.json. Edits here are lost.

# Changes to the programme of W

What is different from what was announced before. Times of the programme are \
local in Rome (Europe/Rome).

## Not released yet

{.changes}
- <strong>Room changed\\:</strong> [Talks](/program/w/a.md), no room → R
- <strong>Removed\\:</strong> Lunch, \
<time datetime="2026-10-24T12:30+02:00">Sat 24 October 12:30</time>
- <strong>New\\:</strong> [Lunch](/program/w/c.md), \
<time datetime="2026-10-24T12:30+02:00">Sat 24 October 12:30</time>

## 3

[<time datetime="2026-03-03T13:00+01:00">3 March 2026, 13:00 CET (UTC+01:00)</time>]{.did}

Only details have changed.

## 2

[<time datetime="2026-03-02T13:00+01:00">2 March 2026, 13:00 CET (UTC+01:00)</time>]{.did}

{.changes}
- <strong>Ends at another time\\:</strong> [\\*One\\* \\[x\\]\\(y)]"""
        """(/program/w/a.md#talk-one), until """
        """<time datetime="2026-10-24T09:30+02:00">Sat 24 October 09:30</time> → """
        """<time datetime="2026-10-24T09:40+02:00">09:40</time>
- <strong>Moved\\:</strong> [Two](/program/w/a.md#talk-two), """
        """<time datetime="2026-10-24T09:30+02:00">Sat 24 October 09:30</time> → """
        """<time datetime="2026-10-24T09:40+02:00">09:40</time>
- <strong>Moved\\:</strong> Lunch, """
        """<time datetime="2026-10-24T12:00+02:00">Sat 24 October 12:00</time> → """
        """<time datetime="2026-10-24T12:30+02:00">12:30</time>

## 1

[<time datetime="2026-03-01T13:00+01:00">1 March 2026, 13:00 CET (UTC+01:00)</time>]{.did}

The first programme that was announced.
"""
    )


def test_hostile_texts_stay_texts() -> None:
    evil = "{% raw %} `{eval-rst}` <script>alert(1)</script> ![x](y) | \\u202e"
    first = released(PROGRAMME)
    text = page_of(PROGRAMME.replace("title: Lunch", f'title: "{evil}"'), first).render()
    (line,) = [line for line in text.splitlines() if "Renamed" in line]
    assert "<script" not in line.replace("\\<script", "")
    assert "`{" not in line.replace("\\`\\{", "")


def test_only_editions_that_were_released_have_the_page() -> None:
    ledger = released(PROGRAMME)

    def pages(portal_ledger: Ledger | None) -> dict[str, str]:
        portal = portal_of(PROGRAMME, portal_ledger)
        found = plan_pages(portal, lambda _: None, "")  # type: ignore[arg-type,return-value]
        return {page.docname: page.version for page in found}

    assert "program/w/changes" not in pages(None)
    assert "program/w/changes" in pages(ledger)
    later = released(PROGRAMME, SECOND)
    assert pages(ledger)["program/w/changes"] != pages(later)["program/w/changes"]
