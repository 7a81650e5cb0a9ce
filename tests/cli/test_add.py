"""`proceedings add`: what is written, and when nothing is."""

import os
import re
from pathlib import Path

import pytest

from conftest import Write
from sphinx_proceedings.cli import main
from sphinx_proceedings.sources.edit.document import Document
from sphinx_proceedings.sources.edit.merge import Merge, merge
from sphinx_proceedings.sources.text.source import Source
from support.full_disk import full_disk

OLD = (
    "% Ours\r\n@misc{old, title = {T}, author = {A, B}}\r\n\r\n"
    "% The volume\r\n@proceedings{w, title = {W}, year = 2026}\r\n"
)
NEW = (
    "@string{acm = {ACM}}\n@string{unused = {U}}\n\n"
    "% far\n\n% near\n@misc{new, title = {N}, author = {C, D},\n  publisher = acm}\n"
)


def add(root: Path, text: str, *more: str) -> int:
    incoming = root.parent / "in.bib"
    incoming.write_bytes(text.encode())
    return main(["add", str(incoming), "--edition", "w", "--root", str(root), *more])


def portal(root: Path, text: str = OLD) -> Path:
    path = root / "papers" / "w.bib"
    path.parent.mkdir(parents=True)
    path.write_bytes(b"\xef\xbb\xbf" + text.encode())
    return path


def test_goes_before_the_volumes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = portal(tmp_path / "p")
    assert add(tmp_path / "p", NEW) == 0
    assert path.read_bytes().decode("utf-8-sig") == (
        "% Ours\r\n@misc{old, title = {T}, author = {A, B}}\r\n\r\n"
        "@string{acm = {ACM}}\r\n\r\n"
        "% near\r\n@misc{new, title = {N}, author = {C, D},\r\n  publisher = acm}\r\n\r\n"
        "% The volume\r\n@proceedings{w, title = {W}, year = 2026}\r\n"
    )
    assert path.read_bytes().startswith(b"\xef\xbb\xbf%")
    assert capsys.readouterr().out == (
        f"{tmp_path}/in.bib:7:1: note: new names no volume; if it appeared in w,"
        " add crossref = {w}\n"
        "papers/w.bib: new added\n"
    )
    assert add(tmp_path / "p", NEW) == 0  # identical entries are skipped
    assert "new is at papers/w.bib:7:1 already, word for word; skipped" in capsys.readouterr().out


def test_dry_run_and_new_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "p").mkdir()
    assert add(tmp_path / "p", "@misc{a, title = {N}, author = {C, D}}", "--dry-run") == 0
    assert capsys.readouterr().out == "papers/w.bib: a would be added\n"
    assert not (tmp_path / "p" / "papers").exists()
    assert add(tmp_path / "p", "@misc{a, title = {N}, author = {C, D}}") == 0
    written = (tmp_path / "p" / "papers" / "w.bib").read_text(encoding="utf-8")
    assert written == "@misc{a, title = {N}, author = {C, D}}\n"


@pytest.mark.parametrize(
    ("text", "report"),
    [
        ("@misc{x, title = {N", "in.bib:1:1: error[bib-syntax]: the entry @misc{x is not closed"),
        (
            "\n@misc{old, title = {Other}, author = {C, D}}",
            "in.bib:2:1: error[bib-duplicate-key]: the key 'old' is taken by another entry,"
            " at papers/w.bib:2:1",
        ),
        (
            "\n\n@misc{x, title = abc, author = {C, D},\n note = {N}}",
            "in.bib:3:18: error[bib-undefined-string]: 'abc'",
        ),
        ("@misc{x, title = {N}}", "in.bib:1:1: error[bib-missing-field]: x has no author"),
        ("% nothing", "in.bib: warning[file-empty]: there is no entry to add"),
    ],
)
def test_refused(
    tmp_path: Path, text: str, report: str, capsys: pytest.CaptureFixture[str]
) -> None:
    path = portal(tmp_path / "p")
    before = path.read_bytes()
    assert add(tmp_path / "p", text) == 1
    printed = capsys.readouterr()
    assert report in printed.out
    assert printed.out.count("[") == 1
    assert printed.err == "proceedings: nothing was written\n"
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("field", "report"),
    [
        ("doi = {none}", "in.bib:1:46: error[bib-value]: doi of x is 'none'; it is not used"),
        ("note = abc", "in.bib:1:47: error[bib-undefined-string]: 'abc'"),
        ("editor = {,}", "in.bib:1:49: error[name-syntax]: editor of x"),
        (
            'author+an:orcid = {1="0000-0000-0000-0009"}',
            "in.bib:1:58: error[bib-annotation]: author+an:orcid of x",
        ),
        ("note = {N}, note = {M}", "in.bib:1:59: error[bib-duplicate-field]: x gives the field"),
    ],
)
def test_what_a_paper_can_do_without_refuses_nothing(
    tmp_path: Path, field: str, report: str, capsys: pytest.CaptureFixture[str]
) -> None:
    path = portal(tmp_path / "p")
    text = f"@misc{{x, title = {{N}}, author = {{C, D}}, {field}}}"
    good = "@misc{y, title = {M}, author = {C, D}}"
    assert add(tmp_path / "p", f"{text}\n{good}") == 1
    printed = capsys.readouterr()
    assert report in printed.out
    assert printed.out.count("error[") == 1
    assert printed.out.endswith("papers/w.bib: x added\npapers/w.bib: y added\n")
    assert printed.err == "proceedings: 1 value above cannot be used; mend what is told\n"
    added = f"{text}\r\n\r\n{good}\r\n\r\n"
    was = OLD.encode().index(b"% The volume")
    assert path.read_bytes().removeprefix(b"\xef\xbb\xbf") == (
        OLD.encode()[:was] + added.encode() + OLD.encode()[was:]
    )


def test_macro_conflict(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    portal(tmp_path / "p", "@string{acm = {Other}}\n" + OLD)
    assert add(tmp_path / "p", NEW) == 1
    assert (
        "in.bib:1:1: error[bib-duplicate-key]: @string acm is defined otherwise at papers/w.bib:1:1"
    ) in capsys.readouterr().out


def test_misuse(write: Write, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = write({"papers/w.bib": OLD})
    assert main(["add", "nowhere.bib", "--edition", "w", "--root", str(root)]) == 2
    assert add(root, NEW, "--edition", "../w") == 2
    assert main(["add", "-", "--edition", "w", "--root", str(tmp_path / "no")]) == 2
    assert capsys.readouterr().out == ""


def test_several_at_once_lose_nothing(tmp_path: Path) -> None:
    root = tmp_path / "p"
    portal(root)
    keys = [f"{who}{number}" for who in "abc" for number in range(4)]
    for key in keys:
        (tmp_path / f"{key}.bib").write_text(
            f"@misc{{{key}, title = {{T {key}}}, author = {{A, B}}}}"
        )
    children = [_adding(root, [key for key in keys if key.startswith(who)]) for who in "abc"]
    assert [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children] == [0, 0, 0]
    text = (root / "papers" / "w.bib").read_text(encoding="utf-8-sig")
    assert sorted(re.findall(r"@misc{(\w+)", text)) == sorted(["old", *keys])
    assert [path.name for path in (root / "papers").iterdir()] == ["w.bib"]


def _adding(root: Path, keys: list[str]) -> int:
    """A process that adds one entry after the other, and ends with what the worst ended with."""
    child = os.fork()
    if child:
        return child
    code = 9
    try:
        code = max(
            main(["add", str(root.parent / f"{key}.bib"), "--edition", "w", "--root", str(root)])
            for key in keys
        )
    finally:
        os._exit(code)


def test_what_has_no_end_is_not_added(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    portal(tmp_path / "p")
    assert main(["add", "/dev/zero", "--edition", "w", "--root", str(tmp_path / "p")]) == 2
    assert capsys.readouterr().err == (
        "proceedings: /dev/zero has more than the 67,108,864 bytes that are read\n"
    )


@pytest.mark.parametrize("target", ["nowhere", "other.txt"])
def test_links_that_lead_out_are_not_written_through(
    tmp_path: Path, target: str, capsys: pytest.CaptureFixture[str]
) -> None:
    portal(tmp_path / "p")
    (tmp_path / "other.txt").write_text("precious")
    (tmp_path / "p/papers/w.bib.part").symlink_to(tmp_path / target)
    assert add(tmp_path / "p", NEW) == 0
    assert (tmp_path / "other.txt").read_text() == "precious"
    assert not (tmp_path / "nowhere").exists()


def test_on_a_full_disk_all_stays(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = portal(tmp_path / "p")
    before = path.read_bytes()
    (tmp_path / "in.bib").write_text(NEW)
    with full_disk():
        code = main(
            ["add", str(tmp_path / "in.bib"), "--edition", "w", "--root", str(tmp_path / "p")]
        )
    assert (code, capsys.readouterr().err) == (
        2,
        "proceedings: papers/w.bib cannot be written: File too large\n",
    )
    assert (path.read_bytes(), [each.name for each in path.parent.iterdir()]) == (before, ["w.bib"])


def test_what_an_editor_saves_meanwhile_is_not_lost(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = portal(tmp_path / "p")

    def saving(existing: Document, incoming: Source) -> Merge:
        path.write_text("% saved\n")
        return merge(existing, incoming)

    monkeypatch.setattr("sphinx_proceedings.cli.add.merge", saving)
    assert add(tmp_path / "p", NEW) == 1
    assert path.read_text() == "% saved\n"
    printed = capsys.readouterr()
    assert (printed.out, printed.err) == (
        "",
        f"proceedings: {path}: it was changed meanwhile; run the command again\n"
        "proceedings: nothing was written\n",
    )
