"""`proceedings bundle`: what is written and told, and that importers find the same in it."""

import zipfile
from pathlib import Path

import pytest

from conftest import Write
from sphinx_proceedings.building.pipeline import read_portal
from sphinx_proceedings.bundles.receivers import RECEIVERS
from sphinx_proceedings.cli import main
from sphinx_proceedings.model.papers import Paper
from support.deliveries import FILES, FRONT
from support.folders import contents_of

Captured = pytest.CaptureFixture[str]


@pytest.fixture
def root(write: Write, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1800000000")
    portal = write(FILES)
    monkeypatch.chdir(portal.parent)
    (portal.parent / "front.pdf").write_text(FRONT)
    return portal


def bundle(root: Path, receiver: str, *arguments: str) -> int:
    return main(["bundle", str(root), "--for", receiver, *arguments])


FURTHER = {"acl": ["--front-matter", "front.pdf"], "ceur": ["--submitted", "9"]}


@pytest.mark.parametrize("receiver", RECEIVERS)
def test_folder_and_archive_hold_the_same(receiver: str, root: Path, tmp_path: Path) -> None:
    further = FURTHER.get(receiver, [])
    is_whole = receiver != "ceur"  # which asks for six papers
    assert bundle(root, receiver, *further, "--output", "out") == (0 if is_whole else 1)
    assert bundle(root, receiver, *further) == (0 if is_whole else 1)
    with zipfile.ZipFile(tmp_path / f"toy2026-{receiver}.zip") as archive:
        inside = {name: archive.read(name) for name in archive.namelist()}
    top = "toy2026/" if RECEIVERS[receiver].is_in_folder else ""
    assert inside == {f"{top}{name}": data for name, data in contents_of(tmp_path / "out").items()}


def test_what_is_told(root: Path, capsys: Captured) -> None:
    path = root / "papers/toy2026.bib"
    path.write_text(path.read_text().replace("  abstract = {Notes.},\n", ""))
    assert bundle(root, "pmlr", "--output", "out") == 1
    assert capsys.readouterr() == (
        "papers/toy2026.bib:17:1: error: notes has no abstract\n"
        "    hint: add abstract = {…}\n"
        "out: 5 files, 957 bytes\n",
        "proceedings: 1 thing is missing for Proceedings of Machine Learning Research\n",
    )


def test_dry_run_writes_nothing(root: Path, tmp_path: Path, capsys: Captured) -> None:
    before = contents_of(tmp_path)
    assert bundle(root, "acl", "--dry-run") == 1
    assert contents_of(tmp_path) == before
    assert capsys.readouterr().out == (
        "program/toy2026.yaml: error: the cover, the preface and the table of contents are missing"
        " as a PDF\n    hint: name the file: --front-matter FILE\n"
    )


EMBARGO = ("abstract = {Notes.}", "abstract = {Quaggamire.}, embargo = {2099-01-01}")


@pytest.mark.parametrize("receiver", RECEIVERS)
def test_embargoes_hold_in_every_form(
    receiver: str, root: Path, tmp_path: Path, capsys: Captured
) -> None:
    path = root / "papers/toy2026.bib"
    path.write_text(path.read_text().replace(*EMBARGO))
    assert bundle(root, receiver, "--output", "out") == 1
    told = capsys.readouterr()
    assert "error: the PDF of notes is under an embargo\n" in told.out
    assert (
        "1 paper is under an embargo: abstracts and files are left out; proceedings bundle --whole"
        " has them\n"
    ) in told.err
    written = b"".join(contents_of(tmp_path / "out").values())
    assert (
        b"Quaggamire" in written,
        FILES["papers/toy2026.files/notes.pdf"].encode() in written,
    ) == (
        False,
        False,
    )
    bundle(root, receiver, "--output", "whole", "--whole")
    told = capsys.readouterr()
    assert ("embargo" in told.out, "embargo" in told.err) == (False, False)
    assert b"%PDF-1.4 notes" in b"".join(contents_of(tmp_path / "whole").values())


def test_withdrawn_and_other_papers_are_left_out(root: Path, capsys: Captured) -> None:
    path = root / "papers/toy2026.bib"
    text = path.read_text().replace("  pages    = {9--12},", "  archival = {no},")
    path.write_text(text.replace("  pages    = {13--16},", "  status = {withdrawn},"))
    assert bundle(root, "pmlr", "--dry-run") == 0
    assert capsys.readouterr().err == (
        "proceedings: 1 paper withdrawn left out\n"
        "proceedings: 1 paper not in the proceedings (archival = {no}) left out\n"
    )


SECOND = """@proceedings{other, title = {Companion}, editor = {A, B}, volume = {3}, year = 2026}
@inproceedings{lone, author = {Zed, Z}, title = {Lone}, crossref = {other}, pages = {1--2},
  abstract = {L.}}
"""


def test_an_edition_in_several_volumes(root: Path, capsys: Captured) -> None:
    path = root / "papers/toy2026.bib"
    path.write_text(path.read_text() + SECOND)
    assert bundle(root, "pmlr", "--dry-run") == 2
    assert capsys.readouterr().err == (
        "proceedings: say which volume with --volume; there are: vol, other\n"
    )
    assert bundle(root, "pmlr", "--dry-run", "--volume", "other") == 1
    told = capsys.readouterr()
    assert told.out.count("lone has no PDF") == 1
    assert "3 papers not in the volume other left out" in told.err
    assert bundle(root, "pmlr", "--dry-run", "--volume", "othr") == 2
    assert "there is no volume of toy2026 'othr'" in capsys.readouterr().err


MISUSES = [
    (["--front-matter", "front.pdf"], "has no place for --front-matter"),
    (["--submitted", "3"], "has no place for --submitted"),
    (["--output", "front.pdf"], "front.pdf is no folder; an archive is called FILE.zip"),
    (["--output", "portal"], "in it, which is not of the bundle"),
    (["--edition", "nope"], "there is no edition 'nope'"),
    (["--base-url", "ftp://x"], "ftp://x"),
]


@pytest.mark.parametrize(("arguments", "message"), MISUSES)
def test_misuse(
    arguments: list[str], message: str, root: Path, tmp_path: Path, capsys: Captured
) -> None:
    before = contents_of(tmp_path)
    assert bundle(root, "pmlr", *arguments) == 2
    assert message in capsys.readouterr().err
    assert contents_of(tmp_path) == before


def test_front_matter_must_be_a_pdf(root: Path, capsys: Captured) -> None:
    for name, message in (("portal", "cannot be read"), ("portal/papers/toy2026.bib", "is no PDF")):
        assert bundle(root, "acl", "--front-matter", name) == 2
        assert message in capsys.readouterr().err


def test_an_edition_without_volume_and_papers(
    write: Write, tmp_path: Path, capsys: Captured
) -> None:
    root = write({"program/w.yaml": "name: W\nstart: 2026-10-24\ntimezone: UTC\n"})
    for receiver in RECEIVERS:
        code = bundle(root, receiver, "--output", str(tmp_path / receiver))
        told = capsys.readouterr()
        assert code == (0 if receiver == "bagit" else 1)
        assert ("w has no volume" in told.out) == (receiver != "bagit")


def facts(paper: Paper) -> tuple[object, ...]:
    """What every form carries."""
    return (
        paper.title.plain,
        [(author.name.given, author.name.surname) for author in paper.authors],
        [paragraph.plain for paragraph in paper.abstract],
        paper.pages,
        paper.doi,
        paper.pdf and paper.pdf.sha256,
        [file.sha256 for file in paper.files if file.part == "-supplement.zip"],
    )


@pytest.mark.parametrize("form", ["out", "out.zip"])
@pytest.mark.parametrize("receiver", ["pmlr", "acl"])
def test_importers_find_the_same_papers(
    receiver: str, form: str, root: Path, tmp_path: Path
) -> None:
    # PMLR has paragraphs in one; the Anthology has no suffixes of names.
    path = root / "papers/toy2026.bib"
    text = path.read_text().replace("\n\n    A second paragraph.", "").replace(", Jr.,", ",")
    path.write_text(text)
    bundle(root, receiver, *FURTHER.get(receiver, []), "--output", form)
    empty = tmp_path / "empty"
    (empty / "papers").mkdir(parents=True)
    arguments = ["--edition", "toy2026", "--root", str(empty), "--timezone", "Europe/Amsterdam"]
    assert main(["import", "papers", form, *arguments]) == 0
    there, back = (read_portal(each).portal for each in (root, empty))
    assert list(map(facts, back.papers)) == list(map(facts, there.papers))
    volume, was = back.editions[0].volume, there.editions[0].volume
    assert volume is not None
    assert was is not None
    assert volume.publication.container == was.publication.container
    assert [each.name for each in volume.publication.editors] == [
        each.name for each in was.publication.editors
    ]
