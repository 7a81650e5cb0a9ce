"""What an export says around its papers, as a portal would say it."""

from sphinx_proceedings.diagnostics import Location
from sphinx_proceedings.model.programme import Sponsor
from sphinx_proceedings.sources.imports.front.exported import exported_matter
from sphinx_proceedings.sources.imports.front.matter import (
    Committee,
    FrontMatter,
    Member,
)
from sphinx_proceedings.sources.imports.papers.submissions import (
    CommitteeMember,
    Export,
    ListedCommittee,
    ListedSponsor,
)

HERE = Location(path="x.yml", line=1)


def listed(role: str, *names: str, area: str = "", listing: str = "") -> ListedCommittee:
    members = tuple(
        CommitteeMember(name=name, affiliation=place)
        for name, _, place in (written.partition("=") for written in names)
    )
    return ListedCommittee(location=HERE, role=role, area=area, members=members, listing=listing)


def test_committees() -> None:
    export = Export(
        form="test",
        submissions=(),
        committees=(
            listed("Program Chairs", "Ada=Oxford", listing="organizing_committee"),
            listed("Officers", "President: Dr. Bob Stone", listing="organizing_committee"),
            listed("Program chair", "Ada", "Cem=Bonn", "Ada=Rome", listing="program_committee"),
            listed("Area Chairs", "Eve", area="Looms", listing="program_committee"),
            listed("Area Chairs", "Fay", listing="program_committee"),
            listed("Area Chairs", "Gil", listing="program_committee"),
            listed("Invited Speakers", "Hal", listing="program_committee"),
            listed("Others", "Ian", listing="program_committee"),
        ),
    )
    matter, remarks = exported_matter(export)
    assert [(one.role, one.title, one.members) for one in matter.committees] == [
        (
            "program-chair",
            "",
            (Member(name="Ada", affiliation="Oxford"), Member(name="Cem", affiliation="Bonn")),
        ),
        ("organiser", "Officers", (Member(name="Bob Stone"),)),
        ("area-chair", "Area Chairs: Looms", (Member(name="Eve"),)),
        ("area-chair", "", (Member(name="Fay"), Member(name="Gil"))),
        ("program-committee", "Others", (Member(name="Ian"),)),
    ]
    assert [remark.text for remark in remarks] == [
        "“President: Dr. Bob Stone” is taken as “Bob Stone”",
        "“Invited Speakers” (1) is no committee of a portal; it is left out",
    ]


def test_a_member_gets_the_affiliation_that_is_told_anywhere() -> None:
    export = Export(
        form="test", submissions=(), committees=(listed("Reviewers", "ada", "Ada=Oxford"),)
    )
    assert exported_matter(export)[0].committees == (
        Committee(
            role="reviewer",
            members=(Member(name="ada", affiliation="Oxford"),),
            called="Reviewers",
        ),
    )


def test_sponsors_are_named_once() -> None:
    sponsors = (
        ListedSponsor(location=HERE, name="Engines", level="Gold"),
        ListedSponsor(location=HERE, name="Looms"),
        ListedSponsor(location=HERE, name="engines", level="Silver"),
    )
    export = Export(form="test", submissions=(), sponsors=sponsors, details={"title": "W", "x": ""})
    assert exported_matter(export)[0] == FrontMatter(
        details={"title": "W"},
        sponsors=(Sponsor(name="Engines", level="Gold"), Sponsor(name="Looms")),
    )
    assert not exported_matter(Export(form="test", submissions=()))[0]
