"""What workflows of a portal run, run here: the same commands, with the variables of a host.

The tool is not installed: the one that is tested is on the PATH.
"""

import os
import re
import subprocess
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from support.folders import REPOSITORY

__all__ = ["Machine", "git", "read_yaml", "workflow_steps"]

INSTALLATION = "Install the tool"
EXPRESSION = re.compile(r"\$\{\{ *(.*?) *\}\}")
IDENTITY = ("-c", "user.name=X", "-c", "user.email=x@example.org")


def git(root: Path, *arguments: str) -> str:
    """What git says of a repository, or does to it."""
    command = ["git", "-C", str(root), *IDENTITY, *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


def read_yaml(path: Path) -> Any:
    """A YAML file as a host reads it."""
    return YAML(typ="safe").load(path.read_text(encoding="utf-8"))


def workflow_steps(path: Path, job: str) -> list[dict[str, Any]]:
    """The steps of a job at GitHub that run commands, but for the installation."""
    steps = read_yaml(path)["jobs"][job]["steps"]
    return [step for step in steps if "run" in step and step["name"] != INSTALLATION]


@dataclass(frozen=True)
class Machine:
    """A folder with a portal, and what the environment says."""

    portal: Path
    variables: Mapping[str, str]

    def run(
        self, script: str, *, by: Iterable[str] = ("bash", "-e"), **more: str
    ) -> subprocess.CompletedProcess[str]:
        """Run a script as a host would; what it says is in `stdout`."""
        path = self.portal.parent / "script.sh"
        path.write_text(script, encoding="utf-8")
        return subprocess.run(
            [*by, str(path)],
            cwd=self.portal,
            env={**self._environment(), **self.variables, **more},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )

    def run_steps(
        self, steps: Iterable[Mapping[str, Any]], values: Mapping[str, str]
    ) -> dict[str, subprocess.CompletedProcess[str]]:
        """Run steps of GitHub until one fails; `values` are those of expressions."""
        done: dict[str, subprocess.CompletedProcess[str]] = {}
        for step in steps:
            told = {
                name: EXPRESSION.sub(lambda found: values[found[1]], text)
                for name, text in step.get("env", {}).items()
            }
            assert EXPRESSION.search(step["run"]) is None, "a shell is given no expressions"
            done[step["name"]] = self.run(step["run"], **told)
            if done[step["name"]].returncode:
                break
        return done

    def _environment(self) -> dict[str, str]:
        programs = self.portal.parent / "bin"
        programs.mkdir(exist_ok=True)
        tool = programs / "proceedings"
        tool.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m sphinx_proceedings "$@"\n')
        tool.chmod(0o755)
        kept = {
            name: os.environ[name]
            for name in ("HOME", "SPHINX_PROCEEDINGS_CACHE", "LANG")
            if name in os.environ
        }
        return {
            **kept,
            "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}",
            "PYTHONPATH": str(REPOSITORY / "tools"),
            "CI": "true",
        }
