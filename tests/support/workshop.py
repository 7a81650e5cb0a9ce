"""A folder in which one portal is built again and again, by processes that may be ended."""

import os
import random
import shutil
import signal
import subprocess
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from subprocess import CompletedProcess
from typing import Literal, get_args

from sphinx_proceedings.building.memory.cache import FOLDER_VARIABLE
from support.folders import TESTS, TOOLS
from support.fresh_processes import run_module
from support.later_builds import Made, made
from support.portal_edits import Times, files_with, write
from support.stopped_build import Stop
from support.told_version import other_tool, told_version

__all__ = ["CIRCUMSTANCES", "Kept", "Loss", "Workshop"]

CIRCUMSTANCES = ("another version of the tool", "another version of a library", "far away")
"""What may be otherwise and is no source."""
Kept = Literal["published", "generated", "doctrees", "memory"]
"""What builds leave: the last is all that is neither published nor a page nor a doctree."""
Loss = Literal["gone", "folder gone", "cut", "emptied", "garbled"]
_DAMAGE: Mapping[Kept, Collection[Loss]] = {
    "published": (),
    "generated": ("cut",),
    "doctrees": (),
    "memory": get_args(Loss),
}


def _command(processes: int = 1) -> tuple[str, ...]:
    told = ("-q", "-b", "html", "-d", "_build/doctrees", "-j", str(processes))
    return (*told, ".", "_build/html")


def _assert_well(ended: CompletedProcess[str]) -> None:
    assert ended.returncode == 0, ended.stderr[-2000:]


@dataclass
class Workshop:
    """The portal, what is kept of earlier builds, and what first builds make."""

    folder: Path
    now: frozenset[str] = frozenset()
    """The edits that are made, and the circumstances that hold."""
    commits: int = 0
    """How often sources were committed."""
    _first: dict[tuple[frozenset[str], str], Made] = field(default_factory=dict)

    @property
    def root(self) -> Path:
        """The portal."""
        return self.folder / "portal"

    def begin(self, names: frozenset[str]) -> None:
        """The portal as a first build leaves it, with these edits, and nothing else."""
        self.now, self.commits = names, 0
        kept = self.folder / f"begun {', '.join(sorted(names))}"
        for name in ("portal", "cache"):
            shutil.rmtree(self.folder / name, ignore_errors=True)
        if kept.exists():
            shutil.copytree(kept, self.folder, dirs_exist_ok=True)
        else:
            self.change(names, "long ago")
            self.build()
            for name in ("portal", "cache"):
                shutil.copytree(self.folder / name, kept / name)

    def change(self, names: frozenset[str], times: Times) -> None:
        """Bring sources and circumstances in line."""
        self.now = names
        write(files_with(names), self.root, times=times)

    def commit(self) -> None:
        """Commit the sources to git, a day after the last time."""
        self.commits += 1
        if self.commits == 1:
            self._git("init", "-q")
        self._git("add", "-A", "--", ".", ":(exclude)_build")
        self._git("commit", "-q", "--allow-empty", "-m", "Again")

    def build(self) -> None:
        """Build to the end."""
        _assert_well(self._run("sphinx", *_command()))

    def build_partly(self, how: Stop, after: int) -> None:
        """Build until that many files were changed."""
        self._run("support.stopped_build", how, str(after), *_command())

    def build_for(self, seconds: float, *, processes: int = 1) -> bool:
        """Build until the process is killed; whether it was."""
        killed = self._run("sphinx", *_command(processes), killed_after=seconds)
        return killed.returncode == -signal.SIGKILL

    def made(self) -> Made:
        """What stands there now."""
        return made(self.root)

    def first(self) -> Made:
        """What a build from nothing makes of the same sources in the same circumstances."""
        head = self._git("rev-parse", "HEAD") if self.commits else ""
        if (self.now, head) not in self._first:
            root = self.folder / "first"
            shutil.rmtree(root, ignore_errors=True)
            if head:
                shutil.copytree(self.root / ".git", root / ".git")
            write(files_with(self.now), root)
            _assert_well(self._run("sphinx", *_command(), cache="off", root=root))
            self._first[self.now, head] = made(root)
        return self._first[self.now, head]

    def lose(self, kept: Kept, loss: Loss, which: int) -> Path | None:
        """One of the files that builds left goes or is damaged, or all in its folder go.

        What is published or a doctree is not damaged, which nobody looks for; of a page, the first
        line stays, since it says that the page was made.
        """
        files = sorted(self._kept(kept))
        if not files:
            return None
        path = files[which % len(files)]
        if loss == "folder gone":
            for beside in files:
                if beside.is_relative_to(path.parent):
                    beside.unlink()
        elif loss == "gone" or loss not in _DAMAGE[kept]:
            path.unlink()
        else:
            data = path.read_bytes()
            chance = random.Random(which)  # noqa: S311
            path.write_bytes(
                {
                    "cut": data[: len(data) // 2],
                    "emptied": b"",
                    "garbled": chance.randbytes(len(data)),
                }[loss]
            )
        return path

    def _kept(self, kept: Kept) -> Iterator[Path]:
        site, doctrees = self.root / "_build/html", self.root / "_build/doctrees"
        match kept:
            case "published" | "generated":
                of_site = kept == "published"
                yield from (
                    self.root / name
                    for name in self.made()
                    if name.startswith("_build/") == of_site
                )
            case "doctrees":
                yield from doctrees.rglob("*.doctree")
            case "memory":
                yield from site.rglob(".*")
                others = (*doctrees.rglob("*"), *(self.folder / "cache").rglob("*"))
                yield from (path for path in others if path.suffix != ".doctree" and path.is_file())

    def _run(
        self,
        module: str,
        *arguments: str,
        cache: str = "",
        root: Path | None = None,
        killed_after: float | None = None,
    ) -> CompletedProcess[str]:
        tool, library, far = (name in self.now for name in CIRCUMSTANCES)
        return run_module(
            module,
            *arguments,
            cwd=root or self.root,
            environment={
                FOLDER_VARIABLE: cache or str(self.folder / "cache"),
                "TZ": "Asia/Tokyo" if far else "UTC",
            },
            tools=self._other_tool if tool else TOOLS,
            paths=(*([self._other_library] if library else []), TESTS),
            killed_after=killed_after,
        )

    def _git(self, *arguments: str) -> str:
        time = f"2026-01-{self.commits:02}T12:00:00Z"
        dates = {"GIT_AUTHOR_DATE": time, "GIT_COMMITTER_DATE": time}
        command = ["git", "-c", "user.name=Ada", "-c", "user.email=ada@example.org", *arguments]
        return subprocess.run(
            command,
            cwd=self.root,
            env=os.environ | dates,
            capture_output=True,
            text=True,
            check=True,
        ).stdout

    @cached_property
    def _other_tool(self) -> Path:
        return other_tool(self.folder / "other tool")

    @cached_property
    def _other_library(self) -> Path:
        return told_version("anyascii", "0.3.99", self.folder / "other library")
