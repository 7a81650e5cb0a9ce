"""The sources of EuroMLSys 2023 against the text of the workshop's page.

Read with pybtex and ruamel.yaml, not with the portal's own readers, so that a mistake in those
cannot hide a mistake in the sources.  Comparisons with the page are skipped where its text is
not at hand.
"""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from typing import Any

import pytest
from pybtex.database import BibliographyData, Entry, parse_file
from ruamel.yaml import YAML

from support.folders import REPOSITORY
from support.shown_text import spaced

PAGE = REPOSITORY.parent / "shared" / "reference" / "euromlsys2023-page.txt"

REPAIRS: dict[str, tuple[tuple[str, str], ...]] = {
    # key of the paper: (as it stands here, as the page prints it)
    "yang2023dynamic": (("trained-from-scratch", "trainedfrom-scratch"),),
    "cai2023towards": (("prompt-based federated learning", "prompt-based fed}erated learning"),),
    "benson2023illuminating": (
        ("unparalleled", "un- paralleled"),
        ("un-addressed", "un- addressed"),
    ),
}
"""All that was changed in the page's text of papers; docs/sources.md lists the same."""

RETITLED = {"boether2023towards", "ma2023gradientless", "iacob2023can"}
"""Papers that the programme and the published record call by different titles."""

UNKNOWN_AUTHORS = {"braun2023actionable", "boether2023towards", "alballa2023first"}
"""Papers of which only the presenter is known."""


def decoded(latex: str) -> str:
    """The characters that one of our BibTeX values stands for."""
    assert not re.search(r"\\(?![%&_#$])", latex), f"an unexpected LaTeX command in {latex!r}"
    return spaced(re.sub(r"\\([%&_#$])", r"\1", re.sub(r"(?<!\\)[{}]", "", latex)))


@cache
def bibliography() -> BibliographyData:
    return parse_file(str(REPOSITORY / "papers" / "euromlsys2023.bib"), bib_format="bibtex")


@cache
def papers() -> dict[str, Entry]:
    return {
        key: entry for key, entry in bibliography().entries.items() if entry.type == "inproceedings"
    }


@cache
def yaml_file(name: str) -> Any:
    return YAML(typ="safe", pure=True).load((REPOSITORY / name).read_text(encoding="utf-8"))


def programme() -> dict[str, Any]:
    content: dict[str, Any] = yaml_file("program/euromlsys2023.yaml")
    return content


def sessions() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = programme()["sessions"]
    return found


def committee(role: str) -> list[dict[str, str]]:
    (found,) = (
        one for one in yaml_file("people/euromlsys2023.yaml")["committees"] if one["role"] == role
    )
    members: list[dict[str, str]] = found["members"]
    return members


def annotation(entry: Entry, name: str) -> dict[int, str]:
    """A data annotation of the authors: place in the list and value."""
    value = entry.fields.get(f"author+an:{name}", "")
    items = [item.strip() for item in value.split(";")] if value else []
    matches = [re.fullmatch(r'(\d+)="([^"]+)"', item) for item in items]
    assert all(matches), value
    return {int(match[1]): match[2] for match in matches if match}


def talk_line(talk: dict[str, str]) -> str:
    """The line that the page should print for a talk that presents a paper."""
    entry = papers()[talk["paper"]]
    title = talk.get("title") or decoded(entry.fields["title"])
    presenters = entry.fields["presenter"].replace(" and ", " & ")
    (affiliation,) = set(annotation(entry, "affiliation").values())
    abstract = decoded(entry.fields.get("abstract", ""))
    for here, printed in REPAIRS.get(talk["paper"], ()):
        assert abstract.count(here) == 1
        abstract = abstract.replace(here, printed)
    return spaced(f"{title} {presenters} ({affiliation}) {abstract}")


@pytest.fixture(scope="module")
def page() -> list[str]:
    """The lines of the workshop's page, with single spaces."""
    if not PAGE.is_file():
        pytest.skip(f"the text of the workshop's page is not at {PAGE}")
    return [spaced(line) for line in PAGE.read_text(encoding="utf-8").splitlines()]


def page_list(page: list[str], first: int, last: int) -> list[str]:
    """A list of the page, given by the numbers of its first and last line."""
    lines = page[first - 1 : last]
    assert all(line.startswith("• ") for line in lines)
    return [line.removeprefix("• ") for line in lines]


def test_counts() -> None:
    assert len(papers()) == 23
    assert sum("abstract" in entry.fields for entry in papers().values()) == 14
    assert len(sessions()) == 11
    assert len(programme()["key_dates"]) == 4
    assert len(programme()["topics"]) == 25
    assert [len(committee(role)) for role in ("tpc-chair", "tpc", "web-chair")] == [2, 44, 1]


def test_volume_is_the_last_entry() -> None:
    keys = list(bibliography().entries)
    assert keys[-1] == programme()["volume"] == "euromlsys2023"
    assert bibliography().entries["euromlsys2023"].type == "proceedings"
    for key, entry in papers().items():
        elsewhere = key == "yang2023dynamic"
        assert ("crossref" in entry.fields) is not elsewhere


def test_every_paper_is_in_the_programme_once_and_in_its_order() -> None:
    scheduled = [
        talk["paper"]
        for session in sessions()
        for talk in session.get("talks", ())
        if "paper" in talk
    ]
    assert scheduled == list(papers())
    posters = {
        talk["paper"]
        for session in sessions()
        if session["kind"] == "posters"
        for talk in session.get("talks", ())
    }
    assert posters == {key for key, entry in papers().items() if "abstract" not in entry.fields}


def test_programme_holds_a_title_only_where_it_differs() -> None:
    titles = {
        talk["paper"]: talk["title"]
        for session in sessions()
        for talk in session.get("talks", ())
        if "paper" in talk and "title" in talk
    }
    assert set(titles) == RETITLED
    for key, title in titles.items():
        assert spaced(title) != decoded(papers()[key].fields["title"])


@pytest.mark.parametrize("key", list(papers()))
def test_annotations_stand_at_the_presenters_place(key: str) -> None:
    entry = papers()[key]
    authors = entry.persons["author"]
    families = {
        place: " ".join(authors[place - 1].last_names) for place in annotation(entry, "affiliation")
    }
    presenters = entry.fields["presenter"].split(" and ")
    assert [name.split()[-1] for name in presenters] == [
        families[place].split()[-1] for place in sorted(families)
    ]
    assert set(annotation(entry, "orcid")) <= set(range(1, len(authors) + 1))


def test_no_author_is_guessed() -> None:
    unknown = {
        key
        for key, entry in papers().items()
        if [str(person) for person in entry.persons["author"]][1:] == ["others"]
    }
    assert unknown == UNKNOWN_AUTHORS


def test_orcids_are_valid_and_agree_with_the_registry() -> None:
    of_papers = [
        orcid for entry in papers().values() for orcid in annotation(entry, "orcid").values()
    ]
    registry = yaml_file("people/registry.yaml")["people"]
    assert sorted(of_papers) == sorted(one["orcid"] for one in registry if "orcid" in one)
    for orcid in of_papers:
        digits = orcid.replace("-", "")
        total = 0
        for digit in digits[:-1]:
            total = (total + int(digit)) * 2
        assert digits[-1] == "0123456789X"[(12 - total % 11) % 11], orcid


def test_papers_are_printed_like_this(page: list[str]) -> None:
    expected = [
        talk_line(talk)
        for session in sessions()
        for talk in session.get("talks", ())
        if "paper" in talk
    ]
    printed = [*page[57:62], *page[64:69], *page[70:79], *page[81:85]]
    assert expected == printed


def test_sessions_are_printed_like_this(page: list[str]) -> None:
    printed = [page[number - 1] for number in (56, 57, 63, 64, 70, 80, 81, 86, 87, 88, 89)]
    expected = []
    for session in sessions():
        day, clock = str(session["start"]).split(" ")
        assert day == "2023-05-08"
        line = f"{clock} {session['title']}"
        if "note" in session:
            line += f" - ({session['note']})"
            assert session["note"] == f"{session['talk_minutes']}mins presentations"
        if session["id"] == "keynote":
            (talk,) = session["talks"]
            (presenter,) = talk["presenters"]
            line += (
                f": {talk['title']} {presenter['name']} ({presenter['affiliation']})"
                f" {talk['abstract']}"
            )
        assert not {"end", "room", "chairs"} & set(session)
        assert not any({"start", "minutes"} & set(talk) for talk in session.get("talks", ()))
        expected.append(spaced(line))
    expected[0] = expected[0].removeprefix("0")  # the page prints 9:00 here and 09:15 below
    assert expected == printed


def test_key_dates_are_printed_like_this(page: list[str]) -> None:
    expected = []
    for one in programme()["key_dates"]:
        day = date.fromisoformat(str(one["date"]))
        line = f"{one['what']}: {day:%B} {day.day}, {day.year}"
        if "time" in one:
            line += f" ({one['time']} {one['zone']})"
        if "note" in one:
            line += f" ({one['note']})"
        expected.append(line)
    assert expected == page_list(page, 8, 11)


def test_topics_are_printed_like_this(page: list[str]) -> None:
    assert programme()["topics"] == page_list(page, 21, 45)


def test_committees_are_printed_like_this(page: list[str]) -> None:
    printed = [
        re.sub(", ?", ", ", line, count=1).removesuffix(", ") for line in page_list(page, 116, 159)
    ]
    assert [", ".join(member.values()) for member in committee("tpc")] == printed
    assert [", ".join(member.values()) for member in committee("web-chair")] == page_list(
        page, 163, 163
    )
    chairs = " and ".join(member["name"] for member in committee("tpc-chair"))
    assert f"TPC Chairs {chairs}." in page[165]
    assert not any("affiliation" in member for member in committee("tpc-chair"))


def test_keynote_is_printed_twice_the_same(page: list[str]) -> None:
    (keynote,) = (session for session in sessions() if session["id"] == "keynote")
    (talk,) = keynote["talks"]
    assert talk["title"] == page[102]
    assert spaced(talk["abstract"]) == page[105]


def test_bio_is_printed_like_this(page: list[str]) -> None:
    (shao,) = (
        one for one in yaml_file("people/registry.yaml")["people"] if one["id"] == "sophia-shao"
    )
    # The unfinished last sentence, which lost its link, is left out.
    assert f"Bio: {spaced(shao['bio'])} Her personal webpage is" == page[107]


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("index.md", (1, 52)),
        ("call-for-papers.md", (17, 19, 47, 50, 92, 94)),
        ("organisation.md", (166, 168)),
    ],
)
def test_prose_is_printed_like_this(page: list[str], name: str, lines: tuple[int, ...]) -> None:
    text = spaced((REPOSITORY / name).read_text(encoding="utf-8"))
    for number in lines:
        assert page[number - 1] in text


def test_contact_is_printed_like_this(page: list[str]) -> None:
    assert spaced(programme()["contact"]) == page[165]
    assert page[167].endswith(programme()["handle"]["name"])
