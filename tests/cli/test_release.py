"""`proceedings release`: what it says, writes and refuses."""

import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from conftest import Write
from sphinx_proceedings.cli import main
from support.full_disk import full_disk
from support.programmes import head, programme

FIRST = programme(
    "- {id: a, title: A, kind: plenary, start: 2027-05-10 09:00, end: 2027-05-10 10:00}\n"
    "- {id: b, title: B, kind: plenary, start: 2027-05-10 10:00}\n",
    head("2027-05-10"),
)
MOVED = FIRST.replace("10:00}\n- {id: b", "09:45}\n- {id: b").replace(
    "start: 2027-05-10 10:00}", "start: 2027-05-10 11:00}"
)
NOTED = FIRST.replace("title: B,", "title: B, note: N,")
PATH = "program/w.ledger.json"
PRESENT = "1772323200"  # 2026-03-01
Captured = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def now(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", PRESENT)


def run(root: Path, capsys: Captured, *arguments: str) -> tuple[int, list[str], str]:
    """Exit code, lines of the output, and what is said of misuse."""
    code = main(["release", *arguments[:1], str(root), *arguments[1:]])
    printed = capsys.readouterr()
    return code, printed.out.splitlines(), printed.err


def check(root: Path, capsys: Captured, *arguments: str) -> tuple[int, list[str], str]:
    code = main(["release", "--check", str(root), *arguments])
    printed = capsys.readouterr()
    return code, printed.out.splitlines(), printed.err


def rewrite(root: Path, text: str, name: str = "w.yaml") -> None:
    (root / "program" / name).write_text(text, encoding="utf-8")


def written(root: Path) -> list[str]:
    return [
        f"{PATH} is written. Commit it with the programme:",
        f"    git add {root}/program && git commit -m 'Release First programme'",
    ]


def test_a_first_release(write: Write, capsys: Captured) -> None:
    root = write({"program/w.yaml": FIRST})
    first = ["This is the first release of w: 2 events."]
    assert check(root, capsys) == (0, ["w was never released."], "")
    assert run(root, capsys, "First programme", "--dry-run") == (
        0,
        [*first, f"{PATH} would be written."],
        "",
    )
    assert not (root / PATH).exists()
    assert run(root, capsys, "First programme") == (0, [*first, *written(root)], "")
    ledger = json.loads((root / PATH).read_text(encoding="utf-8"))
    assert ledger["releases"] == [{"name": "First programme", "date": "2026-03-01T00:00:00Z"}]
    assert not list(root.rglob("*.part"))


def test_nothing_has_changed(write: Write, capsys: Captured) -> None:
    root = write({"program/w.yaml": FIRST})
    run(root, capsys, "First")
    before = (root / PATH).read_bytes()
    since = "since the release “First” of 2026-03-01 00:00 UTC"
    for name in ("First", "Second"):
        assert run(root, capsys, name) == (
            0,
            [f"Nothing has changed {since}; nothing is written."],
            "",
        )
    assert check(root, capsys) == (0, [f"w has not changed {since}."], "")
    assert (root / PATH).read_bytes() == before


def test_changes(write: Write, capsys: Captured, monkeypatch: pytest.MonkeyPatch) -> None:
    root = write({"program/w.yaml": FIRST})
    run(root, capsys, "First")
    rewrite(root, MOVED)
    changes = [
        "w has changed since the release “First” of 2026-03-01 00:00 UTC"
        " (times are local: Europe/Rome):",
        "    Ends at another time: A, until Mon 10 May 10:00 → 09:45",
        "    Moved: B, Mon 10 May 10:00 → 11:00",
    ]
    announce = "To announce it: proceedings release NAME --edition w"
    assert check(root, capsys) == (1, [*changes, announce], "")
    taken = "proceedings: w has a release 'First' already; choose another name\n"
    assert run(root, capsys, "First") == (2, [], taken)
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    code, lines, _ = run(root, capsys, "First programme")
    assert (code, lines) == (0, [*changes, *written(root)])
    assert check(root, capsys)[0] == 0


def test_details_are_changes_too(write: Write, capsys: Captured) -> None:
    root = write({"program/w.yaml": FIRST})
    run(root, capsys, "First")
    rewrite(root, NOTED)
    assert check(root, capsys) == (
        1,
        [
            "w has changed since the release “First” of 2026-03-01 00:00 UTC:",
            "    1 event changed with a session, or in details only",
            "To announce it: proceedings release NAME --edition w",
        ],
        "",
    )


ERROR = "program/w.yaml:5:64: error[yaml-value]: "


@pytest.mark.parametrize(
    ("files", "place"),
    [
        pytest.param(
            {"program/w.yaml": FIRST.replace("09:00", "25:00")}, "program/w.yaml:5:", id="time"
        ),
        pytest.param({"program/w.yaml": "name: ["}, "program/w.yaml:1:", id="programme"),
        pytest.param({PATH: "{"}, f"{PATH}:1:2:", id="ledger"),
        pytest.param({"people/p.yaml": "people: ["}, "people/p.yaml:1:", id="people"),
        pytest.param(
            {"papers/w.bib": "@misc{open, title = {T\n"}, "papers/w.bib:1:1:", id="papers"
        ),
    ],
)
@pytest.mark.parametrize("edition", [[], ["--edition", "w"]], ids=["the only one", "named"])
def test_errors_come_first(
    write: Write, capsys: Captured, files: dict[str, str], place: str, edition: Sequence[str]
) -> None:
    """A session that cannot be read is not removed."""
    root = write({"program/w.yaml": FIRST})
    run(root, capsys, "First")
    write(files)
    before = (root / PATH).read_bytes()
    for ask in (run(root, capsys, "Second", *edition), check(root, capsys, *edition)):
        code, lines, error = ask
        assert (code, error) == (1, "proceedings: w waits for an error to be mended\n")
        assert lines[0].startswith(place)
    assert (root / PATH).read_bytes() == before


def test_errors_of_another_edition_do_not_matter(write: Write, capsys: Captured) -> None:
    root = write({"program/w.yaml": FIRST, "program/v.yaml": FIRST.replace("09:00", "25:00")})
    assert run(root, capsys, "First", "--edition", "w")[0] == 0
    code, lines, error = check(root, capsys)
    assert (code, error) == (1, "proceedings: v waits for an error to be mended\n")
    assert lines[-1] == "w has not changed since the release “First” of 2026-03-01 00:00 UTC."


def test_several_editions(write: Write, capsys: Captured) -> None:
    root = write({"program/w.yaml": FIRST, "program/v.yaml": FIRST})
    say = "proceedings: say which edition with --edition; there are: v, w\n"
    assert run(root, capsys, "First") == (2, [], say)
    run(root, capsys, "First", "--edition", "w")
    released = "w has not changed since the release “First” of 2026-03-01 00:00 UTC."
    assert check(root, capsys) == (0, ["v was never released.", released], "")
    assert check(root, capsys, "--edition", "v") == (1, ["v was never released."], "")
    assert check(root, capsys, "--edition", "w") == (0, [released], "")


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        pytest.param([""], 'say what to call it, such as "First programme"', id="empty name"),
        pytest.param(
            ["x" * 41],
            f'say what to call it, such as "First programme"; {"x" * 41!r} is longer',
            id="long name",
        ),
        pytest.param(
            ["a\033b"],
            "say what to call it, such as \"First programme\"; 'a\\x1bb' holds",
            id="control character",
        ),
        pytest.param(["X", "--edition", "v"], "there is no edition 'v'", id="no such edition"),
        pytest.param(
            ["X", "--edition", "p"],
            "there is no programme of the edition 'p'",
            id="edition without programme",
        ),
        pytest.param(
            ["X", "--check"],
            "with --check there is no NAME, only the portal",
            id="name with --check",
        ),
    ],
)
def test_misuse(write: Write, capsys: Captured, arguments: list[str], problem: str) -> None:
    bib = "@misc{k, title = {T}, author = {A, B}, year = 2026}\n"
    root = write({"program/w.yaml": FIRST, "papers/p.bib": bib})
    code, lines, error = run(root, capsys, *arguments)
    assert (code, lines) == (2, [])
    assert error.startswith(f"proceedings: {problem}")
    assert "\033" not in error
    assert not (root / PATH).exists()


def test_a_name_is_needed(capsys: Captured) -> None:
    assert main(["release"]) == 2
    assert capsys.readouterr().err == (
        'proceedings: say what to call it, such as "First programme"\n'
    )


def test_times_that_are_none(
    write: Write, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = write({"program/w.yaml": FIRST})
    for stated in ("now", "99999999999999999999", "9999999999"):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", stated)
        code, _, error = run(root, capsys, "First")
        assert (code, error.count("\n")) == (2, 1)
        assert not (root / PATH).exists()


def test_where_nothing_can_be_written(write: Write, capsys: Captured) -> None:
    root = write({"program/w.yaml": FIRST})
    with full_disk():
        code, _, error = run(root, capsys, "First")
    assert (code, error) == (2, f"proceedings: {PATH}: File too large\n")
    assert [path.name for path in (root / "program").iterdir()] == ["w.yaml"]


def test_a_terminal_does_not_obey_a_title(write: Write, capsys: Captured) -> None:
    root = write({"program/w.yaml": FIRST})
    run(root, capsys, "First")
    rewrite(root, FIRST.replace("title: A", 'title: "A\\e[2J"'))
    code, lines, _ = run(root, capsys, "Second")
    assert (code, lines[1]) == (0, "    Renamed: A[2J, formerly “A”")
