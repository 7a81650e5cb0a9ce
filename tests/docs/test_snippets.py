"""What the documentation has readers write and run does what the pages say."""

import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from sphinx_proceedings.cli import main
from support.doc_snippets import Reader, snippets
from support.folders import REPOSITORY, SCHEDULES, TESTS
from support.pdfs import pdf
from support.warm_commands import WarmCommands

DOCS = REPOSITORY / "docs"
FOLDERS = ("start", "how-to", "reference", "why", "gallery")
PAGES = sorted(
    path.relative_to(DOCS).as_posix() for folder in FOLDERS for path in (DOCS / folder).glob("*.md")
)
EXPORTS = TESTS / "paper_exports"
GIVEN: Mapping[str, Mapping[str, Path]] = {
    "how-to/easychair.md": {
        "submission.csv": EXPORTS / "easychair" / "submission.csv",
        "author.csv": EXPORTS / "easychair" / "author.csv",
    },
    "how-to/hotcrp.md": {"hotcrp-data.json": EXPORTS / "hotcrp-data.json"},
    "how-to/openreview.md": {"notes.json": EXPORTS / "openreview-2.json"},
    "how-to/pretalx.md": {"schedule.xml": SCHEDULES / "pretalx.xml"},
    "how-to/weekly-imports.md": {"hotcrp-data.json": EXPORTS / "hotcrp-data.json"},
}
"""Files that readers of a page have."""
ONLINE = {
    "how-to/printing.md": 1,
    "start/index.md": 2,
}
"""How many blocks of a page cannot be run here, since they need the network."""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    folder = tmp_path / "home"
    folder.mkdir()
    return folder


@pytest.fixture(scope="session")
def memory(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("memory")


@pytest.fixture(scope="session")
def warm(tmp_path_factory: pytest.TempPathFactory) -> Iterator[WarmCommands]:
    commands = WarmCommands(tmp_path_factory.mktemp("warm"))
    yield commands
    commands.close()


def begin(page: str, home: Path) -> Path:
    """What readers of a page have: nothing, its files, or a portal that has just begun."""
    if page.startswith(("how-to/", "reference/")) and page not in GIVEN:
        portal = home / "myworkshop"
        named = ["--edition", "myworkshop2027", "--name", "My Workshop 2027"]
        where = ["--start", "2027-05-10", "--timezone", "Europe/London"]
        assert main(["new", str(portal), *named, *where, "--no-input", "--no-git"]) == 0
        home = portal
    if page == "how-to/pdfs.md":
        (home / "camera-ready").mkdir()
        head = ["Notes on the Analytical Engine", "Ada Lovelace and Luigi Menabrea"]
        body = ["There is more to say of engines than anybody has said so far"] * 4
        (home / "camera-ready" / "1742.pdf").write_bytes(pdf([*head, *body]))
    for name, origin in GIVEN.get(page, {}).items():
        shutil.copyfile(origin, home / name)
    return home


@pytest.mark.parametrize("page", PAGES)
def test_a_page_does_what_it_says(page: str, home: Path, memory: Path, warm: WarmCommands) -> None:
    found = list(snippets((DOCS / page).read_text(encoding="utf-8")))
    online = [each for each in found if each.classes == "online"]
    assert len(online) == ONLINE.get(page, 0)
    reader = Reader(begin(page, home), memory, warm)
    for snippet in found:
        if snippet not in online:
            reader.does(snippet)
