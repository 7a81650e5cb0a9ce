"""docs/commands.md describes every command and option, and nothing that is not there."""

import re
from collections.abc import Callable

import pytest

from sphinx_proceedings.cli import main
from sphinx_proceedings.model.renames import RENAMES
from support.folders import REPOSITORY

DOCUMENT = REPOSITORY / "docs" / "commands.md"
SECTIONS = dict(
    re.findall(
        r"^## `proceedings ([\w ]+)`\n(.*?)(?=^## |\Z)",
        DOCUMENT.read_text(encoding="utf-8"),
        re.MULTILINE | re.DOTALL,
    )
)
Help = Callable[..., str]


@pytest.fixture
def help_of(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Help:
    """What `proceedings … --help` prints."""
    monkeypatch.setenv("COLUMNS", "200")
    monkeypatch.setenv("NO_COLOR", "1")

    def printed(*arguments: str) -> str:
        with pytest.raises(SystemExit):
            main([*arguments, "--help"])
        return capsys.readouterr().out

    return printed


def test_every_command_is_described(help_of: Help) -> None:
    assert sorted(re.findall(r"^    (\w+) ", help_of(), re.MULTILINE)) == sorted(
        {command.split()[0] for command in SECTIONS}
    )


@pytest.mark.parametrize("command", SECTIONS)
def test_every_argument_is_described(command: str, help_of: Help) -> None:
    listed = re.findall(r"^  ([\w-]+|\{[\w,]+\})(?: |$)", help_of(*command.split()), re.MULTILINE)
    names = {"name" if name.startswith("{") else name for name in listed} - {"-h"}
    described = re.findall(r"^\| `([\w-]+)` \| ", SECTIONS[command], re.MULTILINE)
    fields = {"doi", "pages", "month"}  # the table of corrections
    assert set(described) - fields == names


def test_every_former_name_is_listed() -> None:
    listed = re.findall(
        r"^  \| [\w ]+ \| `([\w.]+)` \| `([\w.]+)` \| ([\w.]+) \|$",
        SECTIONS["upgrade"],
        re.MULTILINE,
    )
    assert listed == [(rename.old, rename.new, rename.since) for rename in RENAMES]
