"""One build at a time, in as many processes as there may be."""

import os
from io import StringIO
from pathlib import Path

import pytest

from conftest import Build, Write
from sphinx_proceedings.building.memory.build_notes import BuildNotes
from sphinx_proceedings.cli import main
from support.few_processes import allow_processes
from support.other_writer import held_by_another
from support.sphinx_build import Built, build_portal, written

pytestmark = pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")

ENTRY = (
    "@misc{{p{number}, title = {{On {number} Engines}}, author = {{Lovelace, Ada}}, year = 2026}}\n"
)
BIB = "".join(ENTRY.format(number=number) for number in range(12))


class Status(StringIO):
    """What a build tells; the other process goes on when it tells that it waits."""

    def __init__(self, tell: int) -> None:
        super().__init__()
        self._tell = tell

    def write(self, text: str, /) -> int:
        if "waiting until that is done" in text:
            os.write(self._tell, b"go on")
        return super().write(text)


def test_a_build_waits_for_whoever_writes(write: Write, build: Build) -> None:
    root = write({"papers/w2026.bib": BIB})
    with held_by_another(root) as (_, tell):
        status = Status(tell)
        built = build(root, status=status)
        assert (root / "written").exists()
    assert status.getvalue().count("waiting until that is done") == 1
    assert built.warnings == ""


def test_a_build_waits_for_another_into_the_same_folder(write: Write, build: Build) -> None:
    root = write({"papers/w2026.bib": BIB})
    html = root / "_build" / "html"
    html.mkdir(parents=True)
    with held_by_another(html) as (_, tell):
        status = Status(tell)
        assert build(root, status=status).warnings == ""
        assert (html / "written").exists()


@pytest.mark.parametrize(
    "arguments", [["add", "-", "--edition", "w2026", "--root"], ["fix", "--apply"], ["clean"]]
)
def test_commands_that_write_wait(
    write: Write,
    arguments: list[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    root = write({"papers/w2026.bib": BIB, "new.bib": ENTRY.format(number=99)})
    with held_by_another(root) as (_, tell), (root / "new.bib").open() as new:
        status = Status(tell)
        monkeypatch.setattr("sys.stderr", status)
        monkeypatch.setattr("sys.stdin", new)
        assert main([*arguments, str(root)]) == 0
        assert (root / "written").exists()
    assert status.getvalue().startswith(
        f"proceedings: {root} is being built or written into; waiting until that is done\n"
    )


def test_what_a_killed_build_was_writing_goes(write: Write, build: Build) -> None:
    root = write({"papers/w2026.bib": BIB})
    built = build(root)
    whole = sorted(built.html.rglob("*"))
    BuildNotes(root / "_build/doctrees").of("being written in ../html").note({}, {"": ""})
    (built.html / "papers/.proceedings-0123456789abcdef.part").write_text("<!DOC")
    build(root)
    assert sorted(built.html.rglob("*")) == whole


@pytest.fixture(scope="module")
def alone(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Built:
    """A portal of many pages in a theme, built in one process."""
    conf = f"extensions = ['sphinx_proceedings']\nhtml_theme = {request.param!r}\n"
    by_hand = {f"page{number}.md": f"# Page {number}\n" for number in range(20)}
    contents = "# Test\n\n:::{toctree}\n:glob:\n\npage*\n:::\n"
    files = {
        "papers/w2026.bib": "".join(BIB.splitlines(keepends=True)[:4]),
        "conf.py": conf,
        "index.md": contents,
    } | by_hand
    folder = tmp_path_factory.mktemp("alone")
    return build_portal(written(folder / "portal", files), folder / "built")


@pytest.mark.parametrize(
    ("alone", "allowed"),
    [
        *(("sphinx_book_theme", allowed) for allowed in (None, 0, 1, 2)),
        ("basic", None),
        ("basic", 0),
    ],
    indirect=["alone"],
    scope="module",
)
def test_a_build_is_whole_with_few_processes_or_none(
    alone: Built, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, allowed: int | None
) -> None:
    if allowed is None:
        monkeypatch.delattr(os, "fork")
    else:
        allow_processes(monkeypatch, allowed)
    built = build_portal(alone.root, tmp_path, parallel=4)
    assert built.warnings == alone.warnings == ""
    assert {name: data for name, (_, data) in built.pages().items()} == {
        name: data for name, (_, data) in alone.pages().items()
    }
