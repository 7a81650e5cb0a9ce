"""Committees, sponsors, days and pages of an export, merged into those that are there."""

from dataclasses import replace

import pytest

from sphinx_proceedings.model.edition_id import EditionId
from sphinx_proceedings.model.programme import Sponsor
from sphinx_proceedings.sources.edit.document import Document, open_document
from sphinx_proceedings.sources.imports.export_error import ExportError
from sphinx_proceedings.sources.imports.front.known import KnownFront
from sphinx_proceedings.sources.imports.front.matter import (
    Committee,
    FrontMatter,
    Member,
)
from sphinx_proceedings.sources.imports.front.merging import (
    FrontSources,
    MergedFront,
    merge_front,
)
from sphinx_proceedings.sources.imports.front.pages import OfferedPage

EDITION = EditionId("w2027")
CHAIRS = Committee(
    role="general-chair",
    members=(Member(name="Grace Hopper", affiliation="Yale"),),
    listing="organizing_committee",
    called="General Chair",
)
REVIEWERS = Committee(
    role="reviewer",
    members=(Member(name="Ada Lovelace", affiliation="Oxford"), Member(name="Bob")),
    listing="program_committee",
    called="Reviewers",
)
MENTORS = Committee(
    role="organiser",
    title="Mentoring Chair",
    members=(Member(name="Nina"),),
    listing="organizing_committee",
    called="Mentoring Chair",
)
MATTER = FrontMatter(
    details={"name": "W 2027", "title": "Workshop", "start": "2027-05-10", "place": "Rome"},
    sponsors=(Sponsor(name="Engines", level="Gold"), Sponsor(name="Looms")),
    committees=(CHAIRS, REVIEWERS),
)
PEOPLE = """\
# By hand
committees:
  - edition: w2026
    role: general-chair
    members: [Grace Hopper]

  # the reviewers
  - edition: w2027
    role: reviewer
    title:   Referees
    members:
      - {name: Ada Lovelace, affiliation: 'Oxford', id: ada}   # twice
      - Zoe
"""
PROGRAMME = """\
# By hand
name:  W27
start: 2027-05-10
timezone: Europe/Rome   # the venue's

sponsors: [Engines]
sessions: []
"""


def opened(path: str, text: str) -> Document:
    document = open_document(path, text.encode())
    assert isinstance(document, Document)
    return document


def sources(
    people: str = "", programme: str = "", *, announced: bool = False, **pages: str
) -> FrontSources:
    return FrontSources(
        people=(opened("people/all.yaml", people),) if people else (),
        programme=opened("program/w2027.yaml", programme) if programme else None,
        is_announced=announced,
        read=lambda path: pages[path].encode() if path in pages else None,
    )


def merged(
    before: FrontSources,
    theirs: FrontMatter = MATTER,
    last: KnownFront | None = None,
    *,
    zone: str = "Europe/Rome",
    remove: bool = False,
) -> MergedFront:
    return merge_front(before, last or KnownFront(), theirs, (), EDITION, zone=zone, remove=remove)


def texts(front: MergedFront) -> dict[str, str]:
    return {write.path: write.after.source.text for write in front.sources}


def told(front: MergedFront) -> list[str]:
    return [f"{remark.location}: {remark.text}" for remark in (*front.remarks, *front.conflicts)]


def followed(front: MergedFront, **changes: tuple[str, str]) -> FrontSources:
    """What is there after an import, and a change by hand of each file that is named."""
    found = texts(front)
    for folder, (old, new) in changes.items():
        path = next(path for path in found if path.startswith(folder))
        assert old in found[path]
        found[path] = found[path].replace(old, new)
    by_folder = {path.partition("/")[0]: opened(path, text) for path, text in found.items()}
    return FrontSources(people=(by_folder["people"],), programme=by_folder["program"])


def test_where_nothing_is() -> None:
    front = merged(sources())
    assert texts(front) == {
        "people/w2027.yaml": """\
committees:
  - edition: w2027
    role: general-chair
    members:
      - {name: Grace Hopper, affiliation: Yale}

  - edition: w2027
    role: reviewer
    members:
      - {name: Ada Lovelace, affiliation: Oxford}
      - Bob
""",
        "program/w2027.yaml": """\
name: W 2027
title: Workshop
start: 2027-05-10
timezone: Europe/Rome
place: Rome
sponsors:
  - {name: Engines, level: Gold}
  - Looms
""",
    }
    assert front.known.matter == MATTER
    again = merged(followed(front), last=front.known)
    assert (again.sources, again.rows, told(again), again.absent) == ((), (), [], ())
    assert again.known == front.known


def test_what_was_written_by_hand_is_found_and_stays() -> None:
    front = merged(sources(PEOPLE, PROGRAMME))
    assert texts(front) == {
        "people/all.yaml": PEOPLE.replace("   # twice\n", "   # twice\n      - Bob\n"),
        "people/w2027.yaml": """\
committees:
  - edition: w2027
    role: general-chair
    members:
      - {name: Grace Hopper, affiliation: Yale}
""",
        "program/w2027.yaml": PROGRAMME.replace("name:  W27\n", "name:  W27\ntitle: Workshop\n")
        .replace("venue's\n", "venue's\nplace: Rome\n")
        .replace("[Engines]", "[{name: Engines, level: Gold}, Looms]"),
    }
    assert told(front) == []
    assert [(row.state, row.path, row.what, row.detail) for row in front.rows] == [
        ("new", "people/w2027.yaml", "General chairs", "1 member"),
        ("changed", "people/all.yaml", "Referees", "1 new"),
        ("changed", "program/w2027.yaml", "edition", "title, place"),
        ("new", "program/w2027.yaml", "sponsor Looms", ""),
        ("changed", "program/w2027.yaml", "sponsor Engines", "level"),
    ]


def test_an_export_that_has_changed() -> None:
    first = merged(sources())
    here = followed(
        first,
        people=("affiliation: Oxford}", "affiliation: Cambridge, id: ada}  # moved"),
        program=("  - Looms\n", "  - Looms  # yes\n  - By hand\n"),
    )
    reviewers = replace(
        REVIEWERS,
        members=(
            Member(name="Cem"),
            Member(name="Ada Lovelace", affiliation="London"),
            Member(name="Dan", affiliation="A, B"),
        ),
    )
    theirs = FrontMatter(
        details={**MATTER.details, "start": "2027-05-11", "end": "2027-05-12", "place": "Bari"},
        sponsors=(Sponsor(name="Engines", level="Gold", url="https://e.org/"), Sponsor(name="New")),
        committees=(MENTORS, reviewers),
    )
    front = merged(here, theirs, first.known)
    people, programme = (write.before.source.text for write in front.sources if write.before)
    assert texts(front) == {
        "people/w2027.yaml": people.replace("      - {name: Ada", "      - Cem\n      - {name: Ada")
        .replace("# moved\n", "# moved\n      - {name: Dan, affiliation: 'A, B'}\n")
        .replace(
            "      - Bob\n",
            "      - Bob\n\n  - edition: w2027\n    role: organiser\n    title: Mentoring Chair\n"
            "    members:\n      - Nina\n",
        ),
        "program/w2027.yaml": programme.replace(
            "start: 2027-05-10\n", "start: 2027-05-11\nend: 2027-05-12\n"
        )
        .replace("place: Rome\n", "place: Bari\n")
        .replace(
            "Engines, level: Gold}\n", "Engines, level: Gold, url: https://e.org/}\n  - New\n"
        ),
    }
    assert told(front) == [
        "people/w2027.yaml:11:9: affiliation of Ada Lovelace in Reviewers: here it is “Cambridge”,"
        " which stays; in the export it is “London”"
    ]
    assert front.absent == (
        ("people/w2027.yaml: Bob of “Reviewers”", True),
        ("people/w2027.yaml: the committee “General chairs”", True),
        ("program/w2027.yaml: the sponsor Looms", True),
    )
    removed = merged(here, theirs, first.known, remove=True)
    assert removed.absent == ()
    after = texts(removed)
    assert "Bob" not in after["people/w2027.yaml"]
    assert "general-chair" not in after["people/w2027.yaml"]
    assert "Looms" not in after["program/w2027.yaml"]
    assert "By hand" in after["program/w2027.yaml"]


def test_what_was_taken_out_stays_out() -> None:
    first = merged(sources())
    here = followed(first, people=("      - Bob\n", ""), program=("  - Looms\n", ""))
    front = merged(here, last=first.known)
    assert front.sources == ()
    assert told(front) == [
        "people/w2027.yaml:7:5: Bob of “Reviewers” were taken out here; they stay out",
        "program/w2027.yaml:7:3: the sponsor Looms was taken out here; it stays out",
    ]


def test_a_committee_that_was_called_otherwise_is_the_same() -> None:
    first = merged(sources())
    here = followed(
        first, people=("role: reviewer\n", "role: program-committee\n    title: Readers\n")
    )
    front = merged(here, last=first.known)
    # Neither role nor title is left of it: it is gone, and stays out.
    assert front.sources == ()
    assert told(front) == ["people: the committee “Reviewers” was taken out here; it stays out"]
    kept = followed(first, people=("role: reviewer\n", "role: reviewer\n    title: Readers\n"))
    assert merged(kept, last=first.known).sources == ()


def test_an_event_of_one_day() -> None:
    days = {"start": "2027-05-10", "end": "2027-05-11"}
    first = merged(sources(), replace(MATTER, details={**MATTER.details, **days}))
    front = merged(followed(first), last=first.known)
    assert "end:" not in texts(front)["program/w2027.yaml"]
    longer = followed(first, program=("end: 2027-05-11", "end: 2027-05-12"))
    assert told(merged(longer, last=first.known)) == [
        "program/w2027.yaml:4:6: end of the edition: here it is “2027-05-12”, which stays; in the"
        " export it is not there"
    ]


def test_what_was_announced_stays() -> None:
    programme = PROGRAMME.replace("name:  W27\n", "name:  W27\ntitle: Old\nplace: Bari\n")
    front = merged(sources(programme=programme, announced=True))
    assert texts(front)["program/w2027.yaml"] == programme.replace(
        "[Engines]", "[{name: Engines, level: Gold}, Looms]"
    )
    whose = "of the edition, which is announced"
    stays = "which stays; in the export it is"
    assert told(front) == [
        f"program/w2027.yaml:3:8: title {whose}: here it is “Old”, {stays} “Workshop”",
        f"program/w2027.yaml:4:8: place {whose}: here it is “Bari”, {stays} “Rome”",
    ]


@pytest.mark.parametrize(
    ("details", "zone", "why"),
    [
        (MATTER.details, "", "the time zone is not known; say it with --timezone, such as"),
        ({"name": "W"}, "Europe/Rome", "start is not known"),
        ({"place": "Rome"}, "", "name and start and the time zone is not known"),
    ],
)
def test_a_programme_that_cannot_be_made(details: dict[str, str], zone: str, why: str) -> None:
    front = merged(sources(), FrontMatter(details=details), zone=zone)
    assert front.sources == ()
    (remark,) = told(front)
    assert remark.startswith(
        f"program/w2027.yaml: is not made of what the export says of the edition: {why}"
    )
    assert front.known == KnownFront()  # so that it is made later


def test_a_file_that_cannot_be_changed_in_places_is_told() -> None:
    people = """\
committees:
  - {edition: w2026, role: reviewer, members: &these [Zoe]}
  - {edition: w2027, role: reviewer, members: *these}
"""
    front = merged(sources(people))
    assert [write.path for write in front.sources] == ["program/w2027.yaml"]
    (remark,) = told(front)
    assert remark.startswith("people/all.yaml: cannot be changed: ")
    assert front.known.matter.committees == ()


def test_a_file_that_is_damaged_stops_all() -> None:
    with pytest.raises(ExportError) as caught:
        merged(sources("committees: [\n"))
    assert str(caught.value.location) == "people/all.yaml:2:1"
    assert caught.value.hint.startswith("mend it first")


def test_what_an_export_does_not_have_it_does_not_tell() -> None:
    first = merged(sources())
    here = followed(first)
    for theirs in (
        FrontMatter(),
        FrontMatter(committees=(CHAIRS,)),
        FrontMatter(sponsors=MATTER.sponsors),
        FrontMatter(details={"title": "Workshop"}),
    ):
        front = merged(here, theirs, first.known)
        assert (front.sources, front.absent, told(front)) == ((), (), [])
        assert set(front.known.matter.committees) == set(MATTER.committees)
        assert front.known.matter.sponsors == MATTER.sponsors


# Pages


def page(text: str, called: str = "intro.tex") -> OfferedPage:
    return OfferedPage(called=called, slug="preface", said=text, text=f"# {text}\n")


def pages_merged(
    here: dict[str, str], theirs: list[OfferedPage], last: KnownFront, *, remove: bool = False
) -> MergedFront:
    before = sources(**here)
    return merge_front(before, last, FrontMatter(), theirs, EDITION, remove=remove)


PATH = "papers/w2027/preface.md"


def test_pages() -> None:
    first = pages_merged({}, [page("One")], KnownFront())
    (write,) = first.pages
    assert (write.path, write.before, write.data) == (PATH, None, b"# One\n")
    here = {PATH: "# One\n"}
    same = pages_merged(here, [page("One")], first.known)
    assert (same.pages, same.known) == ((), first.known)
    (write,) = pages_merged(here, [page("Two")], first.known).pages
    assert (write.path, write.before, write.data) == (PATH, b"# One\n", b"# Two\n")
    edited = pages_merged({PATH: "# Mine\n"}, [page("Two")], first.known)
    assert edited.pages == ()
    assert told(edited) == [
        f"{PATH}: was changed here, and the export has another text; what is here stays"
    ]
    later = pages_merged({PATH: "# Mine\n"}, [page("Two")], edited.known)
    assert (later.pages, told(later)) == ((), [])
    away = pages_merged({}, [page("One")], first.known)
    assert (away.pages, told(away)) == ((), [f"{PATH}: was taken away here; it stays away"])
    others = [page("Other", "other.tex")]
    gone = pages_merged(here, others, first.known)
    assert gone.absent == ((f"{PATH}: the page", True),)
    assert [write.path for write in gone.pages] == ["papers/w2027/preface-2.md"]
    removed = pages_merged(here, others, first.known, remove=True)
    assert [(write.path, write.data) for write in removed.pages] == [
        ("papers/w2027/preface-2.md", b"# Other\n"),
        (PATH, None),
    ]
    kept = pages_merged({PATH: "# Mine\n"}, others, first.known, remove=True)
    assert kept.absent == ((f"{PATH}: the page", False),)


def test_a_page_that_was_there_before() -> None:
    first = pages_merged({PATH: "# Mine\n"}, [page("One")], KnownFront())
    assert first.pages == ()
    assert told(first) == [
        f"{PATH}: was written here, and the export has another text; what is here stays"
    ]
    assert told(pages_merged({PATH: "# Mine\n"}, [page("One")], first.known)) == []


def test_names_that_others_have() -> None:
    front = merge_front(
        sources(),
        KnownFront(),
        FrontMatter(),
        [page("One"), page("Two", "two.tex")],
        EDITION,
        is_taken=lambda name: name == "preface",
    )
    assert [write.path for write in front.pages] == [
        "papers/w2027/preface-2.md",
        "papers/w2027/preface-3.md",
    ]
