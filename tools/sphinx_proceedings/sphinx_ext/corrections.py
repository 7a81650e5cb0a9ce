"""Where readers can correct a mistake, as the theme's settings tell of a repository."""

from __future__ import annotations

import re
from collections.abc import Mapping

from sphinx_proceedings.sphinx_ext.theme import PORTAL_THEME

__all__ = ["address_by_theme"]

_HOST = re.compile(r"https?://[^/]*\b(github|gitlab|bitbucket)\b")
_FILES = {
    "github": "{url}/edit/{branch}/{folder}{{file}}",
    "gitlab": "{url}/-/edit/{branch}/{folder}{{file}}",
    "bitbucket": "{url}/src/{branch}/{folder}{{file}}?mode=edit",
}
_ISSUES = {
    "github": "{url}/issues/new?title={{page}}",
    "gitlab": "{url}/-/issues/new?issue[title]={{page}}",
}
_FIRST_BRANCH = "main"


def address_by_theme(theme: str, options: Mapping[str, object]) -> str:
    """The address with `{file}` or `{page}` in it; empty where sphinx-book-theme is told of none.

    Its own button would lead to the file of the page, which the tool has made.
    """
    url = str(options.get("repository_url") or "").rstrip("/")
    if theme != PORTAL_THEME or not url:
        return ""
    host = _HOST.match(url)
    provider = str(options.get("repository_provider") or (host[1] if host else ""))
    places = (("use_edit_page_button", _FILES), ("use_issues_button", _ISSUES))
    found = (
        forms[provider] for button, forms in places if options.get(button) and provider in forms
    )
    folder = str(options.get("path_to_docs") or "").strip("/")
    return next(found, "").format(
        url=url,
        branch=options.get("repository_branch") or _FIRST_BRANCH,
        folder=f"{folder}/" if folder else "",
    )
