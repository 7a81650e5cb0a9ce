"""The same content for Hugo, around which stands what stands around a page of this tool."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

from bench.plain_pages import PlainPage, all_pages
from bench.process import BuildError
from sphinx_proceedings.model.portal import Portal

__all__ = ["copy_static", "find_hugo", "hugo_portal"]

_CONF = """\
baseURL = "https://example.org/"
title = "Benchmark"
uglyURLs = true
disableKinds = ["home", "section", "taxonomy", "term", "rss", "sitemap", "robotstxt", "404"]

[markup.goldmark.renderer]
unsafe = true

[markup.highlight]
noClasses = false
"""
_ARTICLE = re.compile(r'(<article class="bd-article"[^>]*>).*?(</article>)', re.DOTALL)
_TITLE = re.compile(r"<title>.*?</title>", re.DOTALL)
_TO_ROOT = re.compile(r'(?<=")(?:\.\./)+')
_LINK = re.compile(r"(?<=\]\()(/[^()\s]+)\.md(?=\))")


def find_hugo(program: str) -> str | None:
    """The path of Hugo's program by its path or name; None where there is none."""
    found = shutil.which(program)
    return str(Path(found).absolute()) if found else None


def hugo_portal(portal: Portal, page: str) -> dict[str, str]:
    """The files of a project, by their paths; `page` is the HTML of a paper of this tool's portal.

    The layout keeps the whole head and frame of that page, metadata included.  Raises BuildError
    where there is no article in the page.
    """
    contents = {f"content/{page.docname}.md": _content(page) for page in all_pages(portal)}
    return {"hugo.toml": _CONF, "layouts/_default/single.html": _layout(page), **contents}


def copy_static(built: Path, root: Path) -> None:
    """Give Hugo the static files of a site of this tool."""
    shutil.copytree(built / "_static", root / "static" / "_static")


def _layout(page: str) -> str:
    # Hugo's own marks in the page stay text.
    literal = page.replace("{{", '{{ "{{" }}')
    framed, count = _ARTICLE.subn(r"\1<h1>{{ .Title }}</h1>{{ .Content }}\2", literal, count=1)
    if not count:
        raise BuildError("the page for Hugo's layout has no article of the theme")
    return _TO_ROOT.sub("/", _TITLE.sub("<title>{{ .Title }}</title>", framed, count=1))


def _content(page: PlainPage) -> str:
    head = json.dumps({"title": page.title}, ensure_ascii=False)
    body = _LINK.sub(r"\1.html", page.body)
    return f"{head}\n\n{body}"
