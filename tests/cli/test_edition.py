"""`proceedings edition add`: an edition that follows another one."""

import pytest

from conftest import Build, Write
from sphinx_proceedings.building.pipeline import read_portal
from sphinx_proceedings.cli import main
from support.folders import files_in

PROGRAMME = """\
name: Wörk & Co 2027
title: The 3rd Workshop on X
ordinal: 3
start: 2027-05-10
end: 2027-05-11
timezone: Europe/Rome
place: Rome
volume: w2027
key_dates:
  - {what: "Due: soon", date: 2027-02-01, time: "23:59", zone: AoE}
topics: [Engines]
sessions:
  - {id: one, title: One, kind: talks, start: 2027-05-10 09:00}
"""
PEOPLE = """\
committees:
  - {edition: w2027, role: general-chair, members: [{name: "C. Babbage", affiliation: Here}]}
"""
FILES = {
    "papers/w2027.bib": "@misc{ada, title = {T}, author = {Lovelace, Ada}}\n"
    "@proceedings{w2027, title = {Proceedings of the 3rd W\\&X 2027}, year = 2027}\n",
    "program/w2027.yaml": PROGRAMME,
    "people/p.yaml": PEOPLE,
}


def test_what_follows(write: Write, build: Build) -> None:
    root = write(FILES)
    assert main(["edition", "add", "w2028", "--root", str(root)]) == 0
    assert (root / "papers/w2028.bib").read_text().splitlines()[1:] == [
        "@proceedings{w2028,",
        "  title = {Proceedings of the 4th W\\&X 2028},",
        "  year  = {2028},",
        "}",
    ]
    assert (root / "program/w2028.yaml").read_text(encoding="utf-8") == (
        "# yaml-language-server: $schema=../.schemas/program.schema.json\n"
        'name: "Wörk & Co 2028"\n'
        'title: "The 4th Workshop on X"\n'
        "ordinal: 4\n"
        "start: 2028-05-08\n"
        "end: 2028-05-09\n"
        'timezone: "Europe/Rome"\n'
        'volume: "w2028"\n'
        "\n"
        "topics:\n"
        '  - "Engines"\n'
        "\n"
        "# Those of Wörk & Co 2027, 364 days later; correct them, and take the # away.\n"
        "# key_dates:\n"
        '#   - what: "Due: soon"\n'
        "#     date: 2028-01-31\n"
        '#     time: "23:59"\n'
        "#     zone: AoE\n"
    )
    assert read_portal(root).diagnostics == ()
    assert build(root).warnings == ""


def test_what_stands_there_as_a_comment_can_be_used(write: Write) -> None:
    root = write(FILES)
    assert main(["edition", "add", "w2028", "--root", str(root)]) == 0
    programme, people = root / "program/w2028.yaml", root / "people/w2028.yaml"
    head, _, dates = programme.read_text(encoding="utf-8").partition("# Those of")
    dates = "".join(line[2:] for line in dates.splitlines(keepends=True)[1:])
    programme.write_text(head + dates, encoding="utf-8")
    lines = people.read_text(encoding="utf-8").splitlines(keepends=True)[2:-1]
    people.write_text("".join(line[2:] for line in lines), encoding="utf-8")
    result = read_portal(root)
    assert result.diagnostics == ()
    _, new = result.portal.editions
    assert [each.what for each in new.key_dates] == ["Due: soon"]
    assert [(held.name, held.affiliation) for held in result.portal.appointments[1:]] == [
        ("C. Babbage", "Here")
    ]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["w2027"], "there is an edition w2027 already"),
        (["W 2028"], "'W 2028' cannot be an edition's id"),
        (["w2028", "--like", "w2026"], "there is no edition 'w2026'; did you mean 'w2027'?"),
        (["w2028", "--end", "2028-01-01"], "--end 2028-01-01 is before the first day, 2028-05-08"),
        (["taken"], "people/taken.yaml exists and is not overwritten"),
    ],
)
def test_refused(
    write: Write, arguments: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    root = write({**FILES, "people/taken.yaml": "people: []\n"})
    before = files_in(root)
    assert main(["edition", "add", *arguments, "--root", str(root)]) == 2
    assert capsys.readouterr().err == f"proceedings: {told}" + (
        ": use lower-case letters and digits, such as myworkshop2027\n"
        if "cannot" in told
        else "\n"
    )
    assert files_in(root) == before


def test_which_one_it_follows(write: Write, capsys: pytest.CaptureFixture[str]) -> None:
    root = write({**FILES, "papers/v2026.bib": "@misc{a, title = {T}, author = {B, C}}\n"})
    assert main(["edition", "add", "w2028", "--root", str(root)]) == 2
    assert "say with --like which edition it follows; there are: v2026, w2027" in (
        capsys.readouterr().err
    )
    assert main(["edition", "add", "w2028", "--root", str(root), "--like", "v2026"]) == 2
    assert "v2026 has no date" in capsys.readouterr().err
    start = ["--like", "v2026", "--start", "2028-02-29", "--name", "V", "--place", "Rome: here"]
    assert main(["edition", "add", "w2028", "--root", str(root), *start]) == 0
    assert read_portal(root).portal.edition_by_id["w2028"].place == "Rome: here"


@pytest.mark.parametrize(
    ("home", "told"),
    [
        ({"index.md": "```{edition} w2027\n```"}, ["The home page, index.md, still shows w2027"]),
        ({"index.rst": "Of :edition:`w2027`."}, ["The home page, index.rst, still shows w2027"]),
        ({"index.md": "Of others."}, []),
        ({}, []),
    ],
)
def test_the_home_page_is_told_of_where_it_names_the_former_edition(
    write: Write, capsys: pytest.CaptureFixture[str], home: dict[str, str], told: list[str]
) -> None:
    root = write({"conf.py": "", **FILES, **home})
    assert main(["edition", "add", "w2028", "--root", str(root)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.partition(":")[0] for line in lines if "home page" in line] == told
