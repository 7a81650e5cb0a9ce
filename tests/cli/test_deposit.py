"""`proceedings deposit`: what is written, where, and when nothing is."""

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

from sphinx_proceedings.building.pipeline import read_portal
from sphinx_proceedings.cli import main
from sphinx_proceedings.model.addresses import SiteAddress
from sphinx_proceedings.outputs.registries.crossref import Head, crossref_deposit
from sphinx_proceedings.outputs.registries.datacite import datacite_deposit
from sphinx_proceedings.outputs.registries.deposits import Order, site_address
from support.folders import REPOSITORY
from support.sphinx_build import written
from support.toy_order import FILES

WHO = ["--depositor", "Ada", "--email", "ada@example.org", "--registrant", "Toy Press"]
SITE = ["--base-url", "https://toys.example"]
CROSSREF = ["--registry", "crossref", *SITE, *WHO]
TOY = ["--edition", "toy2026"]
Output = pytest.CaptureFixture[bytes]


def deposit(*arguments: str) -> int:
    return main(["deposit", *arguments])


def error(captured: Output) -> str:
    out, err = captured.readouterr()
    assert out == b""
    return err.decode()


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return written(tmp_path / "portal", FILES)


def order(root: Path, *keys: str) -> Order:
    portal = read_portal(root).portal
    return Order(
        portal=portal,
        edition=portal.editions[0],
        papers=tuple(paper for paper in portal.papers if not keys or paper.key in keys),
        site=SiteAddress(base="https://toys.example/"),
    )


def test_crossref_on_standard_output(
    root: Path, capsysbinary: Output, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1800000000")
    assert deposit(*CROSSREF, *TOY, str(root)) == 0
    head = Head(
        batch_id="toy2026-20270115080000",
        timestamp=20270115080000,
        depositor="Ada",
        email="ada@example.org",
        registrant="Toy Press",
    )
    (document,) = crossref_deposit(order(root), head).documents
    assert capsysbinary.readouterr() == (document.xml, b"")


def test_crossref_to_a_file(root: Path, tmp_path: Path, capsysbinary: Output) -> None:
    path = tmp_path / "out" / "deposit.xml"
    chosen = ["--timestamp", "7", "--batch-id", "batch", "--policy-doi", "10.1000/policy"]
    assert (
        deposit(*CROSSREF, *TOY, *chosen, "--paper", "notice", "--output", str(path), str(root))
        == 0
    )
    head = Head(
        batch_id="batch",
        timestamp=7,
        depositor="Ada",
        email="ada@example.org",
        registrant="Toy Press",
        policy_doi="10.1000/policy",
    )
    (document,) = crossref_deposit(order(root, "notice"), head).documents
    assert path.read_bytes() == document.xml
    assert error(capsysbinary) == f"{path} written\n"


def test_clock_is_the_last_resort(
    root: Path, capsysbinary: Output, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    assert deposit(*CROSSREF, *TOY, str(root)) == 0
    stamp = re.search(rb"<timestamp>(\d+)</timestamp>", capsysbinary.readouterr().out)
    assert stamp is not None
    assert re.fullmatch(rb"20\d{12}", stamp[1])


def test_datacite_folder(root: Path, tmp_path: Path, capsysbinary: Output) -> None:
    folder = tmp_path / "datacite"
    assert deposit("--registry", "datacite", *SITE, *TOY, "--output", str(folder), str(root)) == 0
    expected = {
        document.path: document.xml
        for document in datacite_deposit(order(root), volume=True).documents
    }
    assert {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*.xml")
    } == expected
    assert error(capsysbinary) == "".join(f"{folder / path} written\n" for path in expected)


def test_one_datacite_paper_on_standard_output(root: Path, capsysbinary: Output) -> None:
    assert deposit("--registry", "datacite", *TOY, "--paper", "notice", str(root)) == 0
    out, err = capsysbinary.readouterr()
    found = ElementTree.fromstring(out)  # noqa: S314
    assert found.findtext("{http://datacite.org/schema/kernel-4}identifier") == "10.1000/toy.2"
    # Where the site is was not said, and need not be.
    assert found.find("{http://datacite.org/schema/kernel-4}alternateIdentifiers") is None
    assert err == b""


def change(root: Path, old: str, new: str) -> None:
    path = root / "papers" / "toy2026.bib"
    path.write_text(FILES["papers/toy2026.bib"].replace(old, new), encoding="utf-8")


def test_volume_without_doi_is_mentioned(root: Path, capsysbinary: Output, tmp_path: Path) -> None:
    change(root, "  doi       = {10.1000/toy},\n", "")
    folder = tmp_path / "datacite"
    assert deposit("--registry", "datacite", *TOY, "--output", str(folder), str(root)) == 0
    assert error(capsysbinary).startswith("proceedings: the volume has no DOI; it is left out\n")
    assert sorted(path.name for path in folder.rglob("*.xml")) == ["loops.xml", "notice.xml"]


@pytest.mark.parametrize("registry", ["crossref", "datacite"])
def test_nothing_is_written_where_something_is_missing(
    registry: str, root: Path, tmp_path: Path, capsysbinary: Output
) -> None:
    change(root, "  doi      = {10.1000/toy.2},\n", "")
    path = tmp_path / "out"
    arguments = ["--registry", registry, *SITE, *WHO, *TOY, "--output", str(path), str(root)]
    assert deposit(*arguments) == 1
    assert error(capsysbinary) == (
        "papers/toy2026.bib:20:1: error: notice has no DOI\n"
        "    hint: add doi = {10.…}, the DOI to be registered, or choose other papers (--paper)\n"
        "proceedings: nothing was written\n"
    )
    assert not path.exists()
    assert deposit(*arguments, "--paper", "loops") == 0


def test_what_sources_say_cannot_steer_a_terminal(root: Path, capsysbinary: Output) -> None:
    change(root, "crossref = {vol},\n  pages    = {9}", "booktitle = {A\x1b[2J}, year = 2026")
    assert deposit(*CROSSREF, *TOY, "--paper", "notice", str(root)) == 1
    assert "\x1b" not in error(capsysbinary)


def test_errors_in_sources_are_mentioned(root: Path, capsysbinary: Output) -> None:
    change(root, "@proceedings", "@inproceedings{untitled, author = {A, B}}\n@proceedings")
    assert deposit(*CROSSREF, *TOY, str(root)) == 0
    assert capsysbinary.readouterr().err == (
        b"proceedings: the sources have 1 error; `proceedings check` lists them\n"
    )


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        pytest.param(
            ["--registry", "crossref", "--email", "a@b.org", *TOY],
            "Crossref needs --depositor, --registrant, --base-url",
            id="no depositor",
        ),
        pytest.param(
            [*CROSSREF, "--edition", "toy2025"],
            "there is no edition 'toy2025'; did you mean 'toy2026'?",
            id="no such edition, one alike",
        ),
        pytest.param(
            [*CROSSREF, "--edition", "other"], "there is no edition 'other'", id="no such edition"
        ),
        pytest.param(
            [*CROSSREF, *TOY, "--paper", "loop"],
            "there is no paper of toy2026 'loop'; did you mean 'loops'?",
            id="no such paper",
        ),
        pytest.param(
            ["--registry", "datacite", *TOY],
            "DataCite takes a file for each DOI: give a folder, --output FOLDER",
            id="no folder",
        ),
        pytest.param(
            ["--registry", "datacite", *TOY, "--base-url", "toys.example"],
            "--base-url 'toys.example' does not start with https://",
            id="address without https",
        ),
    ],
)
def test_misuse(arguments: list[str], message: str, root: Path, capsysbinary: Output) -> None:
    assert deposit(*arguments, str(root)) == 2
    assert error(capsysbinary) == f"proceedings: {message}\n"


def test_bad_epoch(root: Path, capsysbinary: Output, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "today")
    assert deposit(*CROSSREF, *TOY, str(root)) == 2
    assert error(capsysbinary) == (
        "proceedings: SOURCE_DATE_EPOCH is 'today', no number of seconds\n"
    )


def test_places_that_cannot_be_read_or_written(root: Path, capsysbinary: Output) -> None:
    assert deposit(*CROSSREF, *TOY, str(root / "none")) == 2
    assert error(capsysbinary) == f"proceedings: {root / 'none'} is no folder\n"
    blocked = root / "papers" / "toy2026.bib" / "out.xml"
    assert deposit(*CROSSREF, *TOY, "--output", str(blocked), str(root)) == 2
    assert error(capsysbinary).startswith(f"proceedings: {blocked} cannot be written: ")


@pytest.mark.parametrize(
    ("base", "address"),
    [
        ("https://a.example/b", "https://a.example/b/"),
        ("http://a.example/", "http://a.example/"),
        ("", ""),
    ],
)
def test_base_addresses(base: str, address: str) -> None:
    assert site_address(base) == SiteAddress(base=address)


def test_reference_edition_is_refused_as_long_as_it_is_incomplete(capsysbinary: Output) -> None:
    edition = read_portal(REPOSITORY).portal.editions[0]
    arguments = [*CROSSREF, "--edition", edition.id, "--timestamp", "1", str(REPOSITORY)]
    assert deposit(*arguments) == 1
    *entries, last = error(capsysbinary).splitlines()
    assert last == "proceedings: nothing was written"
    papers = read_portal(REPOSITORY).portal.papers_by_edition[edition.id]
    volume = edition.volume
    assert volume is not None
    expected: list[str] = []
    for paper in papers:
        faults = []
        if paper.publication.container != volume.publication.container:
            container = paper.publication.container.plain
            faults.append(f"{paper.key} is not in the volume {volume.key} but in {container!r}")
        if not paper.doi:
            faults.append(f"{paper.key} has no DOI")
        if paper.more_authors:
            faults.append(f"the authors of {paper.key} end in “and others”")
        expected += [f"{paper.location}: error: {fault}" for fault in sorted(faults)]
    assert len(expected) > 3
    assert sorted(entries[::2]) == sorted(expected)
    assert all(entry.startswith("    hint: ") for entry in entries[1::2])


def test_complete_reference_paper_can_be_deposited(capsysbinary: Output) -> None:
    edition = read_portal(REPOSITORY).portal.editions[0]
    chosen = ["--paper", "he2023mctsgeb", "--edition", edition.id, "--timestamp", "1"]
    assert deposit(*CROSSREF, *chosen, str(REPOSITORY)) == 0
    out, err = capsysbinary.readouterr()
    assert err == b""
    dois = re.findall(rb"<doi>(.*?)</doi>", out)
    assert dois == [b"10.1145/3578356.3592577"]


@pytest.mark.parametrize(("chosen", "status"), [((), 0), (("--paper", "notice"), 1)])
def test_what_is_not_archival_is_left_out_and_refused_by_name(
    tmp_path: Path, capsysbinary: Output, chosen: tuple[str, ...], status: int
) -> None:
    bib = FILES["papers/toy2026.bib"].replace(
        "@inproceedings{notice,", "@inproceedings{notice,\n  archival = {no},"
    )
    root = written(tmp_path / "portal", FILES | {"papers/toy2026.bib": bib})
    assert deposit(*CROSSREF, *TOY, *chosen, str(root)) == status
    out, err = capsysbinary.readouterr()
    if status:
        assert b"notice is not in the proceedings (archival = {no})" in err
    else:
        assert b"10.1000/toy.2" not in out
        assert b"1 paper not in the proceedings (archival = {no}) left out" in err
