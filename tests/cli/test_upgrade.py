"""`proceedings upgrade`: portals of the present version, and what a later one makes of them."""

import io
import json
import os
import shutil
import sys
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from sphinx_proceedings.building.version import __version__
from sphinx_proceedings.cli import main
from sphinx_proceedings.cli.choices import MisuseError, RefusedError
from sphinx_proceedings.cli.upgrade import upgrade_portal
from sphinx_proceedings.model.renames import RENAMES, NameOf, Rename
from sphinx_proceedings.starter.portal_data import PortalData
from sphinx_proceedings.starter.record import text_digest
from sphinx_proceedings.starter.shipped import SHIPPED
from sphinx_proceedings.starter.starting import tool_texts
from sphinx_proceedings.upgrading.this_version import ThisVersion
from sphinx_proceedings.upgrading.tool_files import Wishes
from support.folders import files_in
from support.full_disk import full_disk

LATER = "99.0"
DATA = PortalData(
    edition="w2027",
    name="W",
    start=date(2027, 5, 10),
    end=date(2027, 5, 10),
    timezone="UTC",
    publish=("github",),
)
WORKFLOW = ".github/workflows/pages.yml"
NOTHING_TO_DO = f"There is nothing to do: the portal is in line with version {LATER}.\n"


def later_texts(data: PortalData) -> Mapping[str, str]:
    """The files of a version that has another Python, more in its Makefile, and one file more."""
    texts = tool_texts(data)
    workflows = {name: texts[name] for name in (WORKFLOW,) if name in texts}
    return {
        **texts,
        **{name: f"# Of a later version.\n{text}" for name, text in workflows.items()},
        "Makefile": texts["Makefile"].replace("clean help\n", "clean pdf help\n", 1)
        + "\npdf: ## the proceedings as a PDF\n",
        "conf.py": texts["conf.py"].replace("nitpicky = True", "nitpicky = False"),
        "README.md": texts["README.md"] + f"\nMore of {data.name}.\n",
        ".editorconfig": "root = true\n",
    }


LATER_VERSION = ThisVersion(
    version=LATER,
    texts=later_texts,
    renames=(
        *RENAMES,
        Rename(of=NameOf.SETTING, old="proceedings_oldies", new="proceedings_files", since=LATER),
        Rename(of=NameOf.FIELD, old="presenters", new="presenter", since=LATER),
        Rename(of=NameOf.PROGRAMME, old="town", new="place", since=LATER),
    ),
)


def upgrade(root: Path, *, apply: bool = True, **wishes: object) -> int:
    return upgrade_portal(root, LATER_VERSION, Wishes(**wishes), apply=apply)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("made") / "portal"
    assert main(["new", str(root), "--edition", "w2027", "--name", "W *2027*", "--no-input"]) == 0
    return root


@pytest.fixture
def root(made: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    root = tmp_path / "portal"
    shutil.copytree(made, root)
    capsys.readouterr()
    return root


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_bytes().decode()
    assert old in text, path
    path.write_bytes(text.replace(old, new, 1).encode())


def contents(root: Path) -> dict[str, bytes]:
    return {name: (root / name).read_bytes() for name in files_in(root) if ".git/" not in name}


def test_nothing_to_do_in_a_new_portal(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = contents(root)
    assert main(["upgrade", str(root), "--dry-run"]) == 0
    assert main(["upgrade", str(root)]) == 0
    told = f"There is nothing to do: the portal is in line with version {__version__}.\n"
    assert capsys.readouterr().out == told * 2
    assert contents(root) == before


def test_five_edits_by_hand_survive_a_later_version(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(root / "Makefile", "PORT ?= 8000", "PORT ?= 9000")
    with (root / WORKFLOW).open("a", encoding="utf-8") as stream:
        stream.write("# Ours.\n")
    edit(root / "conf.py", "html_title = project", 'html_title = "Ours"  # short')
    (root / ".pre-commit-config.yaml").unlink()
    edit(root / "index.md", "two sentences", "a word")
    before = contents(root)

    assert upgrade(root, apply=False) == 1
    shown = capsys.readouterr().out
    assert contents(root) == before
    assert [line for line in shown.splitlines() if line.startswith(("+", "-", "left"))] == [
        "--- a/.editorconfig",
        "+++ b/.editorconfig",
        "+root = true",
        f"--- a/{WORKFLOW}",
        f"+++ b/{WORKFLOW}",
        "+# Of a later version.",
        "--- a/Makefile",
        "+++ b/Makefile",
        "-.PHONY: html serve check files strict audit clean help",
        "+.PHONY: html serve check files strict audit clean pdf help",
        "+pdf: ## the proceedings as a PDF",
        "+",
        "--- a/README.md",
        "+++ b/README.md",
        "+More of W *2027*.",
        "+",
        "--- a/conf.py",
        "+++ b/conf.py",
        "-nitpicky = True",
        "+nitpicky = False",
    ]

    assert upgrade(root) == 0
    out = capsys.readouterr().out
    assert (
        out
        == shown
        + "".join(
            f"{name}: {what}\n"
            for name, what in (
                (".editorconfig", "new"),
                (WORKFLOW, "changed"),
                ("Makefile", "changed"),
                ("README.md", "changed"),
                ("conf.py", "changed"),
            )
        )
        + "What was written is remembered in .proceedings, which is to be committed.\n"
    )

    after = contents(root)
    assert b"PORT ?= 9000" in after["Makefile"]
    assert b"\npdf:" in after["Makefile"]
    assert after[WORKFLOW] == b"# Of a later version.\n" + before[WORKFLOW]
    assert b'html_title = "Ours"  # short' in after["conf.py"]
    assert ".pre-commit-config.yaml" not in after
    assert ".proceedings/.pre-commit-config.yaml.written" not in after
    # Of editors' own files, and of what another command keeps, nothing is another.
    changed = {name for name in before if after.get(name) != before[name]}
    assert {name for name in changed if not name.startswith(".proceedings")} == {
        WORKFLOW,
        "Makefile",
        "README.md",
        "conf.py",
    }

    assert upgrade(root, apply=False) == 0
    assert upgrade(root) == 0
    assert capsys.readouterr().out == NOTHING_TO_DO * 2
    assert contents(root) == after


def test_same_lines_changed_on_both_sides(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(root / "conf.py", "nitpicky = True", "nitpicky = 1")
    before = (root / "conf.py").read_bytes()
    assert upgrade(root) == 1
    out = capsys.readouterr().out
    assert (
        "conf.py:8:1: left: the same lines, or neighbours, were changed here and in this version\n"
        "    hint: make the change yourself and say --keep conf.py, or have marks by --conflicts\n"
        "    --- a/conf.py\n"
    ) in out
    assert "    -nitpicky = True\n    +nitpicky = False\n" in out
    assert (root / "conf.py").read_bytes() == before
    # The others are done, and this one is told until somebody decides.
    assert "\npdf:" in (root / "Makefile").read_text(encoding="utf-8")
    assert upgrade(root) == 1
    assert upgrade(root, keep=frozenset({"conf.py"})) == 0
    assert upgrade(root) == 0
    assert capsys.readouterr().out.endswith(NOTHING_TO_DO)
    assert (root / "conf.py").read_bytes() == before


def test_marks_where_they_are_asked_for(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(root / "conf.py", "nitpicky = True", "nitpicky = 1")
    assert upgrade(root, marks=True) == 1
    assert "conf.py:8:1: left: the same lines, or" in capsys.readouterr().out
    assert (
        "\n<<<<<<< as it is here\nnitpicky = 1\n=======\nnitpicky = False\n"
        f">>>>>>> as version {LATER} has it\n"
    ) in (root / "conf.py").read_text(encoding="utf-8")
    edit(root / "conf.py", "<<<<<<< as it is here\nnitpicky = 1\n=======\n", "")
    edit(root / "conf.py", f">>>>>>> as version {LATER} has it\n", "")
    assert upgrade(root) == 0


def test_without_git(
    root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    edit(root / "Makefile", "PORT ?= 8000", "PORT ?= 9000")
    before = (root / "Makefile").read_bytes()
    monkeypatch.setenv("PATH", "/nonexistent")
    assert upgrade(root) == 1
    out = capsys.readouterr().out
    assert (
        "Makefile: left: it was changed here and in this version, which git does not merge:"
        " there is no git\n"
    ) in out
    assert "    +pdf: ## the proceedings as a PDF\n" in out
    assert (root / "Makefile").read_bytes() == before
    assert (root / WORKFLOW).read_bytes().startswith(b"# Of a later version.\n")
    monkeypatch.undo()
    assert upgrade(root) == 0
    assert b"\npdf:" in (root / "Makefile").read_bytes()


def test_line_ends_and_byte_order_mark_stay(root: Path) -> None:
    for path in (root / "Makefile", root / ".proceedings" / "Makefile.written"):
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    path = root / "conf.py"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert upgrade(root) == 0
    makefile = (root / "Makefile").read_bytes()
    assert b"\r\npdf: ## the proceedings as a PDF\r\n" in makefile
    assert b"\n" not in makefile.replace(b"\r\n", b"")
    assert path.read_bytes().startswith(b'\xef\xbb\xbf"""Sphinx')
    assert b"nitpicky = False" in path.read_bytes()
    assert upgrade(root, apply=False) == 0


def test_files_that_are_none_of_ours_are_left(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    outside = tmp_path / "outside"
    outside.write_text("keep", encoding="utf-8")
    (root / "Makefile").unlink()
    (root / "Makefile").symlink_to(outside)
    shutil.move(root / ".github", tmp_path / "github")
    (root / ".github").symlink_to(tmp_path / "github")
    (root / "conf.py").write_bytes(b"# \xe9\n")
    (root / "README.md").unlink()
    os.mkfifo(root / "README.md")
    (root / ".editorconfig").mkdir()
    elsewhere = contents(tmp_path / "github")
    assert upgrade(root) == 1
    left = [line for line in capsys.readouterr().out.splitlines() if ": left: " in line]
    link = "it is a link, or in a folder that is one"
    assert left == [
        ".editorconfig: left: it cannot be read: Is a directory",
        f"{WORKFLOW}: left: {link}",
        f"Makefile: left: {link}",
        "README.md: left: it cannot be read: it is a pipe, not a file",
        "conf.py: left: byte 2 (0xe9) is not UTF-8 text; the file is not read",
    ]
    assert outside.read_text(encoding="utf-8") == "keep"
    assert contents(tmp_path / "github") == elsewhere
    assert (root / "conf.py").read_bytes() == b"# \xe9\n"
    # What is a link or a pipe is nobody's business from now on; the others until it is decided.
    assert upgrade(root) == 1
    left = [line for line in capsys.readouterr().out.splitlines() if ": left: " in line]
    assert [line.partition(":")[0] for line in left] == ["conf.py"]
    assert upgrade(root, keep=frozenset({"conf.py"})) == 0
    assert upgrade(root) == 0


def test_a_file_of_ones_own_that_a_later_version_has_too(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (root / ".editorconfig").write_text("root = false\n", encoding="utf-8")
    assert upgrade(root) == 1
    assert ".editorconfig: left: nothing tells what was written" in capsys.readouterr().out
    assert (root / ".editorconfig").read_text(encoding="utf-8") == "root = false\n"
    assert upgrade(root) == 0


def test_a_file_that_no_version_has_any_more(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def without(data: PortalData) -> dict[str, str]:
        texts = tool_texts(data)
        return {name: text for name, text in texts.items() if name not in {"Makefile", WORKFLOW}}

    this = ThisVersion(version=LATER, texts=without, retired=frozenset({"Makefile", WORKFLOW}))
    edit(root / "Makefile", "PORT ?= 8000", "PORT ?= 9000")
    assert upgrade_portal(root, this, Wishes(), apply=True) == 1
    out = capsys.readouterr().out
    assert "Makefile: left: the tool has no such file any more\n" in out
    assert f"{WORKFLOW}: removed\n" in out
    assert not (root / WORKFLOW).exists()
    assert (root / "Makefile").exists()
    assert upgrade_portal(root, this, Wishes(), apply=True) == 0


def test_a_record_cannot_have_other_files_removed_or_read(root: Path, tmp_path: Path) -> None:
    (tmp_path / "x.written").write_text("keep", encoding="utf-8")
    path = root / ".proceedings" / "portal.json"
    record = json.loads(path.read_text(encoding="utf-8"))
    record["files"] |= {"../../x": "0" * 64, "papers/w2027.bib": "0" * 64, "/etc/passwd": None}
    path.write_text(json.dumps(record), encoding="utf-8")
    written = root / ".proceedings" / "Makefile.written"
    written.unlink()
    written.symlink_to(tmp_path / "x.written")
    bib = (root / "papers/w2027.bib").read_bytes()
    before = contents(root)
    with pytest.raises(RefusedError) as raised:
        upgrade(root)
    assert str(raised.value) == (
        ".proceedings/Makefile.written: error: it is a link, or in a folder that is one\n"
        "    hint: remove it, and run this again\n"
    )
    assert contents(root) == before
    written.unlink()
    assert upgrade(root) == 1
    assert (tmp_path / "x.written").read_text(encoding="utf-8") == "keep"
    assert (root / "papers/w2027.bib").read_bytes() == bib
    assert upgrade(root) == 0


def test_base_texts_that_somebody_has_edited_are_not_believed(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(root / "Makefile", "PORT ?= 8000", "PORT ?= 9000")
    before = (root / "Makefile").read_bytes()
    (root / ".proceedings" / "Makefile.written").write_bytes(before)
    assert upgrade(root) == 1
    assert "Makefile: left: nothing tells what was written" in capsys.readouterr().out
    assert (root / "Makefile").read_bytes() == before
    assert upgrade(root) == 0


def renamed_in(root: Path) -> None:
    edit(
        root / "conf.py",
        "html_title = project\n",
        "from sphinx_proceedings.pages import heads  # ours\nproceedings_oldies = 'files'\n",
    )
    edit(root / "papers/w2027.bib", "presenter             =", "presenters            =")
    edit(root / "program/w2027.yaml", 'timezone: "UTC"', 'timezone: "UTC"\ntown:   Rome  # of old')


def test_former_names_in_sources_and_settings(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    renamed_in(root)
    assert upgrade(root) == 0
    shown = capsys.readouterr().out
    assert "-from sphinx_proceedings.pages import heads  # ours\n" in shown
    conf = (root / "conf.py").read_text(encoding="utf-8")
    assert "nitpicky = False\n" in conf
    assert "from sphinx_proceedings.pages import kind_heads as heads  # ours\n" in conf
    assert "proceedings_files = 'files'\n" in conf
    bib = (root / "papers/w2027.bib").read_text(encoding="utf-8")
    assert "  presenter             = {Ada Lovelace},\n" in bib
    programme = (root / "program/w2027.yaml").read_text(encoding="utf-8")
    assert "\nplace:   Rome  # of old\n" in programme
    assert upgrade(root) == 0
    assert capsys.readouterr().out == NOTHING_TO_DO


def test_names_that_have_to_be_changed_by_hand(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(
        root / "conf.py",
        "html_title = project",
        "proceedings_oldies = (lambda proceedings_oldies: 1)(2)",
    )
    edit(root / "program/w2027.yaml", 'timezone: "UTC"', 'timezone: "UTC"\n"to\\u0077n": Rome')
    before = contents(root)
    assert upgrade(root) == 1
    left = [line for line in capsys.readouterr().out.splitlines() if ": left: " in line]
    assert left == [
        "conf.py:23:1: left: 'proceedings_oldies' is called 'proceedings_files' since version"
        " 99.0; this is laid out in a way in which names cannot be changed one by one",
        "program/w2027.yaml:5:1: left: 'town' is called 'place' since version 99.0; this is laid"
        " out in a way in which names cannot be changed one by one",
    ]
    assert contents(root)["program/w2027.yaml"] == before["program/w2027.yaml"]


def test_a_portal_within_a_project(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "Makefile").write_text("all:\n", encoding="utf-8")
    (tmp_path / "conf.py").write_text(
        "extensions = ['sphinx_proceedings']\nproceedings_root = 'data'\n"
        "from sphinx_proceedings.pages import heads\n",
        encoding="utf-8",
    )
    assert main(["init", str(tmp_path), "--sources", "data", "--no-input"]) == 0
    bib = tmp_path / "data" / "papers" / "myworkshop2027.bib"
    edit(bib, "presenter ", "presenters ")
    capsys.readouterr()
    monkeypatch.chdir(tmp_path)
    assert upgrade(Path()) == 0
    shown = capsys.readouterr().out
    assert "--- a/conf.py\n" in shown
    assert "--- a/data/papers/myworkshop2027.bib\n" in shown
    assert (tmp_path / "Makefile").read_text(encoding="utf-8") == "all:\n"
    assert "presenters" not in bib.read_text(encoding="utf-8")
    assert upgrade(Path()) == 0
    assert capsys.readouterr().out == NOTHING_TO_DO
    # Also where somebody is in the folder of the sources.
    upgrade(Path("data"))
    assert not (tmp_path / "data" / ".editorconfig").exists()


def test_a_portal_without_a_record(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.rmtree(root / ".proceedings")
    edit(root / "Makefile", "PORT ?= 8000", "PORT ?= 9000")
    (root / ".gitattributes").unlink()
    before = contents(root)
    shipped = {WORKFLOW: frozenset({text_digest(before[WORKFLOW].decode())})}
    this = replace(LATER_VERSION, shipped=shipped)
    assert upgrade_portal(root, this, Wishes(), apply=True) == 1
    out = capsys.readouterr().out
    # What was shipped is known by its digest; a text about this portal, and a changed one, is not.
    assert f"{WORKFLOW}: changed\n" in out
    left = [line.partition(": ")[0] for line in out.splitlines() if ": left: " in line]
    assert left == ["Makefile", "README.md", "conf.py"]
    after = contents(root)
    for name in ("Makefile", "README.md", "conf.py"):
        assert after[name] == before[name]
    assert after[WORKFLOW].startswith(b"# Of a later version.\n")
    assert not {".gitattributes", ".editorconfig"} & after.keys()
    assert upgrade(root) == 0
    assert capsys.readouterr().out == NOTHING_TO_DO
    assert contents(root) == after


def test_texts_that_were_shipped_before_there_was_a_record() -> None:
    text = (
        "* text=auto\n*.pdf binary\n"
        "# One line of a ledger or of a record of imports means nothing without the others.\n"
        "*.ledger.json -merge\n*.imported.json -merge linguist-generated\n"
    )
    assert text_digest(text) in SHIPPED[".gitattributes"]
    assert SHIPPED.keys() == {
        ".gitattributes",
        ".github/workflows/pages.yml",
        ".gitignore",
        ".pre-commit-config.yaml",
        "Makefile",
    }


def test_a_project_of_which_nothing_is_ours(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "Makefile").write_text("all:\n", encoding="utf-8")
    (tmp_path / "papers").mkdir()
    (tmp_path / "papers" / "w.bib").write_text("@misc{a, title = {A}}\n", encoding="utf-8")
    before = contents(tmp_path)
    assert upgrade(tmp_path) == 0
    assert capsys.readouterr().out == (
        "No file here is known to be one that this tool wrote, so none of those is changed.\n"
        + NOTHING_TO_DO
    )
    assert contents(tmp_path) == before


def broken(root: Path) -> str:
    (root / ".proceedings" / "portal.json").write_text("{", encoding="utf-8")
    return ".proceedings/portal.json:1:2: error: this is no JSON: expecting property name"


def newer(root: Path) -> str:
    edit(root / ".proceedings" / "portal.json", f'"{__version__}"', '"99.1"')
    return (
        ".proceedings/portal.json: error: version 99.1 wrote into this portal last, and this is"
        " 99.0\n    hint: install that version, or a newer one\n"
    )


def no_version(root: Path) -> str:
    edit(root / ".proceedings" / "portal.json", f'"{__version__}"', '"\\u001b[2J"')
    return ".proceedings/portal.json: error: tool: Invalid version: '\\x1b[2J'\n"


def linked(root: Path) -> str:
    shutil.move(root / ".proceedings", root.parent / "elsewhere")
    (root / ".proceedings").symlink_to(root.parent / "elsewhere")
    return ".proceedings: error: the record of the portal is to be in a folder of this name\n"


def newer_ledger(root: Path) -> str:
    (root / "program" / "w2027.ledger.json").write_text('{"format": 2}\n', encoding="utf-8")
    return (
        "program/w2027.ledger.json:1:12: error: the format 2 is not known; the record of releases"
        " is not used\n    hint: a newer version of this tool wrote it: update the tool\n"
    )


@pytest.mark.parametrize("spoil", [broken, newer, no_version, linked, newer_ledger])
def test_what_keeps_a_portal_from_being_upgraded(root: Path, spoil: Callable[[Path], str]) -> None:
    told = spoil(root)
    before = contents(root)
    with pytest.raises(RefusedError) as raised:
        upgrade(root)
    assert str(raised.value).startswith(told)
    assert contents(root) == before


def test_to_keep_what_is_no_file_of_the_tool(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["upgrade", str(root), "--keep", "index.md"]) == 1
    assert capsys.readouterr().out.startswith(
        "index.md: error: this is no file of the tool's\n    hint: those are: .gitattributes, "
    )


def test_all_or_nothing_on_a_full_disk(root: Path) -> None:
    before = contents(root)
    with full_disk(2_500), pytest.raises(MisuseError, match="is as it was"):
        upgrade(root)
    assert contents(root) == before
    assert upgrade(root) == 0


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(("answer", "is_written"), [("y\n", True), ("\n", False), ("", False)])
def test_a_terminal_is_asked(
    answer: str,
    is_written: bool,
    root: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    shutil.rmtree(root / ".proceedings")
    before = contents(root)
    monkeypatch.setattr(sys, "stdin", Terminal(answer))
    asked: Callable[[], bool] = lambda: True  # noqa: E731
    monkeypatch.setattr(sys.stderr, "isatty", asked, raising=False)
    assert main(["upgrade", str(root)]) == (0 if is_written else 1)
    out, err = capsys.readouterr()
    assert err == "Write this? [y/N]: "
    assert ("Nothing was written.\n" in out) is not is_written
    assert (contents(root) != before) is is_written


def test_what_it_is_built_with_is_told(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for line in (
        "sphinx-proceedings[citations,serve]==1.0.0 \\\n    --hash=sha256:0",
        "./wheels/sphinx_proceedings-1.0.0-py3-none-any.whl[citations,serve]",
        "sphinx-proceedings[serve] @ https://example.org/sphinx_proceedings-1.0.0-py3-none-any.whl",
    ):
        (root / "requirements.txt").write_text(f"# sphinx\n{line}\nsphinx==9\n", encoding="utf-8")
        capsys.readouterr()
        assert main(["upgrade", str(root)]) == 0
        assert capsys.readouterr().out.endswith(
            f"requirements.txt has the portal built with 1.0.0, and this is {__version__};"
            " change that by: proceedings pin\n"
        )
