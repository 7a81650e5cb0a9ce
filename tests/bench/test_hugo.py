"""The same content for Hugo."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bench.hugo import copy_static, find_hugo, hugo_portal
from bench.plain_pages import all_pages
from bench.process import BuildError
from sphinx_proceedings.model.portal import Portal

PAGE = """\
<html data-content_root="../../"><head><title>A — B</title>
<script src="../../_static/a.js">{{"x": 1}}</script></head>
<body><article class="bd-article">
<h1>A</h1>
</article><a href="../../index.html">../..</a></body></html>
"""
LAYOUT = """\
<html data-content_root="/"><head><title>{{ .Title }}</title>
<script src="/_static/a.js">{{ "{{" }}"x": 1}}</script></head>
<body><article class="bd-article"><h1>{{ .Title }}</h1>{{ .Content }}</article>\
<a href="/index.html">../..</a></body></html>
"""


def test_files(portal: Portal) -> None:
    files = hugo_portal(portal, PAGE)
    pages = list(all_pages(portal))
    assert list(files) == [
        "hugo.toml",
        "layouts/_default/single.html",
        *(f"content/{page.docname}.md" for page in pages),
    ]
    assert files["layouts/_default/single.html"] == LAYOUT


def test_content(portal: Portal) -> None:
    page = next(all_pages(portal))
    head, _, body = hugo_portal(portal, PAGE)[f"content/{page.docname}.md"].partition("\n\n")
    assert json.loads(head) == {"title": page.title}
    links = page.body.partition("\n## Abstract")[0]
    assert body.startswith(links.replace(".md)", ".html)"))
    assert ".md)" in links


def test_page_of_another_theme(portal: Portal) -> None:
    with pytest.raises(BuildError, match="has no article of the theme"):
        hugo_portal(portal, "<html></html>")


def test_static_files(tmp_path: Path) -> None:
    (tmp_path / "site" / "_static" / "b").mkdir(parents=True)
    (tmp_path / "site" / "_static" / "b" / "a.css").write_text("c")
    copy_static(tmp_path / "site", tmp_path / "hugo")
    assert (tmp_path / "hugo" / "static" / "_static" / "b" / "a.css").read_text() == "c"


def test_program(tmp_path: Path) -> None:
    program = tmp_path / "hugo"
    program.write_text("")
    program.chmod(0o755)
    assert find_hugo(str(program)) == str(program)
    assert find_hugo(str(tmp_path / "nothing")) is None
