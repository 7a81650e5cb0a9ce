"""What is published of a portal: nothing that is under an embargo."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from sphinx_proceedings.model.embargoes import Withheld
from sphinx_proceedings.model.papers import LinkKind, Paper
from sphinx_proceedings.model.portal import Portal
from sphinx_proceedings.model.programme import Talk
from sphinx_proceedings.model.published import Validity, as_published, states_embargoes
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


def test_a_paper_may_be_withheld_by_another_portal() -> None:
    open_ = portal(above=head())
    found = as_published(open_, END, [("w", "bob"), ("w", "gone")])
    bob = Withheld(until=None, has_time=False, abstract=True, files=False)
    assert (paper(found, "bob").withheld, paper(found, "ada").withheld) == (bob, None)


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


def test_a_programme_of_which_nothing_can_be_used_withholds() -> None:
    for text, is_withheld in (
        (head(embargo="2026-05-08") + "sessions: [", True),
        (head() + "sessions: [", False),
    ):
        reading = reading_of(text, papers=ADA)
        found = as_published(reading.portal, END)
        assert [each.withheld is not None for each in found.papers] == [is_withheld] * 2
