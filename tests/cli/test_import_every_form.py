"""`proceedings import papers` with an export of each form, as an editor runs it."""

import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from sphinx_proceedings.building.pipeline import read_portal
from sphinx_proceedings.cli import main
from support.folders import files_in
from support.full_disk import full_disk
from support.packages import EXPORTS

SAMPLES = sorted(path.name for path in EXPORTS.iterdir() if path.is_dir() or path.suffix != ".md")
ADDRESS = re.compile(rb"[\w.+-]@[\w-]+\.[a-z]{2}")
SEEDED = "seeded@example.org"
FRONT = {
    "organizing_committee.yml": f"""\
- role: General Chair {SEEDED}
  members:
    - {{name: "Grace Hopper ({SEEDED})", institution: "Yale, {SEEDED}", email: {SEEDED}}}
    - {{name: {SEEDED}}}
""",
    "sponsors.yml": f"""\
- tier: Gold {SEEDED}
  logos:
    - {{name: "Engines {SEEDED}", url: "mailto:{SEEDED}"}}
    - {{name: Looms, url: "https://{SEEDED}/"}}
""",
    "conference_details.yml": f"""\
event_name: The Workshop {SEEDED}
anthology_venue_id: W {SEEDED}
start_date: 2027-05-10
location: Rome ({SEEDED})
website: https://example.org/{SEEDED}
""",
    "prefaces.yml": f'- {{title: "Preface {SEEDED}", file: preface.tex}}\n',
    "prefaces/preface.tex": f"Write to \\href{{mailto:{SEEDED}}}{{us}} or \\texttt{{{SEEDED}}}.\n",
    "invited_talks.yml": f'- {{speaker_name: "Ada {SEEDED}", title: "On {SEEDED}", bio_file: b}}\n',
    "invited_talks/b": f"Her address is {SEEDED}.",
}
"""What a folder of aclpub2 may have around its papers, with an address in each text."""


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "cache"
    monkeypatch.setenv("SPHINX_PROCEEDINGS_CACHE", str(folder))
    return folder


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "portal"
    folder.mkdir()
    return folder


def export(sample: str, tmp_path: Path) -> Path:
    """A copy, so that what is said of it holds no path of this repository."""
    source, copy = EXPORTS / sample, tmp_path / "export" / sample
    copy.parent.mkdir()
    if source.is_file():
        shutil.copyfile(source, copy)
        return copy
    shutil.copytree(source, copy)
    if sample == "aclpub2":
        for name, text in FRONT.items():
            (copy / name).parent.mkdir(exist_ok=True)
            (copy / name).write_text(text)
    return copy


def run(root: Path, given: Path, *more: str) -> int:
    zone = ["--timezone", "Europe/Rome"]
    return main(
        ["import", "papers", str(given), "--edition", "w2027", "--root", str(root), *zone, *more]
    )


def everything(*folders: Path) -> Iterator[bytes]:
    for folder in folders:
        for path in folder.rglob("*"):
            yield path.name.encode()
            if path.is_file():
                yield path.read_bytes()


def contents(root: Path) -> dict[str, bytes]:
    return {name: (root / name).read_bytes() for name in files_in(root)}


@pytest.mark.parametrize("sample", SAMPLES)
def test_twice_and_no_address_anywhere(
    sample: str, root: Path, cache: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given = export(sample, tmp_path)
    assert run(root, given, "--dry-run") == 0
    assert contents(root) == {}
    assert run(root, given) == 0
    first = contents(root)
    assert first.keys() >= {"papers/w2027.bib", "papers/w2027.imported.json"}
    assert run(root, given) == 0
    assert contents(root) == first
    assert main(["check", str(root)]) == 0
    told = capsys.readouterr()
    texts = [*everything(root, cache), told.out.encode(), told.err.encode()]
    found = [text for text in texts if ADDRESS.search(text)]
    assert found == []
    assert read_portal(root).portal.papers


def test_what_is_around_papers_is_in_the_portal(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(root, export("aclpub2", tmp_path)) == 0
    out = capsys.readouterr().out
    assert "people/w2027.yaml: 3 added\nprogram/w2027.yaml: 1 added\n" in out
    assert "Link to papers/w2027/preface.md from a page of yours" in out
    portal = read_portal(root).portal
    (edition,) = portal.editions
    assert (edition.name, edition.title, edition.place) == ("W 2027", "The Workshop", "Rome")
    assert [(one.name, one.level) for one in edition.sponsors] == [
        ("Engines", "Gold"),
        ("Looms", "Gold"),
    ]
    assert [(one.role, one.name, one.affiliation) for one in portal.appointments][:1] == [
        ("general-chair", "Grace Hopper", "Yale")
    ]


def test_a_release_stays_as_it_was_announced(root: Path, tmp_path: Path) -> None:
    given = export("aclpub2", tmp_path)
    assert run(root, given) == 0
    with (root / "program/w2027.yaml").open("a") as file:
        file.write("sessions: [{id: a, title: A, kind: talks, start: 2027-05-10 09:00}]\n")
    assert main(["release", "First", str(root), "--edition", "w2027"]) == 0
    programme, ledger = (root / f"program/w2027.{ending}" for ending in ("yaml", "ledger.json"))
    before = ledger.read_bytes(), programme.read_bytes()
    details = given / "conference_details.yml"
    details.write_text(details.read_text().replace("Rome", "Bari").replace("05-10", "05-11"))
    assert run(root, given) == 0
    assert (ledger.read_bytes(), programme.read_bytes()) == before
    assert main(["release", "--check", str(root)]) == 0


def test_what_cannot_be_read_is_named(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given = export("aclpub2", tmp_path)
    people = root / "people"
    people.mkdir()
    (people / "w2027.yaml").symlink_to(tmp_path / "none.yaml")
    assert run(root, given) == 2
    assert f"{people / 'w2027.yaml'} is a link to what is not there" in capsys.readouterr().err
    (people / "w2027.yaml").unlink()
    os.mkfifo(people / "a.yaml")
    assert run(root, given) == 2
    assert f"{people / 'a.yaml'} cannot be read: it is a pipe" in capsys.readouterr().err
    (people / "a.yaml").unlink()
    (tmp_path / "real.yaml").write_text("# ours\npeople: []\n")
    (people / "w2027.yaml").symlink_to(tmp_path / "real.yaml")
    assert run(root, given) == 0
    assert (people / "w2027.yaml").is_symlink()
    assert (tmp_path / "real.yaml").read_text().startswith("# ours\npeople: []\ncommittees:\n")


@pytest.mark.parametrize("is_there", [True, False])
def test_all_files_or_none(
    is_there: bool, root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given = export("aclpub2", tmp_path)
    if is_there:
        assert run(root, given) == 0
        for name in ("organizing_committee.yml", "prefaces/preface.tex", "sponsors.yml"):
            (given / name).write_text(
                (given / name).read_text().replace("Grace", "Amazing Grace").replace("us", "them")
            )
        papers = given / "papers.yml"
        papers.write_text(papers.read_text().replace("No PDF yet", "Another title"))
    before = contents(root)
    largest = 0
    while True:
        with full_disk(largest):
            code = run(root, given)
        if code == 0:
            break
        assert code == 2
        assert contents(root) == before
        assert [path for path in root.rglob("*") if path.is_dir() and not any(path.iterdir())] == []
        largest += 1_000
    assert largest > 1_000
    assert contents(root) != before
