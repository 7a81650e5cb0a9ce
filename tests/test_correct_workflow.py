"""What a new portal does with an approved form: its steps as commands, with a recorder for gh."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any, cast

import pytest
from ruamel.yaml import YAML

from sphinx_proceedings.cli import main
from sphinx_proceedings.sources.corrections.form import LABELS
from support.folders import PACKAGE, REPOSITORY

STARTER = PACKAGE / "starter" / "files"
FORM = ".github/ISSUE_TEMPLATE/correction.yml"
GH = """#!/bin/sh
printf '%s\\n' "$*" >> "$GH_LOG"
for each; do
  case $previous in --body-file) cat "$each" >> "$GH_LOG";; esac
  previous=$each
done
case "$1 $2" in "pr create") echo https://example.org/pull/1;; esac
"""


def of_yaml(path: Path) -> dict[str, Any]:
    return cast("dict[str, Any]", YAML(typ="safe").load(path.read_text(encoding="utf-8")))


WORKFLOW = of_yaml(STARTER / ".github/workflows/correct.yml")["jobs"]["correct"]
SCRIPTS = [step for step in WORKFLOW["steps"] if "run" in step]


def typed(value: str, *, key: str = "my2027/lovelace2027notes") -> str:
    told = ("paper", key, "title", f"```text\n{value}\n```", "As printed.")
    return "\n\n".join(
        f"### {label}\n\n{text}" for label, text in zip(LABELS.values(), told, strict=True)
    )


@pytest.fixture
def portal(tmp_path: Path) -> Path:
    root = tmp_path / "portal"
    assert main(["new", str(root), "--edition", "my2027"]) == 0
    keys = re.findall(r"@inproceedings\{(\S+),", (root / "papers/my2027.bib").read_text())
    (root / "key").write_text(keys[0])
    for command in (
        ["init", "--bare", "-q", "../origin"],
        ["add", "--all"],
        ["-c", "user.name=N", "-c", "user.email=a@example.org", "commit", "-qm", "Begin"],
        ["remote", "add", "origin", "../origin"],
    ):
        subprocess.run(["git", *command], cwd=root, check=True)
    return root


def run_steps(portal: Path, form: str) -> str:
    """Run the steps that are not about installing; what gh was asked for."""
    bin_folder, temp = portal.parent / "bin", portal.parent / "temp"
    for folder in (bin_folder, temp):
        folder.mkdir()
    log = temp / "gh.log"
    programs = {
        "gh": GH,
        "proceedings": f'#!/bin/sh\nexec "{sys.executable}" -m sphinx_proceedings "$@"\n',
    }
    for name, text in programs.items():
        (bin_folder / name).write_text(text)
        (bin_folder / name).chmod(0o755)
    outputs = temp / "outputs"
    known = {
        "github.event.issue.body": form,
        "github.event.issue.number": "7",
        "github.token": "none",
    }
    for step in SCRIPTS[1:]:
        told = {name: known[expression.strip("${} ")] for name, expression in step["env"].items()}
        environment = {
            **os.environ,
            "PATH": f"{bin_folder}{os.pathsep}{os.environ['PATH']}",
            "PYTHONPATH": str(PACKAGE.parent),
            "RUNNER_TEMP": str(temp),
            "GITHUB_OUTPUT": str(outputs),
            "GH_LOG": str(log),
            **told,
        }
        command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]]
        subprocess.run(command, cwd=portal, env=environment, check=True)
        if step.get("id") == "made":
            known["steps.made.outputs.code"] = outputs.read_text().strip().removeprefix("code=")
    return log.read_text()


def git(portal: Path, *arguments: str) -> str:
    return subprocess.run(
        ["git", *arguments], cwd=portal, check=True, capture_output=True, text=True
    ).stdout


def test_an_approved_form_becomes_a_pull_request(portal: Path) -> None:
    key = (portal / "key").read_text()
    value = "Notes $(touch ../evil) `touch ../evil` \"; touch ../evil; # ' @everyone"
    told = run_steps(portal, typed(value, key=key))
    assert not (portal.parent / "evil").exists()
    asked = [line for line in told.splitlines() if not line.startswith((" ", "\t")) and line]
    assert asked == [
        "auth setup-git",
        "pr list --head correction-7 --state open --json url --jq .[].url",
        f"pr create --head correction-7 --title Correct title of paper my2027/{key} --body-file"
        f" {portal.parent}/temp/said",
        "Closes #7.",
        f"issue comment 7 --body-file {portal.parent}/temp/said",
        "https://example.org/pull/1",
    ]
    branch = git(portal, "--git-dir=../origin", "log", "-1", "--format=%B", "correction-7")
    assert branch.startswith(f"Correct title of paper my2027/{key}\n\nAs printed.\n\nCorrected: ")
    changed = git(portal, "--git-dir=../origin", "diff", "--stat", "correction-7~", "correction-7")
    assert changed.split("|", maxsplit=1)[0].strip() == "papers/my2027.bib"


@pytest.mark.parametrize(
    "form",
    [
        typed("Notes", key="my2027/nobody"),
        typed("a } b").replace("paper", "papr"),
        "what?",
        "",
        typed("x\n```\n\n### Kind\n\n@everyone <b>"),
    ],
)
def test_what_cannot_be_corrected_is_told_on_the_issue(portal: Path, form: str) -> None:
    told = run_steps(portal, form)
    first, second, empty, *shown = told.splitlines()
    assert first == f"issue comment 7 --body-file {portal.parent}/temp/said"
    assert second.startswith("This cannot be corrected so.")
    assert empty == ""
    assert shown
    # Set in, it is shown as it is.
    assert all(line.startswith("    ") for line in shown)
    assert git(portal, "--git-dir=../origin", "branch") == ""


def test_nothing_of_a_form_is_a_part_of_a_script() -> None:
    assert [step["run"] for step in SCRIPTS if "${{" in step["run"]] == []
    assert WORKFLOW["if"] == "github.event.label.name == 'approved'"
    assert of_yaml(STARTER / ".github/workflows/correct.yml")["permissions"] == {}


def test_the_form_is_what_is_read() -> None:
    fields = [field for field in of_yaml(STARTER / FORM)["body"] if "id" in field]
    assert {field["id"]: field["attributes"]["label"] for field in fields} == LABELS
    template = (STARTER / ".gitlab/issue_templates/correction.md").read_text(encoding="utf-8")
    assert re.findall(r"^### (.*)$", template, re.MULTILINE) == list(LABELS.values())


def test_this_portal_has_the_same_form() -> None:
    assert (REPOSITORY / FORM).read_bytes() == (STARTER / FORM).read_bytes()
