"""`proceedings new`: a portal to begin from."""

import compileall
import hashlib
import io
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from conftest import Build
from site_server import serve
from sphinx_proceedings.building.pipeline import read_portal
from sphinx_proceedings.cli import main
from sphinx_proceedings.starter.publishing import (
    PUBLISHED_BY,
    PUBLISHING_FILES,
    publishing_files,
)
from support.folders import REPOSITORY as ROOT
from support.folders import files_in
from support.pdfs import pdf


def test_new_portal_builds_without_a_warning(tmp_path: Path, build: Build) -> None:
    root = tmp_path / "mine"
    assert main(["new", str(root), "--edition", "tiny2027"]) == 0
    result = read_portal(root)
    assert result.diagnostics == ()
    assert [paper.edition for paper in result.portal.papers] == ["tiny2027"]
    built = build(root)
    assert built.warnings == ""
    assert built.page("papers/tiny2027/lovelace2027notes").h1 is not None


@pytest.mark.parametrize(
    "left",
    [
        "name: T\nstart: 2027-05-10\ntimezone: Europe/London\n",
        "",
    ],
    ids=["no sessions, papers and people", "no programme"],
)
def test_what_is_not_there_yet_is_no_warning(left: str, tmp_path: Path, build: Build) -> None:
    root = tmp_path / "mine"
    assert main(["new", str(root), "--edition", "tiny2027"]) == 0
    programme = root / "program" / "tiny2027.yaml"
    if left:
        programme.write_text(left, encoding="utf-8")
        (root / "papers" / "tiny2027.bib").unlink()
        (root / "people" / "committees.yaml").unlink()
        # As home pages of older portals link.
        home = root / "index.md"
        text = home.read_text(encoding="utf-8").replace("program/index", "program/tiny2027/index")
        home.write_text(text, encoding="utf-8")
    else:
        programme.unlink()
    assert read_portal(root).diagnostics == ()
    built = build(root)
    assert built.warnings == ""
    assert main(["audit", str(built.html)]) == 0


OWN_FILES = [
    ".gitattributes",
    ".github/ISSUE_TEMPLATE/correction.yml",
    ".github/preview-comment.sh",
    ".github/workflows/correct.yml",
    ".github/workflows/pages.yml",
    ".github/workflows/preview-comment.yml",
    ".github/workflows/preview.yml",
    ".gitignore",
    ".pre-commit-config.yaml",
    ".proceedings/.gitattributes.written",
    ".proceedings/.github/ISSUE_TEMPLATE/correction.yml.written",
    ".proceedings/.github/preview-comment.sh.written",
    ".proceedings/.github/workflows/correct.yml.written",
    ".proceedings/.github/workflows/pages.yml.written",
    ".proceedings/.github/workflows/preview-comment.yml.written",
    ".proceedings/.github/workflows/preview.yml.written",
    ".proceedings/.gitignore.written",
    ".proceedings/.pre-commit-config.yaml.written",
    ".proceedings/Makefile.written",
    ".proceedings/README.md.written",
    ".proceedings/conf.py.written",
    ".proceedings/portal.json",
    ".schemas/people.schema.json",
    ".schemas/program.schema.json",
    ".schemas/topics.schema.json",
    "Makefile",
    "README.md",
    "call-for-papers.md",
    "conf.py",
    "index.md",
    "organisation.md",
    "papers/myworkshop2027.bib",
    "people/committees.yaml",
    "program/myworkshop2027.yaml",
    "requirements.txt",
]


def _new(*arguments: str, path: Path, before: str = "") -> subprocess.CompletedProcess[str]:
    """Run the command from the package in `path`, in a shell that is told something `before`."""
    command = f'{before} exec "$0" -m sphinx_proceedings new "$@"'
    return subprocess.run(
        ["bash", "-c", command, sys.executable, *arguments],
        env={**os.environ, "PYTHONPATH": str(path), "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package as pip leaves it: all of it compiled, the files of the starter as well."""
    site_packages = tmp_path_factory.mktemp("site-packages")
    package = site_packages / "sphinx_proceedings"
    shutil.copytree(ROOT / "tools" / "sphinx_proceedings", package)
    shutil.copy(ROOT / "requirements.txt", package / "starter")
    assert compileall.compile_dir(package / "starter" / "files", quiet=1)
    (package / "starter" / "files" / "papers" / ".DS_Store").write_bytes(b"\xff")
    return site_packages


def test_installed_package_copies_its_own_files_only(tmp_path: Path, installed: Path) -> None:
    root = tmp_path / "mine"
    done = _new(str(root), "--no-git", path=installed)
    assert (done.returncode, done.stderr) == (0, "")
    assert files_in(root) == OWN_FILES
    listed, _, rest = done.stdout.partition("\n\n")
    told = [name for name in OWN_FILES if not name.endswith(".written")]
    assert listed.split() == [str(root / name) for name in told]
    assert f"Next:\n    cd {root}\n" in rest
    assert read_portal(root).diagnostics == ()


def test_empty_folder_is_filled_in_its_place(tmp_path: Path) -> None:
    root = tmp_path / "mine"
    root.mkdir()
    before = root.stat().st_ino
    assert main(["new", str(root)]) == 0
    assert root.stat().st_ino == before
    assert set(OWN_FILES) <= set(files_in(root))


@pytest.mark.parametrize("is_there", [False, True])
def test_full_disk_leaves_nothing(tmp_path: Path, installed: Path, is_there: bool) -> None:
    root = tmp_path / "folder" / "mine"
    if is_there:
        root.mkdir(parents=True)
    done = _new(str(root), path=installed, before="ulimit -f 0;")
    assert (done.returncode, done.stderr) == (
        2,
        f"proceedings: {root} cannot be written: File too large\n",
    )
    assert [*tmp_path.rglob("*")] == ([root.parent, root] if is_there else [])
    assert main(["new", str(root)]) == 0


def test_interruption_while_files_are_moved_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    moved: list[Path] = []
    rename = Path.rename

    def interrupted(self: Path, target: Path) -> Path:
        moved.append(target)
        if len(moved) == 3:
            raise KeyboardInterrupt
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", interrupted)
    assert main(["new", str(tmp_path / "mine")]) == 2
    assert capsys.readouterr().err == "proceedings: interrupted; nothing was written\n"
    assert [*tmp_path.iterdir()] == []


def test_what_a_killed_attempt_left_is_no_content(tmp_path: Path) -> None:
    (tmp_path / "mine" / ".new-portal-x" / "papers").mkdir(parents=True)
    assert main(["new", str(tmp_path / "mine")]) == 0
    assert not (tmp_path / "mine" / ".new-portal-x").exists()


def test_nothing_is_overwritten(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "conf.py").write_text("mine")
    assert main(["new", str(tmp_path / "mine")]) == 2
    assert "exists and is not empty" in capsys.readouterr().err
    assert [path.read_text() for path in (tmp_path / "mine").iterdir()] == ["mine"]


@pytest.mark.parametrize("edition", ["2027", "true", "null", "007"])
def test_editions_that_yaml_might_take_for_something_else(tmp_path: Path, edition: str) -> None:
    assert main(["new", str(tmp_path / "mine"), "--edition", edition]) == 0
    assert read_portal(tmp_path / "mine").diagnostics == ()


@pytest.mark.parametrize("name", ["file/portal", "x" * 300])
def test_folder_that_cannot_be(
    tmp_path: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("")
    assert main(["new", str(tmp_path / name)]) == 2
    assert capsys.readouterr().err.startswith("proceedings: ")


@pytest.mark.parametrize("edition", ["../x", "My 2027", "index", "", "x" * 65])
def test_bad_edition(tmp_path: Path, edition: str) -> None:
    assert main(["new", str(tmp_path / "mine"), "--edition", edition]) == 2
    assert not (tmp_path / "mine").exists()


# What is known of the portal


def test_what_options_say(tmp_path: Path, build: Build) -> None:
    root = tmp_path / "mine"
    options = {
        "--edition": "w2028",
        "--name": 'W & "Co" #2028_{x} <b> $1',
        "--start": "2028-02-28",
        "--end": "2028-03-01",
        "--timezone": "Europe/Rome",
        "--place": "Rome: Italy",
        "--baseurl": "https://example.org/w",
        "--licence": "CC-BY-SA-4.0",
    }
    assert main(["new", str(root), *(part for option in options.items() for part in option)]) == 0
    result = read_portal(root)
    assert result.diagnostics == ()
    (edition,) = result.portal.editions
    assert (
        edition.name,
        str(edition.start),
        str(edition.end),
        edition.timezone,
        edition.place,
    ) == (
        'W & "Co" #2028_{x} <b> $1',
        "2028-02-28",
        "2028-03-01",
        "Europe/Rome",
        "Rome: Italy",
    )
    assert edition.volume is not None
    assert str(edition.volume.publication.container) == f"Proceedings of {edition.name}"
    built = build(root)
    assert built.warnings == ""
    assert built.texts("index", "h1") == [f"{edition.name}#"]
    conf = (root / "conf.py").read_text(encoding="utf-8")
    assert 'html_baseurl = "https://example.org/w/"' in conf
    assert '("CC BY-SA 4.0", "https://creativecommons.org/licenses/by-sa/4.0/")' in conf


@pytest.mark.parametrize(
    ("option", "value"),
    [
        ("--start", "2027-02-30"),
        ("--start", "0001-01-01"),
        ("--timezone", "Rome"),
        ("--baseurl", "example.org"),
        ("--name", " "),
        ("--licence", ""),
    ],
)
def test_what_options_cannot_say(
    tmp_path: Path, option: str, value: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["new", str(tmp_path / "mine"), option, value])
    assert ended.value.code == 2
    assert f"argument {option}: {value!r} is no" in capsys.readouterr().err
    assert [*tmp_path.iterdir()] == []


def test_last_day_before_the_first(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", str(tmp_path / "mine"), "--end", "2027-05-09"]) == 2
    assert "is before the first day, 2027-05-10" in capsys.readouterr().err


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_questions(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    answers, asked = _Terminal("My *Own*\nsoon\n2027-06-01\n\nnone\n"), _Terminal()
    monkeypatch.setattr("sys.stdin", answers)
    monkeypatch.setattr("sys.stderr", asked)
    assert main(["new", str(tmp_path / "mine")]) == 0
    assert asked.getvalue() == (
        "What is it called [Myworkshop 2027]: Its first day [2027-05-10]: 'soon' is no date;"
        " write one such as 2027-05-10\nIts first day [2027-05-10]: Time zone of the venue [UTC]: "
        "Licence of what the site says, or none [CC BY 4.0]: "
    )
    (edition,) = read_portal(tmp_path / "mine").portal.editions
    assert (edition.name, str(edition.start)) == ("My *Own*", "2027-06-01")
    assert 'proceedings_licence = ""' in (tmp_path / "mine/conf.py").read_text(encoding="utf-8")


def test_no_answer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", _Terminal())
    monkeypatch.setattr("sys.stderr", _Terminal())
    assert main(["new", str(tmp_path / "mine")]) == 2
    assert [*tmp_path.iterdir()] == []


# What it is built with


def _wheel(folder: Path, name: str = "sphinx_proceedings-9.9-py3-none-any.whl") -> Path:
    folder.mkdir(exist_ok=True)
    with zipfile.ZipFile(folder / name, "w") as archive:
        archive.writestr("sphinx_proceedings/__init__.py", "")
    return folder / name


def test_wheel_goes_with_the_portal(tmp_path: Path) -> None:
    wheel = _wheel(tmp_path / "there")
    root = tmp_path / "mine"
    assert main(["new", str(root), "--tool", str(wheel)]) == 0
    assert (root / "wheels" / wheel.name).read_bytes() == wheel.read_bytes()
    digest = hashlib.sha256(wheel.read_bytes()).hexdigest()
    first, tool, hashed, *lock = (root / "requirements.txt").read_text().splitlines()
    assert (first[:1], tool, hashed) == (
        "#",
        f"./wheels/{wheel.name}[citations,print,serve] \\",
        f"    --hash=sha256:{digest}",
    )
    assert "\n".join([*lock, ""]) == (ROOT / "requirements.txt").read_text()
    other = _wheel(tmp_path / "there", "sphinx_proceedings-9.10-py3-none-any.whl")
    assert main(["pin", str(root), "--tool", str(other)]) == 0
    assert [path.name for path in (root / "wheels").iterdir()] == [other.name]


def test_wheel_at_an_address(tmp_path: Path) -> None:
    wheel = _wheel(tmp_path / "served")
    with serve(tmp_path / "served") as address:
        url = f"{address}{wheel.name}"
        assert main(["new", str(tmp_path / "mine"), "--tool", url]) == 0
        assert main(["new", str(tmp_path / "no"), "--tool", f"{address}gone-{wheel.name}"]) == 2
    digest = hashlib.sha256(wheel.read_bytes()).hexdigest()
    lines = (tmp_path / "mine" / "requirements.txt").read_text().splitlines()[1:3]
    assert lines == [
        f"sphinx-proceedings[citations,print,serve] @ {url} \\",
        f"    --hash=sha256:{digest}",
    ]
    assert not (tmp_path / "mine" / "wheels").exists()


@pytest.mark.parametrize("name", ["nowhere.whl", "other-1.0-py3-none-any.whl", "text"])
def test_no_wheel_of_the_tool(
    tmp_path: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    _wheel(tmp_path, "other-1.0-py3-none-any.whl")
    (tmp_path / "text").write_text("x")
    assert main(["new", str(tmp_path / "mine"), "--tool", str(tmp_path / name)]) == 2
    assert capsys.readouterr().err.startswith("proceedings: ")
    assert not (tmp_path / "mine").exists()


# What other systems have


EXPORTS = ROOT / "tests" / "paper_exports"
PAPERS = [str(EXPORTS / "easychair" / name) for name in ("submission.csv", "author.csv")]


def test_all_at_once(tmp_path: Path, build: Build, capsys: pytest.CaptureFixture[str]) -> None:
    files = tmp_path / "files"
    files.mkdir()
    (files / "W_2027_paper_3.pdf").write_bytes(pdf(["Engines"]))
    (files / "what.pdf").write_bytes(b"%PDF-1.5\n")
    schedule = str(ROOT / "tests" / "schedules" / "pretalx.xml")
    root = tmp_path / "mine"
    options = ["--from", *PAPERS, "--schedule", schedule, "--files", str(files), "--place", "Here"]
    assert main(["new", str(root), "--edition", "w2027", *options]) == 0
    told = capsys.readouterr().out
    portal = read_portal(root).portal
    (key,) = (each.key for each in portal.papers if "Engines" in each.title.plain)
    assert f"    W_2027_paper_3.pdf is {key}.pdf\n    what.pdf: nothing tells" in told
    assert (root / f"papers/w2027.files/{key}.pdf").read_bytes() == pdf(["Engines"])
    (edition,) = portal.editions
    assert (edition.name, edition.place, len(edition.sessions) > 1) == ("DemoCon", "Here", True)
    assert (root / "program/w2027.ledger.json").is_file()
    assert portal.appointments == ()
    first = (root / "program/w2027.yaml").read_text(encoding="utf-8").splitlines()[0]
    assert first == "# yaml-language-server: $schema=../.schemas/program.schema.json"
    (root / "papers/w2027.files/what.pdf").unlink()
    assert build(root).warnings == ""


@pytest.mark.parametrize(
    ("options", "code"),
    [
        (["--from", "nowhere.csv"], 2),
        (["--from", __file__], 1),
        (["--schedule", __file__], 1),
        (["--schedule", "nowhere.xml"], 2),
        (["--files", "nowhere", "--from", *PAPERS], 2),
        (["--files", str(ROOT)], 2),
    ],
)
def test_what_cannot_be_brought_in(tmp_path: Path, options: list[str], code: int) -> None:
    assert main(["new", str(tmp_path / "folder" / "mine"), *options]) == code
    assert [*tmp_path.iterdir()] == []


# Git


def test_repository_of_its_own_unless_it_lies_in_one(tmp_path: Path) -> None:
    assert main(["new", str(tmp_path / "alone")]) == 0
    assert main(["new", str(tmp_path / "alone" / "papers" / "within")]) == 0
    assert main(["new", str(tmp_path / "without"), "--no-git"]) == 0
    found = {path.parent.relative_to(tmp_path).as_posix() for path in tmp_path.rglob(".git")}
    assert found == {"alone"}
    assert (tmp_path / "alone" / ".git" / "HEAD").read_text() == "ref: refs/heads/main\n"


@pytest.mark.parametrize(
    ("told", "files"),
    [
        ((), {"github"}),
        (("none",), set()),
        *(((way,), {way}) for way in PUBLISHED_BY),
        (("gitlab", "rsync", "gitlab"), {"gitlab", "rsync"}),
    ],
)
def test_files_of_the_hosts_that_are_told(
    told: tuple[str, ...], files: set[str], tmp_path: Path
) -> None:
    options = [word for way in told for word in ("--publish", way)]
    assert main(["new", str(tmp_path / "mine"), "--no-git", *options]) == 0
    written = set(files_in(tmp_path / "mine"))
    assert written & set(PUBLISHING_FILES) == publishing_files(files)
    remembered = {f".proceedings/{name}.written" for name in PUBLISHING_FILES}
    assert written & remembered == {
        f".proceedings/{name}.written" for name in written & set(PUBLISHING_FILES)
    }
    assert set(OWN_FILES) - remembered - set(PUBLISHING_FILES) <= written
    ignored = (tmp_path / "mine" / ".gitignore").read_text(encoding="utf-8").splitlines()
    assert ("/public/" in ignored) is ("gitlab" in files)
    readme = (tmp_path / "mine" / "README.md").read_text(encoding="utf-8")
    assert "<%" not in readme
    assert {way for way in PUBLISHED_BY if WORDS[way] in readme} == files


WORDS = {
    "github": "Source “GitHub Actions”",
    "gitlab": "Pipeline schedules",
    "netlify": "build hook",
    "cloudflare": "direct upload",
    "rsync": "publish.sh",
}


def test_nowhere_and_somewhere(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    options = ["--publish", "none", "--publish", "github"]
    assert main(["new", str(tmp_path / "mine"), *options]) == 2
    assert "--publish none goes with no other" in capsys.readouterr().err
    assert not (tmp_path / "mine").exists()


def test_makefile_has_eight_targets(tmp_path: Path) -> None:
    assert main(["new", str(tmp_path / "mine")]) == 0
    told = subprocess.run(
        ["make", "--no-print-directory", "-C", str(tmp_path / "mine"), "help"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    targets = ["html", "serve", "check", "files", "strict", "audit", "clean"]
    assert [line.split()[1] for line in told.splitlines()] == targets
