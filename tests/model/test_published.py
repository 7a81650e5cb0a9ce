"""What is published of a portal: nothing that is under an embargo."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from sphinx_proceedings.model.embargoes import Withheld
from sphinx_proceedings.model.papers import LinkKind, Paper
from sphinx_proceedings.model.portal import Portal
from sphinx_proceedings.model.programme import Edition, Talk
from sphinx_proceedings.model.published import Doubtful, Validity, as_published, states_embargoes
from support.programmes import head, programme, reading_of

ROME = ZoneInfo("Europe/Rome")
END = datetime(2026, 5, 8, tzinfo=ROME)
TALKS = """\
- id: a
  title: A
  kind: talks
  start: 2026-05-08 09:00
  talks:
    - {paper: ada, abstract: Told., slides: "https://example.org/s"}
    - {title: Own, abstract: Own., url: "https://example.org/u", embargo: 2026-05-09 08:30}
    - {title: Open, abstract: Open.}
"""
ADA = """@misc{ada, title = {T}, author = {Lovelace, Ada}, abstract = {Text.},
  pdf = {https://example.org/p.pdf}, url = {https://example.org/p.pdf}, video = {https://e.org/v},
  code = {https://example.org/c}, preprint = {https://example.org/x}, award = {Best}}
@misc{bob, title = {U}, author = {Babbage, Charles}, abstract = {Open.}}
"""


def portal(papers: str = ADA, above: str = head(embargo="2026-05-08")) -> Portal:
    reading = reading_of(programme(TALKS, above), papers=papers)
    assert reading.diagnostics == ()
    return reading.portal


def paper(of: Portal, key: str) -> Paper:
    return of.paper_by_id["w", key]


def talks(of: Portal) -> tuple[Talk, ...]:
    return of.session_by_id["w", "a"].talks


def test_before_its_end_texts_are_not_there() -> None:
    whole = portal()
    found = as_published(whole, END - timedelta(seconds=1))
    ada = paper(found, "ada")
    assert ada == replace(
        paper(whole, "ada"),
        abstract=(),
        links=ada.links,
        withheld=Withheld(until=END, has_time=False, abstract=True, files=True),
    )
    assert [link.kind for link in ada.links] == [LinkKind.PREPRINT, LinkKind.CODE]
    bob = Withheld(until=END, has_time=False, abstract=True, files=False)
    assert paper(found, "bob").withheld == bob
    at = Withheld(
        until=datetime(2026, 5, 9, 8, 30, tzinfo=ROME), has_time=True, abstract=True, files=False
    )
    both = Withheld(until=END, has_time=False, abstract=True, files=True)
    assert [talk.withheld for talk in talks(found)] == [both, at, None]
    assert [len(talk.abstract) for talk in talks(found)] == [0, 0, 1]
    assert [len(talk.links) for talk in talks(found)] == [0, 1, 0]
    assert not states_embargoes(found)


def test_after_its_end_all_is_as_if_there_had_been_none() -> None:
    without = reading_of(
        programme(TALKS.replace(", embargo: 2026-05-09 08:30", "")), papers=ADA
    ).portal
    found = as_published(portal(), END + timedelta(days=3))
    assert found.papers == without.papers
    # But for the places in the source.
    assert repr(found.editions) == repr(without.editions)


def test_own_embargo_counts_before_that_of_volume_and_edition() -> None:
    papers = """@inproceedings{own, title = {O}, author = {A, B}, abstract = {X.}, crossref = {v},
  embargo = {2026-05-01}}
@inproceedings{of, title = {P}, author = {A, B}, abstract = {X.}, crossref = {v}}
@inproceedings{other, title = {Q}, author = {A, B}, abstract = {X.}, booktitle = {Elsewhere}}
@proceedings{v, title = {V}, year = 2026, embargo = {2026-06-01 18:00}}
"""
    reading = reading_of(head(embargo="2026-05-08"), papers=papers)
    ends = {key: each.until for (_, key), each in reading.portal.embargoes.items()}
    assert ends == {
        "own": datetime(2026, 5, 1, tzinfo=ROME),
        "of": datetime(2026, 6, 1, 18, tzinfo=ROME),
        "other": END,
    }


def test_what_was_announced_stays_what_it_is() -> None:
    whole = portal()
    found = as_published(whole, END - timedelta(days=1))
    assert found.event_identities == whole.event_identities


def test_what_is_withheld_beside_it_is_withheld() -> None:
    """Where a programme that is damaged now states an embargo that it did not state before."""
    before = portal(above=head())
    before = replace(before, embargoes={}, editions=tuple(map(_without_embargoes, before.editions)))
    assert as_published(before, END) is before
    now = as_published(portal(), END - timedelta(days=1))
    found = as_published(before, END, Doubtful.beside(before, now, ()))
    bob = Withheld(until=None, has_time=False, abstract=True, files=False)
    both = Withheld(until=None, has_time=False, abstract=True, files=True)
    assert [paper(found, key).withheld for key in ("ada", "bob")] == [both, bob]
    assert [talk.withheld for talk in talks(found)] == [both, bob, None]
    assert [len(talk.abstract) for talk in talks(found)] == [0, 0, 1]


def _without_embargoes(edition: Edition) -> Edition:
    sessions = (
        replace(each, talks=tuple(replace(talk, embargo=None) for talk in each.talks))
        for each in edition.sessions
    )
    return replace(edition, sessions=tuple(sessions))


LINKED = """\
- id: a
  title: A
  kind: talks
  start: 2026-05-08 09:00
  url: https://example.org/p.pdf
  stream: https://example.org/live
  talks:
    - {paper: ada, abstract: Told., url: "http://example.org/p.pdf#a", questions: "https://e.org/q"}
    - {title: Own, url: "https://e.org/u.pdf", stream: "https://e.org/s", embargo: 2026-05-09}
    - {title: Live, video: "https://example.org/v", stream: "https://example.org/v/"}
"""


@pytest.mark.parametrize(
    ("day", "of_session", "of_talks"),
    [
        pytest.param(
            7, ["https://example.org/live"], [["questions"], ["stream"], ["stream", "video"]]
        ),
        pytest.param(
            8,
            ["https://example.org/p.pdf", "https://example.org/live"],
            [["url", "questions"], ["stream"], ["stream", "video"]],
        ),
    ],
)
def test_no_link_leads_to_a_text_by_another_way(
    day: int, of_session: list[str], of_talks: list[list[str]]
) -> None:
    papers = """@misc{ada, title = {T}, author = {Lovelace, Ada}, pdf = {https://example.org/p.pdf},
  howpublished = {\\url{https://example.org/other.PDF?download=1}},
  code = {https://example.org/p.pdf#code}, dataset = {https://example.org/d}}"""
    whole = reading_of(programme(LINKED, head(embargo="2026-05-08")), papers=papers).portal
    found = as_published(whole, datetime(2026, 5, day, 12, tzinfo=UTC))
    own = ["dataset"] if day == 7 else ["pdf", "url", "code", "dataset"]
    assert [link.kind for link in paper(found, "ada").links] == own
    assert [link.url for link in found.session_by_id["w", "a"].links] == of_session
    assert [[link.kind for link in talk.links] for talk in talks(found)] == of_talks


@pytest.mark.parametrize(
    ("hours", "expected"),
    [
        pytest.param(-1, (None, 0), id="before all"),
        pytest.param(0, (0, 1), id="between"),
        pytest.param(48, (1, None), id="after all"),
    ],
)
def test_for_how_long_it_holds(hours: int, expected: tuple[int | None, int | None]) -> None:
    ends = [END.astimezone(UTC), datetime(2026, 5, 9, 6, 30, tzinfo=UTC)]
    since, until = (None if each is None else ends[each] for each in expected)
    found = Validity.of([portal()], END + timedelta(hours=hours))
    assert found == Validity(since=since, until=until)


def test_days_begin_when_the_clocks_let_them() -> None:
    """In Beirut, midnight was skipped that night."""
    above = head("2022-03-27", timezone="Asia/Beirut", embargo="2022-03-27")
    reading = reading_of(above, papers=ADA)
    (embargo, _) = reading.portal.embargoes.values()
    assert embargo.until is not None
    assert embargo.until.astimezone(UTC) == datetime(2022, 3, 26, 22, tzinfo=UTC)


@pytest.mark.parametrize(
    ("bib", "withheld"),
    [
        pytest.param("@misc{a, FIELDS, embargo = {}}", ["a"], id="empty"),
        pytest.param("@misc{a, FIELDS, embargo = soon}", ["a"], id="no date"),
        pytest.param("@misc{a, FIELDS, embargo = {2026-05-08T10:00Z}}", ["a"], id="an offset"),
        pytest.param(
            "@misc{a, FIELDS}\n@proceedings{v, title = {V}, embargo = {2026-05-08}",
            ["a"],
            id="in a damaged volume",
        ),
        pytest.param(
            "@misc{a, FIELDS, crossref = {x}}\n@misc{b, FIELDS}\n"
            "@proceedings{v, title = {V}, embargo = {2026-05-08}}",
            ["a"],
            id="of a volume that another is named for",
        ),
        pytest.param(
            "@misc{a, FIELDS, embargo = {2020-05-08}, embargo = {2026-06-08}}\n@misc{b, FIELDS}",
            ["a"],
            id="twice",
        ),
        pytest.param(
            "@inproceedings{a, FIELDS, crossref = {v}}\n@misc{b, FIELDS}\n"
            "@proceedings{v, title = {V}, embargo = {2020-05-08}, embargo = {2020-06-08}}",
            ["a"],
            id="twice of a volume",
        ),
        pytest.param("@misc{a, FIELDS}\n% embargo = {2026-05-08}", [], id="in a comment"),
        pytest.param(
            "@misc{a, FIELDS, embargo\n =\n {2020-05-08}}\n@misc{b, FIELDS}\n@misc{c, title = {",
            [],
            id="over, beside damage",
        ),
    ],
)
def test_what_cannot_be_read_withholds(bib: str, withheld: list[str]) -> None:
    fields = "title = {T}, author = {Lovelace, Ada}, abstract = {Text.}"
    reading = reading_of(head(), papers=bib.replace("FIELDS", fields))
    found = as_published(reading.portal, END)
    assert [each.key for each in found.papers if each.withheld] == withheld
    assert all(each.withheld is None or each.withheld.until is None for each in found.papers)


VOLUMES = """@inproceedings{none, FIELDS}
@inproceedings{titled, FIELDS, booktitle = {The {V}}}
@inproceedings{referring, FIELDS, booktitle = {Of all}, xref = {V}}
@inproceedings{other, FIELDS, booktitle = {Other}}
@inproceedings{own, FIELDS, booktitle = {The V}, embargo = {2020-01-01}}
@proceedings{v, title = {The V}, year = 2026, embargo = {2026-06-01}}
@proceedings{other-volume, title = {Other}, year = 2026}
""".replace("FIELDS", "title = {T}, author = {Lovelace, Ada}, abstract = {Text.}")


@pytest.mark.parametrize(
    ("above", "withheld"),
    [
        pytest.param(head(), {"titled": True, "referring": True}, id="none named"),
        pytest.param(
            head(volume="v"), {"none": True, "titled": True, "referring": True}, id="named"
        ),
        pytest.param(
            head(volume="vv"), {"none": False, "titled": True, "referring": True}, id="misspelled"
        ),
        pytest.param(
            head(volume="v") + "sessions: [",
            {"none": False, "titled": True, "referring": True},
            id="in a damaged programme",
        ),
    ],
)
def test_papers_of_a_volume_however_they_are_in_it(above: str, withheld: dict[str, bool]) -> None:
    """With whether they have an end."""
    found = as_published(reading_of(above, papers=VOLUMES).portal, END)
    assert {
        each.key: each.withheld.until is not None for each in found.papers if each.withheld
    } == withheld


@pytest.mark.parametrize(
    "above",
    [
        pytest.param(head(timezone="Europe/Rom", embargo="2026-05-08"), id="misspelled"),
        pytest.param(head(timezone="Europe/Rom"), id="misspelled, of a paper"),
        pytest.param(head() + "sessions: [", id="in a damaged programme"),
    ],
)
def test_where_no_zone_is_known_it_ends_when_the_day_begins_everywhere(above: str) -> None:
    papers = ADA.replace("award", "embargo = {2026-05-08}, award")
    whole = reading_of(programme(TALKS, above) if above.endswith("[") else above, papers=papers)
    end = datetime(2026, 5, 8, 12, tzinfo=UTC)
    assert whole.portal.embargoes["w", "ada"].until == end


def test_a_talk_where_no_zone_is_known() -> None:
    found = portal_of_talks(head(timezone="Europe/Rom"))
    assert [talk.embargo and talk.embargo.until for talk in talks(found)] == [
        None,
        datetime(2026, 5, 9, 20, 30, tzinfo=UTC),
        None,
    ]


def test_what_is_stated_twice_withholds() -> None:
    twice = TALKS.replace("embargo: ", "embargo: 2020-01-01, embargo: ")
    found = as_published(
        portal_of_talks(head(embargo="2020-01-01") + "embargo: 2020-01-02\n", twice), END
    )
    assert [each.withheld is not None for each in found.papers] == [True, True]
    assert [talk.withheld is not None for talk in talks(found)] == [True, True, False]


def portal_of_talks(above: str, sessions: str = TALKS) -> Portal:
    """Of sources with problems."""
    return reading_of(programme(sessions, above), papers=ADA).portal


@pytest.mark.parametrize(
    ("text", "is_withheld"),
    [
        pytest.param(head(embargo="2026-05-08") + "sessions: [", True, id="stated"),
        pytest.param(head() + "sessions: [", False, id="none"),
        pytest.param(head() + "# embargo: 2026-05-08\nsessions: [", False, id="a comment"),
        pytest.param(head() + "title: An embargo of 2026\nsessions: [", False, id="in a text"),
        pytest.param("  name: W\n  'embargo' : 2026-05-08\n  sessions: [", True, id="indented"),
        pytest.param("{name: W, embargo: 2026-05-08, sessions: [", True, id="on one line"),
        pytest.param("? embargo\n: 2026-05-08\nsessions: [", True, id="a marked key"),
        pytest.param(head() + "sessions: [{talks: [{embargo: 2026-05-08}", True, id="of a talk"),
    ],
)
def test_a_programme_of_which_nothing_can_be_used(text: str, is_withheld: bool) -> None:
    found = as_published(reading_of(text, papers=ADA).portal, END)
    assert [each.withheld is not None for each in found.papers] == [is_withheld] * 2
