"""`proceedings import papers`: what is written, what is told, and when nothing is."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

from conftest import Write
from sphinx_proceedings.building.pipeline import read_portal
from sphinx_proceedings.cli import main
from sphinx_proceedings.diagnostics import Location
from sphinx_proceedings.model.richtext import RichText
from sphinx_proceedings.sources.imports.export_error import ExportError
from sphinx_proceedings.sources.imports.form import Form
from sphinx_proceedings.sources.imports.packages.package import Package
from sphinx_proceedings.sources.imports.papers import forms
from sphinx_proceedings.sources.imports.papers.submissions import (
    Delivered,
    Export,
    Submission,
    SubmittedAuthor,
)
from support.folders import files_in
from support.full_disk import full_disk

BIB = "@proceedings{w2027,\n  title = {Workshop},\n  year = {2027},\n}\n"
ADDRESS = "ada@example.org"
PAPERS = [
    {"number": "17", "title": "Notes on Engines", "abstract": "They weave."},
    {"number": "18", "title": "Looms", "abstract": "They weave as well."},
    {"number": "19", "title": "Rejected", "abstract": "No.", "decision": "reject"},
]


def read(package: Package) -> Export:
    """A form of exports for these tests: JSON, with every text as it is."""
    (name,) = (name for name in package.sizes if name.endswith(".json"))
    try:
        told = json.loads(package.read(name))
    except ValueError as error:
        raise ExportError(package.whole, "this is no JSON", "export it again") from error
    return Export(form="test", submissions=tuple(submission(one, package) for one in told))


def submission(told: dict[str, str], package: Package) -> Submission:
    number = told["number"]
    return Submission(
        location=Location(path=package.name),
        number=number,
        title=RichText.from_plain(told["title"]),
        authors=(SubmittedAuthor(given="Ada", family=f"Lovelace {ADDRESS}"),),
        abstract=(RichText.from_plain(f"{told['abstract']} {ADDRESS}"),),
        decision=told.get("decision", "accept"),
        files=tuple(
            Delivered(name=name, role="paper" if name.endswith(".pdf") else "supplement")
            for name in package.sizes
            if name.startswith(f"{number}.")
        ),
    )


@pytest.fixture(autouse=True)
def form(monkeypatch: pytest.MonkeyPatch) -> None:
    test = Form(
        name="test",
        label="Test (JSON)",
        recognises=lambda package: any(name.endswith(".json") for name in package.sizes),
        read=read,
    )
    monkeypatch.setattr(forms, "FORMS", (test,))


@pytest.fixture
def root(write: Write) -> Path:
    return write({"papers/w2027.bib": BIB})


def run(root: Path, papers: object, *more: str, files: dict[str, bytes] | None = None) -> int:
    folder = root.parent / "export"
    folder.mkdir(exist_ok=True)
    (folder / "data.json").write_text(json.dumps(papers), encoding="utf-8")
    for name, data in (files or {}).items():
        (folder / name).write_bytes(data)
    given = [str(folder / name) for name in ("data.json", *(files or ()))]
    return main(["import", "papers", *given, "--edition", "w2027", "--root", str(root), *more])


def contents(root: Path) -> dict[str, bytes]:
    return {name: (root / name).read_bytes() for name in files_in(root)}


def test_an_import_and_the_next_one(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(root, PAPERS) == 0
    assert capsys.readouterr().out == (
        "papers/w2027.bib: 2 papers added, 0 changed, 0 removed, 0 left as they are\n"
        "not taken: 1 not accepted, 0 withdrawn\n"
        "taken for an acceptance: accept (2)\n"
        "missing: ORCID iDs (every paper), affiliations (every paper), DOIs (every paper),"
        " pages (every paper), PDFs (every paper), keywords (every paper), licences (every paper);"
        " proceedings check --health shows where\n"
        "Next: run: proceedings check; then commit it with papers/w2027.imported.json\n"
    )
    assert files_in(root) == ["papers/w2027.bib", "papers/w2027.imported.json"]
    first = contents(root)
    assert run(root, PAPERS) == 0
    assert contents(root) == first
    assert capsys.readouterr().out.startswith(
        "papers/w2027.bib: 0 papers added, 0 changed, 0 removed, 2 left as they are\n"
    )
    bib = root / "papers/w2027.bib"
    bib.write_text(bib.read_text().replace("{Looms}", "{{Looms}}"))
    changed = [
        {**PAPERS[0], "title": "Notes"},
        {**PAPERS[1], "title": "Cards"},
        {"number": "20", "title": "More", "abstract": "More."},
    ]
    assert run(root, changed) == 0
    assert capsys.readouterr().out == (
        "papers/w2027.bib:12:11: conflict: title of lovelace2027looms: here it is “{Looms}”,"
        " which stays; in the export it is “Cards”\n"
        "papers/w2027.bib: 1 paper added, 1 changed, 0 removed, 1 left as they are\n"
        "1 conflict, where what is here stays; change it by hand\n"
        "taken for an acceptance: accept (3)\n"
        "missing: ORCID iDs (every paper), affiliations (every paper), DOIs (every paper),"
        " pages (every paper), PDFs (every paper), keywords (every paper), licences (every paper);"
        " proceedings check --health shows where\n"
        "Next: run: proceedings check; then commit it with papers/w2027.imported.json\n"
    )
    assert run(root, changed[:2]) == 0
    assert (
        "    lovelace2027more (20) is no longer in the export; --remove takes it away\n"
        in capsys.readouterr().out
    )
    assert run(root, changed[:2], "--remove") == 0
    assert "lovelace2027more" not in bib.read_text()
    result = read_portal(root)
    assert [problem.message for problem in result.diagnostics] == []
    assert [(paper.key, paper.title.plain) for paper in result.portal.papers] == [
        ("lovelace2027notes", "Notes"),
        ("lovelace2027looms", "Looms"),
    ]


def test_addresses_to_write_to_are_nowhere(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(root, PAPERS, "--dry-run") == 0
    assert run(root, PAPERS) == 0
    told = capsys.readouterr()
    everything = b"".join(contents(root).values()).decode() + told.out + told.err
    assert not re.search(r"ada@|example\.org", everything)


def test_a_dry_run_shows_a_diff_and_a_table(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(root, PAPERS, "--dry-run") == 0
    assert contents(root) == {"papers/w2027.bib": BIB.encode()}
    out = capsys.readouterr().out
    assert out.startswith("--- a/papers/w2027.bib\n+++ b/papers/w2027.bib\n@@ ")
    assert "+  title = {Notes on Engines},\n" in out
    assert out.endswith(
        "decision  accept             2   accepted\n"
        "decision  reject             1   not taken\n"
        "new       lovelace2027notes  17\n"
        "new       lovelace2027looms  18\n"
        "papers/w2027.bib: 2 papers would be added, 0 would be changed, 0 would be removed,"
        " 0 left as they are\n"
        "not taken: 1 not accepted, 0 withdrawn\n"
        "taken for an acceptance: accept (2)\n"
    )


def test_files_that_came_along(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files = {"17.pdf": b"%PDF 1", "17.tar.gz": b"more", "18.pdf": b"%PDF 2"}
    assert run(root, PAPERS, files=files) == 0
    assert "papers/w2027.files: 3 files written\n" in capsys.readouterr().out
    folder = root / "papers/w2027.files"
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == {
        "lovelace2027notes.pdf": b"%PDF 1",
        "lovelace2027notes-supplement.tar.gz": b"more",
        "lovelace2027looms.pdf": b"%PDF 2",
    }
    before = contents(root)
    assert run(root, PAPERS, files=files) == 0
    assert contents(root) == before
    (folder / "lovelace2027looms.pdf").write_bytes(b"%PDF by hand")
    (folder / "lovelace2027notes-supplement.tar.gz").unlink()
    changed = {"17.pdf": b"%PDF 3", "17.tar.gz": b"other", "18.pdf": b"%PDF 4"}
    capsys.readouterr()
    assert run(root, PAPERS, files=changed) == 0
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == {
        "lovelace2027notes.pdf": b"%PDF 3",
        "lovelace2027looms.pdf": b"%PDF by hand",
    }
    stays = "and the export has another file; what is here stays\n"
    assert capsys.readouterr().out.startswith(
        "papers/w2027.files/lovelace2027notes-supplement.tar.gz: conflict: was taken away here,"
        f" {stays}papers/w2027.files/lovelace2027looms.pdf: conflict: was changed here, {stays}"
    )
    assert run(root, PAPERS) == 0  # an export without files says nothing of them
    after = contents(root)
    assert run(root, PAPERS, files=changed) == 0
    assert contents(root) == after


def test_a_file_that_cannot_be_read_stops_all(
    root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def unreadable(package: Package) -> Export:
        def refused(name: str) -> bytes:
            raise ExportError(Location(path=name), "it is damaged", "export it again")

        export = read(package)
        object.__setattr__(package, "reader", refused)
        return export

    (test,) = forms.FORMS
    monkeypatch.setattr(forms, "FORMS", (replace(test, read=unreadable),))
    assert run(root, PAPERS, files={"17.pdf": b"%PDF"}) == 1
    assert capsys.readouterr().out == ("17.pdf: error: it is damaged\n    hint: export it again\n")
    assert files_in(root) == ["papers/w2027.bib"]


def test_decisions_in_doubt(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    doubtful = [{**PAPERS[0], "decision": "accept?"}, PAPERS[1]]
    assert run(root, doubtful) == 1
    told = capsys.readouterr()
    assert told.out == (
        f"{root.parent}/export/data.json: error: it is not clear which decisions mean an"
        " acceptance: 'accept?' (1), 'accept' (1)\n"
        "    hint: say which, as a regular expression, such as --accepted 'accept'\n"
    )
    assert told.err == "proceedings: nothing was written\n"
    assert run(root, doubtful, "--accepted", "accept|accept\\?") == 0
    assert "2 papers added" in capsys.readouterr().out
    assert run(root, doubtful, "--accepted", "(") == 2


def test_decisions_are_chosen_once(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    first = [{**PAPERS[0], "decision": "accept?"}, {**PAPERS[1], "decision": "poster"}]
    assert run(root, first, "--accepted", "accept.*") == 0
    assert (
        "taken for an acceptance: accept? (1), by --accepted 'accept.*', which is remembered\n"
        in capsys.readouterr().out
    )
    before = contents(root)
    assert run(root, first) == 0
    assert contents(root) == before
    capsys.readouterr()
    later = [*first, {**PAPERS[2], "decision": "accepted as demo"}]
    later += [{"number": "20", "title": "On paper", "abstract": "No.", "decision": "oral"}]
    assert run(root, later, "--dry-run") == 0
    assert contents(root) == before
    out = capsys.readouterr().out
    export = f"{root.parent}/export/data.json"
    assert (
        f"{export}: note: a decision that no import has seen before, 'accepted as demo' (1), is"
        " taken for an acceptance, by --accepted 'accept.*' of an earlier import; say it again to"
        f" change that\n{export}: note: a decision that no import has seen before, 'oral' (1), is"
        " not taken, by --accepted 'accept.*' of an earlier import; say it again to change that\n"
    ) in out
    assert (
        "decision  accept?               1   accepted\n"
        "decision  poster                1   not taken\n"
        "decision  accepted as demo      1   accepted, not seen before\n"
        "decision  oral                  1   not taken, not seen before\n"
        "new       lovelace2027rejected  19\n"
    ) in out
    assert run(root, later) == 0
    capsys.readouterr()
    assert run(root, later) == 0
    assert "seen before" not in capsys.readouterr().out
    assert run(root, later, "--accepted", "accept.*|oral") == 0
    assert "1 paper added" in capsys.readouterr().out
    assert run(root, later) == 0
    assert "0 papers added, 0 changed, 0 removed, 3 left as they are" in capsys.readouterr().out
    only = [{**PAPERS[0], "decision": "tier 1"}]
    assert run(root, only) == 1
    assert (
        "none of 1 submissions is accepted; their decisions are 'tier 1' (1); an earlier import"
        " said --accepted 'accept.*|oral'\n"
    ) in capsys.readouterr().out
    assert run(root, only, "--accepted", "") == 1  # taken back: not clear


@pytest.mark.parametrize(
    ("change", "told"),
    [
        pytest.param(
            {"papers/w2027.imported.json": b"{"},
            "papers/w2027.imported.json: error: the record of the last import cannot be used",
            id="a damaged record",
        ),
        pytest.param(
            {"papers/w2027.imported.json": b"\xff"},
            "papers/w2027.imported.json:1:1: error[file-encoding]",
            id="a record that is no text",
        ),
        pytest.param(
            {"papers/w2027.bib": b"@misc{a, title = {T}\n"},
            "papers/w2027.bib:1:1: error: the entry @misc{a is not closed",
            id="damaged papers",
        ),
        pytest.param(
            {"papers/w2027.bib": b"\xff"},
            "papers/w2027.bib:1:1: error[file-encoding]",
            id="papers that are no text",
        ),
    ],
)
def test_what_is_there_and_cannot_be_used(
    change: dict[str, bytes], told: str, root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, data in change.items():
        (root / name).write_bytes(data)
    before = contents(root)
    assert run(root, PAPERS) == 1
    assert capsys.readouterr().out.startswith(told)
    assert contents(root) == before


def test_misuse(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(root, PAPERS, "--from", "tset") == 2
    assert "there is no form 'tset'; did you mean 'test'?" in capsys.readouterr().err
    absent = ["import", "papers", str(root / "none.json"), "--edition", "w2027"]
    assert main(absent) == 2
    assert "none.json does not exist" in capsys.readouterr().err
    other = root / "other.txt"
    other.write_text("?")
    assert main(["import", "papers", str(other), "--edition", "w2027", "--root", str(root)]) == 1
    assert "known are: Test (JSON)" in capsys.readouterr().out


@pytest.mark.parametrize("is_there", [True, False])
def test_both_files_or_none(is_there: bool, root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    if not is_there:
        (root / "papers/w2027.bib").unlink()
    before = contents(root)
    assert run(root, PAPERS) == 0
    papers, record = (len(data) for _, data in sorted(contents(root).items()))
    for name in files_in(root):
        (root / name).unlink()
    for name, data in before.items():
        (root / name).write_bytes(data)
    assert papers < record
    capsys.readouterr()
    with full_disk(papers):
        assert run(root, PAPERS) == 2
    assert capsys.readouterr().err.startswith(
        "proceedings: the import into papers/w2027.bib failed: "
    )
    assert contents(root) == before


def test_the_record_is_nobodys_source(root: Path) -> None:
    assert run(root, PAPERS) == 0
    assert read_portal(root).diagnostics == ()
    before = contents(root)
    assert main(["clean", str(root)]) == 0
    assert contents(root) == before
