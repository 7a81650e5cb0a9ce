"""The security policy in heads of pages, ahead of what it is to hold for."""

import re
from pathlib import Path
from typing import Any

import pytest

from sphinx_proceedings.audit.run import audit
from sphinx_proceedings.outputs.head.policy import policy_from
from support.folders import TOY
from support.shared_builds import copy_of_sources
from support.sphinx_build import build_portal

META = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)" />')


def heads(html: Path) -> dict[str, str]:
    """The beginning of each page's head, up to the first script, style or link."""
    found = {}
    for path in html.rglob("*.html"):
        if "_static" not in path.parts:
            text = path.read_text("utf-8").partition("<head>")[2]
            found[path.relative_to(html).as_posix()] = re.split("<(?:script|style|link)", text)[0]
    return found


def stated(root: Path, policy: Any, builder: str = "html", **more: Any) -> set[str]:
    """What the pages of a portal state; empty for those that state nothing."""
    told = {"proceedings_policy": policy, **more}
    html = build_portal(root, builder=builder, confoverrides=told).html
    return {
        match[1].replace("&#x27;", "'") if (match := META.search(head)) else ""
        for head in heads(html).values()
    }


def test_all_pages_state_it_and_keep_to_it(tmp_path: Path) -> None:
    root = copy_of_sources(TOY, tmp_path / "toy")
    assert stated(root, policy=False) == {""}
    assert stated(root, policy=True) == {policy_from(True)}
    more = {"frame-src": ["https://video.example.org"]}
    assert stated(root, policy=more) == {policy_from(more)}
    findings = audit(root / "_build" / "html").findings
    assert [finding for finding in findings if finding.check == "policy"] == []


@pytest.mark.parametrize("made", [{"html_theme": "basic"}, {"builder": "dirhtml"}])
def test_others_have_scripts_and_styles_within_pages(tmp_path: Path, made: dict[str, str]) -> None:
    root = copy_of_sources(TOY, tmp_path / "toy")
    assert stated(root, policy=True, **made) == {""}
