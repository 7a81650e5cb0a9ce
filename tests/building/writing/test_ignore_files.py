"""Lists of generated pages for git, as git itself understands them."""

import subprocess
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import Write
from sphinx_proceedings.building.pipeline import generate
from sphinx_proceedings.building.writing.ignore_files import keep_ignore_files
from sphinx_proceedings.diagnostics import Code
from support.folders import REPOSITORY

PORTALS_OWN = [
    REPOSITORY / ".gitignore",
    REPOSITORY / "tools/sphinx_proceedings/starter/files/.gitignore",
]
NAMES = ("#one", "!two", "t[h]ree", "fo*r", "f?ve", "s i x ", "sie\\ben", "acht é 八", "x.y")


def bib(edition: str, *keys: str) -> str:
    entries = "".join(
        f"@inproceedings{{{key}, author = {{Lovelace, Ada}}, title = {{Notes on {key}}},"
        f" crossref = {{{edition}}}}}\n"
        for key in keys
    )
    return f"{entries}@proceedings{{{edition}, title = {{Proceedings}}, year = 2027}}\n"


def git(root: Path, *arguments: str, told: str | None = None) -> list[str]:
    """What git says, by NUL; it is not told of the settings of whoever runs this."""
    command = ["git", "-c", "core.excludesFile=/dev/null", "-C", str(root), *arguments]
    done = subprocess.run(command, input=told, capture_output=True, text=True, check=False)
    assert done.returncode < 2, done.stderr
    return [each for each in done.stdout.split("\0") if each]


def ignored(root: Path, paths: Iterable[str]) -> set[str]:
    """Those of the paths that git ignores, whether there is anything or not."""
    return set(git(root, "check-ignore", "--no-index", "-z", "--stdin", told="\0".join(paths)))


def status(root: Path) -> dict[str, set[str]]:
    """Untracked (`??`) and ignored (`!!`) files."""
    lines = git(root, "status", "--porcelain", "-z", "--ignored", "--untracked-files=all")
    return {mark: {each[3:] for each in lines if each[:2] == mark} for mark in ("??", "!!")}


def made(root: Path) -> set[str]:
    """Everything in the portal that is no source."""
    files = {path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file()}
    return {path for path in files if path.endswith((".md", "/.gitignore"))} - {"index.md"}


def lists(root: Path) -> dict[Path, bytes]:
    return {path.relative_to(root): path.read_bytes() for path in root.rglob(".gitignore")}


@pytest.fixture
def portal(write: Write) -> Path:
    """A portal of two editions under git, with pages."""
    root = write(
        {"papers/w2026.bib": bib("w2026", "ada"), "papers/w2027.bib": bib("w2027", "bab", "cab")}
    )
    subprocess.run(["git", "init", "-q", str(root)], check=True)
    generate(root)
    return root


def test_generated_pages_are_ignored_and_nothing_else(portal: Path) -> None:
    assert status(portal) == {"??": {"papers/w2026.bib", "papers/w2027.bib"}, "!!": made(portal)}
    assert (portal / "papers/w2027/.gitignore").read_text(encoding="utf-8").splitlines()[1:] == [
        "/.gitignore",
        "/bab.md",
        "/cab.md",
        "/index.md",
    ]
    hand = {"papers/w2027/errata.md", "papers/notes.md", "people/zoe.md", "topics/sub/index.md"}
    for path in hand:
        (portal / path).parent.mkdir(parents=True, exist_ok=True)
        (portal / path).write_text("# Mine\n")
    assert hand <= status(portal)["??"]
    generate(portal)
    assert hand <= status(portal)["??"]


def test_lists_follow_the_pages(portal: Path) -> None:
    (portal / "papers/w2027.bib").write_text(bib("w2027", "bab", "new"))
    first = generate(portal)
    assert ignored(portal, ["papers/w2027/cab.md", "papers/w2027/new.md"]) == {
        "papers/w2027/new.md"
    }
    assert "papers/w2027/.gitignore" in first.ignore_files
    (portal / "papers/w2026.bib").unlink()
    generate(portal)
    assert not (portal / "papers/w2026").exists()
    assert status(portal) == {"??": {"papers/w2027.bib"}, "!!": made(portal)}
    assert generate(portal).ignore_files == ()


def test_same_lists_from_nothing(portal: Path, tmp_path: Path) -> None:
    (portal / "papers/w2026.bib").write_text(bib("w2026", "dab"))
    generate(portal)
    again = tmp_path / "again"
    (again / "papers").mkdir(parents=True)
    for name in ("w2026.bib", "w2027.bib"):
        (again / "papers" / name).write_bytes((portal / "papers" / name).read_bytes())
    generate(again)
    lists = {path.relative_to(again): path.read_bytes() for path in again.rglob(".gitignore")}
    assert lists == {
        path.relative_to(portal): path.read_bytes() for path in portal.rglob(".gitignore")
    }
    assert len(lists) > 4


def test_edition_is_dropped_where_a_page_was_written_by_hand(portal: Path) -> None:
    (portal / "papers/w2026/errata.md").write_text("# Errata\n")
    (portal / "papers/w2026.bib").unlink()
    generate(portal)
    assert [path.name for path in (portal / "papers/w2026").iterdir()] == ["errata.md"]
    assert "papers/w2026/errata.md" in status(portal)["??"]


def test_page_in_the_way_is_seen(portal: Path) -> None:
    (portal / "papers/w2027/bab.md").write_text("# Mine\n")
    generate(portal)
    assert status(portal)["??"] >= {"papers/w2027/bab.md"}
    assert ignored(portal, ["papers/w2027/cab.md"])


def test_pages_of_an_unreadable_source_stay_ignored(portal: Path) -> None:
    before = made(portal)
    (portal / "papers/w2027.bib").write_bytes(b"\xff\xfe\x00")
    (portal / "papers/w2027/errata.md").write_text("# Errata\n")
    generate(portal)
    assert status(portal)["!!"] == before
    assert "papers/w2027/errata.md" in status(portal)["??"]


def test_list_that_is_edited_or_gone_is_mended(portal: Path) -> None:
    kept = portal / "papers/w2027/.gitignore"
    text = kept.read_text()
    kept.write_text(text + "/errata.md\n")
    assert generate(portal).ignore_files == ("papers/w2027/.gitignore",)
    kept.unlink()
    assert generate(portal).ignore_files == ("papers/w2027/.gitignore",)
    assert kept.read_text() == text


def test_list_by_hand_stays(portal: Path) -> None:
    hand = portal / "papers/w2027/.gitignore"
    hand.write_text("*.bak\n")
    done = generate(portal)
    told = [item for item in done.diagnostics if item.code is Code.IGNORE_IN_THE_WAY]
    assert [item.location.path for item in told] == ["papers/w2027/.gitignore"]
    assert hand.read_text() == "*.bak\n"
    assert "papers/w2027/.gitignore" in status(portal)["??"]
    (portal / "papers/w2027.bib").unlink()
    generate(portal)
    assert [path.name for path in (portal / "papers/w2027").iterdir()] == [".gitignore"]


def test_folder_that_is_a_link_to_itself(portal: Path) -> None:
    before = lists(portal)
    (portal / "papers/loop").symlink_to(".", target_is_directory=True)
    assert generate(portal).ignore_files == ()
    (portal / "papers/loop").unlink()
    assert lists(portal) == before


def test_names_with_a_meaning_in_patterns(tmp_path: Path) -> None:
    subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)
    pages = [f"people/{name}" for name in NAMES]
    keep_ignore_files(tmp_path, pages)
    others = [
        "people/foor.md",
        "people/three.md",
        "people/t.md",
        "people/five.md",
        "people/a/x.y.md",
    ]
    paths = [f"{page}.md" for page in pages]
    assert ignored(tmp_path, [*paths, *others]) == set(paths)


@given(st.text(st.characters(exclude_characters="/\0\n\r", exclude_categories=["Cs"]), min_size=1))
def test_any_name_is_one_line(name: str) -> None:
    with TemporaryDirectory() as folder:
        keep_ignore_files(Path(folder), [f"people/{name}"])
        lines = (Path(folder) / "people/.gitignore").read_bytes().split(b"\n")
    assert len(lines) == 4
    assert lines[2].replace(b"\\", b"") == f"/{name}.md".encode().replace(b"\\", b"")


@pytest.mark.parametrize("file", PORTALS_OWN, ids=["this repository", "the starter"])
def test_portals_own_patterns_hide_no_page(file: Path, tmp_path: Path) -> None:
    subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)
    (tmp_path / ".gitignore").write_bytes(file.read_bytes())
    folders = (
        "papers",
        "papers/ws2027",
        "program",
        "program/ws2027",
        "people",
        "people/by-letter",
        "topics",
        "affiliations",
        "browse",
        "docs",
        "docs/_build",
        "dist",
        "build",
        "cache",
        "venv",
        "env",
        "x.egg-info",
        "target",
        "_static",
        "papers/_build",
        "out",
        ".",
    )
    pages = [
        f"{folder}/{name}" for folder in folders for name in ("index.md", "social.md", "a.rst")
    ]
    assert ignored(tmp_path, pages) == set()
    assert ignored(tmp_path, ["_build/html/index.html", ".venv/bin/python"]) != set()
