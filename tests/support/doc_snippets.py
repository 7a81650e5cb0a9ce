"""What pages of the documentation have readers write and run, and a folder to do so in."""

import doctest
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import chdir
from dataclasses import dataclass
from pathlib import Path

from sphinx_proceedings.building.memory.cache import FOLDER_VARIABLE
from support.folders import TOOLS
from support.warm_commands import WarmCommands

__all__ = ["Reader", "Snippet", "snippets"]

_FENCED = re.compile(
    r"^(?P<fence>`{3,})(?P<info>[^\n`]*)\n(?P<options>(?::\w+: [^\n]*\n)*)"
    r"(?P<text>.*?)^(?P=fence)$",
    re.MULTILINE | re.DOTALL,
)
_OPTION = re.compile(r"^:(\w+): (.*)$", re.MULTILINE)
_LEFT_OUT = "…"
_OF_SHELLS = re.compile(r"[|&;<>$`*?~#]")
"""What means something to a shell, if it is not quoted; then one runs the command."""


@dataclass(frozen=True, kw_only=True)
class Snippet:
    """A block of code on a page."""

    language: str
    text: str
    caption: str = ""
    """The file that it is, and what part of that."""
    classes: str = ""


def snippets(page: str) -> Iterator[Snippet]:
    """The blocks of a page in their order, without directives that show something else."""
    for block in _FENCED.finditer(page):
        directive, _, language = block["info"].rpartition(" ")
        if directive in {"", "{code-block}"} and not language.startswith("{"):
            options = dict(_OPTION.findall(block["options"]))
            yield Snippet(
                language=language,
                text=block["text"].removeprefix("\n"),
                caption=options.get("caption", ""),
                classes=options.get("class", ""),
            )


class Reader:
    """Does in a folder what a page says, from top to bottom; `memory` is for builds to share."""

    def __init__(self, home: Path, memory: Path, warm: WarmCommands) -> None:
        self._at = home
        self._warm = warm
        self._names: dict[str, object] = {}
        programs = home.parent / "bin"
        programs.mkdir()
        self._program(programs / "proceedings", "-m sphinx_proceedings")
        self._program(programs / "python", "")
        self._environment = {
            **os.environ,
            "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}",
            "PYTHONPATH": str(TOOLS),
            "HOME": str(home.parent),
            # What pages have in common, such as the citations of the example, is made once.
            FOLDER_VARIABLE: str(memory),
            "GIT_CONFIG_COUNT": "2",
            **_git_says("user.name", "Ada", 0),
            **_git_says("user.email", "ada@example.org", 1),
        }

    def _program(self, path: Path, arguments: str) -> None:
        path.write_text(f'#!/bin/sh\nexec "{sys.executable}" {arguments} "$@"\n')
        path.chmod(0o755)

    def does(self, snippet: Snippet) -> None:
        """Write or run one."""
        if snippet.caption:
            self._write(snippet)
        elif snippet.language == "console":
            for command, told in _commands(snippet.text):
                self.run(command, told)
        elif snippet.language == "pycon":
            self._try(snippet.text)
        else:
            raise AssertionError(f"nobody knows what to do with: {snippet}")

    def _write(self, snippet: Snippet) -> None:
        name, _, where = snippet.caption.partition(", ")
        path = self._at / name
        before = path.read_text(encoding="utf-8") if path.exists() else ""
        if where == "its first line":
            assert before.startswith(snippet.text), f"{name} begins otherwise"
            return
        assert where in {"", "at its end"}, where
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"{before}\n{snippet.text}" if where else snippet.text, encoding="utf-8")

    def run(self, command: str, told: list[str]) -> None:
        """Run a command of the shell; it must do well, and tell these lines in this order."""
        words = shlex.split(command.replace("\\\n", " "))
        if words[0] == "proceedings" and not _OF_SHELLS.search(command):
            code, printed = self._warm.run(words[1:], self._at, self._environment)
        else:
            code, printed = self._in_a_shell(command)
        expected_to_fail = told and any("error[" in line for line in told)
        assert expected_to_fail or code == 0, f"{command}\n{printed}"
        left = iter(printed.splitlines())
        for line in told:
            assert line == _LEFT_OUT or line in left, f"{command}: {line!r} is not in\n{printed}"

    def _in_a_shell(self, command: str) -> tuple[int, str]:
        """The exit code, and all that it printed; another folder stays the one to be in."""
        done = subprocess.run(
            ["bash", "-ec", f'{command}\npwd > "$HOME/at"'],
            cwd=self._at,
            env=self._environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        if done.returncode == 0:
            self._at = Path((Path(self._environment["HOME"]) / "at").read_text().strip())
        return done.returncode, done.stdout

    def _try(self, text: str) -> None:
        tried = doctest.DocTestParser().get_doctest(text, self._names, "page", None, 0)
        with chdir(self._at):
            runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS)
            failed = runner.run(tried, clear_globs=False).failed
        self._names = tried.globs
        assert failed == 0, text


def _git_says(name: str, value: str, number: int) -> Mapping[str, str]:
    return {f"GIT_CONFIG_KEY_{number}": name, f"GIT_CONFIG_VALUE_{number}": value}


def _commands(text: str) -> Iterator[tuple[str, list[str]]]:
    """Each command with what the page says that it tells."""
    for part in re.split(r"^\$ ", text, flags=re.MULTILINE)[1:]:
        lines = part.splitlines()
        last = next(at for at, line in enumerate(lines) if not line.endswith("\\"))
        command = "\n".join(lines[: last + 1])
        yield command, [line for line in lines[last + 1 :] if line]
